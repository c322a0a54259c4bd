import type { Group, GroupRef } from '../../domain/group.js';
import { isPlainKey } from '../../ui/roving-focus.js';
import type { VirtualRows } from '../../ui/virtual-rows.js';
import { optionAt } from './choice.js';
import type { GroupPages } from './group-pages.js';
import type { GroupSearch } from './group-search.js';

export interface PickerKeysPort {
  readonly search: GroupSearch;
  readonly pages: GroupPages;
  readonly rows: VirtualRows;
  readonly isLocked: (group: Group) => boolean;
  readonly isChosen: (id: string) => boolean;
  readonly onPick: (group: Group, index: number) => void;
  /** All pages up to the end are being read. */
  readonly onReadOn: () => void;
  /** Enter while nothing matches what is asked. */
  readonly onNoMatch: () => void;
  /** Backspace in an empty search takes out what was chosen last. Tells whether there was anything. */
  readonly removeLast: () => boolean;
  /** The chips stand before the text. Tells whether there was one to go to. */
  readonly toChips: () => boolean;
}

/** The keys of the search field, as in a combobox with a list box for several choices (APG). */
export class PickerKeys {
  #reading: symbol | undefined;

  constructor(private readonly port: PickerKeysPort) {}

  readonly handle = (event: KeyboardEvent): void => {
    this.#reading = undefined;
    if (!isPlainKey(event) || event.shiftKey) return;
    if (!this.#moves(event) && !this.#acts(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #moves({ key, currentTarget }: KeyboardEvent): boolean {
    const { search, pages, rows } = this.port;
    const { length } = pages.groups;
    const next = optionAt(key, search.active, length, rows.pageSize);
    if (next === undefined) return this.#leaves(key, currentTarget as HTMLInputElement);
    search.active = next;
    rows.scrollToIndex(next);
    if (next === length - 1) void (key === 'End' ? this.#toEnd(next) : pages.more());
    return true;
  }

  /** End means the end of all, and not of what happens to be here; another key or a choice meanwhile ends the reading. */
  async #toEnd(from: number): Promise<void> {
    const { search, pages, rows, onReadOn } = this.port;
    const run = (this.#reading = Symbol('reading'));
    const wanted = (): boolean => this.#reading === run && search.active === from;
    if (!pages.hasMore) return;
    onReadOn();
    await pages.toEnd(wanted);
    if (!wanted()) return;
    search.active = pages.groups.length - 1;
    rows.scrollToIndex(search.active);
  }

  #leaves(key: string, field: HTMLInputElement): boolean {
    const back = field.matches(':dir(rtl)') ? 'ArrowRight' : 'ArrowLeft';
    return key === back && field.selectionEnd === 0 && this.port.toChips();
  }

  #acts(key: string): boolean {
    const { search, pages, onPick } = this.port;
    const group = pages.groups[search.active];
    if ((key === 'Enter' || key === ' ') && group) onPick(group, search.active);
    else if (key === 'Enter' && search.typed.trim() !== '') this.#pickFirst();
    else if (key === 'Escape' && search.typed !== '') search.clear();
    else return key === 'Backspace' && search.typed === '' && this.port.removeLast();
    return true;
  }

  /** Enter after typing takes the best match, once the answer is that of what was typed. */
  #pickFirst(): void {
    const { search, pages, isLocked, isChosen, onPick, onNoMatch } = this.port;
    const { state } = pages;
    if (!search.settle() || state.status !== 'ready' || state.reloading) return;
    if (state.groups.length === 0) onNoMatch();
    const index = state.groups.findIndex((group) => !isLocked(group) && !isChosen(group.id));
    const group = state.groups[index];
    if (group) onPick(group, index);
  }
}

/** The name as people compare names: without regard to case, marks of composition and blanks around. */
export function sameName({ name }: Pick<GroupRef, 'name'>, words: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
  return plain(name) === plain(words);
}
