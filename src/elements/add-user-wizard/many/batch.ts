import { repeatsAmong } from '../../../domain/address-list.js';
import type { EmailMatch } from '../../../domain/adapter.js';
import { checkEmail, emailKey, type EmailCheck, type EmailProblem, type EmailRules } from '../../../domain/email.js';
import type { DirectoryError } from '../../../domain/errors.js';
import type { GroupRef } from '../../../domain/group.js';
import type { PhoneNumber } from '../../../domain/user.js';
import type { CsvFault } from '../../../lazy/csv.js';
import {
  customProblem,
  isBlank,
  type CustomDraft,
  type CustomProblem,
  type CustomRule,
} from '../../parts/custom/custom-draft.js';

/** What a row says, as it was found or mended. */
export interface RowFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  /** Names of groups from a column. */
  readonly groupNames: readonly string[];
  /** What it has for the host's fields; absent where it has nothing. */
  readonly custom?: Readonly<Record<string, CustomDraft>>;
}

/** Why somebody was not added; `said` is a reason of the host's own. */
export interface Failure {
  readonly error: DirectoryError;
  readonly said?: string;
}

export interface Row extends RowFields {
  readonly id: number;
  /** In which line of what was read it begins, from 1. */
  readonly line: number;
  readonly key: string;
  readonly problem?: EmailProblem;
  readonly suggestion?: string;
  /** What of an address may deceive and has to be looked at. */
  readonly warning?: 'mixed-scripts' | 'direction-marks';
  /** Why the line it comes from cannot be trusted; gone once it is mended. */
  readonly fault?: CsvFault;
  readonly number?: PhoneNumber;
  /** Code of the sentence that says what is wrong with the telephone number. */
  readonly phoneFault?: string;
  /** What came of sending it. */
  readonly failure?: Failure;
}

/** How a row stands before it is sent; only `ready` ones are. */
export type Standing =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'fault'; readonly fault: CsvFault }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'email'; readonly problem: EmailProblem }
  | { readonly kind: 'warning'; readonly warning: NonNullable<Row['warning']> }
  | { readonly kind: 'phone'; readonly fault: string }
  /** With a field of the host's. */
  | { readonly kind: 'custom'; readonly problem: CustomProblem }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'suggestion'; readonly email: string }
  | { readonly kind: 'repeat'; readonly of: number }
  | { readonly kind: 'taken'; readonly match: EmailMatch };

/** What is known beyond the rows themselves. */
export interface Knowledge {
  /** By {@link emailKey}; absent: not looked up. */
  readonly matches: ReadonlyMap<string, EmailMatch>;
  /** By {@link groupKey}; `undefined` where none has it. */
  readonly groups: ReadonlyMap<string, GroupRef | undefined>;
  /** Names of groups that are to be left out, by {@link groupKey}. */
  readonly left: ReadonlySet<string>;
  /** Whether addresses are being looked up, so that one not known yet is not ready. */
  readonly looking: boolean;
  /** The host's fields for everyone who has nothing of their own there. */
  readonly forAll: Readonly<Record<string, CustomDraft>>;
}

export const NOTHING_KNOWN: Knowledge = {
  matches: new Map(),
  groups: new Map(),
  left: new Set(),
  looking: false,
  forAll: {},
};

let lastId = 0;

export function newRow(fields: RowFields, more: Pick<Row, 'line' | 'fault'>, rules?: EmailRules): Row {
  lastId += 1;
  return { ...fields, ...more, id: lastId, ...checked(fields.email, rules) };
}

/** The row as a person corrected it: judged anew, its line trusted. */
export function mended(row: Row, fields: Partial<RowFields>, rules?: EmailRules): Row {
  const { id, line, firstName, lastName, email, phone, groupNames, custom, number, phoneFault } = row;
  const next = { firstName, lastName, email, phone, groupNames, ...(custom && { custom }), ...fields };
  const samePhone = next.phone === phone;
  return {
    ...next,
    id,
    line,
    ...checked(next.email, rules),
    ...(samePhone && number && { number }),
    ...(samePhone && phoneFault !== undefined && { phoneFault }),
  };
}

/** The row as it is, whatever was asked about it: it is to be sent so. */
export function decided(row: Row): Row {
  const { suggestion: _slip, warning: _look, fault: _line, failure: _sent, ...rest } = row;
  return rest;
}

function checked(typed: string, rules?: EmailRules): Pick<Row, 'email' | 'key' | 'problem' | 'suggestion' | 'warning'> {
  const { problem, suggestion, email, warning } = checkEmail(typed, rules);
  return {
    email,
    key: emailKey(email),
    ...(problem && { problem }),
    ...(suggestion && { suggestion }),
    ...(isDeceiving(warning) && { warning }),
  };
}

function isDeceiving(warning: EmailCheck['warning']): warning is NonNullable<Row['warning']> {
  return warning === 'mixed-scripts' || warning === 'direction-marks';
}

/** How each row stands, in their order; only from `from` on, where `first` says at which address those before stand. */
export function standingsOf(
  rows: readonly Row[],
  known: Knowledge,
  rules: readonly CustomRule[] = [],
  first?: Map<string, number>,
  from = 0,
): readonly Standing[] {
  const repeats = repeatsAmong(rows, first, from);
  return rows.slice(from).map((row, index) => ownStanding(row) ?? shared(row, repeats.get(from + index), known, rules));
}

function ownStanding(row: Row): Standing | undefined {
  if (row.failure) return { kind: 'failed', failure: row.failure };
  if (row.fault) return { kind: 'fault', fault: row.fault };
  if (row.problem) return { kind: 'email', problem: row.problem };
  if (row.suggestion !== undefined) return { kind: 'suggestion', email: row.suggestion };
  return row.warning && { kind: 'warning', warning: row.warning };
}

function shared(row: Row, repeated: number | undefined, known: Knowledge, rules: readonly CustomRule[]): Standing {
  const { matches, groups, looking } = known;
  if (repeated !== undefined) return { kind: 'repeat', of: repeated };
  const match = matches.get(row.key);
  if (match && match.status !== 'free') return { kind: 'taken', match };
  // Only now, for nobody has to fill in what is not sent anyway.
  if (row.firstName.trim() === '' || row.lastName.trim() === '') return { kind: 'no-name' };
  if (row.phoneFault !== undefined) return { kind: 'phone', fault: row.phoneFault };
  const problem = rules.length > 0 ? ownProblem(row, known, rules) : undefined;
  if (problem) return { kind: 'custom', problem };
  const keys = groupKeysOf(row, known);
  const unknown = keys.find(([key]) => groups.has(key) && !groups.get(key));
  if (unknown !== undefined) return { kind: 'group', name: unknown[1] };
  const pending = (looking && !match) || keys.some(([key]) => !groups.has(key));
  return pending ? { kind: 'checking' } : { kind: 'ready' };
}

/** The first thing that is wrong with the host's fields; what is missing in a step of the host's is asked for there. */
function ownProblem(row: RowFields, known: Knowledge, rules: readonly CustomRule[]): CustomProblem | undefined {
  const entries = customEntries(row, known);
  const problems = rules.map((rule) => {
    const problem = customProblem(rule, entries[rule.name]);
    return problem?.code === 'required' && rule.step?.startsWith('step-') ? undefined : problem;
  });
  return problems.find((problem) => problem !== undefined);
}

/** What a row has for the host's fields: its own, else what is for everyone. */
export function customEntries(
  { custom = {} }: RowFields,
  { forAll }: Knowledge,
): Readonly<Record<string, CustomDraft>> {
  const own = Object.entries(custom).filter(([, entry]) => isOwn(entry));
  return { ...forAll, ...Object.fromEntries(own) };
}

/** Whether a row has something of its own for a field; an empty box is an answer, too. */
export function hasOwn({ custom }: RowFields, name: string): boolean {
  const entry = custom?.[name];
  return entry !== undefined && isOwn(entry);
}

function isOwn({ value, bad }: CustomDraft): boolean {
  return bad === true || typeof value === 'boolean' || !isBlank(value);
}

/** Keys and names of the groups that a row asks for. */
function groupKeysOf({ groupNames }: RowFields, { left }: Knowledge): (readonly [key: string, name: string])[] {
  return groupNames
    .map((name) => [groupKey(name), name.trim()] as const)
    .filter(([key]) => key !== '' && !left.has(key));
}

/** The groups that a row brings with it, as far as they are known. */
export function ownGroups(row: RowFields, known: Knowledge): readonly GroupRef[] {
  return groupKeysOf(row, known).flatMap(([key]) => known.groups.get(key) ?? []);
}

export function groupKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** Names out of an address: "jonas.brandt" is Jonas Brandt. Only where a person asks for it. */
export function nameFromAddress(email: string): Pick<RowFields, 'firstName' | 'lastName'> {
  const words = (email.split('@')[0] ?? '')
    .replace(/\+.*$/u, '')
    .split(/[._-]+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1));
  return { firstName: words[0] ?? '', lastName: words.slice(1).join(' ') };
}

/** The row with those parts of the name that it lacks and its address has; the same row where that brings nothing. */
export function withNameFromAddress(row: Row, rules?: EmailRules): Row {
  const guess = nameFromAddress(row.email);
  const firstName = row.firstName.trim() || guess.firstName;
  const lastName = row.lastName.trim() || guess.lastName;
  return firstName === row.firstName && lastName === row.lastName ? row : mended(row, { firstName, lastName }, rules);
}
