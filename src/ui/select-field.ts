import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { descriptionOf, fieldTemplate, type FieldParts } from './field-parts.js';
import { icon } from './icons.js';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** Options under a heading of their own, "Suggested" for instance. */
export interface SelectGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface SelectFieldOptions extends FieldParts {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (SelectOption | SelectGroup)[];
  readonly autocomplete?: AutoFill | undefined;
  readonly required?: boolean | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly onChange: (value: string, event: Event) => void;
}

export function selectField(options: SelectFieldOptions): TemplateResult {
  const control = html`<span class="control select ${options.small ? 'small' : ''}">
    <select
      id=${options.id}
      name=${options.name}
      autocomplete=${options.autocomplete ?? nothing}
      aria-label=${options.labelHidden ? options.label : nothing}
      aria-required=${options.required ? 'true' : nothing}
      aria-invalid=${options.error ? 'true' : nothing}
      aria-describedby=${descriptionOf(options)}
      .value=${live(options.value)}
      @change=${(event: Event) => options.onChange((event.currentTarget as HTMLSelectElement).value, event)}
    >
      ${options.options.map((entry) => group(entry, options.value))}
    </select>
    ${icon('chevron-down')}
  </span>`;
  return options.labelHidden ? control : fieldTemplate(options, control);
}

function group(entry: SelectOption | SelectGroup, chosen: string): TemplateResult {
  if (!('options' in entry)) return option(entry, chosen);
  return html`<optgroup label=${entry.label}>${entry.options.map((inner) => option(inner, chosen))}</optgroup>`;
}

/** `selected` as well as the select's value: the value alone is set before its options are there. */
function option({ value, label }: SelectOption, chosen: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
}
