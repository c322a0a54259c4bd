import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import {
  betterAuthAdapter,
  type BetterAuthAdapter,
  type BetterAuthAdapterOptions,
} from '../../../src/adapters/better-auth/better-auth-adapter.js';
import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import { advance, resetClock } from '../../live/better-auth/clock.js';
import { optionsOn, TERM, type Letter } from '../../live/better-auth/options.js';
import { visitorOf } from '../../live/better-auth/visitor.js';

/* The real better-auth over tables in memory, without a network, a mail or a password; the live suite has all of them. */

const ORIGIN = 'https://app.example.com';

type Row = Record<string, unknown> & { readonly id: string };
type Table =
  'user' | 'session' | 'account' | 'verification' | 'organization' | 'member' | 'invitation' | 'team' | 'teamMember';

export interface InProcess {
  readonly adapter: BetterAuthAdapter;
  readonly seed: ContractSeed;
  /** What the server holds of this organization. */
  rows(table: 'member' | 'invitation' | 'team'): Row[];
  /** Changes what the server holds, as its own code could. */
  change(table: Table, id: string, change: Record<string, unknown>): void;
  readonly letters: readonly Letter[];
  /** Somebody with an identity and a session at the server. */
  person(email: string, name?: string): Promise<{ readonly id: string; readonly bearer: string }>;
  /** Makes somebody a member, without an invitation. @returns the membership's id */
  join(email: string, teamIds?: readonly string[]): Promise<string>;
  /** An adapter of the manager's, or of whose bearer it is, whose connection somebody stands on. */
  through(
    meddle: (next: typeof fetch) => typeof fetch,
    own?: Partial<BetterAuthAdapterOptions> & { readonly bearer?: string },
  ): BetterAuthAdapter;
  /** The same for the invited person, whoever that is. */
  visitorThrough(meddle: (next: typeof fetch) => typeof fetch): BetterAuthAdapter;
}

const db: Record<Table, Row[]> = {
  user: [],
  session: [],
  account: [],
  verification: [],
  organization: [],
  member: [],
  invitation: [],
  team: [],
  teamMember: [],
};
const letters: Letter[] = [];
const auth = betterAuth(
  optionsOn({
    database: memoryAdapter(db),
    origin: ORIGIN,
    send: async (letter) => void letters.push(letter),
  }),
);
const connection: typeof fetch = async (input, init) => auth.handler(new Request(input, init));

let counter = 0;

function insert(table: Table, values: Record<string, unknown>): Row {
  counter += 1;
  const now = new Date();
  const row = { id: `${table}-${String(counter).padStart(26, '0')}`, createdAt: now, updatedAt: now, ...values };
  db[table].push(row);
  return row;
}

/** A new organization of three in two teams, with the manager, who is an administrator of the server, too. */
export async function inProcess(): Promise<InProcess> {
  resetClock();
  for (const table of Object.values(db)) table.length = 0;
  letters.length = 0;
  const organization = insert('organization', { name: 'Contract & Söns', slug: `org-${counter}` });
  const [first, second] = ['Everybody', 'Accounting'].map((name) =>
    insert('team', { name, organizationId: organization.id }),
  );
  if (!first || !second) throw new Error('There are no teams.');
  const person: InProcess['person'] = async (email, name = 'Robin Contract') => {
    const known = db.user.find((user) => user['email'] === email);
    const user = known ?? insert('user', { email, name, emailVerified: true, role: 'user', banned: false });
    const expiresAt = new Date(Date.now() + 365 * 24 * 60 * 60_000);
    const session = insert('session', { userId: user.id, token: `token-of-${user.id}-${counter}`, expiresAt });
    return { id: user.id, bearer: String(session['token']) };
  };
  const join = async (email: string, teamIds: readonly string[] = [], role = 'member'): Promise<string> => {
    const { id } = await person(email, email.split('@')[0]?.replace('.', ' '));
    for (const teamId of teamIds) insert('teamMember', { teamId, userId: id });
    return insert('member', { organizationId: organization.id, userId: id, role }).id;
  };
  const viewerId = await join('Olga.Owner@example.com', [], 'owner');
  const manager = await person('Olga.Owner@example.com');
  const change: InProcess['change'] = (table, id, values) => {
    const row = db[table].find((one) => one.id === id);
    Object.assign(row ?? {}, values);
  };
  change('user', manager.id, { role: 'admin', email: 'olga.owner@example.com' });
  const memberId = await join('Milan.Member@example.com', [first.id]);
  await join('ottilie.zoellner@example.com', [second.id]);
  const adapterOf = (bearer: string | undefined, own: Partial<BetterAuthAdapterOptions>): BetterAuthAdapter =>
    betterAuthAdapter({
      baseUrl: `${ORIGIN}/api/auth`,
      organizationId: organization.id,
      headers: { Origin: ORIGIN, ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }) },
      linkOf: (id) => `${ORIGIN}/accept#${id}`,
      admin: true,
      invitationFields: ['firstName', 'lastName', 'phone'],
      capabilities: { invitationTerm: TERM },
      fetch: connection,
      attempts: 1,
      ...own,
    });
  const through: InProcess['through'] = (meddle, { bearer = manager.bearer, ...own } = {}) =>
    adapterOf(bearer, { fetch: meddle(connection), ...own });
  const visitorThrough: InProcess['visitorThrough'] = (meddle) =>
    visitorOf({
      fetch: meddle(connection),
      identity: person,
      recipientOf: async (id) => db.invitation.find((one) => one.id === id)?.['email'] as string | undefined,
      adapter: adapterOf,
    });
  const guest = 'gus.guest@example.com';
  return {
    adapter: through((next) => next),
    seed: {
      groups: [first, second].map(({ id, name }) => ({ id, name: String(name) })),
      memberId,
      viewerId,
      visitor: visitorThrough((next) => next),
      guest: {
        email: guest,
        signIn: async () => through((next) => next, { bearer: (await person(guest)).bearer }),
      },
      advance,
    },
    rows: (table) => db[table],
    change,
    letters,
    person,
    join,
    through,
    visitorThrough,
  };
}
