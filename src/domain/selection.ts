/**
 * What is selected of a list that is longer than a page, as plain data:
 * - `some`: those named, wherever in the list they stand;
 * - `matching`: all that the list's filter lets through, read or not, but for those named.
 */
export type Selection =
  | { readonly kind: 'some'; readonly ids: readonly string[] }
  | { readonly kind: 'matching'; readonly except: readonly string[] };

/** Nothing is selected. */
export const NO_SELECTION: Selection = { kind: 'some', ids: [] };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.includes(id) : !selection.except.includes(id);
}

/** The selection with these in it, or without them. */
export function select(selection: Selection, ids: readonly string[], selected: boolean): Selection {
  const named = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  const add = (selection.kind === 'some') === selected;
  for (const id of ids) {
    if (add) named.add(id);
    else named.delete(id);
  }
  return selection.kind === 'some' ? { kind: 'some', ids: [...named] } : { kind: 'matching', except: [...named] };
}

/** How many are selected; `undefined` where nobody has counted those that match. */
export function sizeOf(selection: Selection, matching: number | undefined): number | undefined {
  if (selection.kind === 'some') return selection.ids.length;
  return matching === undefined ? undefined : Math.max(0, matching - selection.except.length);
}

export function isNothing(selection: Selection, matching?: number): boolean {
  return sizeOf(selection, matching) === 0;
}

/** How much of these is selected: what a box over all of them shows. */
export function shareOf(selection: Selection, ids: readonly string[]): 'all' | 'some' | 'none' {
  const chosen = ids.filter((id) => isSelected(selection, id)).length;
  if (chosen === 0) return 'none';
  return chosen === ids.length ? 'all' : 'some';
}

/** Those from one row to another, both included, in the order of the list; the second alone where the first is gone. */
export function between(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const start = from === undefined ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}
