import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { icon } from '../../../ui/icons.js';
import { segments } from '../../../ui/segments.js';
import { runProgress } from '../../parts/run-progress.js';
import type { ManyPort } from './many-port.js';
import type { ReceiptRows, ReceiptShow } from './receipt-rows.js';
import type { AddingRun } from './sending.js';

export interface RunParts {
  readonly run: AddingRun;
  readonly receipts: ReceiptRows;
  readonly onSave: () => void;
  /** How many were added, but not to every group. */
  readonly parts: number;
  readonly onRest: () => void;
}

/** How far adding is, what may be done about it, and what became of each. */
export function runStep(port: ManyPort, context: RunParts): TemplateResult {
  const { run, receipts, onSave } = context;
  const { i18n } = port;
  const { many: texts } = i18n.messages;
  return html`<div class="stack">
    <div class="run-lead">
      <h3 class="pane-title num" id="step" tabindex="-1">${runTitle(port, run)}</h3>
      ${statusLine(port, run)}
    </div>
    <div class="run ${run.state.status.kind === 'waiting' ? 'waiting' : ''}">${runProgress(run, i18n)}</div>
    <div class="row wrap people-acts">${acts(i18n, context)}</div>
    <section class="stack tight" aria-label=${texts.receipts}>
      <div class="row wrap found-head">
        ${segments({
          name: 'receipts',
          label: texts.receipts,
          segments: shownSegments(port, run),
          selected: receipts.show,
          onSelect: (show) => receipts.choose(show),
        })}
        <button type="button" class="button ghost small push" @click=${onSave}>
          ${icon('download', 'sm')}${texts.saveReceipts}
        </button>
      </div>
      ${receipts.template(i18n)}
    </section>
  </div>`;
}

function shownSegments(
  { i18n }: ManyPort,
  { counts, state }: AddingRun,
): { value: ReceiptShow; label: string; count: string }[] {
  const { many: texts, bulk } = i18n.messages;
  return [
    { value: 'all', label: texts.showAll, count: i18n.number(state.receipts.length) },
    { value: 'failed', label: bulk.failed, count: i18n.number(counts.failed) },
    { value: 'done', label: texts.added, count: i18n.number(counts.done) },
  ];
}

export function runTitle({ i18n, invites }: ManyPort, run: AddingRun): string {
  const { many: texts } = i18n.messages;
  const all = run.state.receipts.length;
  if (run.unfinished) return invites ? texts.inviting(all) : texts.adding(all);
  return texts.haveBeenAdded(run.counts.done);
}

/** What came of it, in one sentence. */
export function runSummary({ i18n }: ManyPort, run: AddingRun): string {
  const { many: texts, bulk } = i18n.messages;
  const { done, failed, waiting } = run.counts;
  return [
    texts.progress(done, run.state.receipts.length),
    ...(failed > 0 ? [bulk.someFailed(failed)] : []),
    ...(waiting > 0 ? [bulk.stopped(waiting)] : []),
  ].join(' ');
}

function statusLine({ i18n, invites }: ManyPort, run: AddingRun): TemplateResult {
  const { many: texts, bulk } = i18n.messages;
  const { status } = run.state;
  const { failed, waiting } = run.counts;
  switch (status.kind) {
    case 'waiting': {
      const left = i18n.duration(Math.max(1000, status.until - Date.now()));
      return html`<p class="message warning">${icon('clock')}<span>${texts.goesOn(left)}</span></p>`;
    }
    case 'paused':
      return html`<p class="small muted">${status.error ? bulk.pausedSignedOut : bulk.paused}</p>`;
    case 'running':
      return html`<p class="small muted">${bulk.goesOn}</p>`;
    case 'finished': {
      if (failed + waiting > 0) return html`<p class="small muted">${texts.failedStay(failed + waiting)}</p>`;
      return html`<p class="message success">
        ${icon('tick')}<span>${invites ? texts.mailsGo : texts.allAdded}</span>
      </p>`;
    }
  }
}

function acts(i18n: LocalizeController, { run, parts, onRest }: RunParts): unknown {
  const { many: texts, bulk } = i18n.messages;
  const { kind } = run.state.status;
  const { failed } = run.counts;
  const button = (label: string, act: () => void): TemplateResult =>
    html`<button type="button" class="button small" @click=${act}>${label}</button>`;
  if (kind === 'running' || kind === 'waiting') return button(bulk.pause, () => run.pause());
  if (kind === 'paused') return html`${button(bulk.resume, () => run.resume())} ${button(bulk.stop, () => run.stop())}`;
  return html`${failed > 0 ? button(texts.retryFailed(failed), () => run.retry()) : nothing}
  ${parts > 0 ? button(texts.retryGroups(parts), onRest) : nothing}`;
}
