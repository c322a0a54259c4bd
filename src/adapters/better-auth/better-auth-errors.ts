import { DirectoryError, type ErrorKind, type FieldError, type InvitationCode } from '../../domain/errors.js';
import { reason, type ReasonCode } from '../../domain/reason.js';
import { initOfError } from '../http/request.js';

/** What a code means here, whatever the status it comes with. */
interface Meaning {
  readonly kind: ErrorKind;
  readonly fields?: readonly FieldError[];
  readonly reason?: ReasonCode;
}

const field = (name: string, code: string): Meaning => ({ kind: 'validation', fields: [{ field: name, code }] });
const refusal = (code: ReasonCode): Meaning => ({ kind: 'invalid-state', reason: code });

const MEANINGS: Readonly<Record<string, Meaning>> = {
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: { kind: 'duplicate' },
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: { kind: 'duplicate' },
  INVALID_EMAIL: field('email', 'invalid'),
  ROLE_NOT_FOUND: field('roleId', 'not-found'),
  TEAM_NOT_FOUND: { kind: 'not-found' },
  INVALID_TEAM_ID: { kind: 'not-found' },
  MEMBER_NOT_FOUND: { kind: 'not-found' },
  USER_NOT_FOUND: { kind: 'not-found' },
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: { kind: 'not-found' },
  INVITATION_NOT_FOUND: { kind: 'not-found' },
  ORGANIZATION_NOT_FOUND: { kind: 'not-found' },
  NO_ACTIVE_ORGANIZATION: { kind: 'not-found' },
  USER_IS_NOT_A_MEMBER_OF_THE_TEAM: { kind: 'invalid-state' },
  UNABLE_TO_REMOVE_LAST_TEAM: refusal('backend'),
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: refusal('last-administrator'),
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: refusal('last-administrator'),
  YOU_CANNOT_BAN_YOURSELF: refusal('self'),
  INVITATION_LIMIT_REACHED: { kind: 'quota' },
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: { kind: 'quota' },
  TEAM_MEMBER_LIMIT_REACHED: { kind: 'quota' },
  YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS: { kind: 'quota' },
  UNAUTHORIZED: { kind: 'unauthenticated' },
};

/** A code of the server's own making. Others are sentences in capitals, and could hold what was sent. */
const CODE = /^[A-Z]+(?:_[A-Z]+)*$/u;

/** A failure by what its code means; a code that is not known leaves it to the status. */
export function refine(error: DirectoryError): DirectoryError {
  const { code, status } = error;
  const init = { ...initOfError(error), code: codeOf(code) };
  if (code === undefined || !CODE.test(code)) {
    // A route that the server does not have answers nothing at all; what a route does not find bears a code.
    const kind = status === 404 ? 'unsupported' : error.kind;
    return new DirectoryError(kind, error.message, withoutNothing(init));
  }
  const { kind, fields, reason: why } = MEANINGS[code] ?? { kind: kindOfUnknown(code, error.kind) };
  return new DirectoryError(
    kind,
    error.message,
    withoutNothing({ ...init, ...(fields && { fields }), ...(why && { reason: reason(why) }) }),
  );
}

/** Some refusals come as 401, which would look as if nobody were signed in. */
function kindOfUnknown(code: string, kind: ErrorKind): ErrorKind {
  if (code.startsWith('YOU_ARE_N') || code.startsWith('YOU_CAN')) return 'forbidden';
  return kind;
}

/** In kebab-case, as codes are here. */
function codeOf(code: string | undefined): string | undefined {
  return code !== undefined && CODE.test(code) ? code.toLowerCase().replaceAll('_', '-') : undefined;
}

type Init = NonNullable<ReturnType<typeof initOfError>>;

function withoutNothing(init: { readonly [K in keyof Init]: Init[K] | undefined }): Init {
  return Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined));
}

/** The server's code, in kebab-case, of an error that came through {@link refine}. */
export function hasCode(error: unknown, ...codes: readonly string[]): error is DirectoryError {
  return error instanceof DirectoryError && error.code !== undefined && codes.includes(error.code);
}

const ABOUT_THE_LINK: Readonly<Record<string, InvitationCode>> = {
  'invitation-not-found': 'unknown',
  'you-are-not-the-recipient-of-the-invitation': 'wrong-account',
  'email-verification-required-for-invitation': 'verification-required',
  'email-verification-required-before-accepting-or-rejecting-invitation': 'verification-required',
  // The organization or who invited has gone since: the server lets nobody in by it.
  'organization-not-found': 'unknown',
  'inviter-is-no-longer-a-member-of-the-organization': 'revoked',
};

/**
 * A failure of the invited person's calls. Whatever the status, it is about the link and about who has to sign in:
 * nobody is signed out by it. A dead link is 400 without a code.
 */
export function refineAcceptance(error: DirectoryError): DirectoryError {
  const own = refine(error);
  const code = ABOUT_THE_LINK[own.code ?? ''] ?? byKind(own);
  return code === undefined ? own : unusable(code, own);
}

function byKind({ kind, code }: DirectoryError): InvitationCode | undefined {
  if (kind === 'unauthenticated') return 'sign-in-required';
  return (kind === 'validation' && code === undefined) || kind === 'not-found' ? 'unknown' : undefined;
}

/** A link, or an invitation of one's own, that cannot be used. */
export function unusable(code: InvitationCode, error?: DirectoryError): DirectoryError {
  return new DirectoryError('invitation', error?.message ?? 'The invitation cannot be used.', {
    ...(error && initOfError(error)),
    code,
  });
}

/** An act that the state of things forbids. */
export function refused(code: ReasonCode): DirectoryError {
  return new DirectoryError('invalid-state', `Refused: ${code}.`, { reason: reason(code) });
}

/** @throws {DirectoryError} `validation` when there are any */
export function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DirectoryError('validation', 'This cannot be sent as it is.', { fields });
}

export function notFound(what: string): DirectoryError {
  return new DirectoryError('not-found', `There is no such ${what}.`);
}
