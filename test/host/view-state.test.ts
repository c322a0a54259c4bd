import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parametersOf, viewOf, type ViewState } from '../../examples/host/app/view-state.js';

const ROWS = 20;

describe('the address of the users page', () => {
  const views: readonly ViewState[] = [
    { view: 'users', query: {} },
    { view: 'add-user', query: {} },
    { view: 'groups', query: { page: 2 }, selected: 'GRP-1', tab: 'permissions' },
    { view: 'edit-group', query: {}, selected: 'GRP/1' },
    { view: 'users', query: { search: 'ä & "b" #1', states: ['invited', 'invitation-expired'] } },
    { view: 'users', query: { sort: { by: 'last-sign-in', direction: 'descending' }, page: 3, pageSize: 50 } },
    {
      view: 'users',
      query: {
        states: ['invitation-expired'],
        groups: ['Sales', 'R&D, "North"'],
        invitedBy: ['Ana Lima'],
        invited: { kind: 'within', duration: { amount: 90, unit: 'd' } },
        expires: { kind: 'days', from: '2026-11-01', to: '2026-11-15' },
      },
    },
    { view: 'users', query: { sort: { by: 'name', direction: 'ascending' } }, selected: 'USR/3 #?', tab: 'groups' },
  ];
  for (const view of views) {
    it(`says and reads ${JSON.stringify(view)}`, () => {
      const address = `?${parametersOf(view, ROWS).toString()}`;
      assert.deepEqual(viewOf(new URLSearchParams(address)), view);
    });
  }

  it('leaves out what is as at the beginning', () => {
    assert.equal(
      parametersOf({ view: 'users', query: { search: '', states: [], page: 1, pageSize: ROWS } }, ROWS).toString(),
      '',
    );
  });

  it('does not read what does not fit', () => {
    const typed = new URLSearchParams(
      'state=nobody&state=active&filter=group:%20expires:soon&sort=-shoe&page=-1&rows=1e9&tab=groups&view=nowhere',
    );
    assert.deepEqual(viewOf(typed), { view: 'users', query: { states: ['active'] } });
  });
});
