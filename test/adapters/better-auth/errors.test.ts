import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasCode, refine, refineAcceptance } from '../../../src/adapters/better-auth/better-auth-errors.js';
import { DirectoryError, type ErrorKind, type InvitationCode } from '../../../src/domain/errors.js';

/** An error as the door gives it, before it is read here. */
function raw(kind: ErrorKind, status: number, code?: string): DirectoryError {
  return new DirectoryError(kind, 'The server refused.', { status, ...(code !== undefined && { code }) });
}

describe('better-auth: what a refusal means', () => {
  const table: readonly [code: string, from: ErrorKind, status: number, kind: ErrorKind][] = [
    ['USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION', 'validation', 400, 'duplicate'],
    ['USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION', 'validation', 400, 'duplicate'],
    ['INVALID_EMAIL', 'validation', 400, 'validation'],
    ['ROLE_NOT_FOUND', 'validation', 400, 'validation'],
    ['TEAM_NOT_FOUND', 'validation', 400, 'not-found'],
    ['MEMBER_NOT_FOUND', 'validation', 400, 'not-found'],
    ['USER_NOT_FOUND', 'not-found', 404, 'not-found'],
    ['INVITATION_NOT_FOUND', 'validation', 400, 'not-found'],
    ['NO_ACTIVE_ORGANIZATION', 'validation', 400, 'not-found'],
    ['YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER', 'validation', 400, 'invalid-state'],
    ['YOU_CANNOT_BAN_YOURSELF', 'validation', 400, 'invalid-state'],
    ['UNABLE_TO_REMOVE_LAST_TEAM', 'validation', 400, 'invalid-state'],
    ['INVITATION_LIMIT_REACHED', 'forbidden', 403, 'quota'],
    ['ORGANIZATION_MEMBERSHIP_LIMIT_REACHED', 'forbidden', 403, 'quota'],
    ['YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION', 'forbidden', 403, 'forbidden'],
    // These come as 401, and nobody is to be signed out by them.
    ['YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER', 'unauthenticated', 401, 'forbidden'],
    ['YOU_CANNOT_BAN_USERS', 'unauthenticated', 401, 'forbidden'],
    ['UNAUTHORIZED', 'unauthenticated', 401, 'unauthenticated'],
    ['SOMETHING_NEW', 'forbidden', 403, 'forbidden'],
    ['SOMETHING_NEW', 'server', 500, 'server'],
  ];
  for (const [code, from, status, kind] of table) {
    it(`${code}, ${status}: ${kind}`, () => {
      const error = refine(raw(from, status, code));
      assert.equal(error.kind, kind);
      assert.equal(error.status, status);
      assert.ok(hasCode(error, code.toLowerCase().replaceAll('_', '-')));
      if (kind === 'invalid-state') assert.ok(error.reason, 'without a reason');
      if (kind === 'validation') assert.equal(error.fields.length, 1);
    });
  }

  it('a sentence in capitals is no code, and is not passed on', () => {
    const error = refine(raw('validation', 400, 'INVALID EMAIL secret-token'));
    assert.deepEqual([error.kind, error.code], ['validation', undefined]);
    assert.ok(!JSON.stringify(error).includes('secret-token'));
  });

  it('a route that is not there is something the server cannot do; a thing that is not there bears a code', () => {
    assert.equal(refine(raw('not-found', 404)).kind, 'unsupported');
    assert.equal(refine(raw('not-found', 404, 'USER_NOT_FOUND')).kind, 'not-found');
  });

  it('what else there was stays', () => {
    const init = { status: 429, retryAfterMs: 7000, outcome: 'unknown', traceId: 'trace-1' } as const;
    const { retryAfterMs, outcome, traceId } = refine(new DirectoryError('rate-limited', 'Too many.', init));
    assert.deepEqual([retryAfterMs, outcome, traceId], [7000, 'unknown', 'trace-1']);
  });
});

describe('better-auth: what a refusal means to the invited person', () => {
  const table: readonly [from: ErrorKind, status: number, code: string | undefined, meaning: InvitationCode][] = [
    ['validation', 400, undefined, 'unknown'],
    ['validation', 400, 'INVITATION_NOT_FOUND', 'unknown'],
    ['not-found', 404, 'INVITATION_NOT_FOUND', 'unknown'],
    ['unauthenticated', 401, undefined, 'sign-in-required'],
    ['unauthenticated', 401, 'UNAUTHORIZED', 'sign-in-required'],
    ['forbidden', 403, 'YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION', 'wrong-account'],
    ['forbidden', 403, 'EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION', 'verification-required'],
    ['forbidden', 403, 'EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION', 'verification-required'],
    ['validation', 400, 'INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION', 'revoked'],
    ['validation', 400, 'ORGANIZATION_NOT_FOUND', 'unknown'],
  ];
  for (const [from, status, code, meaning] of table) {
    it(`${status} ${code ?? 'without a code'}: ${meaning}`, () => {
      const error = refineAcceptance(raw(from, status, code));
      assert.deepEqual([error.kind, error.code, error.status], ['invitation', meaning, status]);
    });
  }

  it('what is not about the link stays what it is', () => {
    for (const [from, status] of [
      ['server', 500],
      ['rate-limited', 429],
      ['network', 0],
    ] as const) {
      assert.equal(refineAcceptance(raw(from, status)).kind, from);
    }
    assert.equal(refineAcceptance(raw('forbidden', 403, 'ORGANIZATION_MEMBERSHIP_LIMIT_REACHED')).kind, 'quota');
  });
});
