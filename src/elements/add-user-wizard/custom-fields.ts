import type { TemplateResult } from 'lit';
import type { Role } from '../../domain/role.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { CustomDraft, CustomField, CustomRule } from '../parts/custom/custom-draft.js';
import { customField, ruleOf, type WizardField } from '../parts/custom/custom-field.js';
import { planOf, type WizardSteps } from './host-steps.js';
import { problemText } from './problem-text.js';
import { stepOfField } from './wizard-checks.js';
import type { Problem, Rules, StepId } from './wizard-types.js';
import type { WizardPort } from './wizard-port.js';

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

/** What the reducer needs to know of them, as plain data. */
function rulesOf(fields: readonly WizardField[]): readonly CustomRule[] {
  return fields.map((field) => ({ ...ruleOf(field), step: stepOf(field) }));
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
  const { entries, problems, set, check, i18n } = port;
  return fields.map((field) => {
    const { name } = field;
    const key: CustomField = `custom.${name}`;
    return customField(field, {
      value: entries?.[name]?.value ?? '',
      error: problemText(problems, key, i18n),
      i18n,
      onInput: (value) => set(name, value),
      onLeft: () => check(name),
    });
  });
}
