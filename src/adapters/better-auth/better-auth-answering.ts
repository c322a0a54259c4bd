import type { Accepted, OpenInvitation } from '../../domain/acceptance.js';
import type { CallOptions, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { afterwards, ask, orElse, tell, type Context } from './better-auth-context.js';
import { refineAcceptance, unusable } from './better-auth-errors.js';
import { stateOf } from './better-auth-mapping.js';
import { wireAccepted, wireInvitations, wireOrganizations, type WireInvitation } from './better-auth-wire.js';

/* How an invited person's answer is given, and what became of an invitation that takes none. */

export function accountOf({ organizationId, organizationName }: WireInvitation): OpenInvitation['account'] {
  return { id: organizationId ?? '', name: organizationName ?? '' };
}

type ClosedState = 'expired' | 'used' | 'revoked' | 'declined' | 'unknown';

/**
 * The server calls every dead link unknown. One's own that ran out is still listed, and who has become a member may see
 * what became of the invitations.
 */
export async function closedState(
  context: Context,
  token: string,
  options: CallOptions | undefined,
): Promise<ClosedState> {
  const { organizationId } = context;
  const [own, all] = await Promise.all([
    readable(ask(context, '/organization/list-user-invitations', wireInvitations, {}, options, refineAcceptance)),
    readable(
      ask(context, '/organization/list-invitations', wireInvitations, { organizationId }, options, refineAcceptance),
    ),
  ]);
  const found = [...own, ...all].find(({ id }) => id === token);
  if (!found) return 'unknown';
  const state = stateOf(found, context.now());
  // Open, and yet not to be had: then it is not this person's.
  return state === 'pending' ? 'unknown' : state === 'accepted' ? 'used' : state;
}

async function readable(asked: Promise<readonly WireInvitation[]>): Promise<readonly WireInvitation[]> {
  return orElse(asked, [], 'verification-required', 'unknown', 'sign-in-required');
}

/** Whether who is signed in is a member of the organization. */
export async function isMemberOf(
  context: Context,
  organizationId: string | undefined,
  options: CallOptions | undefined,
): Promise<boolean> {
  const own = await ask(context, '/organization/list', wireOrganizations, {}, options, refineAcceptance);
  return own.some(({ id }) => id === organizationId);
}

/** @throws {DirectoryError} `already-member`, whom the server would make a member a second time */
export async function accept(context: Context, wire: WireInvitation, options?: WriteOptions): Promise<Accepted> {
  if (await isMemberOf(context, wire.organizationId, options)) throw unusable('already-member');
  const { member } = await answer(context, 'accept', wire.id, wireAccepted, options);
  return { account: accountOf(wire), userId: member.id, signedIn: true };
}

/**
 * The server declines what is being accepted at the same moment, too, and leaves the member: it is looked before and
 * after, so that nobody hears of having declined who is in.
 */
export async function decline(context: Context, wire: WireInvitation, options?: WriteOptions): Promise<void> {
  const wasMember = await isMemberOf(context, wire.organizationId, options);
  await answer(context, 'reject', wire.id, 'nothing', options);
  if (!wasMember && (await afterwards(isMemberOf(context, wire.organizationId, options)))) throw unusable('used');
}

/** A link that died between looking and pressing: of several at once one gets through. */
async function answer<T>(
  context: Context,
  act: 'accept' | 'reject',
  token: string,
  expect: Parameters<typeof tell<T>>[3],
  options: WriteOptions | undefined,
): Promise<T> {
  try {
    const path = `/organization/${act}-invitation`;
    return await tell(context, path, { invitationId: token }, expect, options, refineAcceptance);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.kind !== 'invitation' || error.code !== 'unknown') throw error;
    throw unusable(await closedState(context, token, options), error);
  }
}
