import { displayName } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { isolate } from '../parts/isolate.js';
import { isCustom, type CustomField } from '../parts/custom/custom-draft.js';
import { customProblemText } from '../parts/custom/custom-problem-text.js';
import type { Draft, Field, Problem } from './wizard-types.js';

/** What to say about the first problem of a field; nothing when it has none. */
export function problemText(problems: readonly Problem[], field: Field, i18n: LocalizeController): string | undefined {
  const problem = problems.find((each) => each.field === field);
  return problem && sentence(problem, i18n);
}

function sentence({ field, code, message }: Problem, i18n: LocalizeController): string {
  if (isCustom(field)) return customProblemText({ code, message }, i18n);
  const { wizard, field: texts, email } = i18n.messages;
  const own: Readonly<Record<Exclude<Field, CustomField>, Readonly<Record<string, string>>>> = {
    firstName: { required: wizard.firstNameMissing },
    lastName: { required: wizard.lastNameMissing },
    email: { ...email, required: email.empty },
    phone: phoneTexts(wizard),
    role: { 'not-found': wizard.roleGone },
    groups: { required: texts.groups },
  };
  const shared: Readonly<Record<string, string>> = texts;
  // A backend may use any code; its own sentence is better than none that fits.
  return own[field][code] ?? shared[code] ?? message ?? texts.invalid;
}

function phoneTexts(wizard: LocalizeController['messages']['wizard']): Readonly<Record<string, string>> {
  const entries = Object.entries(wizard).filter(([key]) => key.startsWith('phone-'));
  return Object.fromEntries(entries.map(([key, text]) => [key.slice('phone-'.length), String(text)]));
}

/** How the person is called in sentences: the first name, or whatever there is. */
export function shortName(person: Pick<Draft, 'firstName' | 'lastName' | 'email'>): string {
  return isolate(person.firstName.trim() || displayName(person));
}
