import { randomBytes } from 'node:crypto';
import { movableClock, type MovableClock } from '../../../mocks/clock.js';
import type { AddResult } from '../../../src/domain/adapter.js';
import type { InvitationLink } from '../../../src/domain/invitation.js';
import type { User } from '../../../src/domain/user.js';
import { createSecrets } from '../../../examples/server/crypto/secrets.js';
import type { Database } from '../../../examples/server/db/database.js';
import type { NewMembership } from '../../../examples/server/db/tables.js';
import { createServer, type Server, type ServerOptions } from '../../../examples/server/server.js';
import { searchColumns } from '../../../examples/server/users/search-text.js';
import { Client, expectStatus } from './client.js';
import type { TestDatabase } from './engines.js';
import { mailbox, type Mailbox } from './mailbox.js';

export const ORIGIN = 'http://localhost:4780';
export const START = '2026-11-23T09:30:00.000Z';
export const PASSWORD = 'harbour-lantern-57-quilt';

/** One server with an administrator who is in every account that a test makes. */
export interface World {
  readonly server: Server;
  readonly database: Database;
  readonly clock: MovableClock;
  readonly mail: Mailbox;
  readonly logs: string[];
  /** Signed in as the administrator. */
  readonly admin: Client;
  newAccount(): Promise<Account>;
  /** Somebody who is not signed in. */
  stranger(): Client;
  stop(): Promise<void>;
}

export type WorldOptions = Partial<Omit<ServerOptions, 'database'>> & { readonly linkKey?: Uint8Array };

let counter = 0;
/** A word that no other test of the run uses. */
export function unique(stem: string): string {
  counter += 1;
  return `${stem}${counter}${randomBytes(3).toString('hex')}`;
}

export async function startWorld(test: TestDatabase, options: WorldOptions = {}): Promise<World> {
  const database = await test.open();
  const clock = movableClock(START);
  const mail = mailbox();
  const logs: string[] = [];
  const { linkKey = new Uint8Array(32).fill(7), ...rest } = options;
  const server = await createServer({
    database,
    clock,
    secrets: createSecrets(linkKey, 'a secret of the tests, long enough'),
    transport: mail,
    publicUrl: ORIGIN,
    idleMs: 0,
    log: (line) => logs.push(line),
    quotas: {
      signInsPerClient: { max: 1000, windowMs: 60_000 },
      acceptancesPerClient: { max: 1000, windowMs: 60_000 },
    },
    ...rest,
  });
  const origin = options.publicUrl ?? ORIGIN;
  const admin = new Client(server, origin);
  const identityId = await signInAdministrator(server, admin);
  return {
    server,
    database,
    clock,
    mail,
    logs,
    admin,
    newAccount: () => newAccount(server, admin, identityId),
    stranger: () => new Client(server, origin),
    stop: async () => {
      await server.close();
      await test.stop();
    },
  };
}

const ADMIN_EMAIL = 'ada.admin@example.com';

async function signInAdministrator(server: Server, admin: Client): Promise<string> {
  const { identities, db } = server.services;
  const passwordHash = await identities.hash(PASSWORD);
  const identity = { name: 'Ada Admin', email: ADMIN_EMAIL, passwordHash, verified: true };
  const find = async (): Promise<string | undefined> =>
    (await db.transaction().execute((trx) => identities.find(trx, ADMIN_EMAIL)))?.id;
  const create = (): Promise<string> => db.transaction().execute((trx) => identities.create(trx, identity));
  // Another server on the same database may make the administrator at the same moment.
  const id = (await find()) ?? (await create().catch(find));
  if (id === undefined) throw new Error('There is no administrator.');
  expectStatus(await admin.signIn(ADMIN_EMAIL, PASSWORD), 200);
  return id;
}

/** An account of its own for a test, with what is asked of it most. */
export interface Account {
  readonly id: string;
  /** Below which the account's resources are. */
  readonly path: string;
  readonly adminId: string;
  /** The default group and two others. */
  readonly groups: readonly [string, string, string];
  invite(email: string, more?: Readonly<Record<string, unknown>>): Promise<User>;
  /** The secret of the open link, as copying it gives it. */
  token(user: User): Promise<string>;
  get(id: string): Promise<User>;
  /** A member without having been invited. */
  addMember(columns?: Partial<NewMembership>): Promise<string>;
}

async function newAccount(server: Server, admin: Client, identityId: string): Promise<Account> {
  const { db } = server.services;
  const id = unique('ACC-');
  const path = `/api/v1/accounts/${id}`;
  const groups = [`${id}-1`, `${id}-2`, `${id}-3`] as const;
  await db
    .insertInto('accounts')
    .values({ id, name: `Account ${id}`, created_at: START, guarded: 0 })
    .execute();
  const names = ['Everyone', 'Finance', 'Sales'];
  const rows = groups.map((group, index) => {
    const name = names[index] ?? group;
    return {
      id: group,
      account_id: id,
      name,
      name_key: name.toLowerCase(),
      search: name.toLowerCase(),
      is_default: index === 0 ? (1 as const) : (0 as const),
      version: 1,
    };
  });
  await db.insertInto('groups').values(rows).execute();
  const addMember = async (columns: Partial<NewMembership> = {}): Promise<string> => {
    const userId = columns.id ?? unique('USR-');
    const named = {
      id: userId,
      email: `${userId.toLowerCase()}@example.com`,
      first_name: 'Mo',
      last_name: 'Member',
      ...columns,
    };
    const times = { created_at: START, joined_at: START };
    const row = {
      account_id: id,
      email_key: named.email.toLowerCase(),
      state: 'active',
      administrator: 0,
      source: 'invitation',
      version: 1,
    } as const;
    await db
      .insertInto('memberships')
      .values({ ...row, ...times, ...searchColumns(named), ...named })
      .execute();
    await db.insertInto('group_members').values({ group_id: groups[0], membership_id: userId }).execute();
    return userId;
  };
  const adminId = await addMember({
    email: ADMIN_EMAIL,
    first_name: 'Ada',
    last_name: 'Admin',
    administrator: 1,
    identity_id: identityId,
  });
  return {
    id,
    path,
    adminId,
    groups,
    addMember,
    invite: async (email, more = {}) => {
      const draft = { firstName: 'Elif', lastName: 'Yıldırım', email, groupIds: [groups[0]], ...more };
      return expectStatus(await admin.post<AddResult>(`${path}/users`, draft), 201).user;
    },
    token: async (user) => {
      const link = expectStatus(await admin.post<InvitationLink>(invitationPath(path, user, 'link')), 200);
      return new URL(link.url).hash.slice(1);
    },
    get: async (userId) => expectStatus(await admin.get<User>(`${path}/users/${encodeURIComponent(userId)}`), 200),
  };
}

/** Where an act on the user's current invitation is. */
export function invitationPath(
  path: string,
  user: User,
  act: 'link' | 'events' | 'resend' | 'renew' | 'revoke',
): string {
  return `${path}/users/${user.id}/invitations/${user.invitation?.id ?? 'none'}/${act}`;
}

/** What an invited person types. */
export const REGISTRATION = { firstName: 'Elif', lastName: 'Yıldırım', password: PASSWORD } as const;
