import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { TemplateResult } from 'lit';
import type { Role } from '../../domain/role.js';
import type { Directory } from '../../state/directory.js';
import { checkbox } from '../../ui/checkbox.js';
import { selectField, type SelectOption } from '../../ui/select-field.js';
import { textArea } from '../../ui/text-area.js';
import { textField } from '../../ui/text-field.js';
import {
  customProblem,
  isBlank,
  plainOf,
  type CustomField as FieldName,
  type CustomDraft,
  type CustomRule,
} from './wizard-custom.js';
import { problemText } from './problem-text.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { planOf, type WizardSteps } from './host-steps.js';
import { slottedField } from './slotted-field.js';
import { stepOfField } from './wizard-checks.js';
import type { Problem, Rules, StepId } from './wizard-types.js';
import type { WizardPort } from './wizard-port.js';

/** A field of the host's own, drawn with the user details and sent as `draft.custom[name]`. */
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

/** What the backend and the host decide about the steps. */
export function rulesFor(
  { adapter, capabilities }: Directory,
  fields: readonly WizardField[],
  steps: WizardSteps,
  roles?: readonly Role[],
): Rules {
  const { internationalEmail } = capabilities;
  const groupsLater = adapter.groups !== undefined && capabilities.groupsFrom === 'joining';
  const groupsRequired = capabilities.groupsRequired && !groupsLater;
  const custom = fields.length > 0 && { custom: rulesOf(fields) };
  const plan = planOf(steps, groupsRequired);
  const groups = adapter.groups !== undefined && !groupsLater;
  const known = { steps: plan, groups, groupsRequired, internationalEmail };
  return { ...known, ...(groupsLater && { groupsLater }), ...(roles && { roles }), ...custom };
}

/** What the reducer needs to know of the host's fields, as plain data. */
function rulesOf(fields: readonly WizardField[]): readonly CustomRule[] {
  return fields.map((field) => ({ ...ruleOf(field), step: stepOf(field) }));
}

function ruleOf({ name, required = false, schema, type }: WizardField): CustomRule {
  const kind = kindOf(type);
  return { name, required, checked: schema !== undefined, ...(kind && { kind }) };
}

function kindOf(type: WizardField['type']): CustomRule['kind'] {
  if (type === 'number' || type === 'date') return type;
  return type === 'select' || type === 'checkbox' ? 'choice' : undefined;
}

function stepOf({ step = 'details' }: WizardField): NonNullable<CustomRule['step']> {
  return step === 'email' || step === 'details' ? step : `step-${step}`;
}

/** Those that stand in this step. */
export function fieldsIn(step: StepId, fields: readonly WizardField[], rules: Rules): readonly WizardField[] {
  return fields.filter(({ name }) => stepOfField(`custom.${name}`, rules) === step);
}

/** What the fields are drawn from. */
export interface FieldsPort {
  readonly entries: Readonly<Record<string, CustomDraft>> | undefined;
  readonly problems: readonly Problem[];
  readonly set: (name: string, value: string | boolean) => void;
  /** A field was left. */
  readonly check: (name: string) => void;
  readonly i18n: LocalizeController;
}

/** The fields of the step that is shown. */
export function customFields(fields: readonly WizardField[], port: WizardPort, check: (name: string) => void): unknown {
  const { state, dispatch, i18n } = port;
  const { step, rules, draft, problems } = state;
  const set: FieldsPort['set'] = (name, value) => dispatch({ type: 'custom', name, entry: { value } });
  return drawFields(fieldsIn(step, fields, rules), { entries: draft.custom, problems, set, check, i18n });
}

export function drawFields(fields: readonly WizardField[], port: FieldsPort): readonly TemplateResult[] {
  return fields.map((field) => customField(field, port));
}

function customField(field: WizardField, port: FieldsPort): TemplateResult {
  const { name, label, hint, required = false, autocomplete = 'off' } = field;
  const { entries, problems, i18n } = port;
  const key: FieldName = `custom.${name}`;
  const value = entries?.[name]?.value ?? '';
  const error = problemText(problems, key, i18n);
  const set = (next: string | boolean): void => port.set(name, next);
  const check = (): void => port.check(name);
  const id = `custom-${name}`;
  const { optional: word } = i18n.messages.common;
  const optional = required ? undefined : word;
  const parts = { id, name, label, hint, error, required, optional };
  const onChange = (next: string | boolean): void => {
    set(next);
    check();
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
      return slottedField({ ...parts, value, onInput: set, onBlur: check });
    case 'textarea':
      return textArea({ ...parts, value: String(value), onInput: set });
    default:
      return textField({
        ...parts,
        type: field.type,
        autocomplete,
        value: String(value),
        onInput: set,
        onBlur: check,
      });
  }
}

/** What a choice or a text reads as in the overview; nothing where there is none. */
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
  if (typeof meant === 'number') return i18n.number(meant);
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
    console.error(`<add-user-wizard>: the schema of the field "${field.name}" failed.`, thrown);
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
