import { runWithAdapter } from '@better-auth/core/context';
import { getAdapter } from 'better-auth/db/adapter';
import type { Trx } from '../db/tables.js';
import { isUniqueViolation } from '../db/database.js';
import { deadLink } from '../errors.js';
import { authOptions, CLIENT_HEADER, createAuth, type Auth, type AuthSettings } from './auth.js';
import { signInAddress } from './sign-in-address.js';

/** Somebody who can sign in, whatever accounts they are in. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  /** As it was written. */
  readonly email: string;
  readonly verified: boolean;
}

export interface NewIdentity {
  readonly name: string;
  readonly email: string;
  /** Made by `hash`: hashing takes time, in which no transaction should wait. */
  readonly passwordHash: string;
  readonly verified: boolean;
}

/** Identities, sessions and passwords, through better-auth alone. */
export interface Identities {
  readonly auth: Auth;
  hash(password: string): Promise<string>;
  find(trx: Trx, email: string): Promise<Identity | undefined>;
  /** @throws {DirectoryError} `invitation`, `sign-in-required` when there is one with this address */
  create(trx: Trx, identity: NewIdentity): Promise<string>;
  /** Marks the address as proven and replaces the password; every session ends. */
  prove(trx: Trx, id: string, passwordHash: string): Promise<void>;
  /** Who the request's cookie belongs to. */
  signedIn(headers: Headers): Promise<Identity | undefined>;
  /** Signs in; answers the cookies to set. */
  signIn(email: string, password: string, headers: Headers): Promise<Headers>;
  /** Ends the session; answers the cookies to clear. */
  signOut(headers: Headers): Promise<Headers>;
}

export function createIdentities(settings: AuthSettings): Identities {
  const auth = createAuth(settings);
  const onTransaction = async <T>(
    trx: Trx,
    work: (adapter: Awaited<ReturnType<typeof contextOf>>['internalAdapter']) => Promise<T>,
  ) => {
    const context = await contextOf(auth);
    const options = {
      ...authOptions(settings),
      database: { db: trx, type: settings.database.engine, transaction: false },
    };
    return runWithAdapter(await getAdapter(options), () => work(context.internalAdapter));
  };
  return {
    auth,
    hash: async (password) => (await contextOf(auth)).password.hash(password),
    find: (trx, email) =>
      onTransaction(trx, async (adapter) => toIdentity((await adapter.findUserByEmail(signInAddress(email)))?.user)),
    create: (trx, identity) => onTransaction(trx, (adapter) => create(adapter, identity)),
    prove: (trx, id, passwordHash) =>
      onTransaction(trx, async (adapter) => {
        await adapter.updateUser(id, { emailVerified: true });
        await adapter.updatePassword(id, passwordHash);
        await adapter.deleteUserSessions(id);
      }),
    signedIn: async (headers) =>
      toIdentity((await auth.api.getSession({ headers, query: { disableRefresh: true } }))?.user),
    signIn: async (email, password, headers) => {
      const answer = await auth.api.signInEmail({
        body: { email: signInAddress(email), password },
        headers: ownHeaders(headers),
        asResponse: true,
      });
      return answer.headers;
    },
    signOut: async (headers) =>
      (await auth.api.signOut({ headers: ownHeaders(headers, 'cookie'), asResponse: true })).headers,
  };
}

/** What the library may see of a request that it did not handle itself. */
function ownHeaders(headers: Headers, ...more: readonly string[]): Headers {
  const kept = ['user-agent', CLIENT_HEADER, ...more].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : ([[name, value]] as [string, string][]);
  });
  return new Headers(kept);
}

function contextOf(auth: Auth) {
  return auth.$context;
}

type InternalAdapter = Awaited<ReturnType<typeof contextOf>>['internalAdapter'];

/** The route for signing up is off, so that nobody makes an identity but by an invitation. */
async function create(adapter: InternalAdapter, identity: NewIdentity): Promise<string> {
  try {
    const made = await adapter.createUser(
      {
        name: identity.name,
        email: signInAddress(identity.email),
        address: identity.email,
        emailVerified: identity.verified,
      },
      { method: 'email-password' },
    );
    await adapter.linkAccount({
      userId: made.id,
      providerId: 'credential',
      accountId: made.id,
      password: identity.passwordHash,
    });
    return made.id;
  } catch (error) {
    if (isUniqueViolation(error)) throw deadLink('sign-in-required');
    throw error;
  }
}

interface StoredIdentity {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly address?: unknown;
}

function toIdentity(user: StoredIdentity | null | undefined): Identity | undefined {
  if (!user) return undefined;
  const email = typeof user.address === 'string' ? user.address : user.email;
  return { id: user.id, name: user.name, email, verified: user.emailVerified };
}
