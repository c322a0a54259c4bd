import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { MenuItem } from '../../ui/menu.js';
import { buttonCommands, press, userCommands, type Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';
import { isFiltered } from './list-query.js';
import type { ListSelection } from './list-selection.js';
import { SEGMENT_STATES } from './list-tools.js';
import type { SelectionAct } from './selection-bar.js';

export interface CommandsContext {
  readonly directory: Directory;
  readonly i18n: LocalizeController;
  readonly list: ListController;
  /** What the menu of a row offers, acts of the host's own with it. */
  readonly menuItems: (user: User) => readonly MenuItem[];
  /** Absent where nothing can be selected. */
  readonly selection: ListSelection | undefined;
  readonly bulk: readonly SelectionAct[];
  readonly columns: readonly Column[];
  /** Where its controls are. */
  readonly root: ParentNode;
  readonly onAdd: () => void;
  readonly onReload: () => void;
  /** Shows everybody again. */
  readonly onUnfiltered: () => void;
}

/** Everything that can be done in the list as it stands: to whose row has the focus, to those selected, to the list. */
export function listCommands(context: CommandsContext): Command[] {
  return [
    ...userActs(context),
    ...selectionActs(context),
    ...listActs(context),
    ...underWay(context),
    ...pages(context),
    ...views(context),
    ...orders(context),
  ];
}

/** The user whose row has the focus. */
function userActs({ root, list, menuItems, selection, i18n }: CommandsContext): Command[] {
  const row = root.querySelector<HTMLElement>('[data-row]:focus-within');
  const user = list.shown?.rows.find(({ id }) => id === row?.dataset.id);
  if (!row || !user) return [];
  const { palette: texts } = i18n.messages;
  const commands = userCommands(user, menuItems(user), i18n);
  const section = commands[0]?.section ?? texts.onUser;
  const has = selection?.has(user) ?? false;
  return [
    ...commands,
    ...(selection
      ? [
          {
            id: 'select',
            label: has ? texts.unselect : texts.select,
            icon: 'check' as const,
            section,
            keys: 'x',
            run: () => selection.press(user, !has, false),
          },
        ]
      : []),
    {
      id: 'row-menu',
      label: texts.rowMenu,
      icon: 'more',
      section,
      keys: '.',
      run: () => press(row.querySelector<HTMLElement>('[data-control="menu"]')),
    },
  ];
}

function selectionActs({ selection, bulk, i18n }: CommandsContext): Command[] {
  if (!selection || selection.empty) return [];
  const { palette: texts, listTools } = i18n.messages;
  const section = texts.selection;
  return [
    ...bulk.map(({ id, label, icon, count, run }) => ({
      id: `bulk ${id}`,
      label: count === undefined ? label : `${label} (${i18n.number(count)})`,
      icon,
      section,
      run,
    })),
    { id: 'clear-selection', label: listTools.clearSelection, icon: 'close', section, run: () => selection.clear() },
  ];
}

function listActs({ directory, i18n, selection, root, onAdd, onReload }: CommandsContext): Command[] {
  const { palette: texts, userList, listTools, common } = i18n.messages;
  const section = texts.list;
  const add = directory.can('add-user');
  const reason = add?.allowed === false ? reasonText(add.reason, i18n) : undefined;
  const searches = directory.capabilities.search !== 'none';
  return [
    ...(add
      ? [{ id: 'add', label: userList.addUser, icon: 'user-plus', section, keys: 'i', reason, run: onAdd } as const]
      : []),
    ...(searches
      ? [
          {
            id: 'search',
            label: common.search,
            icon: 'search',
            section,
            keys: '/',
            run: () => root.querySelector<HTMLElement>('#search')?.focus(),
          } as const,
        ]
      : []),
    ...buttonCommands(root, '[data-panel="filters"]', { icon: 'filter', section }).map((each) => ({
      ...each,
      keys: 'f',
    })),
    ...buttonCommands(root, '[data-panel="columns"]', { icon: 'columns', section }),
    ...(selection
      ? [{ id: 'all', label: listTools.selectAll, icon: 'check', section, run: () => selection.allMatching() } as const]
      : []),
    ...buttonCommands(root, '#export', { icon: 'download', section }),
    ...buttonCommands(root, '.radar .radar-act button', { icon: 'refresh', section }),
    { id: 'reload', label: texts.reload, icon: 'refresh', section, run: onReload },
  ];
}

/** What has come meanwhile, and what is being done to many. */
function underWay({ root, i18n }: CommandsContext): Command[] {
  const section = i18n.messages.palette.list;
  return [
    ...buttonCommands(root, '.news button', { icon: 'refresh', section }),
    ...buttonCommands(root, '.run-acts button', { icon: 'list', section }),
  ];
}

/** To other pages, and back to everybody. */
function pages({ root, i18n, list, onUnfiltered }: CommandsContext): Command[] {
  const { palette: texts, userList, listTools } = i18n.messages;
  const section = texts.list;
  const { shown, query, scrolls } = list;
  const turn = (id: string, label: string, icon: 'chevron-left' | 'chevron-right', by: 1 | -1): Command => ({
    id,
    label,
    icon,
    section,
    run: () => list.change({ page: query.page + by }),
  });
  return [
    ...(shown?.hasPrevious && !scrolls ? [turn('previous-page', userList.previousPage, 'chevron-left', -1)] : []),
    ...(shown?.hasNext && !scrolls ? [turn('next-page', userList.nextPage, 'chevron-right', 1)] : []),
    ...buttonCommands(root, '.chip-remove', { icon: 'close', section }),
    ...(isFiltered(query)
      ? [{ id: 'unfiltered', label: listTools.clearFilters, icon: 'close', section, run: onUnfiltered } as const]
      : []),
  ];
}

/** What the segments over the list show. */
function views({ directory, i18n, list }: CommandsContext): Command[] {
  const { palette: texts, state, userList } = i18n.messages;
  const shown = SEGMENT_STATES.filter((each) => directory.capabilities.filter.states.includes(each));
  const show = (label: string, states: readonly (typeof SEGMENT_STATES)[number][]): Command => ({
    id: `show ${states.join()}`,
    label: texts.show(label),
    icon: 'list',
    section: texts.list,
    run: () => list.change({ states }),
  });
  return shown.length === 0 ? [] : [show(userList.all, []), ...shown.map((each) => show(state[each], [each]))];
}

function orders({ directory, i18n, list, columns }: CommandsContext): Command[] {
  const { palette: texts } = i18n.messages;
  return columns.flatMap(({ id, sort, label }) =>
    sort && directory.capabilities.sort.includes(sort)
      ? {
          id: `sort ${id}`,
          label: texts.sortBy(label(i18n.messages)),
          icon: 'sort-up' as const,
          section: texts.list,
          run: () => list.sortBy(sort),
        }
      : [],
  );
}
