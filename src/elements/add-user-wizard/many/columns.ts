import { splitName } from '../../../domain/name-parts.js';
import type { CsvRow } from '../../../lazy/csv.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import type { CustomDraft, CustomField } from '../../parts/custom/custom-draft.js';
import type { RowFields } from './batch.js';
import { entryFrom, isSame } from './own-entry.js';

/** What a column can hold besides fields of the host's; `skip` is left out. */
export const COLUMN_KINDS = ['skip', 'email', 'firstName', 'lastName', 'wholeName', 'phone', 'groups'] as const;
type UsualKind = (typeof COLUMN_KINDS)[number];
export type ColumnKind = UsualKind | CustomField;

/** Names that columns have in exports of address books and personnel programs, in our three languages. */
const NAMES: Readonly<Record<Exclude<UsualKind, 'skip'>, RegExp>> = {
  email:
    /^(?:primary |work )?(?:e-?mail|mail)(?:[ -]?(?:address|adresse))?(?: 1(?: - value)?)?$|^البريد(?: الإلكتروني)?$|^بريد/u,
  firstName: /^(?:first|given|fore)[ _-]?name$|^vorname$|^الاسم(?: الأول)?$/u,
  lastName: /^(?:last|family|sur)[ _-]?name$|^(?:nach|familien)name$|^(?:اسم العائلة|الاسم الأخير|اللقب|الكنية)$/u,
  wholeName: /^(?:full[ _-]?)?name$|^display[ _-]?name$|^(?:ganzer|vollständiger) name$|^الاسم الكامل$/u,
  phone:
    /^(?:tele)?(?:phone|fon)(?:[ -]?(?:number|nummer))?$|^(?:mobile|mobil|handy|tel\.?)(?: phone)?$|^(?:رقم )?(?:الهاتف|الجوال|هاتف|جوال)$/u,
  groups: /^(?:user )?groups?$|^teams?$|^(?:benutzer)?gruppen?$|^abteilung$|^department$|^المجموعات?$|^القسم$/u,
};

export interface Mapping {
  readonly kinds: readonly ColumnKind[];
  /** Whether the first row holds names of columns and no person. */
  readonly header: boolean;
}

/** Guesses what each column holds: by its name, else the addresses by their @. */
export function guessMapping(rows: readonly CsvRow[], fields: readonly WizardField[] = []): Mapping {
  const first = rows[0]?.cells ?? [];
  const named = once(first.map((name) => kindOfName(name, fields)));
  if (named.includes('email')) return { kinds: named, header: true };
  const sample = rows.slice(0, 20);
  const counts = first.map((_, at) => sample.filter(({ cells }) => cells[at]?.includes('@')).length);
  const best = counts.indexOf(Math.max(1, ...counts));
  const header = best >= 0 && !first[best]?.includes('@');
  return { kinds: named.map((kind, at) => (at === best ? 'email' : kind)), header };
}

/** A person from a row's cells. */
export function fieldsOf(
  cells: readonly string[],
  kinds: readonly ColumnKind[],
  fields: readonly WizardField[] = [],
): RowFields {
  const cell = (kind: ColumnKind): string => cells[kinds.indexOf(kind)]?.trim() ?? '';
  const whole = splitName(cell('wholeName'));
  const custom = customIn(cell, fields);
  return {
    ...(custom && { custom }),
    firstName: cell('firstName') || whole.firstName,
    lastName: cell('lastName') || whole.lastName,
    email: cell('email'),
    phone: cell('phone'),
    groupNames: cell('groups')
      .split(/[;,|\n]/u)
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

function customIn(
  cell: (kind: ColumnKind) => string,
  fields: readonly WizardField[],
): Readonly<Record<string, CustomDraft>> | undefined {
  const found = fields.flatMap((field) => {
    const entry = entryFrom(field, cell(`custom.${field.name}`));
    return entry ? [[field.name, entry] as const] : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** A field of the host's is meant before any of ours that goes by the same name. */
function kindOfName(name: string, fields: readonly WizardField[]): ColumnKind {
  const own = fields.find((field) => isSame(field.label, name) || isSame(field.name, name));
  if (own) return `custom.${own.name}`;
  const plain = name.trim().normalize('NFC').toLowerCase();
  const kinds = COLUMN_KINDS.filter((kind) => kind !== 'skip');
  return kinds.find((kind) => NAMES[kind].test(plain)) ?? 'skip';
}

/** The first column of a kind has it. */
function once(kinds: readonly ColumnKind[]): readonly ColumnKind[] {
  return kinds.map((kind, at) => (kinds.indexOf(kind) === at ? kind : 'skip'));
}

/** What the columns are matched with, without those left out. */
export function fieldsUsed({ kinds }: Mapping): readonly ColumnKind[] {
  return kinds.filter((kind) => kind !== 'skip');
}

/** The mapping with one column matched anew; a field has one column, so another that had it is left out. */
export function matched(mapping: Mapping, column: number, kind: ColumnKind): Mapping {
  const kinds = mapping.kinds.map((old, at) => (at === column ? kind : old === kind ? 'skip' : old));
  return { ...mapping, kinds };
}
