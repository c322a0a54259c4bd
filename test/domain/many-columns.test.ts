import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRow, nameFromAddress, standingsOf, type RowFields } from '../../src/elements/add-user-wizard/many/batch.js';
import { fieldsOf, guessMapping } from '../../src/elements/add-user-wizard/many/columns.js';

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
  const kinds = standingsOf(rows, { matches, groups, looking: false }).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['ready', 'repeat', 'email', 'suggestion', 'no-name', 'taken', 'group', 'ready', 'checking']);
  const [first] = standingsOf(rows, { matches, groups, looking: true });
  assert.equal(first?.kind, 'checking');
});

test('a name is taken from an address where a person asks for it', () => {
  assert.deepEqual(nameFromAddress('jonas.brandt+team@x.example'), { firstName: 'Jonas', lastName: 'Brandt' });
  assert.deepEqual(nameFromAddress('jonas@x.example'), { firstName: 'Jonas', lastName: '' });
});
