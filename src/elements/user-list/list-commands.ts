import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { userCommands, type Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import type { UserActsController } from '../parts/user-acts.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';
import type { ListSelection } from './list-selection.js';
import { SEGMENT_STATES } from './list-tools.js';
import type { SelectionAct } from './selection-bar.js';

export interface CommandsContext {
  readonly directory: Directory;
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly acts: UserActsController;
  /** Absent where nothing can be selected. */
  readonly selection: ListSelection | undefined;
  readonly bulk: readonly SelectionAct[];
  readonly columns: readonly Column[];
  /** Where its controls are. */
  readonly root: ParentNode;
  readonly onAdd: () => void;
  readonly onReload: () => void;
}

/** Everything that can be done in the list as it stands: to whose row has the focus, to those selected, to the list. */
export function listCommands(context: CommandsContext): Command[] {
  return [...userActs(context), ...selectionActs(context), ...listActs(context), ...views(context), ...orders(context)];
}

/** The user whose row has the focus. */
function userActs({ root, list, acts, selection, i18n }: CommandsContext): Command[] {
  const row = root.querySelector<HTMLElement>('[data-row]:focus-within');
  const user = list.shown?.rows.find(({ id }) => id === row?.dataset.id);
  if (!row || !user) return [];
  const { palette: texts } = i18n.messages;
  const commands = userCommands(user, acts.menuItems(user), i18n);
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
      run: () => press(row, '[data-control="menu"]'),
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
    {
      id: 'filters',
      label: listTools.filters,
      icon: 'filter',
      section,
      keys: 'f',
      run: () => press(root, '[data-panel="filters"]'),
    },
    { id: 'view', label: listTools.view, icon: 'columns', section, run: () => press(root, '[data-panel="columns"]') },
    ...(selection
      ? [{ id: 'all', label: listTools.selectAll, icon: 'check', section, run: () => selection.allMatching() } as const]
      : []),
    ...shownButton(root, '#export', { id: 'export-all', icon: 'download', section }),
    ...shownButton(root, '.radar .radar-act button', { id: 'renew-expiring', icon: 'refresh', section }),
    { id: 'reload', label: texts.reload, icon: 'refresh', section, run: onReload },
  ];
}

/** A button over the list, as long as it stands there, with the reason why not. */
function shownButton(root: ParentNode, selector: string, command: Pick<Command, 'id' | 'icon' | 'section'>): Command[] {
  const button = root.querySelector<HTMLElement>(selector);
  if (!button) return [];
  const why = button.matches('[aria-disabled="true"]') ? button.getAttribute('aria-describedby') : null;
  const reason = why === null ? undefined : (root.querySelector(`#${why}`)?.textContent ?? undefined);
  const label = button.ariaLabel ?? button.textContent.trim();
  return [{ ...command, label, reason, run: () => press(root, selector) }];
}

/** As a person does, so that whatever opens knows where it came from. */
function press(root: ParentNode, selector: string): void {
  const button = root.querySelector<HTMLElement>(selector);
  button?.focus();
  button?.click();
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
