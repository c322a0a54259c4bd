import type { CallOptions, EmailMatch, UsersApi, WriteOptions } from '../../domain/adapter.js';
import type { UserAct } from '../../domain/acts.js';
import type { Page } from '../../domain/page.js';
import type { User, UserQuery } from '../../domain/user.js';
import { given } from '../http/field-errors.js';
import { createUser } from './softwareone-adding.js';
import { at, completed, readMember, reading, subjectOf, writing, type Context } from './softwareone-context.js';
import { ACT_MEANINGS } from './softwareone-errors.js';
import { toMatch, toUser } from './softwareone-mapping.js';
import { addressesQuery, MAX_PAGE, usersQuery } from './softwareone-queries.js';
import { wireMembership, wireMembershipPage, wirePerson, type Membership, type Person } from './softwareone-wire.js';
import { bodyOfGroups, bodyOfPatch } from './softwareone-writing.js';

export type SoftwareOneUsers = Required<Omit<UsersApi, 'restore'>>;

export function usersOf(context: Context): SoftwareOneUsers {
  const { send, now } = context;
  const lookup = (emails: readonly string[], options?: CallOptions) => lookUp(context, emails, options);
  return {
    list: (asked, options) => listUsers(context, asked, options),
    get: async (id, options) => toUser(await readMember(context, id, options), now()),
    lookup,
    create: createUser(context, lookup),
    setGroups: (id, groupIds, options) => setGroups(context, id, groupIds, options),
    update: async (id, patch, options) => {
      const body = bodyOfPatch(patch);
      const { member } = await subjectOf(context, 'update', id, options);
      const where = at.person(member.user.id);
      return toUser(await changed(context, member, { method: 'PUT', path: where, body }, options), now());
    },
    block: (id, options) => keepOut(context, 'block', id, options),
    unblock: (id, options) => keepOut(context, 'unblock', id, options),
    remove: async (id, options) => {
      const { user } = await subjectOf(context, 'remove', id, options);
      const call = { method: 'DELETE', path: at.member(id), body: null, meanings: ACT_MEANINGS } as const;
      await send({ ...call, ...writing(options), expect: 'nothing' });
      const { invitation: _dead, allowed: _over, ...left } = user;
      // Gone, not put away: whoever is added again gets a new membership.
      return { ...left, state: 'deleted' };
    },
  };
}

export async function listUsers(
  { send, now, account }: Context,
  asked: UserQuery,
  options: CallOptions | undefined,
): Promise<Page<User>> {
  const query = usersQuery(asked, account);
  if (query === undefined) return { items: [], total: 0 };
  const page = await send({ ...reading(options), path: at.members + query, expect: wireMembershipPage });
  return {
    items: page.data.map((member) => toUser(member, now())),
    ...given('total', page.$meta?.pagination?.total),
  };
}

async function setGroups(
  context: Context,
  id: string,
  groupIds: readonly string[],
  options: WriteOptions | undefined,
): Promise<User> {
  const body = bodyOfGroups(groupIds);
  if (options?.ifMatch !== undefined) await subjectOf(context, 'set-groups', id, options);
  const call = { method: 'PUT', path: `${at.member(id)}/groups`, body, expect: wireMembership } as const;
  return toUser(await completed(context, await context.send({ ...call, ...writing(options) }), options), context.now());
}

/** Blocks or unblocks the person, and with that in every account that they are in. */
async function keepOut(
  context: Context,
  act: Extract<UserAct, 'block' | 'unblock'>,
  id: string,
  options: WriteOptions | undefined,
): Promise<User> {
  const { member } = await subjectOf(context, act, id, options);
  const call = {
    method: 'POST',
    path: `${at.person(member.user.id)}/${act}`,
    body: null,
    meanings: ACT_MEANINGS,
  } as const;
  return toUser(await changed(context, member, call, options), context.now());
}

/** A write to the person, seen in the membership: the answer holds the person alone. */
async function changed(
  { send }: Context,
  member: Membership,
  call: { readonly method: 'PUT' | 'POST'; readonly path: string; readonly body: unknown },
  options: WriteOptions | undefined,
): Promise<Membership> {
  const person: Person = await send({ ...call, ...writing(options), expect: wirePerson });
  // A number that was cleared comes back as nothing, so it must not be kept from before.
  const { phone: _before, ...user } = member.user;
  return { ...member, user: { ...user, ...person } };
}

/** So many addresses are asked for at once that the query stays well under the length that servers take. */
const ADDRESSES = 10;

async function lookUp(context: Context, emails: readonly string[], options?: CallOptions): Promise<EmailMatch[]> {
  const found: User[] = [];
  for (let start = 0; start < emails.length; start += ADDRESSES) {
    found.push(...(await membersOf(context, emails.slice(start, start + ADDRESSES), options)));
  }
  return emails.map((email) => toMatch(email, found));
}

async function membersOf(context: Context, emails: readonly string[], options?: CallOptions): Promise<User[]> {
  const found = new Map<string, User>();
  for (let offset = 0; ; offset += MAX_PAGE) {
    const where = at.members + addressesQuery(emails, context.account, offset);
    const { data } = await context.send({ ...reading(options), path: where, expect: wireMembershipPage });
    const before = found.size;
    for (const member of data) found.set(member.id, toUser(member, context.now()));
    // A server that repeats its first page must not keep us here.
    if (data.length < MAX_PAGE || found.size === before) return [...found.values()];
  }
}
