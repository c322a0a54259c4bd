import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  between,
  isNothing,
  isSelected,
  NO_SELECTION,
  select,
  shareOf,
  sizeOf,
  type Selection,
} from '../../src/domain/selection.js';

const everybody = Array.from({ length: 12 }, (_, at) => `u${at}`);

/** A selection as the plain set that it means. */
function meaning(selection: Selection): string[] {
  return everybody.filter((id) => isSelected(selection, id));
}

describe('a selection', () => {
  it('is at every moment the set that the presses add up to', () => {
    const press = fc.record({ ids: fc.subarray(everybody), on: fc.boolean() }, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.boolean(), fc.array(press, { maxLength: 8 }), (all, presses) => {
        const model = new Set(all ? everybody : []);
        let selection: Selection = all ? { kind: 'matching', except: [] } : NO_SELECTION;
        for (const { ids, on } of presses) {
          selection = select(selection, ids, on);
          for (const id of ids)
            if (on) model.add(id);
            else model.delete(id);
          assert.deepEqual(new Set(meaning(selection)), model);
          assert.equal(sizeOf(selection, everybody.length), model.size);
          assert.equal(isNothing(selection, everybody.length), model.size === 0);
        }
      }),
    );
  });

  it('survives being stored', () => {
    const selection = select({ kind: 'matching', except: ['u1'] }, ['u2'], false);
    assert.deepEqual(JSON.parse(JSON.stringify(selection)), selection);
  });

  it('does not claim a size that nobody counted', () => {
    assert.equal(sizeOf({ kind: 'matching', except: ['u1'] }, undefined), undefined);
    assert.equal(isNothing({ kind: 'matching', except: [] }, undefined), false);
  });

  it('says how much of a page it covers', () => {
    const selection: Selection = { kind: 'some', ids: ['u1', 'u2'] };
    assert.equal(shareOf(selection, ['u1', 'u2']), 'all');
    assert.equal(shareOf(selection, ['u1', 'u3']), 'some');
    assert.equal(shareOf(selection, ['u3']), 'none');
    assert.equal(shareOf(selection, []), 'none');
  });

  it('reaches from one row to another, in either direction, and to the row alone where there is no other', () => {
    assert.deepEqual(between(everybody, 'u3', 'u5'), ['u3', 'u4', 'u5']);
    assert.deepEqual(between(everybody, 'u5', 'u3'), ['u3', 'u4', 'u5']);
    assert.deepEqual(between(everybody, 'gone', 'u3'), ['u3']);
    assert.deepEqual(between(everybody, undefined, 'u3'), ['u3']);
  });
});
