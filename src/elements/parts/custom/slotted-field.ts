import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { FieldParts } from '../../../ui/field-parts.js';
import { icon } from '../../../ui/icons.js';

export interface SlottedFieldOptions extends Pick<FieldParts, 'id' | 'hint' | 'error'> {
  readonly name: string;
  readonly value: string | boolean;
  readonly onInput: (value: string | boolean) => void;
  readonly onBlur: () => void;
}

type Control = HTMLElement & { value: unknown; checked?: boolean };

/** A place for a control that the host draws itself, label and all; what is wrong with it stands below. */
export function slottedField(options: SlottedFieldOptions): TemplateResult {
  const { id, name, hint, error, value, onInput, onBlur } = options;
  const read = (event: Event): void => {
    const control = controlOf(event.currentTarget);
    if (control) onInput(valueOf(control));
  };
  const write = (slot: EventTarget | null | undefined): void => {
    const control = controlOf(slot);
    if (control && valueOf(control) !== value) setValue(control, value);
  };
  return html`<div class="field">
    <slot
      name="field-${name}"
      data-invalid=${error ? '' : nothing}
      @input=${read}
      @change=${read}
      @focusout=${onBlur}
      @slotchange=${(event: Event) => write(event.currentTarget)}
      ${ref(write)}
    ></slot>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${
      // A control of the page cannot point at words in here, so they speak for themselves.
      error
        ? html`<p class="message error" id="${id}-error" role="alert">${icon('alert')}<span>${error}</span></p>`
        : nothing
    }
  </div>`;
}

/** What is filled in, wherever it stands in what was slotted. */
export function controlOf(slot: EventTarget | null | undefined): Control | undefined {
  if (!(slot instanceof HTMLSlotElement)) return undefined;
  return slot
    .assignedElements({ flatten: true })
    .flatMap((each) => [each, ...each.querySelectorAll('*')])
    .find(isControl);
}

function isControl(element: Element): element is Control {
  return element.matches('input, select, textarea') || (element.localName.includes('-') && 'value' in element);
}

const isBox = (control: Control): boolean => control instanceof HTMLInputElement && control.type === 'checkbox';

function valueOf(control: Control): string | boolean {
  if (isBox(control)) return control.checked === true;
  const { value } = control;
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

function setValue(control: Control, value: string | boolean): void {
  if (isBox(control)) control.checked = value === true;
  else control.value = value === false ? '' : String(value);
}
