import type { Draft } from './wizard-types.js';

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const truth: Test = (value) => typeof value === 'boolean';
const plain: Test = (value) => text(value) || truth(value) || Number.isFinite(value);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const shape =
  (members: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, test]) => test(value[name]));

const isPhoneDraft = shape({
  country: text,
  callingCode: text,
  typed: text,
  number: optional(shape({ countryCode: text, number: text, country: optional(text) })),
  fault: optional(text),
  doubtful: optional(truth),
});
const isRef = shape({ id: text, name: text });
const isCustomDraft = shape({
  value: (value) => text(value) || truth(value),
  sent: optional(plain),
  fault: optional(text),
  bad: optional(truth),
});

const DRAFT: Readonly<Record<keyof Draft, Test>> = {
  firstName: text,
  lastName: text,
  email: text,
  phone: isPhoneDraft,
  groups: (value) => Array.isArray(value) && value.every(isRef),
  role: optional(isRef),
  custom: optional((value) => isRecord(value) && Object.values(value).every(isCustomDraft)),
};

/**
 * What a host kept, if it is a draft at all; else the console says what is wrong with it. The shape alone is judged:
 * what is wrong with a name or an address is for the form to say.
 */
export function draftFrom(kept: unknown): Draft | undefined {
  const wrong = isRecord(kept)
    ? Object.entries(DRAFT).flatMap(([name, test]) => (test(kept[name]) ? [] : [name]))
    : ['all of it'];
  if (wrong.length === 0) return kept as Draft;
  console.warn(`<add-user-wizard>: this is no draft, so what is there stays. Wrong or missing: ${wrong.join(', ')}.`);
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
