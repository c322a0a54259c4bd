import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { BulkRun } from '../../state/bulk-runner.js';
import { setStyles } from '../../ui/set-styles.js';

type Run = Pick<BulkRun, 'counts' | 'state'>;

/** How far a run is: done and failed side by side, and the same in figures. */
export function runProgress({ counts, state }: Run, i18n: LocalizeController): TemplateResult {
  const texts = i18n.messages.bulk;
  const all = state.receipts.length;
  const share = (n: number): string => `${String(all === 0 ? 0 : (n / all) * 100)}%`;
  const words = texts.progress(counts.done, all);
  return html`<div class="run-progress">
    <div
      class="progress"
      role="progressbar"
      aria-label=${words}
      aria-valuemin="0"
      aria-valuemax=${all}
      aria-valuenow=${counts.done + counts.failed}
    >
      <span ${setStyles({ '--share': share(counts.done) })}></span
      ><span class="failed" ${setStyles({ '--share': share(counts.failed) })}></span>
    </div>
    <p class="run-figures num small">
      <span>${words}</span
      >${counts.failed > 0 ? html`<span class="run-failed">${texts.failedCount(counts.failed)}</span>` : nothing}
    </p>
  </div>`;
}
