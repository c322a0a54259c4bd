import { html, type LitElement, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { Announcer } from '../../ui/announcer.js';
import { FocusKeeper } from '../../ui/focus-keeper.js';
import type { ToastController } from '../../ui/toasts.js';
import { ListBulk } from './list-bulk.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';
import { ListExport } from './list-export.js';
import { ListRadar } from './list-radar.js';
import type { ListSelection } from './list-selection.js';
import type { SelectionAct } from './selection-bar.js';

export interface WorkOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly toasts: ToastController;
  readonly list: ListController;
  readonly selection: ListSelection;
  /** Those shown, in their order. */
  readonly columns: () => readonly Column[];
  readonly fallbackFocus: () => HTMLElement | null;
}

/** What is done with many at once: acts on those selected, export, and what is about to expire. */
export class ListWork {
  readonly #bulk: ListBulk;
  readonly #export: ListExport;
  readonly #radar: ListRadar;

  constructor(host: LitElement, options: WorkOptions) {
    this.#bulk = new ListBulk(host, options);
    this.#export = new ListExport(host, options);
    this.#radar = new ListRadar(host, {
      ...options,
      onRenew: (subjects) => void this.#bulk.ask('freshen', subjects),
    });
    const find = (selector: string): HTMLElement | null => host.renderRoot.querySelector(selector);
    new FocusKeeper(host, {
      part: () => find('.selection-bar'),
      instead: () => find('.selection-bar button') ?? find('#select-page') ?? options.fallbackFocus(),
    });
  }

  /** What can be done to those selected. */
  get acts(): readonly SelectionAct[] {
    return [...this.#bulk.acts, this.#export.selectionAct];
  }

  /** What is under way, and what is about to expire. */
  above(): TemplateResult {
    return html`${this.#bulk.strips()} ${this.#export.strip()} ${this.#radar.render()}`;
  }

  exportButton(): TemplateResult {
    return this.#export.button();
  }

  render(): TemplateResult {
    return this.#bulk.render();
  }
}
