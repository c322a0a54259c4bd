import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { displayName, type User } from '../../domain/user.js';
import { formatFilter, NO_FILTER, type UserFilter } from '../../domain/filter-language.js';
import type { Directory } from '../../state/directory.js';
import { MinuteController } from '../../state/minute-controller.js';
import { NameBook } from '../../state/name-book.js';
import { Announcer } from '../../ui/announcer.js';
import { debounce } from '../../ui/debounce.js';
import { deepActiveElement } from '../../ui/focus.js';
import { menuTemplate, type MenuItem } from '../../ui/menu.js';
import type { ShortcutMode } from '../../ui/shortcuts.js';
import { ToastController } from '../../ui/toasts.js';
import type { Command } from '../parts/commands.js';
import { UserActsController } from '../parts/user-acts.js';
import { UserViewRequestEvent } from '../parts/user-events.js';
import { UsherElement } from '../usher-element.js';
import { CustomStates } from '../parts/custom-states.js';
import { hostActItems, type HostRowAct } from './host-row-acts.js';
import { ListAnnouncer } from './list-announcer.js';
import { ListKeyboard } from './list-keyboard.js';
import { listBody, type BodyContext } from './list-body.js';
import { columnsOf, type Column, type HostColumn } from './list-columns.js';
import { neighbourOf } from './list-neighbours.js';
import { ListController } from './list-controller.js';
import { emptyFace, failedFace, noAdapterFace, type FacesContext } from './list-faces.js';
import { addButton, listHead, type HeadContext } from './list-head.js';
import { ListLive } from './list-live.js';
import { ListPanels } from './list-panels.js';
import { filterOf, queryOf, viewed, type UserListQuery } from './list-query.js';
import { ListSelection } from './list-selection.js';
import { ListTable, type TableLook } from './list-table.js';
import { ListWork } from './list-work.js';
import { resizeColumn, settingsFor, shownColumns, type ColumnSetting, type UserListView } from './list-view.js';
import { AddUserRequestEvent, RowActEvent, SelectionChangeEvent, ViewChangeEvent } from './user-list.events.js';
import { userListStyles } from './user-list.styles.js';

/** How long typing rests before the list is searched, in milliseconds. */
const PAUSE = 250;

/**
 * The users of an account: search, filter, sort, page through them, and act on each. Offers only what the
 * backend can truly do, for the whole list and not for one page of it.
 *
 * @fires {AddUserRequestEvent} add-user-request - Somebody pressed "Add user".
 * @fires {UserViewRequestEvent} user-view-request - A user's details are wanted.
 * @fires {ViewChangeEvent} view-change - Search, filter, order or page changed, and not because the host set it.
 * @fires {SelectionChangeEvent} selection-change - Others are selected now.
 * @fires {ShortcutsChangeEvent} shortcuts-change - A person switched shortcuts on or off.
 * @fires {BeforeUserActEvent} before-user-act - Before something is done to a user; can be stopped or held up.
 * @fires {UserActEvent} user-act - Something was done to a user.
 * @fires {RowActEvent} row-act - One of the host's own acts was chosen for a user.
 * @slot heading - In place of the title.
 * @slot toolbar - Further controls, after the search.
 * @slot empty - In place of the face of an account without users.
 * @csspart radar - How many invitations end soon and have ended.
 * @csspart table - The table.
 * @csspart toolbar - Segments, search and filters.
 * @csspart add-button - "Add user".
 * @csspart row - One user.
 * @csspart selection-bar - What can be done with those selected.
 * @cssState loading - The first answer is on its way.
 * @cssState reloading - A newer answer is on its way.
 * @cssState empty - There is nobody in the account.
 * @cssState failed - The last reading failed.
 */
export class UserListElement extends UsherElement {
  static override styles = userListStyles;

  /** The title; "Users" in the reader's language when absent. */
  @property() label: string | undefined;

  /** Rows per page until somebody chooses another number, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 20;

  @property({ reflect: true, useDefault: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** Pages with a pager, or one list to scroll through, however long it is. */
  @property({ reflect: true, useDefault: true }) layout: 'pages' | 'scroll' = 'pages';

  /** Whether several can be selected, for acts on all of them. */
  @property() selection: 'multiple' | 'none' = 'multiple';

  /** Id of the user whose details stand beside the list: their row says so. */
  @property() current: string | undefined;

  /** Whether keys do something while the focus is in the list: all of them, those with Ctrl or ⌘ alone, or none. */
  @property({ reflect: true, useDefault: true }) shortcuts: ShortcutMode = 'on';

  /** Columns of the host's own, after the list's. */
  @property({ attribute: false }) columns: readonly HostColumn[] = [];

  /** What else can be done to a user, by the host; in the menu of each row, after the list's own acts. */
  @property({ attribute: false }) rowActs: readonly HostRowAct[] = [];

  /** What is shown. Set a part of it to show that; what is left out is as at the beginning. */
  @property({ attribute: false })
  get query(): UserListQuery {
    return this.#list.query;
  }
  set query(query: Partial<UserListQuery>) {
    this.#list.set(query);
    this.#searchSoon.cancel();
    this.searchText = this.#list.query.search;
  }

  /**
   * How the list is looked at, to be stored and given back: filters as text, order, columns, rows per page. Set a part
   * of it to show that; what is left out stays.
   */
  @property({ attribute: false })
  get view(): UserListView {
    const { query, layout, density, settings } = this;
    const { sort, pageSize } = query;
    const filter = formatFilter(filterOf(query));
    return { filter, ...(sort && { sort }), layout, pageSize, density, columns: settings };
  }
  set view(view: Partial<UserListView>) {
    this.density = view.density ?? this.density;
    this.layout = view.layout ?? this.layout;
    this.settings = view.columns ?? this.settings;
    this.query = viewed(this.query, view);
  }

  @state() private searchText = '';
  @state() private settings: readonly ColumnSetting[] = [];

  @query('#search') private readonly searchField!: HTMLInputElement | null;
  @query('#title') private readonly titleElement!: HTMLElement | null;

  readonly #list = new ListController(this, {
    directory: () => this.directory,
    pageSize: () => this.pageSize,
    layout: () => this.layout,
    names: new NameBook(this, () => this.directory),
    onChange: () => this.#tellView(),
  });
  readonly #selection = new ListSelection(this, {
    list: this.#list,
    narrowing: () => JSON.stringify(filterOf(this.query)),
    onChange: () => this.dispatchEvent(new SelectionChangeEvent(this.#selection.value, this.#selection.size)),
  });
  readonly #announcer = new Announcer(this);
  readonly #answers = new ListAnnouncer();
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.userList.messages, close: this.i18n.messages.common.close }),
  });
  readonly #context = {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    announcer: this.#announcer,
    toasts: this.#toasts,
    list: this.#list,
    selection: this.#selection,
    columns: () => this.#columns,
    settings: () => settingsFor(this.#columns, this.settings),
    fallbackFocus: () => this.titleElement,
  };
  readonly #acts = new UserActsController(this, this.#context);
  readonly #work = new ListWork(this, {
    ...this.#context,
    columns: () => shownColumns(this.#columns, this.#context.settings()).map(({ column }) => column),
  });
  readonly #live = new ListLive(this, this.#context);
  readonly #table = new ListTable(this, {
    ...this.#context,
    live: this.#live,
    onView: (user) => this.dispatchEvent(new UserViewRequestEvent(user)),
    onResize: (id, width, done) => {
      this.settings = resizeColumn(this.#context.settings(), id, width);
      if (done) this.#tellView();
    },
  });
  readonly #panels = new ListPanels(this, {
    ...this.#context,
    onColumns: (settings) => this.#arrange({ settings }),
    look: () => ({ layout: this.layout, density: this.density }),
    onLook: (look) => this.#arrange(look),
  });
  readonly #searchSoon = debounce((search: string) => this.#list.change({ search }), PAUSE);

  readonly #keyboard = new ListKeyboard(this, {
    ...this.#context,
    menuItems: (user) => this.#menuItems(user),
    work: this.#work,
  });

  constructor() {
    super();
    new MinuteController(this);
    new CustomStates(this, () => this.#states());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#searchSoon.cancel();
  }

  override update(changed: PropertyValues<this>): void {
    // The row whose menu is open is gone: the menu goes first, so that the focus stays in the list.
    if (this.#table.menu.open && !this.#table.menuUser) this.#table.menu.hide({ returnFocus: true });
    this.#answers.tell(this.#list, this.#announcer, this.i18n);
    super.update(changed);
  }

  /** Reads the list again; settles when the answer is shown. */
  async reload(): Promise<void> {
    this.#answers.again();
    this.#list.reload();
    await this.updateComplete;
    await this.#list.settled;
    await this.updateComplete;
  }

  /** Everything that can be done in the list as it stands, for a palette of the host's or of an element around it. */
  commands(): readonly Command[] {
    return this.#keyboard.commands();
  }

  /** Who stands before (-1) or after (1) this user in the list as it is shown; nobody at an end, or where it is not read. */
  neighbour(userId: string, step: 1 | -1): User | undefined {
    return neighbourOf(this.#list, userId, step);
  }

  /** Shows whom the filter lets through, as if a person had chosen it. */
  narrow(filter: UserFilter): void {
    this.#searchSoon.cancel();
    this.searchText = filter.text;
    this.#list.change(queryOf(filter));
  }

  override render(): TemplateResult {
    return html`<section class="list" aria-label=${this.#title}>${listHead(this.#head)} ${this.#body()}</section>
      ${this.#menuTemplate()} ${this.#acts.render()} ${this.#work.render()} ${this.#keyboard.render()}
      ${this.#announcer.template()} ${this.#toasts.template()}`;
  }

  #body(): TemplateResult {
    const { directory } = this;
    const { face, state: list } = this.#list;
    if (!directory || face === 'unconnected')
      return noAdapterFace(this.localName, this.tags.directoryProvider, this.#faces);
    if (face === 'locked' && list.status === 'failed') return failedFace(list.error, this.#faces);
    if (face === 'empty') return this.#emptyFace(directory);
    return listBody(this.#bodyOf(directory));
  }

  #bodyOf(directory: Directory): BodyContext {
    return {
      ...this.#context,
      panels: this.#panels,
      work: this.#work,
      table: this.#table,
      look: this.#look(directory),
      faces: this.#faces,
      search: {
        searchText: this.searchText,
        onSearch: (text, composing) => this.#search(text, composing),
        onSearchNow: () => this.#searchSoon.flush(),
        onClear: () => this.#clearSearch(),
      },
    };
  }

  #emptyFace(directory: Directory): TemplateResult {
    const add = addButton({ ...this.#head, add: directory.can('add-user') });
    return html`<slot name="empty">${emptyFace(add, directory.can('invite') !== undefined, this.#faces)}</slot>`;
  }

  #menuTemplate(): TemplateResult | typeof nothing {
    const user = this.#table.menuUser;
    if (!user) return nothing;
    const label = this.i18n.messages.userActs.menu(displayName(user));
    return menuTemplate(this.#menuItems(user), { id: 'row-menu', label, menu: this.#table.menu });
  }

  #menuItems(user: User): readonly MenuItem[] {
    return [
      ...this.#acts.menuItems(user),
      ...hostActItems(user, this.rowActs, ({ id }) => this.dispatchEvent(new RowActEvent(id, user))),
    ];
  }

  get #title(): string {
    return this.label ?? this.i18n.messages.userList.title;
  }

  /** All columns that can be shown here. */
  get #columns(): readonly Column[] {
    return this.directory ? columnsOf(this.directory, this.columns) : [];
  }

  get #head(): HeadContext {
    const { face } = this.#list;
    // An empty list has its one primary button on its face, unless the host has put a face of its own there.
    const elsewhere = face === 'locked' || (face === 'empty' && !this.querySelector(':scope > [slot="empty"]'));
    return {
      i18n: this.i18n,
      title: this.#title,
      population: this.#list.population,
      account: this.directory?.viewer?.account?.name,
      reloading: this.#list.reloading,
      news: this.#live.notice(),
      add: elsewhere ? undefined : this.directory?.can('add-user'),
      onAdd: () => this.dispatchEvent(new AddUserRequestEvent()),
    };
  }

  get #faces(): FacesContext {
    return {
      i18n: this.i18n,
      list: this.#list,
      onRetry: () => void this.#retry(),
      onClearSearch: () => this.#clearSearch(),
      onAllStates: () => {
        this.#list.change(queryOf({ ...NO_FILTER, text: this.query.search }));
        this.titleElement?.focus();
      },
    };
  }

  #look(directory: Directory): TableLook {
    return {
      directory,
      label: this.#title,
      columns: this.#columns,
      settings: this.#context.settings(),
      selection: this.selection === 'none' ? undefined : this.#selection,
      current: this.current,
    };
  }

  #states(): Record<string, boolean> {
    const { face, reloading, state: list } = this.#list;
    return { loading: face === 'loading', reloading, empty: face === 'empty', failed: list.status === 'failed' };
  }

  #arrange(look: object): void {
    Object.assign(this, look);
    this.#tellView();
  }

  #tellView(): void {
    this.dispatchEvent(new ViewChangeEvent(this.query, this.view));
  }

  #search(text: string, composing: boolean): void {
    this.searchText = text;
    if (composing) this.#searchSoon.cancel();
    else this.#searchSoon(text);
  }

  #clearSearch(): void {
    this.narrow({ ...filterOf(this.query), text: '' });
    this.searchField?.focus();
  }

  /** The pressed button goes with the face of the failure, so the focus is led to what comes instead. */
  async #retry(): Promise<void> {
    const { state: list } = this.#list;
    if (list.status === 'failed' && list.error.kind === 'unauthenticated') this.directory?.signedInAnew();
    await this.reload();
    if ([null, document.body].includes(deepActiveElement() as HTMLElement | null)) this.titleElement?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-list': UserListElement;
  }
}
