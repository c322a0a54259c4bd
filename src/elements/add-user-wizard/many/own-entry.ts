import { judge, type WizardField } from '../../parts/custom/custom-field.js';
import { dayOf, numberOf } from '../../parts/custom/typed-text.js';
import { isBlank, type CustomDraft } from '../../parts/custom/custom-draft.js';
import type { Row } from './batch.js';

/** Words for a ticked box and an empty one in our languages, and as programs write them. */
const YES = /^(?:yes|y|true|1|x|✓|ja|j|wahr|نعم|صحيح)$/iu;
const NO = /^(?:no|n|false|0|-|nein|falsch|لا|خطأ)$/iu;

/** What a cell says about a field of the host's; nothing where the cell is blank. What is not understood stays as it is written. */
export function entryFrom(field: WizardField, cell: string): CustomDraft | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  const value = valueFrom(field, text);
  return value === undefined ? { value: text, bad: true } : { value };
}

function valueFrom({ type, options = [] }: WizardField, text: string): string | boolean | undefined {
  switch (type) {
    case 'number':
      return numberOf(text) === undefined ? undefined : text;
    case 'date':
      return dayOf(text) === undefined ? undefined : text;
    case 'checkbox':
      return YES.test(text) ? true : NO.test(text) ? false : undefined;
    case 'select':
      return (options.find(({ value }) => value === text) ?? options.find(({ label }) => isSame(label, text)))?.value;
    default:
      return text;
  }
}

/** What is typed or chosen for one person; a text stays as it is typed. */
export function typedEntry(field: WizardField, value: string | boolean): CustomDraft {
  if (typeof value === 'boolean') return { value };
  const { bad } = entryFrom(field, value) ?? {};
  return { value, ...(bad && { bad }) };
}

/** Whether two words are the same but for case and the form of their letters. */
export function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();
  return plain(one) === plain(other);
}

/** The row with what the host's schemas say of what it has for their fields. */
export async function withJudgement(row: Row, fields: readonly WizardField[]): Promise<Row> {
  const open = fields.filter(({ name }) => isOpen(row.custom?.[name]));
  if (open.length === 0) return row;
  const judged = open.map(async (field) => [field.name, await judge(field, row.custom?.[field.name] ?? { value: '' })]);
  const news = Object.fromEntries(await Promise.all(judged)) as Record<string, CustomDraft>;
  return { ...row, custom: { ...row.custom, ...news } };
}

function isOpen(entry: CustomDraft | undefined): boolean {
  return entry !== undefined && !isBlank(entry.value) && entry.sent === undefined && entry.fault === undefined;
}
