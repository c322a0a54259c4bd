import type { Messages } from '../../i18n/messages.js';
import type { GroupPages } from './group-pages.js';

/** Says how many groups match, once per answer to a search. */
export class FoundNews {
  #told = '';

  /** What to say now; empty when it was said. `creates` tells whether Enter makes the group that nobody found. */
  of(pages: GroupPages, asked: string, texts: Messages['groupPicker'], creates: boolean): string {
    const { state } = pages;
    if (state.status !== 'ready' || state.reloading) return '';
    const { length } = state.groups;
    const mark = asked === '' ? '' : `${String(length)} ${asked}`;
    if (mark === this.#told) return '';
    this.#told = mark;
    if (mark === '') return '';
    const found = pages.hasMore ? texts.foundAtLeast(length) : texts.found(length);
    return length === 0 && creates ? `${found}. ${texts.enterCreates}` : found;
  }
}
