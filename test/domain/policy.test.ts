import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { USER_ACTS, type UserAct } from '../../src/domain/acts.js';
import {
  appliesTo,
  isLastAdministrator,
  nextState,
  whyNot,
  whyNotInAccount,
  type UserEvent,
  type Viewer,
} from '../../src/domain/policy.js';
import { USER_STATES, type User, type UserState } from '../../src/domain/user.js';

const now = new Date('2026-11-23T09:30:00.000Z');
const EVENTS: readonly UserEvent[] = [
  'invite',
  'expire',
  'accept',
  'decline',
  'revoke',
  'block',
  'unblock',
  'remove',
  'restore',
  'delete',
];
const administrator: Viewer = { id: 'me', name: 'Me', email: 'me@example.com', administrator: true };

function user(state: UserState, change: Partial<User> = {}): User {
  return { id: 'u1', firstName: 'A', lastName: 'B', email: 'a@example.com', state, groups: [], ...change };
}

describe('transitions of a user', () => {
  /** SPEC: "The rules of the domain", as a table of its own. */
  const TABLE: Readonly<Record<UserState, Partial<Record<UserEvent, UserState>>>> = {
    invited: {
      expire: 'invitation-expired',
      accept: 'active',
      decline: 'disabled',
      revoke: 'disabled',
      remove: 'disabled',
      delete: 'deleted',
    },
    'invitation-expired': { invite: 'invited', revoke: 'disabled', remove: 'disabled', delete: 'deleted' },
    active: { block: 'blocked', remove: 'disabled', delete: 'deleted' },
    blocked: { unblock: 'active', remove: 'disabled', delete: 'deleted' },
    disabled: { invite: 'invited', restore: 'active', delete: 'deleted' },
    deleted: {},
  };
  for (const state of USER_STATES) {
    for (const event of EVENTS) {
      const after = TABLE[state][event];
      it(`${state}, ${event}: ${after ?? 'cannot be'}`, () => assert.equal(nextState(state, event), after));
    }
  }

  it('any sequence of events keeps to the rules', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 60 }), (events) => {
        let state: UserState = 'invited';
        let accepted = false;
        for (const event of events) {
          const after = nextState(state, event);
          if (after === undefined) continue;
          assert.notEqual(state, 'deleted', 'something left "deleted"');
          assert.notEqual(after, state, `${event} changed nothing in ${state}`);
          if (after === 'blocked') assert.equal(state, 'active', 'somebody who never joined was blocked');
          accepted ||= event === 'accept' || event === 'restore';
          if (after === 'active') assert.ok(accepted, 'active without accepting');
          state = after;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('which acts a state offers', () => {
  const OFFERED: Readonly<Record<UserState, readonly UserAct[]>> = {
    invited: ['view', 'update', 'set-groups', 'copy-link', 'resend', 'renew', 'revoke', 'remove'],
    'invitation-expired': ['view', 'update', 'set-groups', 'renew', 'revoke', 'remove'],
    active: ['view', 'update', 'set-groups', 'block', 'remove'],
    blocked: ['view', 'update', 'set-groups', 'unblock', 'remove'],
    disabled: ['view', 'restore'],
    deleted: [],
  };
  for (const state of USER_STATES) {
    it(`${state}: ${OFFERED[state].join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        USER_ACTS.filter((act) => appliesTo(act, user(state), now)),
        OFFERED[state],
      );
    });
  }

  it('counts an invitation that ran out while it was shown as expired', () => {
    const invitation = {
      id: 'i',
      state: 'pending',
      sentAt: '2026-11-16T09:29:59.000Z',
      expiresAt: '2026-11-23T09:29:59.000Z',
    } as const;
    assert.equal(appliesTo('resend', user('invited', { invitation }), now), false);
    assert.equal(appliesTo('renew', user('invited', { invitation }), now), true);
    assert.equal(whyNot('renew', user('invited', { invitation }), { now, viewer: administrator }), undefined);
  });
});

describe('why something must not be done', () => {
  const context = { now, viewer: administrator };
  const cases: readonly (readonly [title: string, act: UserAct, of: User, code: string | undefined])[] = [
    ['an act of another state', 'block', user('invited'), 'wrong-state'],
    ['renewing what is valid', 'renew', user('invited'), 'invitation-still-valid'],
    ['blocking oneself', 'block', user('active', { id: 'me' }), 'self'],
    ['removing oneself', 'remove', user('active', { id: 'me' }), 'self'],
    ['editing oneself', 'update', user('active', { id: 'me' }), undefined],
    ['changing whom a directory manages', 'set-groups', user('active', { source: 'directory' }), 'directory-managed'],
    ['looking at whom a directory manages', 'view', user('active', { source: 'directory' }), undefined],
    [
      'what the backend forbids',
      'remove',
      user('active', { allowed: { remove: { code: 'last-administrator' } } }),
      'last-administrator',
    ],
    ['what the backend allows', 'remove', user('active', { allowed: { remove: true } }), undefined],
    [
      'what the backend allows does not beat the rules',
      'block',
      user('invited', { allowed: { block: true } }),
      'wrong-state',
    ],
    ['anything else', 'remove', user('active'), undefined],
  ];
  for (const [title, act, of, code] of cases) {
    it(`${title}: ${code ?? 'nothing is against it'}`, () => assert.equal(whyNot(act, of, context)?.code, code));
  }

  it('a member without the right may look, and no more', () => {
    const viewer = { ...administrator, administrator: false };
    for (const act of USER_ACTS) {
      for (const state of USER_STATES) {
        if (!appliesTo(act, user(state), now) || (act === 'renew' && state === 'invited')) continue;
        assert.equal(
          whyNot(act, user(state), { now, viewer })?.code,
          act === 'view' ? undefined : 'missing-permission',
          `${act} ${state}`,
        );
      }
    }
    assert.equal(whyNotInAccount('add-user', viewer)?.code, 'missing-permission');
    assert.equal(whyNotInAccount('list-users', viewer), undefined);
    assert.equal(whyNotInAccount('look-up', viewer), undefined);
  });

  it('forbids nothing in advance where the backend does not say who the viewer is', () => {
    assert.equal(whyNot('remove', user('active', { id: 'me' }), { now }), undefined);
    assert.equal(whyNotInAccount('add-user', undefined), undefined);
    const { administrator: _unsaid, ...viewer } = administrator;
    assert.equal(whyNotInAccount('add-user', viewer), undefined);
  });

  it('knows the last administrator', () => {
    assert.equal(isLastAdministrator(user('active', { administrator: true }), 1), true);
    assert.equal(isLastAdministrator(user('active', { administrator: true }), 2), false);
    assert.equal(isLastAdministrator(user('blocked', { administrator: true }), 1), false);
    assert.equal(isLastAdministrator(user('active'), 1), false);
  });
});
