import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  DEFAULT_TERM,
  expiresSoon,
  expiryOf,
  invitationStateAt,
  segmentsLeft,
  timeLeft,
  type Invitation,
} from '../../src/domain/invitation.js';
import { DAY, HOUR, epoch } from '../../src/domain/time.js';
import { userStateAt, type User } from '../../src/domain/user.js';

const sentAt = '2026-11-23T09:30:00.000Z';
const sent = epoch(sentAt);
const open: Invitation = { id: 'i', state: 'pending', sentAt, expiresAt: expiryOf(sentAt) };
const at = (ms: number): Date => new Date(sent + ms);

describe('the life of a link', () => {
  it('is seven days to the millisecond, whatever the calendar does', () => {
    assert.equal(DEFAULT_TERM, 7 * 24 * 60 * 60 * 1000);
    assert.equal(expiryOf('2026-03-25T12:00:00.000Z'), '2026-04-01T12:00:00.000Z');
    assert.equal(expiryOf('2028-02-26T00:00:00.000Z'), '2028-03-04T00:00:00.000Z');
    assert.equal(expiryOf('2026-12-28T23:59:59.999Z'), '2027-01-04T23:59:59.999Z');
  });
  it('takes another term', () => assert.equal(expiryOf(sentAt, 48 * HOUR), '2026-11-25T09:30:00.000Z'));
  it('reads offsets', () => assert.equal(expiryOf('2026-11-23T10:30:00+01:00'), '2026-11-30T09:30:00.000Z'));
  it('names what is no date', () => assert.throws(() => expiryOf('yesterday'), RangeError));

  it('is open up to the last millisecond, and not at the end', () => {
    assert.equal(invitationStateAt(open, at(7 * DAY - 1)), 'pending');
    assert.equal(invitationStateAt(open, at(7 * DAY)), 'expired');
    assert.equal(timeLeft(open, at(7 * DAY - 1)), 1);
    assert.equal(timeLeft(open, at(8 * DAY)), 0);
  });

  it('never ends where no end is known', () => {
    const endless: Invitation = { id: 'i', state: 'pending', sentAt };
    assert.equal(invitationStateAt(endless, at(1000 * DAY)), 'pending');
    assert.equal(timeLeft(endless, at(0)), undefined);
    assert.equal(segmentsLeft(endless, at(1000 * DAY)), 7);
    assert.equal(expiresSoon(endless, at(0)), false);
  });

  it('what is over stays over', () => {
    for (const state of ['accepted', 'declined', 'revoked', 'expired'] as const) {
      assert.equal(invitationStateAt({ ...open, state }, at(0)), state);
      assert.equal(invitationStateAt({ ...open, state }, at(30 * DAY)), state);
    }
  });

  it('shows a segment for each day begun', () => {
    assert.deepEqual(
      [0, 1, DAY, DAY + 1, 3.5 * DAY, 6 * DAY, 7 * DAY - 1, 7 * DAY, 9 * DAY].map((ms) => segmentsLeft(open, at(ms))),
      [7, 7, 6, 6, 4, 1, 1, 0, 0],
    );
  });

  it('has no segment where it ended before it began', () => {
    assert.equal(segmentsLeft({ ...open, expiresAt: sentAt }, at(-DAY)), 0);
  });

  it('expires soon in its last 48 hours, and no more after', () => {
    assert.equal(expiresSoon(open, at(5 * DAY - 1)), false);
    assert.equal(expiresSoon(open, at(5 * DAY)), true);
    assert.equal(expiresSoon(open, at(7 * DAY - 1)), true);
    assert.equal(expiresSoon(open, at(7 * DAY)), false);
  });

  it('at any moment: time left, state and segments agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30 * DAY, max: 30 * DAY }), fc.integer({ min: 1, max: 60 * DAY }), (ms, term) => {
        const invitation: Invitation = { ...open, expiresAt: expiryOf(sentAt, term) };
        const left = timeLeft(invitation, at(ms)) ?? -1;
        assert.equal(left === 0, invitationStateAt(invitation, at(ms)) === 'expired');
        assert.equal(left === 0, segmentsLeft(invitation, at(ms)) === 0);
        assert.ok(left >= 0 && segmentsLeft(invitation, at(ms)) <= 7);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the state of a user at a moment', () => {
  const user: User = {
    id: 'u',
    firstName: 'A',
    lastName: 'B',
    email: 'a@example.com',
    state: 'invited',
    groups: [],
    invitation: open,
  };
  it('turns to expired by itself', () => {
    assert.equal(userStateAt(user, at(0)), 'invited');
    assert.equal(userStateAt(user, at(7 * DAY)), 'invitation-expired');
  });
  it('leaves every other state alone', () => {
    assert.equal(userStateAt({ ...user, state: 'active' }, at(30 * DAY)), 'active');
    assert.equal(userStateAt({ ...user, state: 'invitation-expired' }, at(0)), 'invitation-expired');
    const { invitation: _none, ...bare } = user;
    assert.equal(userStateAt(bare, at(30 * DAY)), 'invited');
  });
});
