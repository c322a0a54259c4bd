import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { writeCsv } from '../../../domain/csv-writer.js';
import type { AddResult } from '../../../domain/adapter.js';
import { displayName } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Receipt } from '../../../state/bulk-run.js';
import { download } from '../../../ui/download.js';
import { icon, type IconName } from '../../../ui/icons.js';
import { setStyles } from '../../../ui/set-styles.js';
import { VirtualRows } from '../../../ui/virtual-rows.js';
import { isolate } from '../../parts/isolate.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import type { AddingRun, Person, Sending } from './sending.js';
import { failureText } from './standing-sign.js';

export type ReceiptShow = 'all' | 'failed' | 'done';
type AddReceipt = Receipt<Person, AddResult>;

const ICONS: Readonly<Record<AddReceipt['status'], IconName>> = {
  waiting: 'clock',
  running: 'send',
  done: 'check-circle',
  failed: 'alert',
};

/** What became of each of a run: those in view are drawn. */
export class ReceiptRows {
  readonly #host: LitElement;
  readonly #run: () => AddingRun | undefined;
  readonly #sending: Sending;
  readonly #fields: () => readonly WizardField[];
  readonly #rows: VirtualRows;
  #show: ReceiptShow = 'all';
  #shown: readonly AddReceipt[] = [];

  constructor(
    host: LitElement,
    run: () => AddingRun | undefined,
    sending: Sending,
    fields: () => readonly WizardField[],
  ) {
    this.#host = host;
    this.#fields = fields;
    this.#run = run;
    this.#sending = sending;
    this.#rows = new VirtualRows(host, {
      count: () => this.#filtered().length,
      container: () => host.renderRoot.querySelector<HTMLElement>('#receipts'),
      scroller: () => host.renderRoot.querySelector<HTMLElement>('#receipts-scroll'),
      whole: 40,
    });
  }

  get show(): ReceiptShow {
    return this.#show;
  }

  choose(show: ReceiptShow): void {
    this.#show = show;
    this.#rows.scrollToIndex(0, 'start');
    this.#host.requestUpdate();
  }

  template(i18n: LocalizeController): TemplateResult {
    const receipts = this.#shown;
    const { many: texts } = i18n.messages;
    if (receipts.length === 0) return html`<p class="small muted">${texts.noneShown}</p>`;
    return html`<div
      class="list scroll many-scroll"
      id="receipts-scroll"
      role="group"
      tabindex="0"
      aria-label=${texts.receipts}
    >
      <ul id="receipts" role="list">
        ${repeat(
          this.#rows.items,
          ({ key }) => key,
          (item) => {
            if (item.index === undefined) return gap(item.height);
            const receipt = receipts[item.index];
            return receipt ? this.#row(receipt, item.index, i18n) : nothing;
          },
        )}
      </ul>
    </div>`;
  }

  /** A line for each, for the files of whoever has to show what was done. */
  save(i18n: LocalizeController): void {
    download(`${i18n.messages.bulk.receiptsFile}.csv`, [this.#csv(i18n)], 'text/csv;charset=utf-8');
  }

  #csv(i18n: LocalizeController): string {
    const { many: texts, common } = i18n.messages;
    const line = (receipt: AddReceipt): string[] => {
      const { row, draft } = receipt.item;
      const { state, reason } = this.#words(receipt, i18n);
      return [String(row.line), draft.firstName, draft.lastName, draft.email, state, reason];
    };
    const { line: at, result, reason } = texts.receiptColumns;
    const head = [at, common.firstName, common.lastName, common.email, result, reason];
    return writeCsv([head, ...(this.#run()?.state.receipts ?? []).map(line)], { bom: true });
  }

  #filtered(): readonly AddReceipt[] {
    const receipts = this.#run()?.state.receipts ?? [];
    const show = this.#show;
    this.#shown = show === 'all' ? receipts : receipts.filter(({ status }) => status === show);
    return this.#shown;
  }

  #row(receipt: AddReceipt, index: number, i18n: LocalizeController): TemplateResult {
    const { state, reason, tone } = this.#words(receipt, i18n);
    const { draft } = receipt.item;
    return html`<li class="receipt" data-row=${index} aria-setsize=${this.#shown.length} aria-posinset=${index + 1}>
      <span class="many-state ${tone}">${icon(ICONS[receipt.status])}</span>
      <span class="list-text">
        <bdi class="clip strong" title=${displayName(draft)}>${displayName(draft)}</bdi>
        ${
          reason === ''
            ? html`<bdi class="clip ltr list-sub" dir="ltr">${draft.email}</bdi>`
            : html`<span class="clip list-sub" title=${reason}>${reason}</span>`
        }
      </span>
      <span class="list-end">${state}</span>
    </li>`;
  }

  #words(receipt: AddReceipt, i18n: LocalizeController): { state: string; reason: string; tone: string } {
    const { many: texts, bulk } = i18n.messages;
    switch (receipt.status) {
      case 'waiting':
        return { state: texts.waiting, reason: '', tone: 'quiet' };
      case 'running':
        return { state: texts.sending, reason: '', tone: 'quiet' };
      case 'failed':
        return {
          state: bulk.failed,
          reason: failureText(this.#sending.failureOf(receipt), i18n, this.#fields()),
          tone: 'danger',
        };
      case 'done': {
        const missing = this.#sending.missingOf(receipt.result).map(({ name }) => isolate(name));
        const reason = missing.length > 0 ? texts.partGroups(i18n.list(missing)) : '';
        return { state: texts.added, reason, tone: missing.length > 0 ? 'warning' : 'success' };
      }
    }
  }
}

/** Room in place of rows; it says nothing. */
function gap(height: number): TemplateResult {
  return html`<li role="presentation" aria-hidden="true" ${setStyles({ 'block-size': `${String(height)}px` })}></li>`;
}
