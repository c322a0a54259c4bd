import assert from 'node:assert/strict';
import type { Server } from '../../../examples/server/server.js';
import { checkExchange } from '../../support/openapi.js';

export interface Reply<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** What an error's body says. */
export interface ProblemBody {
  readonly kind: string;
  readonly status: number;
  readonly code?: string;
  readonly fields?: readonly { field: string; code: string }[];
  readonly existing?: { id: string; state?: string };
  readonly reason?: { code: string };
  readonly retryAfterMs?: number;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser's part: keeps cookies, names its origin, sends JSON. Holds every exchange against openapi.yaml. */
export class Client {
  readonly #server: Server;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(server: Server, origin: string) {
    this.#server = server;
    this.#origin = origin;
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  clear(): void {
    this.#cookies.clear();
  }

  async send<T>(method: string, path: string, { body, headers = {} }: RequestOptions = {}): Promise<Reply<T>> {
    const writes = method !== 'GET' && method !== 'HEAD';
    const request = new Request(`${this.#origin}${path}`, {
      method,
      headers: {
        ...(writes && { origin: this.#origin, 'content-type': 'application/json' }),
        ...(this.#cookies.size > 0 && { cookie: this.cookies }),
        ...headers,
      },
      ...(writes && { body: JSON.stringify(body ?? {}) }),
    });
    const asked = request.clone();
    const response = await this.#server.fetch(request);
    if (path.startsWith('/api/v1/')) await checkExchange(asked, response);
    this.#keep(response);
    const text = await response.text();
    const json = /json/u.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply<T>> {
    return this.send<T>('POST', path, { body, ...(headers && { headers }) });
  }

  async signIn(email: string, password: string): Promise<Reply<ProblemBody>> {
    return this.post('/api/auth/sign-in/email', { email, password });
  }

  #keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0/iu.test(cookie) || value.join('=') === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value.join('='));
    }
  }
}

/** The reply, when it has this status; else the test fails with what it says. */
export function expectStatus<T>(reply: Reply<T>, status: number): T {
  assert.equal(reply.status, status, JSON.stringify(reply.body));
  return reply.body;
}

/** The problem, when the reply is one of this kind and code. */
export function expectProblem(reply: Reply, status: number, kind: string, code?: string): ProblemBody {
  const problem = expectStatus(reply, status) as ProblemBody;
  assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/u);
  assert.equal(problem.kind, kind, JSON.stringify(problem));
  assert.equal(problem.status, status);
  if (code !== undefined) assert.equal(problem.code, code, JSON.stringify(problem));
  return problem;
}
