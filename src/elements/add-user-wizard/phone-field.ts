import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { fieldTemplate } from '../../ui/field-parts.js';
import { icon } from '../../ui/icons.js';
import { caretAfter } from './caret.js';
import { CountryPicker } from './country-picker.js';
import { PhoneBook } from './phone-book.js';
import type { PhoneDraft } from './wizard-types.js';

/** Ways in which a whole number arrives at once. */
const WHOLE = ['insertFromPaste', 'insertFromDrop', 'insertReplacementText'];

export interface PhoneFieldOptions {
  readonly i18n: LocalizeController;
  readonly phone: () => PhoneDraft;
  readonly onPhone: (phone: PhoneDraft) => void;
  readonly onLeave: () => void;
  /** Runs what may move things, when nothing is being pressed. */
  readonly later: (act: () => void) => void;
  /** Countries to suggest, as language tags or regions of the reader. */
  readonly preferred: () => readonly string[];
}

/** Country code and number in one field, with the number grouped while it is typed. */
export class PhoneField {
  readonly #host: LitElement;
  readonly #options: PhoneFieldOptions;
  readonly #book: PhoneBook;
  readonly #countries: CountryPicker;

  constructor(host: LitElement, options: PhoneFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#book = new PhoneBook(host);
    this.#countries = new CountryPicker(host, {
      i18n: options.i18n,
      book: this.#book,
      chosen: options.phone,
      preferred: options.preferred,
      onChoose: (country) => options.onPhone(this.#book.choose(options.phone(), country)),
    });
  }

  template(error: string | undefined): TemplateResult {
    const { common, wizard: texts } = this.#options.i18n.messages;
    const { doubtful, number, typed } = this.#options.phone();
    const described = [error ? 'phone-error' : '', doubtful && !error ? 'phone-doubt' : '', 'phone-hint']
      .filter(Boolean)
      .join(' ');
    const control = html`<div class="phone">
      ${this.#countries.template()}
      <span class="control">
        <input
          id="phone"
          name="tel-national"
          type="tel"
          autocomplete="section-new-user tel-national"
          inputmode="tel"
          enterkeyhint="next"
          dir="ltr"
          class="num"
          .value=${live(typed)}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${described}
          @focus=${() => void this.#touched()}
          @input=${this.#input}
          @blur=${this.#leave}
        />
      </span>
    </div>`;
    const doubt =
      doubtful && number && !error
        ? html`<p class="message warning" id="phone-doubt">${icon('info')}<span>${texts.phoneDoubtful}</span></p>`
        : nothing;
    return fieldTemplate(
      { id: 'phone', label: common.phone, optional: common.optional, hint: texts.phoneHint, error },
      control,
      doubt,
    );
  }

  /** Reads what is typed once more, fetching the library if it is not there; for "Next". */
  async settle(): Promise<void> {
    const phone = this.#options.phone();
    if (phone.typed.trim() === '' || phone.number) return;
    await this.#book.load();
    this.#options.onPhone(this.#book.read(this.#options.phone(), true));
  }

  async #touched(): Promise<void> {
    await this.#book.load();
    const phone = this.#options.phone();
    const country = this.#countries.likeliest();
    if (phone.country === '' && country !== undefined && !/^[+＋]/u.test(phone.typed)) {
      this.#options.onPhone(this.#book.choose(phone, country));
    } else if (phone.typed !== '' && !phone.number) {
      this.#options.onPhone(this.#book.read(phone, false));
    }
  }

  readonly #input = (event: InputEvent): void => {
    const field = event.currentTarget as HTMLInputElement;
    const phone = this.#options.phone();
    const raw = field.value;
    if (event.isComposing) {
      this.#options.onPhone({ ...phone, typed: raw });
      return;
    }
    const whole = WHOLE.includes(event.inputType) && /^\s*(?:[+＋]|00)/u.test(raw);
    const grouped = whole ? raw : this.#book.group(raw, phone.country);
    const caret = caretAfter(raw, field.selectionStart ?? raw.length, grouped);
    const next = this.#book.read({ ...phone, typed: grouped }, whole);
    this.#options.onPhone(next);
    // A whole number that lost its code is written anew; while typing, the caret stays behind its digit.
    void this.#host.updateComplete.then(() => {
      if (!field.matches(':focus')) return;
      const at = next.typed === grouped ? caret : next.typed.length;
      field.setSelectionRange(at, at);
    });
  };

  readonly #leave = (): void => {
    this.#options.later(() => {
      const phone = this.#options.phone();
      if (this.#book.library && phone.typed.trim() !== '') this.#options.onPhone(this.#book.read(phone, true));
      this.#options.onLeave();
    });
  };
}
