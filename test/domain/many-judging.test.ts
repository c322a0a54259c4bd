import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newRow, type Row } from '../../src/elements/add-user-wizard/many/batch.js';
import { FIRST, judge, type ManyState } from '../../src/elements/add-user-wizard/many/many-state.js';

const row = (name: number): Row =>
  newRow(
    { firstName: 'First', lastName: 'Last', email: `person${name}@fresh.example`, phone: '', groupNames: [] },
    { line: 1 },
  );

/** One change of the list: rows that come at its end, or one that goes. */
const change = fc.oneof(
  fc.array(fc.nat(6), { maxLength: 5 }).map((names) => ({ names })),
  fc.nat(9).map((gone) => ({ gone })),
);

describe('judging a list that grows', () => {
  it('comes to what judging the whole anew comes to', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const growing = judge();
        let state: ManyState = FIRST;
        for (const each of changes) {
          const rows =
            'names' in each ? [...state.rows, ...each.names.map(row)] : state.rows.filter((_, at) => at !== each.gone);
          state = { ...state, rows };
          assert.deepEqual(growing(state), judge()(state));
        }
      }),
    );
  });
});
