import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { BulkRun } from '../../state/bulk-runner.js';
import type { Directory } from '../../state/directory.js';
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
    const runs = (this.#directory()?.runner.runs ?? []).filter(({ act }) => SHOWN.some((shown) => shown === act));
    if (runs.length === 0) return nothing;
    return html`${runs.map((run) => this.#strip(run, i18n, onShow))}`;
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
