import type { Messages } from '../../i18n/messages.js';

/** How many may be chosen. */
export interface Bounds {
  readonly required: boolean;
  /** At least so many; 1 where something is required. */
  readonly min: number | undefined;
  /** At most so many; no limit when absent. */
  readonly max: number | undefined;
}

/** What is wrong with a choice, in the words of the constraint validation API. */
export type ChoiceProblem =
  | { readonly flag: 'valueMissing' | 'rangeUnderflow'; readonly least: number }
  | { readonly flag: 'rangeOverflow'; readonly most: number }
  | { readonly flag: 'badInput' };

/** Checks a choice; `gone` are the chosen ids of which it is known that their group no longer exists. */
export function problemOf(
  chosen: readonly string[],
  bounds: Bounds,
  gone: ReadonlySet<string>,
): ChoiceProblem | undefined {
  const least = leastOf(bounds);
  if (chosen.length < least) return { flag: chosen.length === 0 ? 'valueMissing' : 'rangeUnderflow', least };
  if (bounds.max !== undefined && chosen.length > bounds.max) return { flag: 'rangeOverflow', most: bounds.max };
  return chosen.some((id) => gone.has(id)) ? { flag: 'badInput' } : undefined;
}

/** The sentence for a problem. */
export function problemText(problem: ChoiceProblem, texts: Messages['groupPicker']): string {
  switch (problem.flag) {
    case 'valueMissing':
    case 'rangeUnderflow':
      return texts.tooFew(problem.least);
    case 'rangeOverflow':
      return texts.tooMany(problem.most);
    case 'badInput':
      return texts.goneProblem;
  }
}

/** Whether another one may be chosen. */
export function isFull(chosen: readonly string[], { max }: Bounds): boolean {
  return max !== undefined && chosen.length >= max;
}

function leastOf({ required, min }: Bounds): number {
  return Math.max(min ?? 0, required ? 1 : 0);
}

/** Adds the id, or takes it out. */
export function toggled(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
}

/** As `<select multiple>` gives it: one entry per choice under one name, nothing without a name. */
export function formDataOf(name: string, chosen: readonly string[]): FormData | null {
  if (name === '') return null;
  const data = new FormData();
  for (const id of chosen) data.append(name, id);
  return data;
}

/** Ids from an attribute: a JSON list where ids hold any character, else parted by commas or blanks. */
export function idsFrom(attribute: string | null): readonly string[] {
  const text = attribute?.trim() ?? '';
  if (text === '') return [];
  if (text.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed.filter((id): id is string => typeof id === 'string');
    } catch {
      return text.split(/[\s,]+/u);
    }
  }
  return text.split(/[\s,]+/u).filter(Boolean);
}

/** Where a key leads in the list, with `page` options to a page: an index, or `undefined` when the key means nothing there. */
export function optionAt(key: string, active: number, count: number, page = 1): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, count - 1);
    case 'ArrowUp':
      return active < 0 ? count - 1 : Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(Math.max(active, 0) + page, count - 1);
    case 'PageUp':
      return Math.max(active - page, 0);
    // Without an option in hand these keys belong to the text.
    case 'Home':
      return active < 0 ? undefined : 0;
    case 'End':
      return active < 0 ? undefined : count - 1;
    default:
      return undefined;
  }
}
