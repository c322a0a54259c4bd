import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { FloatingController } from '../../ui/floating-controller.js';
import { icon } from '../../ui/icons.js';
import { isPlainKey } from '../../ui/roving-focus.js';
import { countryPanel } from './country-panel.js';
import { countryLines, countryRows, suggestedCountries, type CountryLine, type CountryRow } from './countries.js';
import type { PhoneBook } from './phone-book.js';

export interface CountryPickerOptions {
  readonly i18n: LocalizeController;
  readonly book: PhoneBook;
  /** The code and calling code that are chosen now; empty when none is. */
  readonly chosen: () => { readonly country: string; readonly callingCode: string };
  /** Which countries to suggest first. */
  readonly preferred: () => readonly string[];
  readonly onChoose: (country: string) => void;
}

/** A button with a list box of countries that is searched by name, code or calling code. */
export class CountryPicker implements ReactiveController {
  #host: LitElement;
  #options: CountryPickerOptions;
  #floating: FloatingController;
  #typed = '';
  #active = 0;
  #focusOnOpen = false;
  #rows: { readonly language: string; readonly rows: readonly CountryRow[] } | undefined;

  constructor(host: LitElement, options: CountryPickerOptions) {
    this.#host = host;
    this.#options = options;
    this.#floating = new FloatingController(host, { reference: () => this.#button, floating: () => this.#panel });
    host.addController(this);
  }

  hostUpdated(): void {
    const search = this.#focusOnOpen ? this.#panel?.querySelector('input') : null;
    if (!search) return;
    this.#focusOnOpen = false;
    search.focus();
    this.#panel?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#outside, true);
  }

  /** The code of the likeliest country, for a number that is typed without choosing one. */
  likeliest(): string | undefined {
    return this.#suggested()[0];
  }

  template(): TemplateResult {
    const { country, callingCode } = this.#options.chosen();
    const { wizard: texts } = this.#options.i18n.messages;
    const open = this.#floating.open;
    const name = this.#all.find(({ code }) => code === country)?.name ?? country;
    return html`<button
        type="button"
        id="country"
        class="control country"
        aria-haspopup="listbox"
        aria-expanded=${open ? 'true' : 'false'}
        aria-label=${country ? texts.countryChosen(name, `${country} ${callingCode}`) : texts.countryNone}
        @click=${() => (open ? this.#close(true) : void this.#show())}
        @keydown=${this.#buttonKey}
        @focus=${() => void this.#options.book.load()}
      >
        ${
          country
            ? html`<span class="tiny subtle">${country}</span> <span class="num ltr">${callingCode}</span>`
            : html`<span class="subtle">${texts.countryButton}</span>`
        }
        ${icon('chevron-down')}
      </button>
      ${open ? this.#panelTemplate() : nothing}`;
  }

  #panelTemplate(): TemplateResult {
    const { book, i18n, chosen } = this.#options;
    return countryPanel({
      lines: this.#lines(),
      active: this.#active,
      chosen: chosen().country,
      typed: this.#typed,
      status: book.failed ? 'failed' : book.library ? 'ready' : 'loading',
      i18n,
      onType: (text) => this.#type(text),
      onChoose: (code) => this.#choose(code),
      onRetry: () => void book.load(),
      onKey: this.#panelKey,
      onLeave: this.#left,
    });
  }

  async #show(): Promise<void> {
    this.#typed = '';
    this.#focusOnOpen = true;
    this.#floating.show();
    document.addEventListener('pointerdown', this.#outside, true);
    this.#active = this.#chosenIndex();
    await this.#options.book.load();
    this.#active = this.#chosenIndex();
    this.#focusOnOpen = this.#floating.open;
    this.#host.requestUpdate();
  }

  #close(returnFocus: boolean): void {
    document.removeEventListener('pointerdown', this.#outside, true);
    if (returnFocus) this.#button?.focus();
    this.#floating.hide();
  }

  #choose(code: string): void {
    this.#close(true);
    this.#options.onChoose(code);
  }

  #type(text: string): void {
    this.#typed = text;
    this.#active = 0;
    this.#host.requestUpdate();
  }

  readonly #buttonKey = (event: KeyboardEvent): void => {
    if (!isPlainKey(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || this.#floating.open) return;
    event.preventDefault();
    void this.#show();
  };

  readonly #panelKey = (event: KeyboardEvent): void => {
    // Enter here chooses a country and is not the form's; the rest of the keys belong to the text.
    if (event.key === 'Enter') event.stopPropagation();
    if (!isPlainKey(event)) return;
    const count = this.#lines().length;
    if (event.key === 'Escape') this.#close(true);
    else if (event.key === 'ArrowDown') this.#move(Math.min(this.#active + 1, count - 1));
    else if (event.key === 'ArrowUp') this.#move(Math.max(this.#active - 1, 0));
    else if (event.key === 'PageDown') this.#move(Math.min(this.#active + 8, count - 1));
    else if (event.key === 'PageUp') this.#move(Math.max(this.#active - 8, 0));
    else if (event.key === 'Enter') this.#chooseActive();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move(index: number): void {
    this.#active = Math.max(0, index);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#panel?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #chooseActive(): void {
    const line = this.#lines()[this.#active];
    if (line) this.#choose(line.code);
  }

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.#panel?.contains(to) && to !== this.#button) this.#close(false);
  };

  readonly #outside = (event: PointerEvent): void => {
    const path = event.composedPath();
    if (![this.#panel, this.#button].some((own) => own && path.includes(own))) this.#close(false);
  };

  #lines(): readonly CountryLine[] {
    const { wizard: texts } = this.#options.i18n.messages;
    return countryLines(this.#all, this.#typed, this.#suggested(), {
      suggested: texts.countrySuggested,
      all: texts.countryAll,
    });
  }

  #suggested(): readonly string[] {
    const known = this.#options.book.library;
    return suggestedCountries([...this.#options.preferred()]).filter((code) => known?.knowsCountry(code));
  }

  #chosenIndex(): number {
    const { country } = this.#options.chosen();
    return Math.max(
      0,
      this.#lines().findIndex(({ code }) => code === country),
    );
  }

  get #all(): readonly CountryRow[] {
    const { library } = this.#options.book;
    if (!library) return [];
    const language = this.#options.i18n.tag;
    if (this.#rows?.language !== language)
      this.#rows = { language, rows: countryRows(library.callingCountries(), language) };
    return this.#rows.rows;
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#country');
  }

  get #panel(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#countries');
  }
}
