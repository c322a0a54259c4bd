import type { CustomFields } from '../../../domain/user.js';
import { dayOf, numberOf } from './typed-text.js';

/** A host's field where problems are named. */
export type CustomField = `custom.${string}`;

/** A host's field as typed, and what came of checking it; neither `sent` nor `fault` while that has not happened. */
export interface CustomDraft {
  readonly value: string | boolean;
  /** What the host's schema made of it. */
  readonly sent?: string | number | boolean;
  /** What the host's schema has against it. */
  readonly fault?: string;
  /** It is not understood as a number, a date or a choice; where the browser says so, the value is empty. */
  readonly bad?: true;
}

/** A host's field, as far as the order of steps depends on it. */
export interface CustomRule {
  readonly name: string;
  readonly required: boolean;
  /** Where it stands, if not with the details. */
  readonly step?: `step-${string}` | 'email' | 'details';
  /** Whether it has a schema, so that it must have been checked. */
  readonly checked: boolean;
  /** What its text is understood as, if not as text. */
  readonly kind?: 'number' | 'date' | 'choice';
}

export interface CustomProblem {
  readonly field: CustomField;
  readonly code: 'required' | 'schema' | 'unchecked' | 'bad-number' | 'bad-date' | 'bad-choice';
  readonly message?: string;
}

export function isCustom(field: string): field is CustomField {
  return field.startsWith('custom.');
}

/** What is wrong with one of them, if anything. */
export function customProblem(
  { name, required, checked, kind = 'number' }: CustomRule,
  entry: CustomDraft | undefined,
): CustomProblem | undefined {
  const field: CustomField = `custom.${name}`;
  const { value = '', sent, fault, bad } = entry ?? {};
  if (bad) return { field, code: `bad-${kind}` };
  if (isBlank(value)) return required ? { field, code: 'required' } : undefined;
  if (fault !== undefined) return { field, code: 'schema', ...(fault && { message: fault }) };
  return checked && sent === undefined ? { field, code: 'unchecked' } : undefined;
}

/** What is sent of the fields that there are; blank ones are left out. */
export function customOf(
  typed: Readonly<Record<string, CustomDraft>>,
  rules: readonly CustomRule[],
): CustomFields | undefined {
  const entries = rules.flatMap(({ name, kind }) => {
    const { value = '', sent } = typed[name] ?? {};
    return isBlank(value) ? [] : [[name, sent ?? plainOf(value, kind)] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What was typed, as what it means. */
export function plainOf(value: string | boolean, kind: CustomRule['kind']): string | number | boolean {
  if (typeof value !== 'string') return value;
  if (kind === 'number') return numberOf(value) ?? Number.NaN;
  return kind === 'date' ? (dayOf(value) ?? value) : value;
}

export function isBlank(value: string | boolean): boolean {
  return value === false || (typeof value === 'string' && value.trim() === '');
}
