import { BASE, FakeServer, type FakeRequest, type Habits } from './fake-server.js';

/*
 * Ways in which servers differ that show in the shape of a request or an answer alone: laid around the fake server, so
 * that this one stays as the standard has it.
 */

/** One server, as its habits and what is laid around them make it. */
export interface Quirk {
  readonly title: string;
  readonly habits?: Habits;
  readonly baseUrl?: string;
  /** The ids that the server gives, by number. */
  readonly idOf?: (number: number) => string;
  /** Answers in the server's place, where it gives something. */
  readonly instead?: (request: FakeRequest, server: FakeServer) => Response | undefined;
  /** The answer as this server writes it. */
  readonly reshape?: (answer: Answer, request: FakeRequest) => Answer;
  /** What of the contract is lost by it; a reason why a scenario is reported as unsupported. */
  readonly lacks?: readonly string[];
}

export interface Answer {
  readonly status: number;
  /** `undefined` for an answer without a body; text is sent as it is. */
  readonly body: unknown;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface QuirkyServer {
  readonly server: FakeServer;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
}

export function quirkyServer(quirks: readonly Quirk[]): QuirkyServer {
  const server = new FakeServer(Object.assign({}, ...quirks.map(({ habits }) => habits)) as Habits);
  const idOf = quirks.map((quirk) => quirk.idOf).find(Boolean);
  if (idOf) server.ids = Array.from({ length: 500 }, (_none, at) => idOf(at + 1));
  server.instead = (request) => {
    for (const { instead } of quirks) {
      const answer = instead?.(request, server);
      if (answer) return answer;
    }
    return undefined;
  };
  return {
    server,
    baseUrl: quirks.map((quirk) => quirk.baseUrl).find(Boolean) ?? BASE,
    fetch: async (input, init) => {
      const response = await server.fetch(input, init);
      const request = server.requests.at(-1);
      if (!request) return response;
      return reshaped(response, (answer) =>
        quirks.reduce((shown, { reshape }) => reshape?.(shown, request) ?? shown, answer),
      );
    },
  };
}

async function reshaped(response: Response, reshape: (answer: Answer) => Answer): Promise<Response> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const given = {
    status: response.status,
    body: text === '' || !type.includes('json') ? text || undefined : (JSON.parse(text) as unknown),
    type,
  };
  const { status, body, type: shown, headers } = reshape(given);
  const all = new Headers(response.headers);
  all.set('Content-Type', shown);
  for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
  const written = typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body);
  return new Response(written, { status, headers: all });
}

/** Every object in a body, from the inside out. */
function deeply(body: unknown, change: (object: Record<string, unknown>) => Record<string, unknown>): unknown {
  if (Array.isArray(body)) return body.map((one) => deeply(one, change));
  if (typeof body !== 'object' || body === null) return body;
  return change(Object.fromEntries(Object.entries(body).map(([name, inner]) => [name, deeply(inner, change)])));
}

const shaped =
  (change: (object: Record<string, unknown>) => Record<string, unknown>): NonNullable<Quirk['reshape']> =>
  (answer) => ({ ...answer, body: deeply(answer.body, change) });

const without =
  (...names: readonly string[]) =>
  (object: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

const refusal = (status: number, scimType?: string): Response => Response.json({ scimType, detail: 'No.' }, { status });

interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

function operationsOf({ method, body }: FakeRequest): readonly Operation[] {
  return method === 'PATCH' ? ((body as { Operations?: Operation[] }).Operations ?? []) : [];
}

const isList = ({ method, path }: FakeRequest): boolean => method === 'GET' && /^\/(?:Users|Groups)$/u.test(path);
const digits = (value: unknown): unknown => (typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : value);

/** A PATCH as the fake server reads it, for servers that want it said in another way. */
function rewritten(operation: Operation): Operation[] {
  const op = operation.op.toLowerCase();
  if (op !== 'remove' || !Array.isArray(operation.value)) return [{ ...operation, op }];
  const values = operation.value as { readonly value: string }[];
  return values.map(({ value }) => ({ op, path: `${operation.path ?? ''}[value eq ${JSON.stringify(value)}]` }));
}

/** Has the server read a PATCH in its own way. */
function readAs(request: FakeRequest): undefined {
  const { body } = request;
  if (request.method === 'PATCH')
    Object.assign(body as object, { Operations: operationsOf(request).flatMap(rewritten) });
  return undefined;
}

/** Servers, each with the quirks that go together: every one of them is a whole run of the contract. */
export const SERVERS: readonly (readonly Quirk[])[] = [
  [{ title: 'keeps to the standard' }],
  [
    { title: 'is written with a slash at its end', baseUrl: `${BASE}/` },
    {
      title: 'keeps the document about itself for administrators',
      instead: ({ path }) =>
        path === '/ServiceProviderConfig'
          ? new Response('<h1>Sign in</h1>', { status: 401, headers: { 'Content-Type': 'text/html' } })
          : undefined,
    },
    {
      title: 'has numbers for ids',
      idOf: (number) => String(number),
      reshape: shaped((object) => ({
        ...object,
        ...('id' in object && { id: digits(object.id) }),
        ...('value' in object && { value: digits(object.value) }),
      })),
    },
    {
      title: 'writes booleans as text',
      reshape: shaped((object) =>
        'active' in object ? { ...object, active: object.active ? 'True' : 'False' } : object,
      ),
    },
    {
      title: 'counts from 0 in what it answers',
      reshape: shaped((object) => ('startIndex' in object ? { ...object, startIndex: 0 } : object)),
    },
  ],
  [
    {
      title: 'says that it has no filters and no PATCH, but has them, and has no PUT',
      habits: { config: { filter: { supported: false }, patch: { supported: false }, sort: { supported: 'true' } } },
      instead: ({ method }) => (method === 'PUT' ? refusal(405) : undefined),
    },
    { title: 'has ids with signs that mean something elsewhere', idOf: (number) => `a b/${number}?#%2F"\\é` },
  ],
  [
    {
      title: 'answers 200 with the resource to PATCH, and with text to DELETE',
      reshape: (answer, { method }) =>
        answer.status !== 204
          ? answer
          : method === 'DELETE'
            ? { status: 200, body: 'Deleted.', type: 'text/plain' }
            : { status: 200, body: { schemas: [] }, type: 'application/json' },
    },
    { title: 'has no type and no primary address', reshape: shaped(without('primary', 'type')) },
    {
      title: 'leaves out an empty list',
      reshape: shaped((object) => (object.totalResults === 0 ? without('Resources')(object) : object)),
    },
    { title: 'names nobody in the groups of users', reshape: shaped(without('display')) },
  ],
  [
    {
      title: 'reads the operations of a PATCH with a capital alone',
      instead: (request) => {
        if (request.method === 'PUT') return refusal(405);
        if (operationsOf(request).some(({ op }) => !/^[A-Z]/u.test(op))) return refusal(400, 'invalidSyntax');
        return readAs(request);
      },
    },
    {
      title: 'refuses pages of more than 20',
      instead: ({ query }) => (Number(query.get('count') ?? 0) > 20 ? refusal(400, 'invalidValue') : undefined),
    },
  ],
  [
    {
      title: 'takes members out by their values alone, and writes no group whole',
      instead: (request) => {
        const whole = operationsOf(request).some(({ op, path }) => op === 'replace' && path === 'members');
        const byPath = operationsOf(request).some(({ path = '' }) => path.includes('['));
        if (whole || byPath || request.method === 'PUT') return refusal(400, 'invalidPath');
        return readAs(request);
      },
    },
    {
      title: 'answers errors as pages',
      reshape: (answer) =>
        answer.status < 400 ? answer : { status: answer.status, body: '<h1>No</h1>', type: 'text/html' },
    },
  ],
  [
    {
      title: 'reads members from a value without a path',
      instead: (request) => {
        if (request.method === 'PUT') return refusal(501);
        const operations = operationsOf(request);
        if (operations.some(({ op, path }) => op === 'add' && path !== undefined)) return refusal(400, 'invalidPath');
        const paths = operations.map(({ path, value, op }) => {
          if (path !== undefined || op !== 'add') return { op, path, value };
          return { op, path: 'members', value: (value as { members: unknown }).members };
        });
        if (request.method === 'PATCH') Object.assign(request.body as object, { Operations: paths });
        return undefined;
      },
    },
    {
      title: 'answers errors with a detail and a number',
      reshape: (answer) =>
        answer.status < 400 ? answer : { ...answer, body: { detail: 'No.', status: answer.status } },
    },
    { title: 'has no versions', habits: { versions: 'none' } },
  ],
  [
    {
      title: 'refuses a member who is there already',
      instead: (request, { groups }) => {
        const group = groups.get(decodeURIComponent(request.path.split('/')[2] ?? ''));
        const there = ((group?.members ?? []) as { value: string }[]).map(({ value }) => value);
        const added = operationsOf(request).flatMap(({ op, value }) => (op === 'add' ? (value as unknown[]) : []));
        return added.some((one) => there.includes((one as { value: string }).value)) ? refusal(409) : undefined;
      },
    },
    {
      title: 'tells nothing but what it must',
      reshape: shaped((object) =>
        without('primary', 'type', 'schemas', 'meta', ...('userName' in object ? ['displayName'] : []))(object),
      ),
    },
    { title: 'ignores versions', habits: { versions: 'ignored' } },
  ],
  [
    {
      title: 'finds a filter that nobody passes 404',
      reshape: (answer, request) => {
        const nobody = isList(request) && (answer.body as { totalResults?: number }).totalResults === 0;
        return nobody && request.query.has('filter') ? { ...answer, status: 404, body: { detail: 'None.' } } : answer;
      },
    },
    { title: 'gives three at a time', habits: { cap: 3 } },
  ],
  [
    {
      title: 'has no filters',
      habits: { noFilters: true },
      lacks: ['search', 'search by part of a name', 'a filter by state'],
    },
    { title: 'has no PATCH', habits: { noPatch: 501 } },
  ],
  [
    { title: 'filters user names alone', habits: { refusedAttributes: ['emails.value', 'emails', 'displayName'] } },
    { title: 'has no PATCH, and spells with capitals', habits: { noPatch: 405, capitals: true } },
  ],
  [
    {
      title: 'speaks plain JSON',
      habits: { jsonOnly: 415 },
      reshape: (answer) => ({ ...answer, type: 'application/json; charset=utf-8' }),
    },
    {
      title: 'answers POST with a Location alone',
      reshape: (answer) => (answer.status === 201 ? { ...answer, body: undefined } : answer),
    },
    { title: 'gives everybody at once', habits: { doesNotPage: true } },
  ],
  [
    {
      title: 'answers POST with nothing',
      habits: { created: 'nothing' },
      reshape: (answer) => (answer.status === 201 ? { ...answer, body: undefined } : answer),
    },
    { title: 'does not tell groups with users', habits: { hidesGroups: true, listsWithoutMembers: true } },
  ],
  [{ title: 'does not tell members with groups', habits: { hidesMembers: true }, lacks: ['a count of members'] }],
  [
    {
      title: 'keeps whom it deleted as inactive',
      instead: ({ method, path }, { users }) => {
        const user = users.get(decodeURIComponent(path.split('/')[2] ?? ''));
        if (method !== 'DELETE' || !user) return undefined;
        user.active = false;
        return new Response(null, { status: 204 });
      },
    },
  ],
];
