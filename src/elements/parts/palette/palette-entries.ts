import type { Capabilities } from '../../../domain/capabilities.js';
import { formatFilter, parseFilter, type FilterProblem, type UserFilter } from '../../../domain/filter-language.js';
import type { Command } from '../commands.js';

/** Filters that are offered before anybody has typed one. */
const FILTERS = ['state:invited', 'state:expired', 'state:blocked', 'expires:<48h', 'invited:<7d'] as const;

/** The best of the acts for what is typed: those first that begin with it, then those with such a word in them. */
export function matching<C extends Pick<Command, 'label'>>(commands: readonly C[], typed: string): C[] {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [...commands];
  const ranked = commands.flatMap((command) => {
    const rank = rankOf(plain(command.label), words);
    return rank === undefined ? [] : [{ command, rank }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ command }) => command);
}

function rankOf(label: string, words: readonly string[]): number | undefined {
  if (!words.every((word) => label.includes(word))) return undefined;
  if (label.startsWith(words.join(' '))) return 0;
  const starts = label.split(/\s+/u);
  return words.every((word) => starts.some((start) => start.startsWith(word))) ? 1 : 2;
}

/** In the order in which they are read: those of a section together, so that the arrow keys go from line to line. */
export function bySection<C extends Pick<Command, 'section'>>(commands: readonly C[]): C[] {
  const sections = [...new Set(commands.map(({ section }) => section))];
  return sections.flatMap((section) => commands.filter((each) => each.section === section));
}

/** Without case and accents, as people type in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** What of what is typed is a filter: one to apply, or what is wrong with it. */
export interface TypedFilter {
  readonly filters: readonly { readonly text: string; readonly filter: UserFilter }[];
  readonly problem: FilterProblem | undefined;
}

/** Reads the typed text as a filter, and adds those that are often wanted and go on as it begins. */
export function filtersFor(typed: string, can: Capabilities): TypedFilter {
  const { filter, problems } = parseFilter(typed);
  const offered = FILTERS.filter((text) => isPossible(text, can) && text.startsWith(typed.trim().toLowerCase()));
  const own = isNarrow(filter) ? formatFilter(filter) : undefined;
  const texts = new Set([...(own === undefined ? [] : [own]), ...offered]);
  // Half a word is no mistake yet while it goes on to one that is offered.
  const problem = offered.length > 0 ? undefined : problems[0];
  return { filters: [...texts].map((text) => ({ text, filter: parseFilter(text).filter })), problem };
}

function isPossible(text: string, { filter }: Capabilities): boolean {
  if (text.startsWith('state')) return filter.states.includes(parseFilter(text).filter.states[0] ?? 'deleted');
  return filter[text.startsWith('expires') ? 'expires' : 'invited'] === true;
}

/** Free text alone is a search, and not yet a filter. */
function isNarrow({ states, groups, invitedBy, invited, expires }: UserFilter): boolean {
  return states.length + groups.length + invitedBy.length > 0 || invited !== undefined || expires !== undefined;
}
