import { repeatsAmong } from '../../../domain/address-list.js';
import type { EmailMatch } from '../../../domain/adapter.js';
import { checkEmail, emailKey, type EmailProblem, type EmailRules } from '../../../domain/email.js';
import type { GroupRef } from '../../../domain/group.js';
import type { PhoneNumber } from '../../../domain/user.js';
import type { CsvFault } from '../../../lazy/csv.js';

/** What a row says, as it was found or mended. */
export interface RowFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  /** Names of groups from a column. */
  readonly groupNames: readonly string[];
}

export interface Row extends RowFields {
  /** The same as long as the row is not mended. */
  readonly id: number;
  /** In which line of what was read it begins, from 1. */
  readonly line: number;
  readonly key: string;
  readonly problem?: EmailProblem;
  readonly suggestion?: string;
  /** Why the line it comes from cannot be trusted; gone once it is mended. */
  readonly fault?: CsvFault;
  readonly number?: PhoneNumber;
  /** Code of the sentence that says what is wrong with the telephone number. */
  readonly phoneFault?: string;
}

/** How a row stands before it is sent; only `ready` ones are. */
export type Standing =
  | { readonly kind: 'ready' | 'checking' | 'no-name' }
  | { readonly kind: 'fault'; readonly fault: CsvFault }
  | { readonly kind: 'email'; readonly problem: EmailProblem }
  | { readonly kind: 'phone'; readonly fault: string }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'suggestion'; readonly email: string }
  | { readonly kind: 'repeat'; readonly of: number }
  | { readonly kind: 'taken'; readonly match: EmailMatch };

/** What is known beyond the rows themselves. */
export interface Knowledge {
  /** By {@link emailKey}; absent: not looked up. */
  readonly matches: ReadonlyMap<string, EmailMatch>;
  /** By name without case; `undefined` where none has it. */
  readonly groups: ReadonlyMap<string, GroupRef | undefined>;
  /** Whether addresses are being looked up, so that one not known yet is not ready. */
  readonly looking: boolean;
}

let lastId = 0;

export function newRow(fields: RowFields, more: Pick<Row, 'line' | 'fault'>, rules?: EmailRules): Row {
  lastId += 1;
  const { problem, suggestion, email } = checkEmail(fields.email, rules);
  return {
    ...fields,
    ...more,
    id: lastId,
    email,
    key: emailKey(email),
    ...(problem && { problem }),
    ...(suggestion && { suggestion }),
  };
}

/** The row without what its suggestion asks. */
export function decided(row: Row): Row {
  const { suggestion, ...rest } = row;
  return suggestion === undefined ? row : rest;
}

/** How each row stands, in their order. */
export function standingsOf(rows: readonly Row[], known: Knowledge): readonly Standing[] {
  const repeats = repeatsAmong(rows);
  return rows.map((row, at) => ownStanding(row) ?? shared(row, repeats.get(at), known));
}

function ownStanding(row: Row): Standing | undefined {
  if (row.fault) return { kind: 'fault', fault: row.fault };
  if (row.problem) return { kind: 'email', problem: row.problem };
  if (row.suggestion !== undefined) return { kind: 'suggestion', email: row.suggestion };
  if (row.firstName.trim() === '' || row.lastName.trim() === '') return { kind: 'no-name' };
  return row.phoneFault === undefined ? undefined : { kind: 'phone', fault: row.phoneFault };
}

function shared(row: Row, repeated: number | undefined, { matches, groups, looking }: Knowledge): Standing {
  if (repeated !== undefined) return { kind: 'repeat', of: repeated };
  const match = matches.get(row.key);
  if (match && match.status !== 'free') return { kind: 'taken', match };
  const unknown = row.groupNames.find((name) => groups.has(groupKey(name)) && !groups.get(groupKey(name)));
  if (unknown !== undefined) return { kind: 'group', name: unknown };
  const pending = (looking && !match) || row.groupNames.some((name) => !groups.has(groupKey(name)));
  return { kind: pending ? 'checking' : 'ready' };
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
