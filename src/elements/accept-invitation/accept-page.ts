import type { Accepted, ClosedInvitation, InvitationPreview, OpenInvitation } from '../../domain/acceptance.js';
import { emailKey } from '../../domain/email.js';
import type { DirectoryError } from '../../domain/errors.js';
import { refusalCode, SIGNED_OUT } from '../parts/refusal-code.js';

/** What the invited person sees. Everyone of these has a way out. */
export type AcceptPage =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly error: DirectoryError }
  | { readonly at: 'unsupported' }
  | { readonly at: 'unseen'; readonly because: UnseenCause }
  | { readonly at: 'closed'; readonly invitation: ClosedInvitation }
  | { readonly at: 'asked'; readonly invitation: ClosedInvitation }
  | { readonly at: OpenStep; readonly invitation: OpenInvitation }
  | { readonly at: 'sign-in'; readonly invitation: OpenInvitation; readonly because: SignInCause }
  | { readonly at: 'verify'; readonly invitation: OpenInvitation; readonly sent: boolean }
  | { readonly at: 'declined'; readonly invitation: OpenInvitation }
  | { readonly at: 'accepted'; readonly invitation: OpenInvitation; readonly accepted: Accepted };

/** Steps with an open invitation that need nothing else to be known. */
export type OpenStep = 'register' | 'join' | 'wrong-account' | 'stayed' | 'already-member' | 'decline';

const UNSEEN_CAUSES = ['sign-in-required', 'wrong-account', 'verification-required', 'already-member'] as const;

/** Why a backend shows nothing of an invitation, not even whom it is for: codes that reading it was refused with. */
export type UnseenCause = (typeof UNSEEN_CAUSES)[number];

const DEAD = ['expired', 'revoked', 'used', 'declined', 'unknown'] as const satisfies ClosedInvitation['state'][];

/** Why somebody has to sign in: an identity exists, a session is missing, the link offers nothing else, a new password was set. */
export type SignInCause = 'required' | 'asked' | 'offered' | 'confirmed';

export type AcceptAction =
  | { readonly type: 'read' }
  | { readonly type: 'peeked'; readonly preview: InvitationPreview; readonly confirmed?: boolean }
  | { readonly type: 'failed'; readonly error: DirectoryError }
  | { readonly type: 'unsupported' }
  | { readonly type: 'refused'; readonly code: string | undefined }
  | { readonly type: 'accepted'; readonly accepted: Accepted }
  | { readonly type: 'declined' }
  | { readonly type: 'asked' }
  | { readonly type: 'code-sent' }
  | { readonly type: 'signed-in' }
  | { readonly type: 'go'; readonly to: 'start' | 'decline' | 'stayed' | 'verify' };

/** The page after `action`. An action that does not belong to the page leaves it as it is. */
export function nextPage(page: AcceptPage, action: AcceptAction): AcceptPage {
  switch (action.type) {
    case 'read':
      return { at: 'loading' };
    case 'peeked':
      return isOver(page) ? page : (stayingAt(page, action) ?? arrival(action.preview, action.confirmed ?? false));
    case 'failed':
      return page.at === 'loading' ? unread(action.error) : page;
    case 'unsupported':
      return { at: 'unsupported' };
    case 'asked':
      return page.at === 'closed' ? { at: 'asked', invitation: page.invitation } : page;
    case 'signed-in':
      return page.at === 'accepted' ? { ...page, accepted: { ...page.accepted, signedIn: true } } : page;
    default:
      return hasOpen(page) ? nextOpen(page, action) : page;
  }
}

type OpenPage = Extract<AcceptPage, { readonly invitation: OpenInvitation }>;
type OpenAction = Extract<AcceptAction, { readonly type: 'refused' | 'accepted' | 'declined' | 'code-sent' | 'go' }>;

function nextOpen(page: OpenPage, action: OpenAction): AcceptPage {
  const { invitation } = page;
  switch (action.type) {
    case 'accepted':
      return { at: 'accepted', invitation, accepted: action.accepted };
    case 'declined':
      return { at: 'declined', invitation };
    case 'code-sent':
      return { at: 'verify', invitation, sent: true };
    case 'refused':
      return refusal(page, action.code);
    case 'go':
      if (action.to === 'start') return arrival(invitation, false);
      return action.to === 'verify' ? { at: 'verify', invitation, sent: false } : { at: action.to, invitation };
  }
}

/** Where a person was sent by an answer or an act of theirs. */
const STAYING: readonly AcceptPage['at'][] = ['sign-in', 'verify', 'decline', 'wrong-account', 'already-member'];

/** Reading again, with nobody signed in and nothing new, must not throw the person back to the start. */
function stayingAt(
  page: AcceptPage,
  { preview, confirmed }: Extract<AcceptAction, { type: 'peeked' }>,
): AcceptPage | undefined {
  if (preview.state !== 'open' || preview.signedIn || confirmed) return undefined;
  return 'invitation' in page && STAYING.includes(page.at)
    ? ({ ...page, invitation: preview } as AcceptPage)
    : undefined;
}

/** A reading that was refused: what its code means, or that it failed. */
function unread(error: DirectoryError): AcceptPage {
  const code = refusalCode(error);
  const because = code === SIGNED_OUT ? 'sign-in-required' : UNSEEN_CAUSES.find((each) => each === code);
  if (because) return { at: 'unseen', because };
  const state = DEAD.find((each) => each === code);
  return state ? { at: 'closed', invitation: { state } } : { at: 'failed', error };
}

/** Where a fresh answer of the backend leads. */
function arrival(preview: InvitationPreview, confirmed: boolean): AcceptPage {
  if (preview.state !== 'open') return { at: 'closed', invitation: preview };
  const invitation = preview;
  if (invitation.signedIn) return { at: standing(invitation, invitation.signedIn.email), invitation };
  if (confirmed) return { at: 'sign-in', invitation, because: 'confirmed' };
  if (!invitation.waysIn.includes('register')) return { at: 'sign-in', invitation, because: 'offered' };
  return { at: 'register', invitation };
}

function standing(invitation: OpenInvitation, signedIn: string): OpenStep {
  if (emailKey(signedIn) !== emailKey(invitation.email)) return 'wrong-account';
  return invitation.alreadyMember ? 'already-member' : 'join';
}

/** What the codes of errors of kind `invitation` lead to; what is not named here is shown where the person is. */
function refusal(page: OpenPage, code: string | undefined): AcceptPage {
  const { invitation } = page;
  const dead = DEAD.find((each) => each === code);
  if (dead) return { at: 'closed', invitation: closedFrom(invitation, dead) };
  switch (code) {
    case 'sign-in-required':
      return { at: 'sign-in', invitation, because: 'required' };
    case SIGNED_OUT:
      return { at: 'sign-in', invitation, because: 'asked' };
    case 'verification-required':
      return { at: 'verify', invitation, sent: false };
    case 'already-member':
    case 'wrong-account':
      return { at: code, invitation };
    default:
      return page;
  }
}

/** What is known of a link that died under the person's hands, until it is read again. */
function closedFrom({ account, inviter }: OpenInvitation, state: ClosedInvitation['state']): ClosedInvitation {
  return { state, account, ...(inviter && { inviter }) };
}

function hasOpen(page: AcceptPage): page is OpenPage {
  return 'invitation' in page && page.invitation.state === 'open';
}

/** What is done; a late answer must not take it away. */
export function isOver(page: AcceptPage): boolean {
  return page.at === 'accepted' || page.at === 'declined' || page.at === 'asked';
}
