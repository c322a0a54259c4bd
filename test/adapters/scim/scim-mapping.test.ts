import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { emailOf, profileChanges, toGroup, toUser, userResource } from '../../../src/adapters/scim/scim-mapping.js';
import { applied, patchBody } from '../../../src/adapters/scim/scim-patch.js';
import { fromTel, toTel } from '../../../src/adapters/scim/scim-phone.js';
import { wireGroup, wireUser, wireUsers, type WireUser } from '../../../src/adapters/scim/scim-wire.js';

function wire(given: Record<string, unknown>): WireUser {
  return z.parse(wireUser, { id: '1', ...given });
}

describe('SCIM: a user as it comes', () => {
  it('is the example of RFC 7643, 8.2', () => {
    const user = toUser(
      wire({
        id: '2819c223-7f76-453a-919d-413861904646',
        userName: 'bjensen@example.com',
        name: { formatted: 'Ms. Barbara J Jensen, III', familyName: 'Jensen', givenName: 'Barbara' },
        displayName: 'Babs Jensen',
        emails: [
          { value: 'babs@jensen.org', type: 'home' },
          { value: 'bjensen@example.com', type: 'work', primary: true },
        ],
        phoneNumbers: [
          { value: '555-555-5555', type: 'work' },
          { value: 'tel:+1-201-555-0123', type: 'mobile' },
        ],
        active: true,
        groups: [
          { value: 'e9e30dba', $ref: '../Groups/e9e30dba', display: 'Tour Guides' },
          { value: 'fc348aa8', $ref: '../Groups/fc348aa8' },
        ],
        meta: { resourceType: 'User', created: '2010-01-23T04:56:22Z', version: 'W/"a330bc54f0671c9"' },
      }),
    );
    const { version, ...rest } = user;
    assert.match(version ?? '', / W\/"a330bc54f0671c9"$/u);
    assert.deepEqual(rest, {
      id: '2819c223-7f76-453a-919d-413861904646',
      firstName: 'Barbara',
      lastName: 'Jensen',
      email: 'bjensen@example.com',
      phone: { countryCode: '+1', number: '2015550123' },
      state: 'active',
      groups: [
        { id: 'e9e30dba', name: 'Tour Guides' },
        { id: 'fc348aa8', name: 'fc348aa8' },
      ],
      createdAt: '2010-01-23T04:56:22.000Z',
      joinedAt: '2010-01-23T04:56:22.000Z',
    });
  });

  it('is the least that RFC 7643, 8.1 allows', () => {
    const user = toUser(wire({ userName: 'bjensen@example.com' }));
    assert.deepEqual(
      [user.firstName, user.lastName, user.email, user.state, user.groups],
      ['', '', 'bjensen@example.com', 'active', []],
    );
  });

  it('is blocked where it is not active, as a boolean or as text', () => {
    for (const active of [false, 'false', 'False']) assert.equal(toUser(wire({ active })).state, 'blocked');
    for (const active of [true, 'true', 'True', undefined]) assert.equal(toUser(wire({ active })).state, 'active');
  });

  it('has its whole name first where that is all there is', () => {
    const { firstName, lastName } = toUser(wire({ displayName: 'Madonna Louise Ciccone' }));
    assert.deepEqual([firstName, lastName], ['Madonna Louise Ciccone', '']);
  });

  it('has the first address where none is primary, and the user name where there is none', () => {
    assert.equal(emailOf(wire({ emails: [{ value: 'a@x.example' }, { value: 'b@x.example' }] })), 'a@x.example');
    assert.equal(emailOf(wire({ userName: 'a@x.example', emails: [{ type: 'work' }] })), 'a@x.example');
  });

  it('survives attributes of another type', () => {
    const user = toUser(
      wire({
        id: 17,
        userName: 5,
        name: 'Ann',
        emails: 'a@x.example',
        phoneNumbers: [7, { value: 9 }],
        active: 1,
        groups: [null, 3],
        meta: 'x',
      }),
    );
    assert.deepEqual(
      [user.id, user.firstName, user.email, user.phone, user.state],
      ['17', '', '', undefined, 'active'],
    );
  });

  it('without an id is no user', () => {
    assert.equal(z.safeParse(wireUsers, { totalResults: 1, Resources: [{ userName: 'x' }] }).success, false);
  });

  it('a list without rows may leave them out, but something must say that it is a list', () => {
    assert.equal(z.safeParse(wireUsers, { totalResults: 0 }).success, true);
    assert.equal(z.safeParse(wireUsers, { hello: 'world' }).success, false);
  });
});

describe('SCIM: versions', () => {
  it('change with what is shown, also where the server has none or never changes its own', () => {
    const before = wire({ displayName: 'A', meta: { version: 'W/"1"' } });
    assert.equal(toUser(before).version, toUser({ ...before }).version);
    assert.notEqual(toUser(before).version, toUser({ ...before, displayName: 'B' }).version);
    assert.notEqual(
      toUser({ ...before, meta: undefined }).version,
      toUser({ ...before, active: false, meta: undefined }).version,
    );
    assert.notEqual(toUser(before).version, toUser(wire({ displayName: 'A', meta: { version: 'W/"2"' } })).version);
  });
});

describe('SCIM: a group as it comes', () => {
  it('counts its members where it tells them', () => {
    const one = toGroup(
      z.parse(wireGroup, { id: 'g', displayName: 'Tour Guides', members: [{ value: 'a' }, { value: 'b' }] }),
    );
    assert.deepEqual([one.name, one.memberCount], ['Tour Guides', 2]);
    assert.equal('memberCount' in toGroup(z.parse(wireGroup, { id: 'g', displayName: 'Tour Guides' })), false);
  });
});

describe('SCIM: telephone numbers', () => {
  const READ: readonly [string, string, string][] = [
    ['tel:+1-201-555-0123', '+1', '2015550123'],
    ['tel:+43-664-1234567', '+43', '6641234567'],
    ['TEL:+442079460123;ext=12', '+44', '2079460123'],
    ['+49 (0)151 12345678', '+49', '15112345678'],
    ['0049 151 12345678', '+49', '15112345678'],
    ['+353 1 234 5678', '+353', '12345678'],
    ['+7 (495) 123-45-67', '+7', '4951234567'],
    ['+971\u201350\u20111234567', '+971', '501234567'],
    ['+1 201 555 0123 ext. 9', '+1', '2015550123'],
  ];
  for (const [text, countryCode, number] of READ) {
    it(`reads ${text}`, () => assert.deepEqual(fromTel(text), { countryCode, number }));
  }

  for (const text of [
    '',
    '555-555-5555',
    'tel:863-1234;phone-context=+1-914-555',
    'call me',
    '+',
    '+0123456',
    '+1234567890123456789',
    'javascript:alert(1)',
    '+49 FLOWERS',
  ]) {
    it(`makes no number of "${text}"`, () => assert.equal(fromTel(text), undefined));
  }

  it('reads what it writes', () => {
    const phone = { countryCode: '+43', number: '6641234567' };
    assert.equal(toTel(phone), 'tel:+436641234567');
    assert.deepEqual(fromTel(toTel(phone)), phone);
  });
});

describe('SCIM: what goes out', () => {
  const draft = { firstName: 'Ann', lastName: 'Ox', email: 'Ann@Bücher.example', groupIds: [] };

  it('has one user name for every spelling of an address, and the address as it was typed', () => {
    const { userName, emails } = userResource(draft);
    assert.equal(userName, 'ann@xn--bcher-kva.example');
    assert.deepEqual(emails, [{ value: 'Ann@Bücher.example', type: 'work', primary: true }]);
    assert.equal('phoneNumbers' in userResource(draft), false);
  });

  it('changes only what is named, and the whole names where they were made of the parts', () => {
    const before = wire({ name: { givenName: 'Ann', familyName: 'Ox', formatted: 'Ann Ox' }, displayName: 'Annie' });
    assert.deepEqual(
      profileChanges({ lastName: 'Cow' }, before).map(({ path, value }) => [path, value]),
      [
        ['name.familyName', 'Cow'],
        ['name.formatted', 'Ann Cow'],
      ],
    );
    assert.deepEqual(profileChanges({}, before), []);
  });

  it('exchanges the number that is shown and keeps the others', () => {
    const before = wire({
      phoneNumbers: [
        { value: 'ext 5', type: 'work' },
        { value: '+43 664 1', type: 'x' },
        { value: '+43 664 1234567', type: 'mobile', primary: true },
      ],
    });
    const [change] = profileChanges({ phone: { countryCode: '+49', number: '15112345678' } }, before);
    assert.deepEqual(change, {
      op: 'replace',
      path: 'phoneNumbers',
      value: [
        { value: 'tel:+4915112345678', type: 'mobile', primary: true },
        { value: 'ext 5', type: 'work' },
        { value: '+43 664 1', type: 'x' },
      ],
    });
    assert.deepEqual(profileChanges({ phone: null }, wire({ phoneNumbers: [{ value: 'tel:+436641234567' }] })), [
      { op: 'remove', path: 'phoneNumbers' },
    ]);
    assert.deepEqual(profileChanges({ phone: null }, wire({})), []);
  });

  it('names one member in a path that nothing can break out of', () => {
    assert.deepEqual(patchBody([{ op: 'remove', path: 'members', item: 'a"] or [b' }]).Operations, [
      { op: 'remove', path: 'members[value eq "a\\"] or [b"]' },
    ]);
  });

  it('is the same by PUT where there is no PATCH', () => {
    const resource = {
      id: '1',
      unknown: { kept: true },
      name: { givenName: 'Ann', middleName: 'B' },
      members: [{ value: 'a' }, { value: 'b' }],
    };
    const after = applied(resource, [
      { op: 'replace', path: 'name.givenName', value: 'Bea' },
      { op: 'add', path: 'members', value: [{ value: 'c' }] },
      { op: 'remove', path: 'members', item: 'a' },
      { op: 'replace', path: 'active', value: false },
      { op: 'remove', path: 'phoneNumbers' },
    ]);
    assert.deepEqual(after, {
      id: '1',
      unknown: { kept: true },
      name: { givenName: 'Bea', middleName: 'B' },
      members: [{ value: 'b' }, { value: 'c' }],
      active: false,
    });
    assert.equal(resource.members.length, 2);
  });
});
