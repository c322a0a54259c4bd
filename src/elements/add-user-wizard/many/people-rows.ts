import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { displayName } from '../../../domain/user.js';
import { icon } from '../../../ui/icons.js';
import { setStyles } from '../../../ui/set-styles.js';
import { VirtualRows } from '../../../ui/virtual-rows.js';
import { isolate } from '../../parts/isolate.js';
import { RowFocus } from '../../parts/row-focus.js';
import { RowKeys } from '../../parts/row-keys.js';
import type { Row, Standing } from './batch.js';
import type { ManyPort } from './many-port.js';
import type { ManyState } from './many-state.js';
import { quickActs } from './quick-acts.js';
import { signOf } from './standing-sign.js';

export interface PeopleRowsOptions {
  readonly port: () => ManyPort | undefined;
  /** The row that is being mended: it stays, whatever it has become. */
  readonly mending: () => number | undefined;
  readonly onMend: (row: Row, button: HTMLElement) => void;
  readonly onRemove: (row: Row) => void;
  /** Where the focus goes when no row is left. */
  readonly fallbackFocus: () => HTMLElement | null;
}

/** A row, where it stands among all, and how. */
interface Placed {
  readonly row: Row;
  readonly at: number;
  readonly standing: Standing;
}

/** The rows of the batch: those in view are drawn, one of them is a stop of the Tab key, the arrows lead to the others. */
export class PeopleRows {
  readonly #host: LitElement;
  readonly #options: PeopleRowsOptions;
  readonly #rows: VirtualRows;
  readonly #keys: RowKeys;
  #shown: readonly Placed[] = [];
  #shownOf: readonly unknown[] = [];
  #stop = 0;

  constructor(host: LitElement, options: PeopleRowsOptions) {
    this.#host = host;
    this.#options = options;
    this.#rows = new VirtualRows(host, {
      count: () => this.shown.length,
      container: () => host.renderRoot.querySelector<HTMLElement>('#many-rows'),
      scroller: () => host.renderRoot.querySelector<HTMLElement>('#many-scroll'),
      keyAt: (index) => this.#shown[index]?.row.id,
      keep: () => this.#stop,
      whole: 40,
    });
    this.#keys = new RowKeys(host, {
      count: () => this.#shown.length,
      pageSize: () => this.#rows.pageSize,
      bring: (index) => {
        this.#stop = index;
        this.#rows.scrollToIndex(index);
      },
    });
    host.addController(new RowFocus(host, options.fallbackFocus));
  }

  /** The rows that are listed now, filtered once for each change. */
  get shown(): readonly Placed[] {
    const port = this.#options.port();
    if (!port) return [];
    const { state, judged } = port;
    const of = [state.rows, judged, state.show, this.#options.mending()];
    if (of.some((each, at) => each !== this.#shownOf[at])) {
      this.#shownOf = of;
      this.#shown = state.rows
        .map((row, at) => ({ row, at, standing: judged.standings[at] ?? ({ kind: 'checking' } as const) }))
        .filter(({ row, standing }) => row.id === of[3] || isShown(standing, state.show));
    }
    this.#stop = Math.max(0, Math.min(this.#stop, this.#shown.length - 1));
    return this.#shown;
  }

  /** Back to the first row: another part of the list is shown. */
  toTop(): void {
    this.#stop = 0;
    this.#rows.scrollToIndex(0, 'start');
  }

  template(port: ManyPort): TemplateResult {
    const { many: texts, userList } = port.i18n.messages;
    const rows = this.shown;
    return html`<div class="list scroll many-scroll" id="many-scroll">
      <table class="many-table" role="table" aria-label=${texts.rows} aria-rowcount=${rows.length + 1}>
        <thead role="rowgroup" class="visually-hidden">
          <tr role="row" aria-rowindex="1">
            ${[texts.number, texts.people, texts.standing, userList.actions].map(
              (name) => html`<th role="columnheader" scope="col">${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody
          id="many-rows"
          role="rowgroup"
          @keydown=${this.#keys.onKeydown}
          @focusin=${this.#onFocusin}
          @focusout=${this.#keys.onFocusOut}
        >
          ${repeat(
            this.#rows.items,
            ({ key }) => key,
            (item) => {
              if (item.index === undefined) return gap(item.height);
              const placed = rows[item.index];
              return placed ? this.#row(placed, item.index, port) : nothing;
            },
          )}
        </tbody>
      </table>
    </div>`;
  }

  #row({ row, at, standing }: Placed, index: number, port: ManyPort): TemplateResult {
    const { i18n } = port;
    const sign = signOf(standing, row, port);
    const name = displayName({ firstName: row.firstName, lastName: row.lastName });
    return html`<tr role="row" class="many-row" data-row=${index} data-id=${row.id} aria-rowindex=${index + 2}>
      <td role="cell" class="many-number num">${i18n.number(at + 1)}</td>
      <td role="cell" class="many-who">
        <bdi class="clip strong" title=${name || nothing}>${name || i18n.messages.many.nameless}</bdi
        ><bdi class="clip ltr many-email" dir="ltr" title=${row.email}>${row.email}</bdi>
      </td>
      <td role="cell" class="many-state ${sign.tone}">
        ${icon(sign.icon, 'sm')}<span class="many-words" title=${sign.words}>${sign.words}</span
        >${quickActs(row, standing, index === this.#stop ? 0 : -1, port)}
      </td>
      <td role="cell" class="many-acts">${this.#acts(row, index, port)}</td>
    </tr>`;
  }

  #acts(row: Row, index: number, port: ManyPort): TemplateResult {
    const { many: texts } = port.i18n.messages;
    const who = isolate(displayName(row));
    const stop = index === this.#stop ? 0 : -1;
    const mend = (event: Event): void => this.#options.onMend(row, event.currentTarget as HTMLElement);
    return html`<button
        type="button"
        class="button ghost icon-only small"
        data-control="mend"
        tabindex=${stop}
        aria-label=${texts.mend(who)}
        @click=${mend}
      >
        ${icon('edit', 'sm')}</button
      ><button
        type="button"
        class="button ghost icon-only small"
        data-control="remove"
        tabindex=${stop}
        aria-label=${texts.leaveOut(who)}
        @click=${() => this.#options.onRemove(row)}
      >
        ${icon('close', 'sm')}
      </button>`;
  }

  /** The row that has the focus is the one that the Tab key comes back to. */
  readonly #onFocusin = (event: Event): void => {
    const [target] = event.composedPath();
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    const index = Number(row?.dataset.row ?? this.#stop);
    if (index === this.#stop) return;
    this.#stop = index;
    this.#host.requestUpdate();
  };
}

function isShown({ kind }: Standing, show: ManyState['show']): boolean {
  if (show === 'all') return true;
  return show === 'ready' ? kind === 'ready' : kind !== 'ready' && kind !== 'checking';
}

/** Room in place of rows; it says nothing. */
function gap(height: number): TemplateResult {
  return html`<tr class="many-gap" role="presentation" aria-hidden="true">
    <td ${setStyles({ 'block-size': `${String(height)}px` })}></td>
  </tr>`;
}
