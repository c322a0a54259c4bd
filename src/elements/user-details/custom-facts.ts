import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { WizardField } from '../add-user-wizard/custom-fields.js';

type Value = NonNullable<User['custom']>[string];

/** The backend's further fields: first those that the host names, in its order, then the others by their own names. */
export function customFacts(
  { custom = {} }: User,
  fields: readonly WizardField[],
  i18n: LocalizeController,
): (readonly [term: string, value: string])[] {
  const named = fields.map(({ name, label, options }) => [label, textOf(custom[name], i18n, options)] as const);
  const others = Object.entries(custom).filter(([name]) => !fields.some((field) => field.name === name));
  return [...named, ...others.map(([name, value]) => [name, textOf(value, i18n)] as const)];
}

function textOf(value: Value | undefined, i18n: LocalizeController, options: WizardField['options'] = []): string {
  if (value === undefined) return '';
  const { yes, no } = i18n.messages.wizard;
  if (typeof value === 'boolean') return value ? yes : no;
  const chosen = options.find((option) => option.value === String(value));
  return chosen?.label ?? (typeof value === 'number' ? i18n.number(value) : value);
}
