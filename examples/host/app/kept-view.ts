import type { AccountUsersElement } from '../../../src/elements/account-users/account-users.js';
import type { ColumnSetting, UserListView } from '../../../src/elements/user-list/list-view.js';
import { keep, kept } from './kept.js';

type Look = Pick<UserListView, 'columns' | 'density' | 'layout'>;

/** Keeps how the list looks: its columns, density, pages or one scroll. Whom it shows stands in the address. */
export function keepView(users: AccountUsersElement): void {
  users.listView = lookOf(kept('list'));
  users.addEventListener('view-change', ({ view: { columns, density, layout } }) => {
    keep('list', JSON.stringify({ columns, density, layout } satisfies Look));
  });
}

/** What was kept may be of another version, or changed by hand: what does not fit is left out. */
export function lookOf(text: string | null): Partial<Look> {
  const { columns, density, layout } = membersOf(text);
  return {
    ...(Array.isArray(columns) && { columns: columns.filter(isSetting) }),
    ...((density === 'comfortable' || density === 'compact') && { density }),
    ...((layout === 'pages' || layout === 'scroll') && { layout }),
  };
}

function membersOf(text: string | null): Partial<Record<keyof Look, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isSetting(value: unknown): value is ColumnSetting {
  if (typeof value !== 'object' || value === null) return false;
  const { id, hidden, width } = value as Partial<Record<keyof ColumnSetting, unknown>>;
  const fits = (member: unknown, type: string): boolean => member === undefined || typeof member === type;
  return typeof id === 'string' && fits(hidden, 'boolean') && fits(width, 'number');
}
