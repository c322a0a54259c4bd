import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import { retryButton } from '../parts/retry-button.js';
import type { CountryLine } from './countries.js';

export interface CountryPanelOptions {
  readonly lines: readonly CountryLine[];
  /** Index of the line that the keys are on. */
  readonly active: number;
  /** The code that is chosen; empty when none is. */
  readonly chosen: string;
  readonly typed: string;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly i18n: LocalizeController;
  readonly onType: (text: string) => void;
  readonly onChoose: (code: string) => void;
  readonly onRetry: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: (event: FocusEvent) => void;
}

/** The search and the list box under the button. The search points at the active line and keeps the focus. */
export function countryPanel(options: CountryPanelOptions): TemplateResult {
  const { lines, active, typed, i18n } = options;
  const { wizard: texts } = i18n.messages;
  const open = lines.length > 0;
  return html`<div
    class="floating menu countries"
    id="countries"
    @keydown=${options.onKey}
    @focusout=${options.onLeave}
  >
    <span class="control small">
      ${icon('search')}
      <input
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${texts.countrySearch}
        aria-label=${texts.countrySearch}
        aria-autocomplete="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? 'country-list' : nothing}
        aria-activedescendant=${open ? `country-${String(active)}` : nothing}
        .value=${live(typed)}
        @input=${(event: InputEvent) => options.onType((event.currentTarget as HTMLInputElement).value)}
      />
    </span>
    ${listOrFace(options)}
  </div>`;
}

function listOrFace({ status, lines, active, chosen, i18n, onChoose, onRetry }: CountryPanelOptions): TemplateResult {
  const { wizard: texts, common } = i18n.messages;
  if (status === 'failed') {
    return html`<div class="message error countries-failed" role="alert">
      ${icon('alert')}<span class="grow">${texts.countriesFailed}</span>
      ${retryButton(onRetry, i18n, { link: true })}
    </div>`;
  }
  if (status === 'loading') return html`<p class="menu-head" role="status">${common.loading}</p>`;
  if (lines.length === 0) return html`<p class="menu-head" role="status">${texts.countryNoMatch}</p>`;
  return html`<div
    id="country-list"
    class="country-list"
    role="listbox"
    aria-label=${texts.countryList}
    @mousedown=${keepFocus}
  >
    ${lines.map((line, index) => option(line, index, index === active, line.code === chosen, onChoose))}
  </div>`;
}

function option(
  { code, name, callingCode, heading }: CountryLine,
  index: number,
  active: boolean,
  chosen: boolean,
  onChoose: (code: string) => void,
): TemplateResult {
  return html`${heading ? html`<div class="menu-head" role="presentation">${heading}</div>` : nothing}
    <div
      class="menu-item"
      role="option"
      id="country-${index}"
      aria-selected=${chosen ? 'true' : 'false'}
      ?data-active=${active}
      @click=${() => onChoose(code)}
    >
      <span class="mark">${chosen ? icon('check') : nothing}</span>
      <span class="grow"><bdi>${name}</bdi></span>
      <span class="tiny subtle">${code}</span>
      <span class="num muted ltr calling">${callingCode}</span>
    </div>`;
}

/** A press on an option must not take the focus out of the search. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
