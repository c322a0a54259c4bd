import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { WizardField } from '../../src/elements/parts/custom/custom-field.js';
import {
  mended,
  nameFromAddress,
  newRow,
  NOTHING_KNOWN,
  standingsOf,
  type Row,
  type RowFields,
} from '../../src/elements/add-user-wizard/many/batch.js';
import { fieldsOf, guessMapping, matched } from '../../src/elements/add-user-wizard/many/columns.js';
import {
  allInGroups,
  FIRST,
  judge,
  reduceMany,
  type ManyState,
} from '../../src/elements/add-user-wizard/many/many-state.js';
import { sampleFile } from '../../src/elements/add-user-wizard/many/sample.js';
import { personOf } from '../../src/elements/add-user-wizard/many/sending.js';
import { asTable } from '../../src/elements/add-user-wizard/many/sources.js';
import { ar } from '../../src/i18n/ar/index.js';
import { de } from '../../src/i18n/de/index.js';
import { en } from '../../src/i18n/en/index.js';
import { readCsv } from '../../src/lazy/csv.js';

const rowsOf = (...lines: string[]): { cells: string[]; line: number }[] =>
  lines.map((line, at) => ({ cells: line.split(';'), line: at + 1 }));

test('columns are recognised by their names in each of our languages', () => {
  for (const header of [
    'First name;Last name;Email;Phone;Groups',
    'Vorname;Nachname;E-Mail-Adresse;Telefon;Abteilung',
    'الاسم الأول;اسم العائلة;البريد الإلكتروني;رقم الهاتف;المجموعات',
  ]) {
    assert.deepEqual(guessMapping(rowsOf(header)), {
      kinds: ['firstName', 'lastName', 'email', 'phone', 'groups'],
      header: true,
    });
  }
});

test('without names the addresses are found by their @, and the first row is a person', () => {
  assert.deepEqual(guessMapping(rowsOf('Ada;a@x.example', 'Bo;b@x.example')), {
    kinds: ['skip', 'email'],
    header: false,
  });
  assert.deepEqual(guessMapping(rowsOf('Wer;Wohin', 'Bo;b@x.example')), { kinds: ['skip', 'email'], header: true });
  assert.deepEqual(guessMapping([]), { kinds: [], header: false });
});

const OWN: readonly WizardField[] = [
  { name: 'costCentre', label: 'Cost centre', required: true },
  { name: 'hours', label: 'Stunden', type: 'number' },
  { name: 'begins', label: 'First day', type: 'date' },
  { name: 'office', label: 'Office', type: 'select', options: [{ value: 'vie', label: 'Vienna' }] },
  { name: 'badge', label: 'Badge', type: 'checkbox' },
];

test('fields of the host are columns by their label or name, before our own meaning of the word', () => {
  assert.deepEqual(
    guessMapping(rowsOf('E-Mail;COSTCENTRE;stunden;Team'), [...OWN, { name: 'x', label: 'Team' }]).kinds,
    ['email', 'custom.costCentre', 'custom.hours', 'custom.x'],
  );
});

test('cells are understood as what the field takes; what is not stays as it is written', () => {
  const kinds = ['email', 'custom.hours', 'custom.begins', 'custom.office', 'custom.badge'] as const;
  const read = (...cells: string[]): unknown => fieldsOf(['a@x.example', ...cells], kinds, OWN).custom;
  assert.deepEqual(read('38,5', '26.11.2026', 'vienna', 'Ja'), {
    hours: { value: '38,5' },
    begins: { value: '26.11.2026' },
    office: { value: 'vie' },
    badge: { value: true },
  });
  assert.deepEqual(read('1,234', '3/4/2026', 'Graz', 'perhaps'), {
    hours: { value: '1,234', bad: true },
    begins: { value: '3/4/2026', bad: true },
    office: { value: 'Graz', bad: true },
    badge: { value: 'perhaps', bad: true },
  });
  assert.equal(read('', ' ', '', ''), undefined);
});

test('a field that must be filled in may be, once for everyone; what a row has of its own comes first', () => {
  const rules = [
    { name: 'costCentre', required: true, checked: false, step: 'details' as const },
    { name: 'hours', required: false, checked: false, kind: 'number' as const },
    { name: 'terms', required: true, checked: false, step: 'step-terms' as const },
  ];
  const own = (custom: RowFields['custom']): Row =>
    newRow({ ...fields('a@x.example'), ...(custom && { custom }) }, { line: 1 });
  const rows = [own(undefined)];
  assert.deepEqual(standingsOf(rows, NOTHING_KNOWN, rules), [
    { kind: 'custom', problem: { field: 'custom.costCentre', code: 'required' } },
  ]);
  const forAll = { costCentre: { value: '4711' }, hours: { value: '38,5' } };
  assert.deepEqual(standingsOf(rows, { ...NOTHING_KNOWN, forAll }, rules), [{ kind: 'ready' }]);
  const draft = (row: Row): unknown =>
    personOf(row, [], { ...NOTHING_KNOWN, forAll }, 'en', { groups: true, custom: rules }).draft.custom;
  assert.deepEqual(draft(own(undefined)), { costCentre: '4711', hours: 38.5 });
  assert.deepEqual(draft(own({ costCentre: { value: '4712' } })), { costCentre: '4712', hours: 38.5 });
});

test('a row becomes a person; a whole name is taken apart', () => {
  assert.deepEqual(fieldsOf(['Ada Roe', ' a@x.example ', 'Sales| Support'], ['wholeName', 'email', 'groups']), {
    firstName: 'Ada',
    lastName: 'Roe',
    email: 'a@x.example',
    phone: '',
    groupNames: ['Sales', 'Support'],
  });
});

const fields = (email: string, more: Partial<RowFields> = {}): RowFields => ({
  firstName: 'Ada',
  lastName: 'Roe',
  email,
  phone: '',
  groupNames: [],
  ...more,
});

test('each row stands by itself, by the others, and by what the account says', () => {
  const rows = [
    fields('a@x.example'),
    fields('A@x.example'),
    fields('nobody'),
    fields('b@gmial.com'),
    fields('c@x.example', { lastName: ' ' }),
    fields('d@x.example'),
    fields('e@x.example', { groupNames: ['Nowhere'] }),
    fields('f@x.example', { groupNames: ['SALES'] }),
    fields('g@x.example', { groupNames: ['Later'] }),
  ].map((each, at) => newRow(each, { line: at + 1 }));
  const matches = new Map([['d@x.example', { email: 'd@x.example', status: 'member' as const }]]);
  const groups = new Map([
    ['nowhere', undefined],
    ['sales', { id: '1', name: 'Sales' }],
  ]);
  const kinds = standingsOf(rows, { matches, groups, left: new Set(), looking: false, forAll: {} }).map(
    ({ kind }) => kind,
  );
  assert.deepEqual(kinds, ['ready', 'repeat', 'email', 'suggestion', 'no-name', 'taken', 'group', 'ready', 'checking']);
  const [first] = standingsOf(rows, { matches, groups, left: new Set(), looking: true, forAll: {} });
  assert.equal(first?.kind, 'checking');
});

test('a name is taken from an address where a person asks for it', () => {
  assert.deepEqual(nameFromAddress('jonas.brandt+team@x.example'), { firstName: 'Jonas', lastName: 'Brandt' });
  assert.deepEqual(nameFromAddress('jonas@x.example'), { firstName: 'Jonas', lastName: '' });
});

const table = (text: string): ReturnType<typeof readCsv> => readCsv(text, () => Promise.resolve());

test('the sample file is read back in each language, by us and by another reader', async () => {
  for (const messages of [en, de, ar]) {
    const text = sampleFile(messages, true);
    const pending = asTable(await table(text), { text });
    assert.deepEqual(pending?.mapping, {
      kinds: ['firstName', 'lastName', 'email', 'phone', 'groups'],
      header: true,
    });
    const people = pending.table.rows.slice(1).map(({ cells }) => fieldsOf(cells, pending.mapping.kinds));
    assert.deepEqual(
      people.map(({ firstName, email, phone }) => [firstName, email, phone]),
      messages.many.samplePeople.map(([first, , email, phone]) => [first, email, phone]),
    );
    const theirs: string[][] = parse(text, { bom: true });
    assert.deepEqual(theirs[0]?.slice(0, 3), [
      messages.common.firstName,
      messages.common.lastName,
      messages.common.email,
    ]);
    assert.equal(theirs.length, 3);
    assert.equal(guessMapping((await table(sampleFile(messages, false))).rows).kinds.length, 4);
  }
});

test('a text is a table where its columns have names, a file also where its rows are alike', async () => {
  const isTable = async (text: string, name?: string): Promise<boolean> =>
    asTable(await table(text), { text, ...(name !== undefined && { name }) }) !== undefined;
  assert.equal(await isTable('Name,Email\nAda Roe,a@x.example'), true);
  assert.equal(await isTable('Ada,Roe,a@x.example\nBo,Lund,b@x.example'), false);
  assert.equal(await isTable('Ada,Roe,a@x.example\nBo,Lund,b@x.example', 'people.csv'), true);
  assert.equal(await isTable('"Roe, Ada" <a@x.example>,\nLund, Bo <b@x.example>', 'people.txt'), false);
  assert.equal(await isTable('a@x.example\nb@x.example', 'people.csv'), false);
  assert.equal(await isTable('Email\na@x.example'), true);
});

test('a field has one column: matched anew, the other is left out', () => {
  const mapping = { kinds: ['email', 'firstName'] as const, header: true };
  assert.deepEqual(matched(mapping, 1, 'email').kinds, ['skip', 'email']);
  assert.deepEqual(matched(mapping, 0, 'skip').kinds, ['skip', 'firstName']);
});

test('rows go, stay and come back in the order in which they were read', () => {
  const rows = ['a@x.example', 'b@x.example', 'c@x.example'].map((email, at) =>
    newRow(fields(email), { line: at + 1 }),
  );
  const [, second] = rows;
  assert.ok(second);
  let state: ManyState = reduceMany(FIRST, { type: 'add', rows });
  const judged = judge();
  assert.equal(judged(state).ready.length, 3);
  assert.equal(judged(state), judged(reduceMany(state, { type: 'type', text: 'x' })), 'judged once for the same rows');
  state = reduceMany(state, { type: 'remove', ids: new Set([second.id]) });
  assert.equal(judged(state).ready.length, 2);
  state = reduceMany(state, { type: 'put-back', rows: [second] });
  assert.deepEqual(state.rows, rows);
  assert.equal(allInGroups(state, rows), false);
  state = reduceMany(state, { type: 'stay', problem: 'need-groups' });
  state = reduceMany(state, { type: 'choose', groups: [{ id: '1', name: 'Sales' }] });
  assert.deepEqual([state.problem, allInGroups(state, rows)], [undefined, true]);
  state = reduceMany(state, { type: 'leave-out', group: 'sales' });
  state = reduceMany(state, { type: 'leave-out', group: 'sales' });
  assert.equal(state.known.left.size, 0);
});

test('whatever is done to the list, nobody is lost, doubled or moved', () => {
  const act = fc.record({
    kind: fc.constantFrom('add', 'mend', 'remove', 'put-back', 'show', 'go'),
    pick: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let state: ManyState = FIRST;
      const listed = new Map<number, Row>();
      const off = new Map<number, Row>();
      const some = (from: ReadonlyMap<number, Row>, pick: readonly number[]): Row[] => {
        const all = [...from.values()];
        return [...new Set(pick.flatMap((at) => all[at % Math.max(1, all.length)] ?? []))];
      };
      for (const { kind, pick } of acts) {
        if (kind === 'add') {
          const rows = pick.map((n) => newRow(fields(`p${n}@x.example`), { line: n + 1 }));
          for (const row of rows) listed.set(row.id, row);
          state = reduceMany(state, { type: 'add', rows });
        } else if (kind === 'mend') {
          const rows = some(listed, pick).map((row) => mended(row, { firstName: 'Eva' }));
          for (const row of rows) listed.set(row.id, row);
          state = reduceMany(state, { type: 'mend', rows });
        } else if (kind === 'remove') {
          const rows = some(listed, pick);
          for (const row of rows) off.set(row.id, row);
          for (const { id } of rows) listed.delete(id);
          state = reduceMany(state, { type: 'remove', ids: new Set(rows.map(({ id }) => id)) });
        } else if (kind === 'put-back') {
          const rows = some(off, pick);
          for (const row of rows) listed.set(row.id, row);
          for (const { id } of rows) off.delete(id);
          state = reduceMany(state, { type: 'put-back', rows });
        } else if (kind === 'show') state = reduceMany(state, { type: 'show', show: 'bad' });
        else state = reduceMany(state, { type: 'go', step: 'overview' });
        const expected = [...listed.values()].sort((a, b) => a.id - b.id);
        assert.deepEqual(state.rows, expected);
        const { ready, checking, bad } = judge()(state);
        assert.equal(ready.length + checking + bad, expected.length);
      }
    }),
    { numRuns: 500 },
  );
});
