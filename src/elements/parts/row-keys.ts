import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface RowKeysOptions {
  /** How many rows there are to go to, drawn or not. */
  readonly count: () => number;
  /** Rows to a page of them. */
  readonly pageSize: () => number;
  /** Brings a row into view, and into the document. */
  readonly bring: (index: number) => void;
}

/**
 * Keys from row to row, on the same control: the arrows, Page Up and Page Down, Ctrl with Home and End, also to rows
 * that are not read yet: the focus waits on the row until it is. Controls that know these keys themselves keep them.
 */
export class RowKeys implements ReactiveController {
  readonly #host: Host;
  readonly #options: RowKeysOptions;
  #wish: { readonly index: number; readonly control: string } | undefined;

  constructor(host: Host, options: RowKeysOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#wish = undefined;
  }

  hostUpdated(): void {
    if (!this.#wish) return;
    const { index, control } = this.#wish;
    const row = this.#host.renderRoot.querySelector<HTMLElement>(`tbody [data-row="${String(index)}"]`);
    if (!row) return;
    const target = row.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? row.querySelector('[data-control]');
    if (target instanceof HTMLElement) this.#wish = undefined;
    (target instanceof HTMLElement ? target : row).focus({ preventScroll: true });
    // The row is in view of its list by now; the list itself may reach beyond the screen.
    row.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }

  /** `@keydown` of the table. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
    const [target] = event.composedPath();
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    if (!row || !(target instanceof HTMLElement) || target.matches('[aria-haspopup], select')) return;
    const to = this.#destination(event, Number(row.dataset.row));
    if (to === undefined) return;
    event.preventDefault();
    this.#wish = { index: to, control: target.dataset.control ?? this.#wish?.control ?? '' };
    this.#options.bring(to);
    this.#host.requestUpdate();
  };

  /** Whoever turns elsewhere meanwhile is not called back. */
  readonly onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && !this.#isWished(relatedTarget)) this.#wish = undefined;
  };

  /** Whether it is the row that was asked for, on which the focus waits until it is read. */
  #isWished(target: EventTarget): boolean {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return row !== null && row.dataset.row === String(this.#wish?.index);
  }

  #destination({ key, ctrlKey }: KeyboardEvent, from: number): number | undefined {
    const last = this.#options.count() - 1;
    const page = this.#options.pageSize();
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (ctrlKey) return key === 'Home' ? 0 : key === 'End' ? last : undefined;
    const step = steps[key];
    return step === undefined ? undefined : Math.max(0, Math.min(last, from + step));
  }
}
