import type { UserSortKey } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';

export interface Column {
  readonly label: (messages: Messages) => string;
  /** Class of its cells: by it the column gives way where there is no room (`table.styles.ts`). */
  readonly cell: string;
  readonly sort?: UserSortKey;
}

/** The columns of the list, in their order; the one with the menus comes after them. */
export const COLUMNS: readonly Column[] = [
  { label: ({ userList }) => userList.user, cell: 'cell-main', sort: 'name' },
  { label: ({ common }) => common.email, cell: 'cell-detail', sort: 'email' },
  { label: ({ userList }) => userList.joined, cell: 'cell-state', sort: 'joined' },
  { label: ({ userList }) => userList.lastSignIn, cell: 'cell-date', sort: 'last-sign-in' },
  { label: ({ common }) => common.groups, cell: 'cell-tags' },
];
