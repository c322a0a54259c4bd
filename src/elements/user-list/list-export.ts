import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { asDirectoryError } from '../../domain/errors.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { icon } from '../../ui/icons.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { setStyles } from '../../ui/set-styles.js';
import type { ToastController } from '../../ui/toasts.js';
import { errorText } from '../parts/error-text.js';
import type * as exportModule from './export/export.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';
import { everybody, type Readings } from './list-everybody.js';
import type { ListSelection } from './list-selection.js';
import type { SelectionAct } from './selection-bar.js';

export interface ExportOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly toasts: ToastController;
  readonly list: ListController;
  readonly selection: ListSelection;
  /** Those shown, in their order. */
  readonly columns: () => readonly Column[];
}

/** Whom a file is about. */
interface People {
  readonly read: (signal: AbortSignal) => Readings;
  readonly except: readonly string[];
}

interface Running {
  readonly abort: AbortController;
  readonly written: number;
  readonly all: number | undefined;
}

/** The list as a CSV file: those selected or all that match, columns as shown. One file at a time. */
export class ListExport implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ExportOptions;
  readonly #part: LazyPart<typeof exportModule>;
  #running: Running | undefined;

  constructor(host: LitElement, options: ExportOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, () => import('./export/export.js'));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#cancel();
  }

  /** The button beside the search: all that match. */
  button(): TemplateResult {
    const texts = this.#options.i18n.messages.bulk;
    return html`<button
      type="button"
      id="export"
      class="button"
      aria-label=${texts.exportAll}
      title=${texts.exportAll}
      aria-busy=${this.#running ? 'true' : nothing}
      @click=${() => void this.#export(this.#matching())}
    >
      ${icon('download')}<span class="export-word">${texts.exportCsv}</span>
    </button>`;
  }

  /** The same for those selected. */
  get selectionAct(): SelectionAct {
    const { i18n, selection } = this.#options;
    const { value, users } = selection;
    const people: People =
      value.kind === 'matching' ? this.#matching(value.except) : { read: () => known(users), except: [] };
    const run = (): void => void this.#export(people);
    return { id: 'export', label: i18n.messages.bulk.exportCsv, icon: 'download', count: undefined, run };
  }

  /** How far it is, above the list, with the way to end it. */
  strip(): TemplateResult | typeof nothing {
    if (!this.#running) return nothing;
    const { i18n } = this.#options;
    const { written, all } = this.#running;
    const texts = i18n.messages.bulk;
    const words = texts.exporting(texts.collected(written, all));
    return html`<div class="run-strip" id="exporting" role="group" aria-label=${texts.exportCsv}>
      <p class="run-name">${texts.exportCsv}</p>
      <div class="run-progress">
        <div
          class="progress"
          role="progressbar"
          aria-label=${words}
          aria-valuemin=${all === undefined ? nothing : 0}
          aria-valuemax=${all ?? nothing}
          aria-valuenow=${all === undefined ? nothing : written}
        >
          <span ${setStyles({ '--share': all ? `${String((written / all) * 100)}%` : '0%' })}></span>
        </div>
        <p class="run-figures num small"><span>${words}</span></p>
      </div>
      <span class="run-acts">
        <button type="button" class="button small" @click=${() => this.#cancel()}>
          ${i18n.messages.common.cancel}
        </button>
      </span>
    </div>`;
  }

  #matching(except: readonly string[] = []): People {
    const { directory, list } = this.#options;
    return { read: (signal) => everybody(directory(), list, signal), except };
  }

  async #export(people: People): Promise<void> {
    if (this.#running) return;
    const abort = new AbortController();
    this.#set({ abort, written: 0, all: undefined });
    try {
      const part = await this.#part.fetch();
      abort.signal.throwIfAborted();
      if (part) await this.#write(part, people, abort);
    } catch (thrown) {
      if (!abort.signal.aborted) this.#failed(thrown, people);
    }
    if (this.#isRunning(abort)) this.#set(undefined);
  }

  #isRunning(abort: AbortController): boolean {
    return this.#running?.abort === abort;
  }

  async #write(part: typeof exportModule, { read, except }: People, abort: AbortController): Promise<void> {
    const { directory, i18n, toasts, columns } = this.#options;
    const { signal } = abort;
    const texts = i18n.messages.bulk;
    const { parts, count } = await part.csvFile({
      columns: part.csvColumns(columns(), i18n, directory()?.now() ?? new Date()),
      people: read(signal),
      except: new Set(except),
      locale: i18n.tag,
      signal,
      onProgress: (written, all) => this.#set({ abort, written, all }),
    });
    part.download(`${texts.usersFile}.csv`, parts, 'text/csv;charset=utf-8');
    toasts.show({ text: texts.exported(count), kind: 'done' });
  }

  #failed(thrown: unknown, people: People): void {
    const { i18n, toasts } = this.#options;
    const { bulk, common } = i18n.messages;
    toasts.show({
      kind: 'error',
      text: `${bulk.exportFailed} ${errorText(asDirectoryError(thrown), i18n)}`,
      act: { label: common.retry, run: () => void this.#export(people) },
    });
  }

  #cancel(): void {
    this.#running?.abort.abort();
    this.#set(undefined);
  }

  /** Whose focus was on what goes now, finds it on the button that began it. */
  #set(running: Running | undefined): void {
    const { renderRoot } = this.#host;
    const focused = running === undefined && renderRoot.querySelector('#exporting :focus') !== null;
    this.#running = running;
    if (focused) renderRoot.querySelector<HTMLElement>('#export')?.focus();
    this.#host.requestUpdate();
  }
}

async function* known(users: ListSelection['users']): Readings {
  yield { items: users, total: users.length };
}
