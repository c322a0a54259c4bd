import type { WriteOptions } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import { initOfError } from '../http/request.js';
import { afterwards, tell, type Context } from './better-auth-context.js';
import { refine, refused } from './better-auth-errors.js';
import { invitedId, teamsIn, type Organization } from './better-auth-mapping.js';
import { peopleOf, type Person } from './better-auth-people.js';
import { readOrganization } from './better-auth-organization.js';
import type { Found } from './better-auth-reading.js';
import { wireInvitation, type WireInvitation } from './better-auth-wire.js';

/** What an invitation is made of: one from before, or a new draft in its shape. */
export type Invitee = Pick<WireInvitation, 'email' | 'role' | 'teamId' | 'firstName' | 'lastName' | 'phone'>;

/**
 * Invites. With `again` an open invitation is sent once more and keeps its id; where there is none any more, a new one
 * is made, so all that belongs to one goes along.
 */
export function invite(
  context: Context,
  invitee: Invitee,
  options: WriteOptions | undefined,
  { again = false } = {},
): Promise<WireInvitation> {
  const teamIds = teamsIn(invitee);
  const body = {
    email: invitee.email,
    role: invitee.role?.split(',') ?? [],
    organizationId: context.organizationId,
    ...(teamIds.length > 0 && { teamId: teamIds }),
    ...(again && { resend: true }),
    ...Object.fromEntries(context.fields.map((field) => [field, invitee[field]])),
  };
  return tell(context, '/organization/invite-member', body, wireInvitation, options, notAMember);
}

/** "Member not found" is here said of whoever invites. */
function notAMember(error: DirectoryError): DirectoryError {
  const own = refine(error);
  return own.code === 'member-not-found' ? new DirectoryError('forbidden', own.message, initOfError(own)) : own;
}

/** Whom the organization holds at the address of an invitation that was just made or sent. */
export function withInvitation(context: Context, organization: Organization, sent: WireInvitation): Person {
  const others = organization.invitations.filter(({ id }) => id !== sent.id);
  const after = { ...organization, invitations: [...others, sent] };
  const person = peopleOf(after, context, context.now()).find(({ user }) => user.id === invitedId(sent.email));
  if (person) return person;
  throw new DirectoryError('bad-response', 'The answer holds no invitation that is open.', { outcome: 'unknown' });
}

/**
 * Withdraws every invitation to an address that could still be used or sent again. The server would withdraw one that
 * was accepted, too, and leave the member: it is looked at before and after.
 */
export async function cancelAll(
  context: Context,
  { user, invitations, member }: Found,
  options: WriteOptions | undefined,
): Promise<void> {
  if (member || !invitations.some(isOpen)) throw refused('no-open-invitation');
  await cancelOpen(context, invitations, options);
  const { members } = await afterwards(readOrganization(context, options));
  if (members.some((one) => emailKey(one.user.email) === emailKey(user.email))) throw refused('no-open-invitation');
}

function isOpen({ status }: WireInvitation): boolean {
  return status === 'pending';
}

/** Withdraws those of the invitations that the server still takes for open. */
export async function cancelOpen(
  context: Context,
  invitations: readonly WireInvitation[],
  options: WriteOptions | undefined,
): Promise<void> {
  let done = 0;
  try {
    for (const { id } of invitations.filter(isOpen)) {
      await tell(context, '/organization/cancel-invitation', { invitationId: id }, 'nothing', options);
      done += 1;
    }
  } catch (thrown) {
    const error = asDirectoryError(thrown);
    if (done === 0) throw error;
    throw new DirectoryError(error.kind, error.message, { ...initOfError(error), outcome: 'unknown' });
  }
}
