import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Announcer } from '../../ui/announcer.js';
import type { ListController } from './list-controller.js';
import { rangeText } from './list-foot.js';

/** Says what came of a reading, once per answer; what others change meanwhile is told by `ListLive`. */
export class ListAnnouncer {
  #said: unknown;

  /** A person asked anew, so the same answer is said again. */
  again(): void {
    this.#said = undefined;
  }

  tell(list: ListController, announcer: Announcer, i18n: LocalizeController): void {
    const { state } = list;
    if (state.status === 'failed' && !state.reloading) {
      this.#once(state.error, announcer, i18n.messages.userList.failed);
    } else if (state.status === 'ready' && !state.reloading && !list.stale) {
      this.#once(JSON.stringify([state.value.question, list.query.page]), announcer, foundText(list, i18n));
    }
  }

  #once(what: unknown, announcer: Announcer, text: string): void {
    if (what === this.#said) return;
    this.#said = what;
    announcer.announce(text);
  }
}

/** "12 users" for a new list, "11–20 of 131" for another page of it. */
function foundText({ shown, query }: ListController, i18n: LocalizeController): string {
  const texts = i18n.messages.userList;
  if (!shown || shown.rows.length === 0) return texts.noMatch;
  if (query.page === 1 && shown.total !== undefined) return texts.users(shown.total);
  return rangeText(shown, i18n);
}
