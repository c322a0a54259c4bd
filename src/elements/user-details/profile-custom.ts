import type { UserPatch } from '../../domain/adapter.js';
import type { User } from '../../domain/user.js';
import { customProblem, isBlank, plainOf, type CustomDraft, type CustomProblem } from '../parts/custom/custom-draft.js';
import { kindOf, ruleOf, type WizardField } from '../parts/custom/custom-field.js';

/** The host's fields as they are typed, by name. */
export type CustomDrafts = Readonly<Record<string, CustomDraft>>;

/** What is known of the user, as if it had been typed. */
export function customDraftOf({ custom = {} }: User, fields: readonly WizardField[]): CustomDrafts {
  const entries = fields.map(({ name, type }): [string, CustomDraft] => {
    const value = custom[name];
    if (type === 'checkbox') return [name, { value: value === true }];
    return [name, { value: typeof value === 'boolean' ? value : String(value ?? '') }];
  });
  return Object.fromEntries(entries);
}

/** The fields that a person has changed: what was there before is not theirs to answer for. */
export function touchedFields(base: User, drafts: CustomDrafts, fields: readonly WizardField[]): WizardField[] {
  const before = customDraftOf(base, fields);
  return fields.filter(({ name }) => {
    const { value, bad } = drafts[name] ?? {};
    return value !== undefined && (bad === true || value !== before[name]?.value);
  });
}

/** What keeps them from being sent. */
export function customProblemsOf(
  base: User,
  drafts: CustomDrafts,
  fields: readonly WizardField[],
): readonly CustomProblem[] {
  return touchedFields(base, drafts, fields).flatMap((field) => customProblem(ruleOf(field), drafts[field.name]) ?? []);
}

/** What is sent of them; what was emptied is cleared. */
export function customPatchOf(base: User, drafts: CustomDrafts, fields: readonly WizardField[]): UserPatch['custom'] {
  const entries = touchedFields(base, drafts, fields).flatMap(({ name, type }) => {
    const { value = '', sent } = drafts[name] ?? {};
    const cleared = typeof value === 'string' && isBlank(value);
    const next = cleared ? null : (sent ?? plainOf(value, kindOf(type)));
    return next === (base.custom?.[name] ?? null) ? [] : [[name, next] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The names of all that somebody else has changed since `base` was read. */
export function changedCustom({ custom: base = {} }: User, { custom: theirs = {} }: User): string[] {
  const names = new Set([...Object.keys(base), ...Object.keys(theirs)]);
  return [...names].filter((name) => base[name] !== theirs[name]);
}

/** What was typed, on top of a newer reading. */
export function rebasedCustom(
  base: User,
  theirs: User,
  drafts: CustomDrafts,
  fields: readonly WizardField[],
): CustomDrafts {
  const typed = touchedFields(base, drafts, fields).map(({ name }) => [name, drafts[name] ?? { value: '' }] as const);
  return { ...customDraftOf(theirs, fields), ...Object.fromEntries(typed) };
}
