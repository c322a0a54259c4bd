import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  cameOf,
  stateOf,
  toAddResult,
  toGroup,
  toMatch,
  toUser,
} from '../../../src/adapters/softwareone/softwareone-mapping.js';
import { usersQuery } from '../../../src/adapters/softwareone/softwareone-queries.js';
import { wireMembership, type Membership } from '../../../src/adapters/softwareone/softwareone-wire.js';
import { bodyOfDraft, bodyOfGroupChange, bodyOfPatch } from '../../../src/adapters/softwareone/softwareone-writing.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { UserState } from '../../../src/domain/user.js';

const now = new Date('2026-11-23T09:00:00Z');
const created = { at: '2026-11-20T09:00:00Z', by: { id: 'USR-1111-1111', name: 'Ada Administrator' } };

function membership(change: Partial<Membership> = {}): Membership {
  return {
    id: 'AUSR-4134-7183-7330',
    user: { id: 'USR-6375-2499', email: 'jane@example.com', firstName: 'Jane', lastName: 'Doe', status: 'Invited' },
    groups: [{ id: 'UGR-8447-7590', name: 'Buyers' }],
    account: { id: 'ACC-1671-0642', name: 'Example' },
    invitation: { url: 'https://portal.example.com/accept-invite?code=c2VjcmV0', status: 'Invited' },
    audit: { created },
    ...change,
  };
}

describe('softwareone: the state of a membership', () => {
  const table: readonly [invitation: string | undefined, person: string | undefined, state: UserState][] = [
    ['Invited', 'Invited', 'invited'],
    ['Invited', 'Active', 'invited'],
    ['Invited', 'Blocked', 'blocked'],
    ['InvitationExpired', 'InvitationExpired', 'invitation-expired'],
    ['Invitation expired', 'Invitation expired', 'invitation-expired'],
    ['invitation_expired', 'Active', 'invitation-expired'],
    ['Active', 'Active', 'active'],
    ['Accepted', 'Active', 'active'],
    ['Active', 'Blocked', 'blocked'],
    [undefined, 'Active', 'active'],
    [undefined, 'Invited', 'invited'],
    [undefined, 'Disabled', 'disabled'],
    [undefined, 'Deleted', 'disabled'],
    [undefined, undefined, 'disabled'],
    ['', 'Active', 'active'],
    ['Something new', 'Active', 'disabled'],
  ];
  for (const [status, person, state] of table) {
    it(`invitation ${status ?? '(none)'}, person ${person ?? '(none)'}: ${state}`, () => {
      const base = membership();
      const invitation = status === undefined ? undefined : { status };
      assert.equal(stateOf({ ...base, user: { ...base.user, status: person }, invitation }), state);
    });
  }
});

describe('softwareone: a user', () => {
  it('is the membership, with the person in it and without the link', () => {
    const user = toUser(membership(), now);
    assert.deepEqual(
      { ...user, version: undefined },
      {
        id: 'AUSR-4134-7183-7330',
        firstName: 'Jane',
        lastName: 'Doe',
        email: 'jane@example.com',
        state: 'invited',
        groups: [{ id: 'UGR-8447-7590', name: 'Buyers' }],
        source: 'invitation',
        version: undefined,
        invitation: {
          id: 'AUSR-4134-7183-7330',
          state: 'pending',
          sentAt: created.at,
          delivery: 'unknown',
          sentBy: { name: 'Ada Administrator' },
        },
        createdAt: created.at,
      },
    );
    assert.ok(!JSON.stringify(user).includes('c2VjcmV0'));
  });

  it('has whatever dates there are', () => {
    const audit = { created, joined: { at: '2026-11-21T09:00:00Z' }, access: { at: '2026-11-22T09:00:00Z' } };
    const active = { invitation: undefined, user: { ...membership().user, status: 'Active' }, audit };
    const user = toUser(membership(active), now);
    assert.deepEqual(
      [user.joinedAt, user.lastSignInAt, user.invitation],
      [audit.joined.at, audit.access.at, undefined],
    );
    assert.equal(
      toUser(membership({ ...active, lastLoginAt: '2026-11-23T08:00:00Z' }), now).lastSignInAt,
      '2026-11-23T08:00:00Z',
    );
    assert.equal(toUser(membership({ audit: undefined }), now).invitation?.sentAt, now.toISOString());
  });

  it('has the name that a summary gives, undivided', () => {
    const user = toUser(membership({ user: { id: 'USR-1', name: 'Jane van Doe' }, groups: undefined }), now);
    assert.deepEqual([user.firstName, user.lastName, user.email, user.groups], ['Jane van Doe', '', '', []]);
  });

  it('has a telephone in two parts, however its prefix is written', () => {
    const withPhone = (phone: { prefix?: string; number?: string }) =>
      toUser(membership({ user: { ...membership().user, phone } }), now).phone;
    assert.deepEqual(withPhone({ prefix: '+43', number: '664 123' }), { countryCode: '+43', number: '664123' });
    assert.deepEqual(withPhone({ prefix: '43', number: '664123' }), { countryCode: '+43', number: '664123' });
    assert.deepEqual(withPhone({ number: '664123' }), { countryCode: '', number: '664123' });
    assert.equal(withPhone({ prefix: '+43' }), undefined);
  });

  it('has a new version when anything of it changes, and the same one otherwise', () => {
    const version = (change: Partial<Membership>) => toUser(membership(change), now).version;
    const { user } = membership();
    const versions = [
      version({}),
      version({ user: { ...user, lastName: 'Dot' } }),
      version({ user: { ...user, phone: { prefix: '+1', number: '2' } } }),
      version({ user: { ...user, status: 'Blocked' } }),
      version({ groups: [] }),
      version({ groups: [{ id: 'UGR-8447-7590' }, { id: 'UGR-8447-7591' }] }),
      version({ invitation: { status: 'Active' } }),
    ];
    assert.equal(new Set(versions).size, versions.length);
    const two = [{ id: 'UGR-1' }, { id: 'UGR-2' }];
    assert.equal(version({ groups: two }), version({ groups: [...two].reverse() }));
  });

  it('is read though members that decide nothing are broken or unknown', () => {
    const parsed = wireMembership.safeParse({
      ...membership(),
      lastLoginAt: 'never',
      audit: 7,
      shoeSize: 42,
      user: { ...membership().user, lastLoginAt: 5 },
    });
    assert.ok(parsed.success && parsed.data.audit === undefined && parsed.data.lastLoginAt === undefined);
    assert.ok(!wireMembership.safeParse({ ...membership(), id: undefined }).success);
    assert.ok(!wireMembership.safeParse({ ...membership(), user: { email: 'a@example.com' } }).success);
  });
});

describe('softwareone: groups and receipts', () => {
  it('does not preselect the group of the administrators', () => {
    const group = toGroup({ id: 'UGR-1', name: 'Administrators', description: '', isDefault: true });
    assert.deepEqual({ ...group, version: undefined }, { id: 'UGR-1', name: 'Administrators', version: undefined });
  });

  it('tells each group that was asked for whether it came to be', () => {
    const draft = {
      firstName: 'Jane',
      lastName: 'Doe',
      email: 'jane@example.com',
      groupIds: ['UGR-8447-7590', 'UGR-0000-0001'],
    };
    const { groups } = toAddResult(membership(), draft, now);
    assert.deepEqual(groups, [
      { group: { id: 'UGR-8447-7590', name: 'Buyers' }, ok: true },
      { group: { id: 'UGR-0000-0001', name: 'UGR-0000-0001' }, ok: false },
    ]);
  });

  it('knows what came of a draft by address, name and groups', () => {
    const user = toUser(membership(), now);
    const draft = { firstName: 'Jane ', lastName: 'Doe', email: ' JANE@example.com', groupIds: ['UGR-8447-7590'] };
    assert.equal(cameOf(draft, user), true);
    assert.equal(cameOf({ ...draft, lastName: 'Dot' }, user), false);
    assert.equal(cameOf({ ...draft, groupIds: [] }, user), false);
    assert.equal(cameOf({ ...draft, email: 'john@example.com' }, user), false);
  });

  it('says what an address means', () => {
    const user = toUser(membership(), now);
    assert.deepEqual(toMatch(' Jane@EXAMPLE.com', [user]), { email: ' Jane@EXAMPLE.com', status: 'invited', user });
    assert.deepEqual(toMatch('john@example.com', [user]), { email: 'john@example.com', status: 'free' });
    assert.equal(toMatch('jane@example.com', [{ ...user, state: 'invitation-expired' }]).status, 'expired');
    assert.equal(toMatch('jane@example.com', [{ ...user, state: 'blocked' }]).status, 'blocked');
  });

  it('sends back of a group what it does not change', () => {
    const before = {
      id: 'UGR-1',
      name: 'Buyers',
      description: 'Order',
      logo: 'https://x/l.png',
      modules: [{ id: 'MOD-0001' }],
      buyers: [{ id: 'BUY-1' }],
    };
    assert.deepEqual(bodyOfGroupChange(before, { name: 'Shoppers' }), {
      name: 'Shoppers',
      description: 'Order',
      logo: 'https://x/l.png',
      modules: [{ id: 'MOD-0001' }],
      buyers: [{ id: 'BUY-1' }],
    });
  });
});

describe('softwareone: what is sent', () => {
  const draft = {
    firstName: 'Jane',
    lastName: 'Doe',
    email: ' jane@example.com ',
    groupIds: ['UGR-0000-0001', 'UGR-0000-0001'],
  };

  it('is what the contract allows, and no more', () => {
    assert.deepEqual(
      bodyOfDraft(
        { ...draft, phone: { countryCode: '+43', number: '664', country: 'AT' }, locale: 'de-AT' },
        'ACC-0000-0001',
      ),
      {
        user: {
          email: 'jane@example.com',
          firstName: 'Jane',
          lastName: 'Doe',
          phone: { prefix: '+43', number: '664' },
          settings: { languageCode: 'de-AT' },
        },
        groups: [{ id: 'UGR-0000-0001' }],
        account: { id: 'ACC-0000-0001' },
      },
    );
    const bare = bodyOfDraft({ ...draft, locale: 'zh-Hant-TW' }, undefined) as { user: object };
    assert.deepEqual(
      [Object.keys(bare), Object.keys(bare.user)],
      [
        ['user', 'groups'],
        ['email', 'firstName', 'lastName'],
      ],
    );
  });

  it('is refused at its field before it is sent', () => {
    const refused: readonly [() => unknown, readonly string[]][] = [
      [
        () => bodyOfDraft({ ...draft, firstName: ' ', lastName: '' }, undefined),
        ['firstName required', 'lastName required'],
      ],
      [() => bodyOfDraft({ ...draft, email: 'nobody' }, undefined), ['email invalid']],
      [() => bodyOfDraft({ ...draft, email: ' ' }, undefined), ['email required']],
      [() => bodyOfDraft({ ...draft, groupIds: [] }, undefined), ['groupIds required']],
      [() => bodyOfDraft({ ...draft, groupIds: ['no-such-group'] }, undefined), ['groupIds not-found']],
      [
        () => bodyOfDraft({ ...draft, phone: { countryCode: '+43', number: '1'.repeat(16) } }, undefined),
        ['phone.number too-long'],
      ],
      [() => bodyOfPatch({ firstName: ' ' }), ['firstName required']],
      [() => bodyOfGroupChange({ id: 'g', name: 'G' }, { name: ' ' }), ['name required']],
    ];
    for (const [build, fields] of refused) {
      assert.throws(build, (error: unknown) => {
        assert.ok(error instanceof DirectoryError && error.kind === 'validation');
        assert.deepEqual(
          error.fields.map(({ field, code }) => `${field} ${code}`),
          fields,
        );
        return true;
      });
    }
  });

  it('changes of a person only what is named', () => {
    assert.deepEqual(bodyOfPatch({ lastName: 'Dot' }), { lastName: 'Dot' });
    assert.deepEqual(bodyOfPatch({ phone: null }), { phone: { prefix: null, number: null } });
  });

  it('asks nobody for states that nobody can have there, and does not filter by all that there are', () => {
    assert.equal(usersQuery({ limit: 10, states: ['disabled', 'deleted'] }, undefined), undefined);
    const all = usersQuery(
      { limit: 500, states: ['invited', 'invitation-expired', 'active', 'blocked', 'disabled'] },
      undefined,
    );
    assert.equal(all, '?order=user.name,id&select=audit&limit=100&offset=0');
    const sorted = usersQuery({ limit: 20, offset: 40, sort: { by: 'joined', direction: 'descending' } }, 'ACC-1');
    assert.equal(sorted, '?eq(account.id,%22ACC-1%22)&order=-audit.joined.at,-id&select=audit&limit=20&offset=40');
  });
});
