import { render, type TemplateResult } from 'lit';
import { displayName, type User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { stateWord } from '../../parts/state-sign.js';
import type { Column, ColumnId } from '../list-columns.js';

/** One column of the file. */
export interface CsvColumn {
  readonly head: string;
  readonly cell: (user: User) => string;
}

/**
 * The columns of the file for those shown, in their order. What a cell of the list shows as two things are two columns
 * here, and moments are written by ISO 8601, so that a spreadsheet can sort them.
 */
export function csvColumns(columns: readonly Column[], i18n: LocalizeController, now: Date): CsvColumn[] {
  return columns.flatMap((column) => {
    const head = column.label(i18n.messages);
    const { value, text } = column;
    if (text) return { head, cell: text };
    if (value) return { head, cell: (user: User) => textOf(value(user)) };
    return ownColumns(column.id as ColumnId, head, i18n, now);
  });
}

function ownColumns(id: ColumnId, head: string, i18n: LocalizeController, now: Date): CsvColumn[] {
  const { bulk, listTools } = i18n.messages;
  const one = (cell: CsvColumn['cell']): CsvColumn[] => [{ head, cell }];
  switch (id) {
    case 'user':
      return [...one(displayName), { head: bulk.userId, cell: (user) => user.id }];
    case 'email':
      return one(({ email }) => email);
    case 'joined':
      return [
        { head: listTools.state, cell: (user) => stateWord(user, now, i18n) },
        ...one(({ joinedAt }) => joinedAt ?? ''),
      ];
    case 'last-sign-in':
      return one(({ lastSignInAt }) => lastSignInAt ?? '');
    case 'groups':
      return one(({ groups }) => groups.map(({ name }) => name).join('; '));
    case 'role':
      return one(({ role }) => role?.name ?? '');
    case 'phone':
      return one(({ phone }) => (phone ? `${phone.countryCode} ${phone.number}` : ''));
    case 'invited-by':
      return one(({ invitation }) => invitation?.sentBy?.name ?? '');
  }
}

/** What a host's cell says, without its markup. */
function textOf(shown: string | TemplateResult): string {
  if (typeof shown === 'string') return shown;
  const place = document.createElement('div');
  render(shown, place);
  return place.textContent.replace(/\s+/gu, ' ').trim();
}
