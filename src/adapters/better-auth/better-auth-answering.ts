import type { Accepted, OpenInvitation } from '../../domain/acceptance.js';
import type { CallOptions, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { ask, orElse, tell, type Context } from './better-auth-context.js';
import { refineAcceptance, unusable } from './better-auth-errors.js';
import { stateOf } from './better-auth-mapping.js';
import { wireAccepted, wireInvitations, type WireInvitation } from './better-auth-wire.js';

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

export async function accept(
  context: Context,
  token: string,
  account: Accepted['account'],
  options: WriteOptions | undefined,
): Promise<Accepted> {
  const { member } = await answer(context, 'accept', token, wireAccepted, options);
  return { account: { id: account.id, name: account.name }, userId: member.id, signedIn: true };
}

/** A link that died between looking and pressing: of several at once one gets through. */
export async function answer<T>(
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
