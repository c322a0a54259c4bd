import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookOf } from '../../examples/host/app/kept-view.js';

describe('how the list looked last time', () => {
  it('is read as it was kept', () => {
    const look = { columns: [{ id: 'user' }, { id: 'role', width: 120 }], density: 'compact', layout: 'scroll' };
    assert.deepEqual(lookOf(JSON.stringify(look)), look);
  });

  const others = ['{', 'null', '7', '{"density":"tiny","layout":1,"columns":{}}', '[]'];
  for (const text of [null, ...others]) {
    it(`says nothing where ${text ?? 'nothing'} was kept`, () => assert.deepEqual(lookOf(text), {}));
  }

  it('leaves out columns that do not fit', () => {
    const columns = [{ id: 'user' }, null, { id: 3 }, { id: 'email', width: 'wide' }];
    assert.deepEqual(lookOf(JSON.stringify({ columns })), { columns: [{ id: 'user' }] });
  });
});
