import { html, nothing, type TemplateResult } from 'lit';
import { textField } from '../../ui/text-field.js';

export interface TypedConfirmation {
  /** "Type … to confirm". */
  readonly label: string;
  /** What has to be typed: a number, or an address. */
  readonly wanted: number | string;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  /** Enter in the field, once it is typed. */
  readonly onConfirm: () => void;
}

/** Where what is done cannot be undone: something of it is typed, so that nobody presses on by habit. */
export function typedField(confirmation: TypedConfirmation): TemplateResult {
  const { label, wanted, typed, onTyped, onConfirm } = confirmation;
  return html`<div class="typed-field">
    ${textField({
      id: 'typed',
      name: 'typed',
      label,
      value: typed,
      autocomplete: 'off',
      inputmode: typeof wanted === 'number' ? 'numeric' : 'email',
      dir: 'ltr',
      onInput: onTyped,
      onKeydown: (event) => {
        if (event.key !== 'Enter' || event.isComposing || !isConfirmed(confirmation)) return;
        event.preventDefault();
        onConfirm();
      },
    })}
  </div>`;
}

/** The button that does it; without `confirmation` nothing has to be typed. */
export function confirmingButton(
  verb: string,
  look: 'danger' | 'primary',
  confirmation: TypedConfirmation | undefined,
  onConfirm: () => void,
): TemplateResult {
  const missing = confirmation !== undefined && !isConfirmed(confirmation);
  return html`<span class="pane-end"
    ><button
      type="button"
      class="button ${look}"
      aria-disabled=${missing ? 'true' : nothing}
      aria-describedby=${missing ? 'typed-hint' : nothing}
      @click=${missing ? nothing : onConfirm}
    >
      ${verb}</button
    >${missing ? html`<span hidden id="typed-hint">${confirmation.label}</span>` : nothing}</span
  >`;
}

/** Numbers in any digits, with or without the marks between them; words in any case. */
export function isConfirmed({ wanted, typed }: Pick<TypedConfirmation, 'wanted' | 'typed'>): boolean {
  const text = typed.normalize('NFKC').trim();
  if (typeof wanted === 'string') return text.toLowerCase() === wanted.normalize('NFKC').trim().toLowerCase();
  const digits = text.replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return digits.replace(/\D/gu, '') === String(wanted);
}
