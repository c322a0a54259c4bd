import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { BulkRun } from '../../state/bulk-runner.js';
import type { CutOffRun } from '../../state/cut-off-runs.js';
import type { Directory } from '../../state/directory.js';
import { banner } from '../../ui/banner.js';
import { runProgress } from '../parts/run-progress.js';

/** Acts whose runs are shown above the list; others are shown by whoever began them. */
const SHOWN = ['resend', 'renew', 'revoke', 'set-groups', 'block', 'unblock', 'remove', 'restore'] as const;

type ShownAct = (typeof SHOWN)[number];

/** Runs of the directory, above the list: those under way go on though their dialog is closed. */
export class ListRuns implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #directory: () => Directory | undefined;
  #watched: Directory | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  hostUpdate(): void {
    const directory = this.#directory();
    if (directory === this.#watched) return;
    this.hostDisconnected();
    this.#watched = directory;
    this.#unsubscribe = directory?.runner.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#watched = undefined;
  }

  template(i18n: LocalizeController, onShow: (run: BulkRun) => void): TemplateResult | typeof nothing {
    const runs = (this.#directory()?.runner.runs ?? []).filter(({ act }) => isShown(act));
    return html`${this.#lost(i18n)}${runs.map((run) => this.#strip(run, i18n, onShow))}`;
  }

  /** What a page that went had not finished, told to whoever comes back. */
  #lost(i18n: LocalizeController): TemplateResult | typeof nothing {
    const runner = this.#directory()?.runner;
    const runs = runner?.cutOff.filter(({ act }) => isShown(act)) ?? [];
    if (!runner || runs.length === 0) return nothing;
    const { bulk: texts } = i18n.messages;
    return banner({
      kind: 'warning',
      title: texts.cutOff,
      text: html`${runs.map((run) => html`<span class="run-lost">${cutOffSentence(run, i18n)}</span> `)}`,
      actions: html`<button type="button" class="button small" @click=${() => runner.forgetCutOff()}>
        ${texts.dismiss}
      </button>`,
    });
  }

  #strip(run: BulkRun, i18n: LocalizeController, onShow: (run: BulkRun) => void): TemplateResult {
    const texts = i18n.messages.bulk;
    return html`<div
      class="run-strip"
      role="group"
      aria-label=${texts.verb[run.act as ShownAct](run.state.receipts.length)}
    >
      <p class="run-name">${texts.verb[run.act as ShownAct](run.state.receipts.length)}</p>
      ${runProgress(run, i18n)}
      <span class="run-acts">
        <button type="button" class="button small" @click=${() => onShow(run)}>${texts.show}</button>
        ${
          run.unfinished
            ? nothing
            : html`<button
                type="button"
                class="button ghost small"
                @click=${() => this.#directory()?.runner.dismiss(run)}
              >
                ${texts.dismiss}
              </button>`
        }
      </span>
    </div>`;
  }
}

function isShown(act: string): act is ShownAct {
  return SHOWN.some((shown) => shown === act);
}

/** Whether those that were under way went through nobody here knows: the list says. */
function cutOffSentence({ act, done, failed, running, waiting }: CutOffRun, i18n: LocalizeController): string {
  const { bulk: texts } = i18n.messages;
  const all = done + failed + running + waiting;
  return [
    `${texts.verb[act as ShownAct](all)}: ${texts.progress(done, all)}.`,
    ...(failed > 0 ? [`${texts.failedCount(failed)}.`] : []),
    ...(running > 0 ? [texts.notKnown(running)] : []),
    ...(waiting > 0 ? [texts.stopped(waiting)] : []),
  ].join(' ');
}
