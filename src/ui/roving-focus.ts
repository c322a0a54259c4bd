/**
 * Where the arrow keys lead in a composite of the ARIA Authoring Practices (menu, tab list, listbox, toolbar):
 * one stop for Tab, arrows inside. Pure of any state; the caller focuses what it is given.
 */
export interface RovingOptions {
  readonly orientation: 'horizontal' | 'vertical' | 'both';
  /** From the last to the first and back. Default true. */
  readonly wrap?: boolean | undefined;
}

/** The item that a key leads to, or undefined when the key means nothing here. */
export function rovingTarget<E extends HTMLElement>(
  key: string,
  items: readonly E[],
  current: E | undefined,
  { orientation, wrap = true }: RovingOptions,
): E | undefined {
  if (items.length === 0) return undefined;
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  const step = stepOf(key, orientation, current ?? items[0]);
  if (step === 0) return undefined;
  const from = current ? items.indexOf(current) : -1;
  if (from < 0) return step > 0 ? items[0] : items.at(-1);
  const to = from + step;
  if (wrap) return items[(to + items.length) % items.length];
  return items[Math.min(items.length - 1, Math.max(0, to))];
}

function stepOf(key: string, orientation: RovingOptions['orientation'], item: Element | undefined): -1 | 0 | 1 {
  if (orientation !== 'horizontal') {
    if (key === 'ArrowDown') return 1;
    if (key === 'ArrowUp') return -1;
  }
  if (orientation === 'vertical' || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return 0;
  const rightToLeft = item !== undefined && getComputedStyle(item).direction === 'rtl';
  return (key === 'ArrowRight') === rightToLeft ? -1 : 1;
}

/** True for a plain key, which may be a command; with Ctrl, Alt or Meta it belongs to the browser or the host. */
export function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
}

/** Gathers letters typed in quick succession and finds the item that begins with them. */
export class Typeahead {
  #typed = '';
  #last = 0;

  /** @param pauseMs after so long without a key, typing starts anew. */
  constructor(private readonly pauseMs = 500) {}

  /** Forgets what was typed. */
  clear(): void {
    this.#typed = '';
  }

  /** `at` is the event's timestamp in milliseconds. */
  find<E extends HTMLElement>(letter: string, at: number, items: readonly E[], current: E | undefined): E | undefined {
    this.#typed = at - this.#last > this.pauseMs ? letter : this.#typed + letter;
    this.#last = at;
    const start = current ? items.indexOf(current) : -1;
    // The same letter again and again walks through all that begin with it.
    const repeated = [...this.#typed].every((typed) => typed === this.#typed[0]);
    const wanted = (repeated ? letter : this.#typed).toLocaleLowerCase();
    const from = repeated ? start + 1 : Math.max(0, start);
    const inOrder = [...items.slice(from), ...items.slice(0, from)];
    return inOrder.find((item) => wordsOf(item).startsWith(wanted));
  }
}

function wordsOf(item: HTMLElement): string {
  return (item.dataset.words ?? item.textContent).trim().toLocaleLowerCase();
}
