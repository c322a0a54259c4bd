import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { checkbox } from '../../../ui/checkbox.js';
import { selectField, type SelectOption } from '../../../ui/select-field.js';
import { textArea } from '../../../ui/text-area.js';
import { textField } from '../../../ui/text-field.js';
import { customProblem, isBlank, plainOf, type CustomDraft, type CustomRule } from './custom-draft.js';
import { slottedField } from './slotted-field.js';

/** A field of the host's own: the wizard asks for it and sends it as `draft.custom[name]`, the details show and change it. */
export interface WizardField {
  /** The step it stands in: `email` or `details`, or the id of a step of the host's. Default: `details`. */
  readonly step?: string;
  /** Its key in `draft.custom`. */
  readonly name: string;
  /** In the reader's language. */
  readonly label: string;
  /**
   * Default: `text`. With `slot` the host draws the control itself, its label included, as `slot="field-<name>"`: its
   * value is read when it tells of `input` or `change`, and set when a draft comes back.
   */
  readonly type?: 'text' | 'url' | 'textarea' | 'select' | 'checkbox' | 'number' | 'date' | 'slot';
  readonly hint?: string;
  /** Of a checkbox: must be ticked. */
  readonly required?: boolean;
  /** For `select`. */
  readonly options?: readonly SelectOption[];
  readonly autocomplete?: AutoFill;
  /**
   * Judges the value, and may change it on the way: what it gives out is sent. Its first issue is shown. A number
   * comes as one, a date as `2026-11-26`, a checkbox as a truth, everything else as text.
   */
  readonly schema?: StandardSchemaV1;
}

/** What needs to be known of it to say what is wrong with it. */
export function ruleOf({ name, required = false, schema, type }: WizardField): CustomRule {
  const kind = kindOf(type);
  return { name, required, checked: schema !== undefined, ...(kind && { kind }) };
}

export function kindOf(type: WizardField['type']): CustomRule['kind'] {
  if (type === 'number' || type === 'date') return type;
  return type === 'select' || type === 'checkbox' ? 'choice' : undefined;
}

/** A field as it stands, and the ways to change it. */
export interface CustomFieldState {
  readonly value: string | boolean;
  /** What is wrong with it, in the reader's language. */
  readonly error: string | undefined;
  readonly i18n: LocalizeController;
  readonly onInput: (value: string | boolean) => void;
  /** It was left, or another value was chosen: now is the time to check it. */
  readonly onLeft: () => void;
}

/** The id of the control of a field. */
export const customId = (name: string): string => `custom-${name}`;

/** Whether something stands in it that the browser does not understand as what it should be. */
export function hasBadInput(root: ParentNode, name: string): boolean {
  return root.querySelector<HTMLInputElement>(`[id=${JSON.stringify(customId(name))}]`)?.validity.badInput ?? false;
}

/** Draws a field of the host's. */
export function customField(field: WizardField, state: CustomFieldState): TemplateResult {
  const { name, label, hint, required = false, autocomplete = 'off' } = field;
  const { value, error, i18n, onInput, onLeft } = state;
  const { optional: word } = i18n.messages.common;
  const optional = required ? undefined : word;
  const parts = { id: customId(name), name, label, hint, error, required, optional };
  const onChange = (next: string | boolean): void => {
    onInput(next);
    onLeft();
  };
  switch (field.type) {
    case 'checkbox':
      return checkbox({ ...parts, checked: value === true, onChange });
    case 'select':
      return selectField({
        ...parts,
        autocomplete,
        value: String(value),
        options: [{ value: '', label: i18n.messages.common.notSet }, ...(field.options ?? [])],
        onChange,
      });
    case 'slot':
      return slottedField({ ...parts, value, onInput, onBlur: onLeft });
    case 'textarea':
      return textArea({ ...parts, value: String(value), onInput });
    default:
      return textField({ ...parts, type: field.type, autocomplete, value: String(value), onInput, onBlur: onLeft });
  }
}

/** What a choice or a text reads as; nothing where there is none. */
export function shownValue(
  { type, options }: WizardField,
  entry: CustomDraft | undefined,
  i18n: LocalizeController,
): string | undefined {
  const { yes, no } = i18n.messages.wizard;
  if (type === 'checkbox' || typeof entry?.value === 'boolean') return entry?.value === true ? yes : no;
  if (entry === undefined || isBlank(entry.value)) return undefined;
  const typed = entry.value;
  const meant = plainOf(typed, kindOf(type));
  if (typeof meant === 'number') return i18n.ungrouped(meant);
  // A day alone is the same day for every reader, wherever they are.
  if (type === 'date') return i18n.date(new Date(`${String(meant)}T00:00`));
  return options?.find(({ value }) => value === typed)?.label ?? typed;
}

/**
 * Runs the schema; what it gives out is sent, if it is a plain value. A schema that throws is the host's mistake:
 * the console has it, and the field stays unchecked, so that it cannot be sent but can be tried again.
 */
export async function judge(field: WizardField, entry: CustomDraft): Promise<CustomDraft> {
  try {
    return await verdict(field, entry);
  } catch (thrown) {
    console.error(`Usher: the schema of the field "${field.name}" failed.`, thrown);
    return entry;
  }
}

async function verdict(field: WizardField, entry: CustomDraft): Promise<CustomDraft> {
  const { required = false, schema } = field;
  if (!schema || entry.bad || customProblem(ruleOf(field), entry)?.code === 'required') return entry;
  if (entry.value === '' && !required) return { value: '' };
  const result = await schema['~standard'].validate(plainOf(entry.value, kindOf(field.type)));
  if (result.issues) return { value: entry.value, fault: result.issues[0]?.message ?? '' };
  const { value } = result;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { value: entry.value, sent: isPlain ? value : plainOf(entry.value, kindOf(field.type)) };
}
