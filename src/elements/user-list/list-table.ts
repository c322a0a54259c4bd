import { html, type LitElement, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { MenuController } from '../../ui/menu-controller.js';
import { VirtualRows } from '../../ui/virtual-rows.js';
import { ColumnResize, type ColumnResizeOptions } from './column-resize.js';
import { GroupsPopover } from './groups-popover.js';
import type { Column } from './list-columns.js';
import type { ListLive } from './list-live.js';
import type { ListController } from './list-controller.js';
import { listFoot } from './list-foot.js';
import type { Shown } from './list-pages.js';
import { loadingTable, scrolledTable, usersTable, type RowsContext } from './list-rows.js';
import type { ListSelection } from './list-selection.js';
import { shownColumns, type ColumnSetting } from './list-view.js';
import { RowFocus } from '../parts/row-focus.js';
import { RowKeys } from '../parts/row-keys.js';

/** Rows of the skeleton at most: more would be below the fold. */
const BONES = 10;

export interface TableOptions {
  readonly live: ListLive;
  readonly list: ListController;
  readonly i18n: LocalizeController;
  readonly fallbackFocus: () => HTMLElement | null;
  readonly onView: (user: User) => void;
  readonly onResize: ColumnResizeOptions['onResize'];
}

/** What the table shows beyond the list itself. */
export interface TableLook {
  readonly directory: Directory;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly settings: readonly ColumnSetting[];
  readonly selection: ListSelection | undefined;
  /** Whose details are shown elsewhere. */
  readonly current: string | undefined;
}

/** The table with all that moves in it: rows in view, keys from row to row, the focus, the menu of a row. */
export class ListTable {
  readonly menu: MenuController;
  readonly #options: TableOptions;
  readonly #virtual: VirtualRows;
  readonly #keys: RowKeys;
  readonly #groups: GroupsPopover;
  readonly #resize: ColumnResize;

  constructor(host: LitElement, options: TableOptions) {
    this.#options = options;
    const { list, i18n, fallbackFocus } = options;
    const find = (selector: string): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>(selector);
    this.menu = new MenuController(host, { menu: () => find('#row-menu'), fallbackFocus });
    this.#virtual = new VirtualRows(host, {
      container: () => (list.scrolls ? find('#scroll tbody') : null),
      scroller: () => find('#scroll'),
      count: () => (list.scrolls ? list.scroll.length : 0),
      keyAt: (index) => list.scroll.itemAt(index)?.id,
      onRange: (first, last) => list.scroll.show(first, last),
      // Even a short list is measured: it may be a long one at the next answer.
      whole: 0,
    });
    this.#keys = new RowKeys(host, {
      count: () => (list.scrolls ? list.scroll.length : (list.shown?.rows.length ?? 0)),
      pageSize: () => (list.scrolls ? this.#virtual.pageSize : list.query.pageSize),
      bring: (index) => {
        if (list.scrolls) this.#virtual.scrollToIndex(index);
      },
    });
    this.#groups = new GroupsPopover(host, i18n);
    this.#resize = new ColumnResize({ i18n, onResize: options.onResize });
    host.addController(this.#resize);
    new RowFocus(host, fallbackFocus);
  }

  /** Whose menu is open, as long as the row is there. */
  get menuUser(): User | undefined {
    const key = this.menu.openKey;
    return key === undefined ? undefined : this.#options.list.shown?.rows.find(({ id }) => id === key);
  }

  template(shown: Shown, look: TableLook, between: unknown): TemplateResult {
    const { list, i18n } = this.#options;
    const rows = this.#rows(look);
    if (list.scrolls) return html`<div>${scrolledTable(this.#virtual, rows)} ${between}</div>`;
    const foot = listFoot({ i18n, list, can: look.directory.capabilities, shown });
    return html`<div>
      <div class="sideways">${usersTable(shown, rows)}</div>
      ${between} ${foot}
    </div>`;
  }

  /** As long as nothing is known. */
  loading(look: TableLook): TemplateResult {
    const { list, i18n } = this.#options;
    return html`<div>
      <p class="visually-hidden">${i18n.messages.userList.loading}</p>
      ${loadingTable(Math.min(list.query.pageSize, BONES), this.#rows(look))}
    </div>`;
  }

  #rows({ directory, label, columns, settings, selection, current }: TableLook): RowsContext {
    const { list, live, i18n, onView } = this.#options;
    return {
      i18n,
      directory,
      list,
      menu: this.menu,
      groups: this.#groups,
      resize: this.#resize,
      live,
      keys: this.#keys,
      selection,
      current,
      columns: shownColumns(columns, settings),
      busy: list.face === 'loading' || list.reloading,
      label,
      onView,
    };
  }
}
