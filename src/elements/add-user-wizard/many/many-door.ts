import { cache } from 'lit/directives/cache.js';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { banner } from '../../../ui/banner.js';
import { LazyPart } from '../../../ui/lazy-part.js';
import { segments } from '../../../ui/segments.js';
import { spinner } from '../../../ui/spinner.js';
import { retryButton } from '../../parts/retry-button.js';
import type * as panelModule from './many-panel.js';
import type { ManyStep } from './many-state.js';

export type WizardKind = 'one' | 'many';

/** The wizard for one person, as far as the switch has to know it. */
export interface OnePerson {
  /** Whether its first step is shown, from which one may turn to many. */
  readonly atStart: boolean;
  readonly template: () => TemplateResult;
}

/** Leads to adding many: the switch, and the part behind it, which is fetched when somebody turns to it. */
export class ManyDoor {
  readonly #host: LitElement;
  readonly #options: panelModule.ManyOptions;
  readonly #part: LazyPart<typeof panelModule>;
  #panel: panelModule.ManyPanel | undefined;

  constructor(host: LitElement, options: panelModule.ManyOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, () => import('./many-panel.js'));
  }

  /** How many people closing now would lose. */
  get unsaved(): number {
    return this.#panel?.unsaved ?? 0;
  }

  get title(): string {
    const { many: texts } = this.#options.i18n.messages;
    return this.#options.directory()?.can('invite') ? texts.titleInvite : texts.titleAdd;
  }

  /** The parts of the wizard for the kind that is shown; `one` draws those for one person. */
  parts(kind: WizardKind, one: OnePerson, onKind: (kind: WizardKind) => void): TemplateResult {
    const many = kind === 'many';
    const atStart = many ? (this.#panel?.atStart ?? true) : one.atStart;
    return html`${atStart ? this.#kinds(kind, onKind) : nothing}
    ${
      many
        ? html`<div class="main">${this.#panel?.main() ?? this.#face()}</div>
            ${this.#panel?.foot() ?? nothing}`
        : nothing
    }
    ${
      // Kept while many are added: half a date is in its field alone.
      cache(many ? nothing : one.template())
    }`;
  }

  get step(): ManyStep {
    return this.#panel?.step ?? 'people';
  }

  leadTo(step: string): void {
    void this.#panel?.moves.leadTo(step);
  }

  go(): Promise<void> {
    return this.#panel?.moves.go() ?? Promise.resolve();
  }

  forget(): void {
    this.#panel?.forget();
  }

  /** Fetches the part behind the door; call it when it is about to be shown. */
  open(): void {
    if (this.#panel || this.#part.failed) return;
    void this.#part.fetch().then((part) => {
      if (!part) return;
      this.#panel ??= new part.ManyPanel(this.#host, this.#options);
      this.#host.requestUpdate();
    });
  }

  #kinds(kind: WizardKind, onKind: (kind: WizardKind) => void): TemplateResult {
    const { many: texts } = this.#options.i18n.messages;
    return html`<div class="kinds" part="kinds">
      ${segments<WizardKind>({
        name: 'kind',
        label: texts.kind,
        segments: [
          { value: 'one', label: texts.one },
          { value: 'many', label: texts.several },
        ],
        selected: kind,
        onSelect: onKind,
      })}
    </div>`;
  }

  #face(): TemplateResult {
    const { i18n } = this.#options;
    const { many: texts, common } = i18n.messages;
    const again = (): void => {
      void this.#part.fetch().then(() => this.open());
    };
    return html`<div class="pane-body" part="body">
      ${
        this.#part.failed
          ? banner({
              kind: 'danger',
              role: 'alert',
              text: texts.loadFailed,
              actions: retryButton(again, i18n, { small: true }),
            })
          : html`<p class="row muted">${spinner()}<span>${common.loading}</span></p>`
      }
    </div>`;
  }
}
