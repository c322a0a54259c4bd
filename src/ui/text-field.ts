import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { descriptionOf, fieldTemplate, type FieldParts } from './field-parts.js';

export interface TextFieldOptions extends FieldParts {
  readonly name: string;
  readonly value: string;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | 'number' | 'date' | undefined;
  /** A token of the HTML autofill list, or "off". */
  readonly autocomplete?: AutoFill | undefined;
  readonly inputmode?: 'text' | 'email' | 'tel' | 'numeric' | 'search' | 'url' | undefined;
  readonly enterkeyhint?: 'next' | 'done' | 'search' | 'send' | 'go' | undefined;
  readonly maxlength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  /** Inside the control's line, before and after the text: an icon, a button. */
  readonly prefix?: unknown;
  readonly suffix?: unknown;
  /** `ltr` for addresses and numbers in any language; `auto` follows what is typed. */
  readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  /** As `aria-label` alone, where a visible one would say again what stands beside it (a search). */
  readonly labelHidden?: boolean | undefined;
  /** At the height of a button, in a toolbar. */
  readonly small?: boolean | undefined;
  /** Under the field: the suggestion for a typing error, rules as they are met. */
  readonly after?: unknown;
  readonly onInput?: ((value: string, event: InputEvent) => void) | undefined;
  readonly onChange?: ((value: string, event: Event) => void) | undefined;
  readonly onBlur?: ((value: string, event: FocusEvent) => void) | undefined;
  readonly onKeydown?: ((event: KeyboardEvent) => void) | undefined;
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

export function textField(options: TextFieldOptions): TemplateResult {
  const control = html`<span
    class="control ${options.small ? 'small' : ''} ${options.type === 'search' ? 'search' : ''}"
  >
    ${options.prefix ? html`<span class="prefix">${options.prefix}</span>` : nothing}${input(options)}${options.suffix}
  </span>`;
  return options.labelHidden ? control : fieldTemplate(options, control, options.after);
}

function input(options: TextFieldOptions): TemplateResult {
  const { type = 'text' } = options;
  return html`<input
    id=${options.id}
    name=${options.name}
    type=${
      // A field for addresses gives "bücher.example" out as "xn--bcher-kva.example": not what was typed.
      type === 'email' ? 'text' : type
    }
    .value=${live(options.value)}
    autocomplete=${options.autocomplete ?? nothing}
    inputmode=${options.inputmode ?? (type === 'email' ? 'email' : nothing)}
    enterkeyhint=${options.enterkeyhint ?? nothing}
    maxlength=${options.maxlength ?? nothing}
    placeholder=${options.placeholder ?? nothing}
    dir=${options.dir ?? nothing}
    spellcheck=${type === 'text' ? nothing : 'false'}
    autocapitalize=${type === 'text' ? nothing : 'none'}
    ?readonly=${options.readonly}
    aria-label=${options.labelHidden ? options.label : nothing}
    aria-required=${options.required ? 'true' : nothing}
    aria-invalid=${options.error ? 'true' : nothing}
    aria-describedby=${descriptionOf(options)}
    @input=${(event: InputEvent) => options.onInput?.(valueOf(event), event)}
    @change=${(event: Event) => options.onChange?.(valueOf(event), event)}
    @blur=${(event: FocusEvent) => options.onBlur?.(valueOf(event), event)}
    @keydown=${options.onKeydown ?? nothing}
  />`;
}
