import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { icon, type IconName } from '../../../ui/icons.js';
import { capsOf, type Keys } from '../../../ui/shortcuts.js';

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly section: string;
  readonly label: unknown;
  readonly icon?: IconName | undefined;
  /** In place of the icon. */
  readonly face?: TemplateResult | undefined;
  readonly detail?: string | undefined;
  readonly keys?: Keys | undefined;
  readonly reason?: string | undefined;
  run(): void;
}

export interface PaletteView {
  readonly i18n: LocalizeController;
  readonly typed: string;
  readonly entries: readonly Entry[];
  readonly active: number;
  readonly waiting: boolean;
  /** What is wrong with the filter that is typed. */
  readonly problem: string | undefined;
  readonly onInput: (event: InputEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onChoose: (entry: Entry) => void;
  readonly onList: () => void;
}

/** A combobox with a list of suggestions (ARIA APG), whose list is always open. */
export function paletteView(view: PaletteView): TemplateResult {
  const { i18n, entries, waiting } = view;
  const { palette: texts } = i18n.messages;
  return html`<dialog id="palette" class="dialog palette" aria-label=${texts.title}>
    <div class="pane">
      ${field(view)}
      <div class="palette-list" id="palette-list" role="listbox" aria-label=${texts.title}>${sections(view)}</div>
      <p class="visually-hidden" role="status">${waiting ? '' : texts.results(entries.length)}</p>
      ${entries.length > 0 || waiting || view.problem !== undefined ? nothing : html`<p class="palette-none small muted">${texts.none}</p>`}
      ${foot(view)}
    </div>
  </dialog>`;
}

function field({ i18n, typed, entries, active, problem, onInput, onKeydown }: PaletteView): TemplateResult {
  const { palette: texts } = i18n.messages;
  return html`<div class="palette-field">
      ${icon('search', 'lg')}<input
        id="palette-input"
        type="text"
        role="combobox"
        autofocus
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        dir=${typed === '' ? nothing : 'auto'}
        aria-label=${texts.title}
        placeholder=${texts.placeholder}
        aria-autocomplete="list"
        aria-expanded=${entries.length > 0 ? 'true' : 'false'}
        aria-controls="palette-list"
        aria-activedescendant=${entries[active] ? `palette-${String(active)}` : nothing}
        aria-invalid=${problem === undefined ? nothing : 'true'}
        aria-describedby=${problem === undefined ? nothing : 'palette-problem'}
        .value=${live(typed)}
        @input=${onInput}
        @keydown=${onKeydown}
      />
    </div>
    ${problem === undefined ? nothing : html`<p class="message error" id="palette-problem">${icon('alert')}<span>${problem}</span></p>`}`;
}

function sections(view: PaletteView): TemplateResult[] {
  const names = [...new Set(view.entries.map(({ section }) => section))];
  return names.map(
    (name, at) =>
      html`<div role="group" aria-labelledby="palette-section-${at}">
        <div class="menu-head" id="palette-section-${at}" role="presentation">${name}</div>
        ${view.entries.map((entry, index) => (entry.section === name ? option(entry, index, view) : nothing))}
      </div>`,
  );
}

function option(entry: Entry, index: number, { active, onChoose }: PaletteView): TemplateResult {
  const { label, detail, keys, reason, face } = entry;
  return html`<div
    class="menu-item"
    id="palette-${index}"
    role="option"
    aria-selected=${index === active ? 'true' : 'false'}
    aria-disabled=${reason === undefined ? nothing : 'true'}
    @pointerdown=${keepFocus}
    @click=${() => onChoose(entry)}
  >
    ${face ?? (entry.icon ? icon(entry.icon) : nothing)}
    <span class="menu-words">
      <span>${label}${detail === undefined ? nothing : html` <span class="subtle">${detail}</span>`}</span>
      ${reason === undefined ? nothing : html`<span class="menu-reason">${reason}</span>`}
    </span>
    ${keys === undefined ? nothing : caps(keys)}
  </div>`;
}

/** The focus stays in the field: the options are only pointed at. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** Keys as they are printed. Numbers and letters of keys stand from left to right in every language. */
export function caps(keys: Keys): TemplateResult {
  return html`<span class="caps" dir="ltr">${capsOf(keys).map((cap) => html`<kbd class="cap">${cap}</kbd>`)}</span>`;
}

function foot({ i18n, onList }: PaletteView): TemplateResult {
  const { palette: texts } = i18n.messages;
  return html`<div class="palette-foot">
    <span class="palette-hint" aria-hidden="true">${caps('up+down')} ${texts.moveHint}</span>
    <span class="palette-hint" aria-hidden="true">${caps('enter')} ${texts.runHint}</span>
    <button type="button" class="button ghost small palette-all" @click=${onList}>${texts.shortcuts}</button>
  </div>`;
}
