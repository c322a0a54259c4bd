import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  invitationId,
  invitedId,
  phoneText,
  roleParts,
  stateOf,
  teamsIn,
  toGroup,
  toInvitation,
  toPhone,
  withGroups,
  type Facts,
  type Organization,
} from '../../../src/adapters/better-auth/better-auth-mapping.js';
import { peopleOf } from '../../../src/adapters/better-auth/better-auth-people.js';
import { DEFAULT_ROLES } from '../../../src/adapters/better-auth/better-auth-roles.js';
import {
  wireAdminUsers,
  wireInvitation,
  wireMembers,
  wireSession,
  type WireInvitation,
  type WireMember,
} from '../../../src/adapters/better-auth/better-auth-wire.js';
import { DAY } from '../../../src/domain/time.js';
import type { UserState } from '../../../src/domain/user.js';

const now = new Date('2026-11-23T09:00:00.000Z');
const at = (days: number): string => new Date(now.getTime() + days * DAY).toISOString();
const facts: Facts = { roles: DEFAULT_ROLES, admin: false, term: 7 * DAY };

function invitation(change: Partial<WireInvitation> = {}): WireInvitation {
  return {
    id: 'aSecretOfThirtyTwoCharacters0001',
    email: 'nora@example.com',
    role: 'member',
    status: 'pending',
    organizationId: 'org-1',
    organizationName: undefined,
    teamId: 'team-1,team-2',
    inviterId: 'user-1',
    inviterEmail: undefined,
    createdAt: at(-1),
    expiresAt: at(6),
    firstName: 'Nora',
    lastName: 'New',
    phone: undefined,
    ...change,
  };
}

function member(change: Partial<WireMember> = {}): WireMember {
  const user = { id: 'user-1', name: 'Olga Owner', email: 'olga@example.com' };
  return { id: 'member-1', userId: 'user-1', role: 'owner', createdAt: at(-30), user, ...change };
}

const teams = ['Everybody', 'Accounting', 'Sales'].map((name, index) => ({
  id: `team-${index + 1}`,
  name,
  updatedAt: undefined,
}));

function people(change: Partial<Organization>, own: Partial<Facts> = {}): ReturnType<typeof peopleOf> {
  return peopleOf({ members: [member()], invitations: [], teams, ...change }, { ...facts, ...own }, now);
}

describe('better-auth: the state of an invitation', () => {
  const table: readonly [status: string, expiresAt: string | undefined, state: string, user: UserState | undefined][] =
    [
      ['pending', at(1), 'pending', 'invited'],
      ['pending', undefined, 'pending', 'invited'],
      ['pending', at(0), 'expired', 'invitation-expired'],
      ['pending', at(-1), 'expired', 'invitation-expired'],
      ['accepted', at(1), 'accepted', undefined],
      ['rejected', at(1), 'declined', 'disabled'],
      ['canceled', at(1), 'revoked', 'disabled'],
      ['something new', at(1), 'revoked', 'disabled'],
    ];
  for (const [status, expiresAt, state, user] of table) {
    it(`${status}, until ${expiresAt ?? '(not told)'}: ${state}`, () => {
      const wire = invitation({ status, expiresAt });
      assert.equal(stateOf(wire, now), state);
      const [, invited] = people({ invitations: [wire] });
      assert.equal(invited?.user.state, user);
    });
  }
});

describe('better-auth: who is in an organization', () => {
  it('is whoever is invited, with all that is known and without the secret', () => {
    const [, person] = people({ invitations: [invitation({ phone: '+43 6641234567' })] });
    assert.deepEqual(
      { ...person?.user, version: undefined },
      {
        id: invitedId('nora@example.com'),
        email: 'nora@example.com',
        firstName: 'Nora',
        lastName: 'New',
        phone: { countryCode: '+43', number: '6641234567' },
        state: 'invited',
        groups: [
          { id: 'team-1', name: 'Everybody' },
          { id: 'team-2', name: 'Accounting' },
        ],
        role: { id: 'member', name: 'Member' },
        invitation: {
          id: invitationId('aSecretOfThirtyTwoCharacters0001'),
          state: 'pending',
          sentAt: at(-1),
          delivery: 'unknown',
          expiresAt: at(6),
          sentBy: { id: 'member-1', name: 'Olga Owner', email: 'olga@example.com' },
        },
        source: 'invitation',
        createdAt: at(-1),
        allowed: { update: { code: 'not-supported' }, 'set-groups': { code: 'not-supported' } },
        version: undefined,
      },
    );
    assert.ok(!JSON.stringify(person?.user).includes('aSecret'));
  });

  it('is one for an address, however it is written and however often it was invited', () => {
    const open = invitation({ id: 'later', expiresAt: at(6) });
    const all = people({
      invitations: [
        invitation({ id: 'withdrawn', status: 'canceled', createdAt: at(0) }),
        invitation({ id: 'sooner', email: ' NORA@example.com', expiresAt: at(2) }),
        open,
      ],
    });
    assert.equal(all.length, 2);
    assert.deepEqual(
      all[1]?.invitations.map(({ id }) => id),
      ['later', 'sooner', 'withdrawn'],
    );
    assert.equal(all[1]?.user.invitation?.expiresAt, open.expiresAt);
  });

  it('is the member where the address has both, and nobody where nothing but an accepted invitation is left', () => {
    const own = invitation({ email: 'Olga@Example.com', status: 'accepted' });
    const [olga, ...others] = people({ invitations: [own, invitation({ status: 'accepted' })] });
    assert.equal(others.length, 0);
    assert.deepEqual([olga?.user.id, olga?.user.invitation?.state], ['member-1', 'accepted']);
  });

  it('is one who became a member twice', () => {
    assert.equal(people({ members: [member(), member({ id: 'member-2' })] }).length, 1);
  });

  it('keeps the last owner, and blocks nobody where the bans are not told', () => {
    const second = { id: 'user-2', name: 'Otto', email: 'otto@example.com' };
    const two = [member(), member({ id: 'member-2', userId: 'user-2', role: 'owner,member', user: second })];
    const removals = (members: WireMember[]) => people({ members }).map(({ user }) => user.allowed?.remove);
    assert.deepEqual(removals([member()]), [{ code: 'last-administrator' }]);
    assert.deepEqual(removals(two), [undefined, undefined]);
    const blocking = (own: Partial<Organization>) => people(own, { admin: true })[0]?.user;
    assert.deepEqual(blocking({})?.allowed?.block, { code: 'missing-permission' });
    assert.equal(blocking({ banned: new Set() })?.allowed?.block, undefined);
    assert.equal(blocking({ banned: new Set(['user-1']) })?.state, 'blocked');
  });

  it('has a name of one word or of many, or none', () => {
    const named = (name: string | undefined) => {
      const [person] = people({ members: [member({ user: { id: 'user-1', name, email: 'olga@example.com' } })] });
      return [person?.user.firstName, person?.user.lastName];
    };
    assert.deepEqual(named('Olga Owner'), ['Olga', 'Owner']);
    assert.deepEqual(named('Olga'), ['Olga', '']);
    assert.deepEqual(named(''), ['', '']);
    assert.deepEqual(named(undefined), ['', '']);
  });
});

describe('better-auth: when an invitation was sent', () => {
  const sent = (change: Partial<WireInvitation>, term: number | undefined) =>
    toInvitation(invitation(change), { members: [] }, { term }, now).sentAt;

  it('is when it was made, or a term before its end where it was sent again', () => {
    assert.equal(sent({ createdAt: at(-3), expiresAt: at(6) }, 7 * DAY), at(-1));
    assert.equal(sent({ createdAt: at(-3), expiresAt: at(4) }, 7 * DAY), at(-3));
    assert.equal(sent({ createdAt: at(-3), expiresAt: at(6) }, undefined), at(-3));
  });

  it('is guessed by the usual term where neither is told', () => {
    assert.equal(sent({ createdAt: undefined, expiresAt: at(1) }, undefined), at(-1));
    assert.equal(sent({ createdAt: undefined, expiresAt: undefined }, undefined), now.toISOString());
  });
});

describe('better-auth: small parts', () => {
  it('several roles are one, with the rights of each', () => {
    assert.deepEqual(roleParts('member', DEFAULT_ROLES), { role: { id: 'member', name: 'Member' } });
    assert.deepEqual(roleParts('member, admin', DEFAULT_ROLES), {
      role: { id: 'member,admin', name: 'Member, Admin' },
      administrator: true,
    });
    assert.deepEqual(roleParts('toString', DEFAULT_ROLES), { role: { id: 'toString', name: 'toString' } });
    assert.deepEqual(roleParts('', DEFAULT_ROLES), {});
  });

  it('teams are one text', () => {
    assert.deepEqual(teamsIn({ teamId: 'a,,b' }), ['a', 'b']);
    assert.deepEqual(teamsIn({ teamId: undefined }), []);
  });

  it('a telephone number is what we wrote, or is not read', () => {
    const phone = { countryCode: '+43', number: '6641234567' };
    assert.deepEqual(toPhone(phoneText(phone)), phone);
    for (const text of [undefined, '', '+436641234567', '0664 1234567', '+43 664-123', '+43 ']) {
      assert.equal(toPhone(text), undefined, text);
    }
  });

  it('ids of an address and of an invitation hold neither', () => {
    assert.equal(invitedId('Nora@Example.com '), invitedId('nora@example.com'));
    assert.notEqual(invitedId('nora@example.com'), invitedId('nora@example.org'));
    assert.match(invitedId('nora@example.com'), /^invited-[0-9a-z]+$/u);
    assert.match(invitationId('aSecret'), /^invitation-[0-9a-z]+$/u);
    assert.notEqual(invitationId('aSecret'), invitationId('aSecres'));
  });

  it('a version changes with groups, whatever their order, and a team’s with its name', () => {
    const [person] = people({});
    assert.ok(person);
    const version = (ids: readonly string[]) => withGroups(person.user, ids, teams).version;
    assert.equal(version(['team-1', 'team-2']), version(['team-2', 'team-1']));
    assert.notEqual(version(['team-1']), version(['team-2']));
    assert.deepEqual(withGroups(person.user, ['team-9'], teams).groups, []);
    const [team] = teams;
    assert.ok(team);
    assert.notEqual(toGroup(team).version, toGroup({ ...team, name: 'Other' }).version);
  });
});

describe('better-auth: what comes over the wire', () => {
  const row = { id: 'a', email: 'a@example.com', status: 'pending' };

  it('is forgiven what decides nothing', () => {
    const odd = { ...row, expiresAt: 'soon', createdAt: 7, firstName: { first: 'A' }, more: true };
    const read = wireInvitation.parse(odd);
    assert.deepEqual([read.id, read.expiresAt, read.createdAt, read.firstName], ['a', undefined, undefined, undefined]);
  });

  it('is not taken without what decides', () => {
    for (const broken of [{ ...row, id: '' }, { ...row, id: 7 }, { id: 'a', email: 'a@example.com' }, null, [row]]) {
      assert.equal(wireInvitation.safeParse(broken).success, false, JSON.stringify(broken));
    }
    assert.equal(wireMembers.safeParse({ members: [], total: -1 }).success, false);
    assert.equal(wireSession.safeParse({ user: { id: 'a' } }).success, false);
    assert.equal(wireSession.parse(null), null);
    assert.equal(wireAdminUsers.safeParse({ users: [{ id: 'a', banned: 'yes' }], total: 1 }).success, false);
  });
});
