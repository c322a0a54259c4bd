import { html, nothing, type TemplateResult } from 'lit';
import { delimiterFor, writeCsv } from '../../../domain/csv-writer.js';
import { displayName, type User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Receipt } from '../../../state/bulk-run.js';
import { download } from '../../../ui/download.js';
import { icon } from '../../../ui/icons.js';
import { errorText } from '../../parts/error-text.js';
import { runProgress } from '../../parts/run-progress.js';
import type { BulkAct } from './bulk-plan.js';
import type { UsersRun } from './bulk-write.js';

export interface RunContext {
  readonly i18n: LocalizeController;
  readonly run: UsersRun;
  /** Whether it can be taken back. */
  readonly undoable: boolean;
  readonly onClose: () => void;
  readonly onUndo: () => void;
}

/** How many failures are listed; the receipts have them all. */
const LISTED = 20;

/** How far a run is, what may be done about it, and what failed. */
export function runPane(context: RunContext): TemplateResult {
  const { i18n, run, onClose } = context;
  const texts = i18n.messages.bulk;
  const verb = texts.verb[run.act as BulkAct](run.state.receipts.length);
  return html`<div class="pane-head"><h2 class="pane-title" id="bulk-title" tabindex="-1">${verb}</h2></div>
    <div class="pane-body">${runProgress(run, i18n)} ${statusLine(context)} ${failures(context)}</div>
    <div class="pane-foot">
      <button type="button" class="button ghost" @click=${onClose}>${i18n.messages.common.close}</button>
      <span class="pane-end">${acts(context)}</span>
    </div>`;
}

/** What came of it, in one sentence. */
export function runSummary(run: UsersRun, i18n: LocalizeController): string {
  const texts = i18n.messages.bulk;
  const { done, failed, waiting } = run.counts;
  const parts = [
    failed === 0 && waiting === 0 ? texts.allDone(done) : texts.progress(done, run.state.receipts.length),
    ...(failed > 0 ? [texts.someFailed(failed)] : []),
    ...(waiting > 0 ? [texts.stopped(waiting)] : []),
  ];
  return parts.join(' ');
}

function statusLine({ i18n, run }: RunContext): TemplateResult {
  const texts = i18n.messages.bulk;
  const { status } = run.state;
  if (status.kind === 'waiting') {
    const left = i18n.duration(Math.max(1000, status.until - Date.now()));
    return html`<p class="run-waiting">${icon('clock')}<span>${texts.waitingFor(left)}</span></p>`;
  }
  if (status.kind === 'paused')
    return html`<p class="muted">${status.error ? texts.pausedSignedOut : texts.paused}</p>`;
  return html`<p class="muted">${status.kind === 'finished' ? runSummary(run, i18n) : texts.goesOn}</p>`;
}

function acts({ i18n, run, undoable, onUndo }: RunContext): TemplateResult {
  const texts = i18n.messages.bulk;
  const { kind } = run.state.status;
  const { failed, done } = run.counts;
  const button = (label: string, act: () => void, look = ''): TemplateResult =>
    html`<button type="button" class="button ${look}" @click=${act}>${label}</button>`;
  if (kind !== 'finished') {
    const paused = kind === 'paused';
    const toggle = paused ? () => run.resume() : () => run.pause();
    // One button, so that whoever has paused by key can go on with the same key.
    return html`${paused ? button(texts.stop, () => run.stop()) : nothing}
    ${button(paused ? texts.resume : texts.pause, toggle, paused ? 'primary' : '')}`;
  }
  return html`${button(texts.receipts, () => saveReceipts(run, i18n))}
  ${done > 0 && undoable ? button(texts.undoAll, onUndo) : nothing}
  ${failed > 0 ? button(texts.retryFailed(failed), () => run.retry(), 'primary') : nothing}`;
}

function failures({ i18n, run }: RunContext): TemplateResult | typeof nothing {
  const failed = run.state.receipts.flatMap((receipt) => (receipt.status === 'failed' ? [receipt] : []));
  if (failed.length === 0) return nothing;
  const more = failed.length - LISTED;
  return html`<ul role="list" class="left-reasons" aria-label=${i18n.messages.bulk.failedCount(failed.length)}>
    ${failed.slice(0, LISTED).map(
      ({ item, error }) =>
        html`<li>
          <p class="message error">
            ${icon('alert')}<span><bdi>${displayName(item)}</bdi>: ${errorText(error, i18n)}</span>
          </p>
        </li>`,
    )}
    ${more > 0 ? html`<li class="small muted">${i18n.messages.bulk.andMore(more)}</li>` : nothing}
  </ul>`;
}

/** A line for each, for the files of whoever has to show what was done. */
function saveReceipts(run: UsersRun, i18n: LocalizeController): void {
  const { bulk: texts, userList, common } = i18n.messages;
  const line = (receipt: Receipt<User, User>): string[] => [
    displayName(receipt.item),
    receipt.item.email,
    receipt.item.id,
    receipt.status === 'done' ? texts.done : receipt.status === 'failed' ? texts.failed : texts.notBegun,
    receipt.status === 'failed' ? errorText(receipt.error, i18n) : '',
  ];
  const head = [userList.user, common.email, texts.userId, texts.status, texts.reason];
  const csv = writeCsv([head, ...run.state.receipts.map(line)], { bom: true, delimiter: delimiterFor(i18n.tag) });
  download(`${texts.receiptsFile}.csv`, [csv], 'text/csv;charset=utf-8');
}
