import type { CallOptions, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { whyNot } from '../../domain/policy.js';
import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import type { Call, HttpClient } from '../http/request.js';
import { path } from '../http/url.js';
import { invalidState, withOwnFields } from './softwareone-errors.js';
import { toUser } from './softwareone-mapping.js';
import { GROUP_SELECT, MEMBER_SELECT } from './softwareone-queries.js';
import { wireGroup, wireMembership, type Membership, type WireGroup } from './softwareone-wire.js';
import { mustBe } from '../http/version.js';

/** What the operations share. */
export interface Context {
  /** Sends, and gives the parsed body. */
  readonly send: <T>(call: Call<T>) => Promise<T>;
  /** `ACC-…`: the one account that is looked at; the token's own when absent. */
  readonly account: string | undefined;
  /** `AUSR-…`: the membership of whoever is signed in, where the host knows it. */
  readonly viewerId: string | undefined;
  readonly now: () => Date;
}

/** Where things are, below the base. */
export const at = {
  members: '/v1/accounts/account-users',
  member: (id: string) => path`/v1/accounts/account-users/${id}`,
  person: (id: string) => path`/v1/accounts/users/${id}`,
  groups: '/v1/accounts/user-groups',
  group: (id: string) => path`/v1/accounts/user-groups/${id}`,
};

export function sender(http: HttpClient): Context['send'] {
  return async (call) =>
    (
      await http({
        ...call,
        refine: (error) => {
          const named = withOwnFields(error);
          return call.refine?.(named) ?? named;
        },
      })
    ).value;
}

/** The parts that every read has in common. */
export function reading(options: CallOptions | undefined) {
  return { method: 'GET', write: false, signal: options?.signal } as const;
}

/** The parts that every write has in common. No key is sent: the API keeps none, so nothing is sent twice by itself. */
export function writing(options: WriteOptions | undefined) {
  return { write: true, signal: options?.signal } as const;
}

export async function readMember(
  { send }: Context,
  id: string,
  options?: CallOptions,
  parts: Partial<Call<Membership>> = {},
): Promise<Membership> {
  return send({ ...parts, ...reading(options), path: at.member(id) + MEMBER_SELECT, expect: wireMembership });
}

export async function readGroup({ send }: Context, id: string, options: CallOptions | undefined): Promise<WireGroup> {
  return send({ ...reading(options), path: at.group(id) + GROUP_SELECT, expect: wireGroup });
}

/** A membership just before an act, read so that the person's id, the state and the version are true. */
export interface Subject {
  readonly member: Membership;
  readonly user: User;
}

/** @throws {DirectoryError} `conflict` over a newer version, `invalid-state` with the reason that forbids the act */
export async function subjectOf(
  context: Context,
  act: UserAct,
  id: string,
  options: WriteOptions | undefined,
): Promise<Subject> {
  const member = await readMember(context, id, options);
  const user = toUser(member, context.now());
  mustBe(options?.ifMatch, user.version);
  const { viewerId } = context;
  const viewer = viewerId === undefined ? undefined : { id: viewerId, name: '', email: '' };
  const reason = whyNot(act, user, { now: context.now(), viewer });
  if (reason) throw invalidState(reason);
  return { member, user };
}

/**
 * What a write answered, with what it left out. The write has happened: when reading fails, the answer is all there is,
 * and where even that is not enough the outcome is unknown to whoever asked.
 */
export async function completed(
  context: Context,
  answered: Membership,
  options: CallOptions | undefined,
): Promise<Membership> {
  if (answered.audit && answered.groups && answered.invitation) return answered;
  try {
    return await readMember(context, answered.id, options);
  } catch (error) {
    if (answered.groups) return answered;
    throw unreadable(error);
  }
}

/** A failure to read what was just written. */
export function unreadable(cause: unknown): DirectoryError {
  return new DirectoryError('bad-response', 'It was done, but what came of it could not be read.', {
    outcome: 'unknown',
    cause,
  });
}
