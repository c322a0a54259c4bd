import type { TemplateResult } from 'lit';
import type { User, UserSortKey } from '../../domain/user.js';
import type { Messages } from '../../i18n/messages.js';
import type { Directory } from '../../state/directory.js';

/** A column that the list brings along. */
export type ColumnId = 'user' | 'email' | 'joined' | 'last-sign-in' | 'groups' | 'role' | 'phone' | 'invited-by';

/** A column as the list draws it. */
export interface Column {
  readonly id: string;
  readonly label: (messages: Messages) => string;
  /** Class of its cells: by it the column gives way where there is no room (`table.styles.ts`). */
  readonly cell: string;
  readonly sort?: UserSortKey;
  /** Whether it is there before anybody has chosen. */
  readonly atFirst: boolean;
  /** What a host's own column shows. */
  readonly value?: HostColumn['value'];
  /** What an export says in its place. */
  readonly text?: HostColumn['text'];
}

/** A column of the host's own. */
export interface HostColumn {
  /** Unique, and none of the list's own; stands in stored views. */
  readonly id: string;
  readonly label: string;
  /** What the cell shows: text, or a template of Lit's. Called at every drawing. */
  readonly value: (user: User) => string | TemplateResult;
  /** What an export says of the user in this column; the text of what is shown when absent. */
  readonly text?: (user: User) => string;
  /** Whether it is there before anybody has chosen; true when absent. */
  readonly shown?: boolean;
}

const OWN: readonly (Column & { readonly id: ColumnId })[] = [
  { id: 'user', label: ({ userList }) => userList.user, cell: 'cell-main', sort: 'name', atFirst: true },
  { id: 'email', label: ({ common }) => common.email, cell: 'cell-detail', sort: 'email', atFirst: true },
  { id: 'joined', label: ({ userList }) => userList.joined, cell: 'cell-state', sort: 'joined', atFirst: true },
  {
    id: 'last-sign-in',
    label: ({ userList }) => userList.lastSignIn,
    cell: 'cell-date',
    sort: 'last-sign-in',
    atFirst: true,
  },
  { id: 'groups', label: ({ common }) => common.groups, cell: 'cell-tags', atFirst: true },
  { id: 'role', label: ({ userList }) => userList.role, cell: 'cell-extra', atFirst: false },
  { id: 'phone', label: ({ common }) => common.phone, cell: 'cell-extra', atFirst: false },
  { id: 'invited-by', label: ({ userList }) => userList.invitedBy, cell: 'cell-extra', atFirst: false },
];

/** What is never hidden: without it nobody knows whose row it is. */
export const FIXED_COLUMN = 'user' satisfies ColumnId;

/** All columns that can be shown with this backend, the host's own at the end. */
export function columnsOf(directory: Directory, own: readonly HostColumn[]): Column[] {
  const has = (id: ColumnId): boolean => {
    if (id === 'role') return directory.can('list-roles') !== undefined;
    if (id === 'invited-by') return directory.can('invite') !== undefined;
    return id !== 'groups' || directory.can('list-groups') !== undefined;
  };
  const taken = OWN.map(({ id }): string => id);
  return [
    ...OWN.filter(({ id }) => has(id)),
    ...own
      .filter(({ id }, at) => !taken.includes(id) && own.findIndex((other) => other.id === id) === at)
      .map(({ id, label, value, text, shown }) => ({
        id,
        label: () => label,
        cell: 'cell-extra',
        atFirst: shown ?? true,
        value,
        ...(text && { text }),
      })),
  ];
}
