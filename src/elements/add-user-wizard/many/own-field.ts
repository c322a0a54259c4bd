import type { TemplateResult } from 'lit';
import { checkbox } from '../../../ui/checkbox.js';
import { selectField } from '../../../ui/select-field.js';
import { textField } from '../../../ui/text-field.js';
import type { WizardField } from '../../parts/custom/custom-field.js';

export interface OwnFieldOptions {
  readonly value: string | boolean;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  /** What a choice is called that is not made. */
  readonly notSet: string;
  readonly onInput: (value: string | boolean) => void;
}

/**
 * A field of the host's for one person of a list. What a column has there need not be understood, and must be seen to be
 * mended, so numbers and days stand in fields of text.
 */
export function ownField({ name, label, type, options = [] }: WizardField, parts: OwnFieldOptions): TemplateResult {
  const { value, hint, error, notSet, onInput } = parts;
  const id = `mend-own-${name}`;
  const shared = { id, name: id, label, hint, error };
  if (type === 'checkbox') return checkbox({ ...shared, checked: value === true, onChange: onInput });
  if (type === 'select') {
    const all = [{ value: '', label: notSet }, ...options];
    return selectField({ ...shared, autocomplete: 'off', value: String(value), options: all, onChange: onInput });
  }
  const dir = type === 'number' || type === 'date' || type === 'url' ? 'ltr' : 'auto';
  return textField({ ...shared, autocomplete: 'off', dir, value: String(value), onInput });
}
