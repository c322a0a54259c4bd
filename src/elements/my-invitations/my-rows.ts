import type { Accepted, MyInvitation } from '../../domain/acceptance.js';
import type { DirectoryError } from '../../domain/errors.js';

/** Where one invitation stands; what is done stays in its place, so that nothing jumps under the pointer. */
export type Standing =
  | { readonly at: 'open'; readonly failure?: Failure }
  | { readonly at: 'declining'; readonly reason: string; readonly failure?: Failure }
  | { readonly at: 'accepted'; readonly accepted: Accepted }
  | { readonly at: 'declined' }
  | { readonly at: 'gone'; readonly code: GoneCode };

export interface Failure {
  readonly act: 'accept' | 'decline';
  readonly error: DirectoryError;
}

const GONE = ['expired', 'revoked', 'used', 'declined', 'unknown', 'already-member'] as const;

/** Why an invitation cannot be answered any more. */
export type GoneCode = (typeof GONE)[number];

export interface MyRow {
  readonly invitation: MyInvitation;
  readonly standing: Standing;
}

/** The rows after a reading: those known keep their place, new ones follow, those that nobody answered here may go. */
export function rowsAfter(rows: readonly MyRow[], read: readonly MyInvitation[]): readonly MyRow[] {
  const open = new Map(read.map((invitation) => [invitation.id, invitation]));
  const kept = rows.flatMap((row) => {
    const fresh = open.get(row.invitation.id);
    open.delete(row.invitation.id);
    if (isAnswered(row.standing)) return [row];
    return fresh ? [{ ...row, invitation: fresh }] : [];
  });
  return [...kept, ...[...open.values()].map((invitation) => ({ invitation, standing: { at: 'open' } as const }))];
}

export function withStanding(rows: readonly MyRow[], id: string, standing: Standing): readonly MyRow[] {
  return rows.map((row) => (row.invitation.id === id ? { ...row, standing } : row));
}

/** Where a refused answer leads: an invitation that is gone says so, anything else can be tried again. */
export function refused(standing: Standing, failure: Failure, code: string | undefined): Standing {
  const gone = GONE.find((each) => each === code);
  if (gone) return { at: 'gone', code: gone };
  return standing.at === 'declining' ? { ...standing, failure } : { at: 'open', failure };
}

function isAnswered({ at }: Standing): boolean {
  return at === 'accepted' || at === 'declined' || at === 'gone';
}
