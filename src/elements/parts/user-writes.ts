import type { UserAct } from '../../domain/acts.js';
import type { DirectoryAdapter, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Invitation, InvitationRef } from '../../domain/invitation.js';
import { reason } from '../../domain/reason.js';
import type { User, UserDraft } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';

/** Acts that change something at once; the others open a view or copy a link. */
export type WritingAct = Exclude<UserAct, 'view' | 'update' | 'set-groups' | 'copy-link'>;

type Write = (directory: Directory, user: User, options: WriteOptions) => Promise<User>;

const WRITES: Readonly<Record<WritingAct, Write>> = {
  resend: async ({ adapter }, user, options) =>
    invited(user, await ofLast(member(adapter.invitations?.resend)(invitationOf(user), options))),
  renew: async ({ adapter }, user, options) =>
    invited(user, await ofLast(member(adapter.invitations?.renew)(invitationOf(user), options))),
  revoke: async ({ adapter }, user, options) => {
    await ofLast(member(adapter.invitations?.revoke)(invitationOf(user), options));
    return without(user, 'disabled');
  },
  block: ({ adapter }, user, options) => member(adapter.users.block)(user.id, options),
  unblock: ({ adapter }, user, options) => member(adapter.users.unblock)(user.id, options),
  remove: ({ adapter }, user, options) => member(adapter.users.remove)(user.id, options),
  restore: ({ adapter }, user, options) =>
    adapter.users.restore ? adapter.users.restore(user.id, options) : invitedAnew(adapter, user, options),
};

export function isWriting(act: UserAct): act is WritingAct {
  return act in WRITES;
}

/**
 * Does it, and returns the user as far as the answer tells; whoever shows the user reads it again.
 * @throws {DirectoryError}
 */
export function write(act: WritingAct, directory: Directory, user: User, options: WriteOptions): Promise<User> {
  return WRITES[act](directory, user, options);
}

/** Whether somebody else was faster, so that what is shown is old. */
export function isOutdated(error: DirectoryError): boolean {
  return ['invalid-state', 'not-found', 'conflict', 'invitation'].includes(error.kind);
}

/** What the backend needs to know which invitation is meant. @throws {DirectoryError} `invalid-state` where there is none */
export function invitationOf(user: User): InvitationRef {
  if (!user.invitation) {
    throw new DirectoryError('invalid-state', 'The user has no invitation.', { reason: reason('no-open-invitation') });
  }
  return { userId: user.id, invitationId: user.invitation.id };
}

/**
 * What an act on the last invitation of a user comes to. A backend that does not find it any more has a later one, or
 * none that is open: somebody else was faster, and the user is still there.
 */
async function ofLast<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    if (!(thrown instanceof DirectoryError) || thrown.kind !== 'not-found') throw thrown;
    throw new DirectoryError('invalid-state', 'It is not the last invitation of the user any more.', { cause: thrown });
  }
}

/** Guards against an adapter that lost the member between offering and doing. */
export function member<T>(present: T | undefined): T {
  if (present === undefined) throw new DirectoryError('unsupported', 'The adapter cannot do this.');
  return present;
}

/** Where the backend restores nobody: as they were, by a new invitation with a new link. */
async function invitedAnew({ users }: DirectoryAdapter, user: User, options: WriteOptions): Promise<User> {
  const { firstName, lastName, email, phone, groups, role, custom } = user;
  const draft: UserDraft = {
    firstName,
    lastName,
    email,
    groupIds: groups.map(({ id }) => id),
    ...(phone && { phone }),
    ...(role && { roleId: role.id }),
    ...(custom && { custom }),
  };
  const added = await member(users.create)(draft, options);
  return { ...added.user, ...(added.invitation && { invitation: added.invitation }) };
}

function invited(user: User, invitation: Invitation): User {
  return { ...without(user, 'invited'), invitation };
}

/** The user in another state, without what the backend said of the old one. */
function without(user: User, state: User['state']): User {
  const { allowed: _allowed, version: _version, ...rest } = user;
  return { ...rest, state };
}
