import { FILTER_KEYS, STATE_WORDS, type FilterProblem } from '../../domain/filter-language.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { isolate } from './isolate.js';

/** What is wrong with a filter as typed, and what would be right. */
export function filterProblemText({ code, part, suggestion }: FilterProblem, i18n: LocalizeController): string {
  const texts = i18n.messages.listTools;
  const shown = isolate(part);
  if (code === 'unknown-key' || code === 'unknown-state') {
    const words = code === 'unknown-key' ? FILTER_KEYS.map((key) => `${key}:`) : Object.values(STATE_WORDS);
    const hint = suggestion === undefined ? texts.oneOf(i18n.list(words)) : texts.meant(isolate(suggestion));
    return `${texts.unknownWord(shown)} ${hint}`;
  }
  return texts[code](shown);
}
