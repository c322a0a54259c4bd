import { randomBytes } from 'node:crypto';
import {
  betterAuthAdapter,
  type BetterAuthAdapter,
  type BetterAuthAdapterOptions,
} from '../../../src/adapters/better-auth/better-auth-adapter.js';
import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import { advance, resetClock } from './clock.js';
import { TERM } from './options.js';
import type { BetterAuthServer } from './server.js';

/* People with sessions, and one small organization after the other in which they are. */

/** Somebody with an identity at the server, and a session of theirs. */
export interface Identity {
  readonly id: string;
  readonly email: string;
  readonly bearer: string;
}

export const PASSWORD = 'nine purple umbrellas 17';

export class World {
  readonly #server: BetterAuthServer;
  readonly #identities = new Map<string, Promise<Identity>>();
  #organizationId = '';

  constructor(server: BetterAuthServer) {
    this.#server = server;
  }

  get server(): BetterAuthServer {
    return this.#server;
  }

  get organizationId(): string {
    return this.#organizationId;
  }

  /** An adapter for whoever has this session, in the newest organization unless told otherwise. */
  adapter(bearer: string | undefined, own: Partial<BetterAuthAdapterOptions> = {}): BetterAuthAdapter {
    const { origin } = this.#server;
    return betterAuthAdapter({
      baseUrl: `${origin}/api/auth`,
      organizationId: this.#organizationId,
      // Browsers say by themselves whence they ask.
      headers: { Origin: origin, ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }) },
      linkOf: (id) => `${origin}/accept#${id}`,
      admin: true,
      invitationFields: ['firstName', 'lastName', 'phone'],
      capabilities: { invitationTerm: TERM },
      ...own,
    });
  }

  /** Asks the server in plain HTTP. */
  async call(path: string, body: unknown, bearer?: string): Promise<Record<string, never>> {
    const { origin } = this.#server;
    const headers: Record<string, string> = { 'Content-Type': 'application/json', Origin: origin };
    if (bearer !== undefined) headers['Authorization'] = `Bearer ${bearer}`;
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${origin}/api/auth${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, never>;
  }

  /** Signs somebody up, once; their address counts as proven unless told otherwise. */
  identity(email: string, name = 'Robin Contract', { proven = true } = {}): Promise<Identity> {
    const known = this.#identities.get(email);
    if (known) return known;
    const made = this.#signUp(email, name, proven);
    this.#identities.set(email, made);
    return made;
  }

  async #signUp(email: string, name: string, proven: boolean): Promise<Identity> {
    const { token, user } = (await this.call('/sign-up/email', { email, name, password: PASSWORD })) as unknown as {
      token: string;
      user: { id: string };
    };
    if (proven) await this.query('UPDATE "user" SET "emailVerified" = true WHERE id = $1', user.id);
    return { id: user.id, email, bearer: token };
  }

  async query(sql: string, ...values: readonly unknown[]): Promise<Record<string, string>[]> {
    return (await this.#server.database.query<Record<string, string>>(sql, [...values])).rows;
  }

  /** Whoever manages every organization here, and is an administrator of the server, too. */
  async manager(): Promise<Identity> {
    const manager = await this.identity('olga.owner@example.com', 'Olga Owner');
    await this.query(`UPDATE "user" SET role = 'admin' WHERE id = $1`, manager.id);
    return manager;
  }

  /** A new organization of five in two teams. */
  async organization(): Promise<{ readonly adapter: BetterAuthAdapter; readonly seed: Omit<ContractSeed, 'visitor'> }> {
    resetClock();
    const { bearer, id } = await this.manager();
    const name = 'Contract & Söns';
    const slug = randomBytes(8).toString('hex');
    const made = (await this.call('/organization/create', { name, slug }, bearer)) as unknown as { id: string };
    this.#organizationId = made.id;
    const adapter = this.adapter(bearer);
    const [first] = (await adapter.groups?.list({ limit: 10 }))?.items ?? [];
    const second = await adapter.groups?.create({ name: 'Accounting' });
    if (!first || !second) throw new Error('There are no teams.');
    const memberId = await this.join('milan.member@example.com', 'Milan Member', first.id);
    for (const other of ['Ottilie Zoellner', 'Bao Nguyen', 'Carmen Ibarra'])
      await this.join(`${other.replace(' ', '.').toLowerCase()}@example.com`, other, second.id);
    const [viewer] = await this.query(
      'SELECT id FROM member WHERE "userId" = $1 AND "organizationId" = $2',
      id,
      made.id,
    );
    const guest = `guest-${slug}@example.com`;
    const groups = [first, second].map((group) => ({ id: group.id, name: group.name }));
    return {
      adapter,
      seed: {
        groups,
        memberId,
        viewerId: viewer?.['id'] ?? '',
        guest: {
          email: guest,
          signIn: async () => this.adapter((await this.identity(guest, 'Gus Guest')).bearer),
        },
        advance,
      },
    };
  }

  /** Makes somebody a member as the server's own code does it, without an invitation. @returns the membership's id */
  async join(email: string, name: string, teamId: string): Promise<string> {
    const { id } = await this.identity(email, name);
    await this.query('UPDATE "user" SET banned = false, name = $2 WHERE id = $1', id, name);
    const body = { userId: id, role: 'member' as const, organizationId: this.#organizationId, teamId };
    return (await this.#server.auth.api.addMember({ body })).id;
  }

  /** Whom an invitation was sent to, from the database. */
  async recipientOf(invitationId: string): Promise<string | undefined> {
    return (await this.query('SELECT email FROM invitation WHERE id = $1', invitationId))[0]?.['email'];
  }
}
