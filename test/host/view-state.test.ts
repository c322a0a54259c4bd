import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parametersOf, viewOf, type ViewState } from '../../examples/host/app/view-state.js';

const ROWS = 20;

describe('the address of the users page', () => {
  const views: readonly ViewState[] = [
    { query: {} },
    { query: { search: 'ä & "b" #1', states: ['invited', 'invitation-expired'] } },
    { query: { sort: { by: 'last-sign-in', direction: 'descending' }, page: 3, pageSize: 50 } },
    { query: { sort: { by: 'name', direction: 'ascending' } }, user: 'USR/3 #?', tab: 'groups' },
  ];
  for (const view of views) {
    it(`says and reads ${JSON.stringify(view)}`, () => {
      const address = `?${parametersOf(view, ROWS).toString()}`;
      assert.deepEqual(viewOf(new URLSearchParams(address)), view);
    });
  }

  it('leaves out what is as at the beginning', () => {
    assert.equal(parametersOf({ query: { search: '', states: [], page: 1, pageSize: ROWS } }, ROWS).toString(), '');
  });

  it('does not read what does not fit', () => {
    const typed = new URLSearchParams('state=nobody&state=active&sort=-shoe&page=-1&rows=1e9&tab=groups');
    assert.deepEqual(viewOf(typed), { query: { states: ['active'] } });
  });
});
