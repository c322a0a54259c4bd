import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { shownValue, type WizardField } from '../parts/custom/custom-field.js';

type Value = NonNullable<User['custom']>[string];

/** The backend's further fields: first those that the host names, in its order, then the others by their own names. */
export function customFacts(
  { custom = {} }: User,
  fields: readonly WizardField[],
  i18n: LocalizeController,
): (readonly [term: string, value: string])[] {
  const named = fields.map((field) => [field.label, textOf(custom[field.name], field, i18n)] as const);
  const others = Object.entries(custom).filter(([name]) => !fields.some((field) => field.name === name));
  return [...named, ...others.map(([name, value]) => [name, textOf(value, { name, label: name }, i18n)] as const)];
}

function textOf(value: Value | undefined, field: WizardField, i18n: LocalizeController): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return i18n.ungrouped(value);
  return shownValue(field, { value }, i18n) ?? '';
}
