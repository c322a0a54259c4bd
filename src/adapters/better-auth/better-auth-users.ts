import type { UserPatch, UsersApi, WriteOptions } from '../../domain/adapter.js';
import type { FieldError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { createUser } from './better-auth-adding.js';
import { afterwards, tell, type Context } from './better-auth-context.js';
import { refuse, refused } from './better-auth-errors.js';
import { cancelAll, cancelOpen, invite, withInvitation } from './better-auth-inviting.js';
import { getUser, listUsers, lookUp, wholeUser, type Found } from './better-auth-reading.js';
import { mustKnowRole } from './better-auth-roles.js';
import { subjectOf } from './better-auth-subject.js';
import { mustKnow, replaceTeams } from './better-auth-teams.js';
import { wireMembership } from './better-auth-wire.js';

export type BetterAuthUsers = Required<Omit<UsersApi, 'block' | 'unblock' | 'setGroups'>> &
  Pick<UsersApi, 'block' | 'unblock' | 'setGroups'>;

export function usersOf(context: Context): BetterAuthUsers {
  return {
    list: (query, options) => listUsers(context, query, options),
    get: (id, options) => getUser(context, id, options),
    lookup: (emails, options) => lookUp(context, emails, options),
    create: createUser(context),
    update: (id, patch, options) => update(context, id, patch, options),
    remove: (id, options) => remove(context, id, options),
    restore: (id, options) => restore(context, id, options),
    ...(context.teams && { setGroups: (id, groupIds, options) => setGroups(context, id, groupIds, options) }),
    ...(context.admin && {
      block: (id, options) => keepOut(context, 'block', id, options),
      unblock: (id, options) => keepOut(context, 'unblock', id, options),
    }),
  };
}

async function setGroups(
  context: Context,
  id: string,
  groupIds: readonly string[],
  options: WriteOptions | undefined,
): Promise<User> {
  const subject = await subjectOf(context, 'set-groups', id, options);
  mustKnow(groupIds, subject.organization.teams);
  await replaceTeams(context, subject, { before: subject.user, after: [...new Set(groupIds)] }, options);
  return afterwards(wholeUser(context, subject, options));
}

async function update(
  context: Context,
  id: string,
  patch: UserPatch,
  options: WriteOptions | undefined,
): Promise<User> {
  const { member, user } = await subjectOf(context, 'update', id, options);
  if (!member) throw refused('not-supported');
  const { firstName = user.firstName, lastName = user.lastName, roleId } = patch;
  const renamed = firstName !== user.firstName || lastName !== user.lastName;
  refuse(problemsOf(context, patch, renamed));
  await mustKnowRole(context, roleId, options);
  if (renamed) {
    const body = { userId: member.userId, data: { name: `${firstName.trim()} ${lastName.trim()}`.trim() } };
    await tell(context, '/admin/update-user', body, 'nothing', options);
  }
  if (roleId !== undefined && roleId !== user.role?.id) {
    const { organizationId } = context;
    const body = { memberId: member.id, role: roleId.split(','), organizationId };
    await tell(context, '/organization/update-member-role', body, wireMembership, options);
  }
  return afterwards(getUser(context, id, options));
}

/** A name is the person's, which the admin plugin alone changes; a telephone number is kept by nobody. */
function problemsOf(
  { admin }: Context,
  { firstName, lastName, phone, custom }: UserPatch,
  renamed: boolean,
): FieldError[] {
  const names = Object.entries({ firstName, lastName });
  return [
    ...names.flatMap(([field, name]) => (name?.trim() === '' && renamed ? [{ field, code: 'required' }] : [])),
    ...(renamed && !admin ? [{ field: 'lastName', code: 'not-supported' }] : []),
    ...(phone ? [{ field: 'phone.number', code: 'not-supported' }] : []),
    ...Object.keys(custom ?? {}).map((field) => ({ field, code: 'not-supported' })),
  ];
}

/** Bans the person or lets them in again, and with that in every organization that they are in. */
async function keepOut(
  context: Context,
  act: 'block' | 'unblock',
  id: string,
  options: WriteOptions | undefined,
): Promise<User> {
  const { member } = await subjectOf(context, act, id, options);
  if (!member) throw refused('wrong-state');
  const path = act === 'block' ? '/admin/ban-user' : '/admin/unban-user';
  await tell(context, path, { userId: member.userId }, 'nothing', options);
  return afterwards(getUser(context, id, options));
}

/**
 * A member is gone with that; of who was only invited the withdrawn invitation stays. Links that are still open die
 * before, or they would let the person in again.
 */
async function remove(context: Context, id: string, options: WriteOptions | undefined): Promise<User> {
  const subject = await subjectOf(context, 'remove', id, options);
  const { member, user } = subject;
  if (!member) {
    await cancelAll(context, subject, options);
    return afterwards(getUser(context, id, options));
  }
  await cancelOpen(context, subject.invitations, options);
  await removeMember(context, subject, member.userId, options);
  const { invitation: _over, allowed: _past, ...left } = user;
  return { ...left, groups: [], state: 'deleted' };
}

/** Whoever accepted two invitations at once is a member twice. */
async function removeMember(
  context: Context,
  { organization }: Found,
  userId: string,
  options: WriteOptions | undefined,
): Promise<void> {
  const { organizationId } = context;
  for (const { id } of organization.members.filter((member) => member.userId === userId)) {
    const body = { memberIdOrEmail: id, organizationId };
    await tell(context, '/organization/remove-member', body, 'nothing', options);
  }
}

/** By a new invitation, with the role and the teams of the one that was withdrawn or declined. */
async function restore(context: Context, id: string, options: WriteOptions | undefined): Promise<User> {
  const subject = await subjectOf(context, 'restore', id, options);
  const [last] = subject.invitations;
  if (!last) throw refused('wrong-state');
  return withInvitation(context, subject.organization, await invite(context, last, options)).user;
}
