import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query as select } from 'lit/decorators.js';
import type { UserFilter } from '../../domain/filter-language.js';
import type { User } from '../../domain/user.js';
import { Announcer } from '../../ui/announcer.js';
import type { ShortcutMode } from '../../ui/shortcuts.js';
import { ToastController } from '../../ui/toasts.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import type { WizardSteps } from '../add-user-wizard/host-steps.js';
import type { AddUserWizardElement } from '../add-user-wizard/add-user-wizard.js';
import type { GroupManagerElement } from '../group-manager/group-manager.js';
import type { GroupTab } from '../group-manager/group-manager.events.js';
import type { InvitationSettingsElement } from '../invitation-settings/invitation-settings.js';
import { ShortcutsChangeEvent, type Command } from '../parts/commands.js';
import { Keyboard } from '../parts/keyboard.js';
import { UserViewRequestEvent, type UserTab } from '../parts/user-events.js';
import type { UserDetailsElement } from '../user-details/user-details.js';
import type { HostColumn } from '../user-list/list-columns.js';
import type { UserListQuery } from '../user-list/list-query.js';
import type { UserListView } from '../user-list/list-view.js';
import type { UserListElement } from '../user-list/user-list.js';
import { UsherElement } from '../usher-element.js';
import {
  FIRST_PLACES,
  pageOf,
  pagesOf,
  samePlace,
  type AccountPage,
  type AccountPlace,
  type AccountView,
} from './account-place.js';
import { accountCommands } from './account-commands.js';
import { groupsPart, settingsPart, usersPart, wizardPart, type AccountPort } from './account-parts.js';
import { AccountCounts } from './account-counts.js';
import { Leaving } from './account-leaving.js';
import { accountTabs } from './account-tabs.js';
import { AccountViewChangeEvent } from './account-users.events.js';
import { accountUsersStyles } from './account-users.styles.js';
import { DetailsPanel } from './details-panel.js';
import { LazyElements, type PartLoaders } from './lazy-elements.js';
import { Neighbours } from './neighbours.js';

/**
 * The users of an account and its groups, whole: list, details, wizard and group manager put together. What it shows
 * is `view`, `selected` and `tab`; a host may leave them to the element, or keep them in its address.
 *
 * @fires {AccountViewChangeEvent} account-view-change - A person is about to go elsewhere; prevented, the host goes there.
 * @fires {ViewChangeEvent} view-change - Search, filter, order or page of the list changed.
 * @fires {SelectionChangeEvent} selection-change - Other users are selected now.
 * @fires {UserViewRequestEvent} user-view-request - A user's details are wanted; with `details="page"` the host shows them.
 * @fires {BeforeUserAddEvent} before-user-add - Before a user is added; can be stopped or held up.
 * @fires {UserAddEvent} user-add - A user was added. Carries no link.
 * @fires {BeforeUserActEvent} before-user-act - Before something is done to a user; can be stopped or held up.
 * @fires {UserActEvent} user-act - Something was done to a user.
 * @fires {ShortcutsChangeEvent} shortcuts-change - A person switched shortcuts on or off.
 * @slot toolbar - Further controls, after the search of the list.
 * @csspart tabs - The tabs, where there are groups or settings to manage.
 * @csspart panel - The place of a user's details.
 */
export class AccountUsersElement extends UsherElement {
  static override styles = accountUsersStyles;

  /** How what is nested is fetched when it is first needed. */
  static parts: PartLoaders = {};

  /** What is shown. Groups and settings are shown only where the backend has them to manage. */
  @property({ reflect: true }) view: AccountView = 'users';

  /** Id of the user or group whose details are shown. */
  @property({ reflect: true }) selected: string | undefined;

  /** The tab of those details; the first there is where absent. */
  @property() tab: UserTab | GroupTab | undefined;

  /** Beside the list where there is room and else over it, always over it, or on a page of the host's. */
  @property({ reflect: true, useDefault: true }) details: 'auto' | 'over' | 'page' = 'auto';

  /** What the list shows: search, filters, order, page. */
  @property({ attribute: false })
  get query(): Partial<UserListQuery> {
    return this.list?.query ?? this.#query;
  }
  set query(query: Partial<UserListQuery>) {
    this.#query = query;
  }

  /** How the list is looked at: columns, density, pages or one scroll. */
  @property({ attribute: false }) listView: Partial<UserListView> = {};

  /** Columns of the host's own in the list. */
  @property({ attribute: false }) columns: readonly HostColumn[] = [];

  /** Fields of the host's own in the wizard and in the details. */
  @property({ attribute: false }) fields: readonly WizardField[] = [];

  /** The steps of the wizard; its own where absent. */
  @property({ attribute: false }) steps: WizardSteps | undefined;

  /** Whether keys do something while the focus is in the element: all of them, those with Ctrl or ⌘ alone, or none. */
  @property({ reflect: true, useDefault: true }) shortcuts: ShortcutMode = 'on';

  @select('#list') private readonly list!: UserListElement | null;
  @select('#panel') private readonly panelElement!: HTMLDialogElement | null;
  @select('#user') private readonly detailsElement!: UserDetailsElement | null;
  @select('#groups') private readonly groupManager!: GroupManagerElement | null;
  @select('#settings') private readonly settings!: InvitationSettingsElement | null;
  @select('#wizard') private readonly wizard!: AddUserWizardElement | null;

  #query: Partial<UserListQuery> = {};
  /** Where a person was on each page, to come back to. */
  #places: Record<AccountPage, AccountPlace> = { ...FIRST_PLACES };
  /** Pages and parts that were shown once stay, so that nothing in them is lost. */
  readonly #kept = new Set<AccountPage | 'wizard'>();
  #known: User | undefined;
  #leading = false;
  #afterWizard: AccountPlace | undefined;

  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #leaving = new Leaving({
    wanted: () => ({ view: this.view, selected: this.selected, tab: this.tab }),
    users: () => this.#places.users,
    details: () => (this.#shownUser === undefined ? null : this.detailsElement),
    groups: () => this.#places.groups,
    manager: () => this.groupManager,
    wizard: () => this.wizard,
    onAnswer: (stay) => {
      if (stay) this.#set(stay);
      if (stay) this.dispatchEvent(new AccountViewChangeEvent(stay, true));
      this.requestUpdate();
    },
  });
  readonly #counts = new AccountCounts(this, { directory: () => this.directory, wanted: () => this.#pages.size > 1 });
  readonly #neighbours = new Neighbours({
    i18n: this.i18n,
    announcer: this.#announcer,
    toasts: this.#toasts,
    find: (step) => (this.#shownUser === undefined ? undefined : this.list?.neighbour(this.#shownUser, step)),
    mayLeave: async () => (await this.detailsElement?.mayLeave()) !== false,
    onUser: (user) => {
      this.#known = user;
      this.#go({ ...this.#places.users, selected: user.id });
    },
  });
  readonly #elements = new LazyElements(this, {
    loaders: () => (this.constructor as typeof AccountUsersElement).parts,
    tags: () => this.tags,
    onFailed: (retry) => {
      const { accountUsers: texts, common } = this.i18n.messages;
      this.#toasts.show({ kind: 'error', text: texts.notLoaded, act: { label: common.retry, run: retry } });
    },
  });
  readonly #panel = new DetailsPanel(this, {
    dialog: () => this.panelElement,
    open: () => this.#shownUser !== undefined && this.#page === 'users',
    mayStandBeside: () => this.details !== 'over',
    onCancel: () => void this.#closeDetails(),
  });

  readonly #keyboard = new Keyboard(this, {
    directory: () => this.directory,
    i18n: this.i18n,
    mode: () => this.shortcuts,
    onMode: (mode) => {
      this.shortcuts = mode;
      this.dispatchEvent(new ShortcutsChangeEvent(mode));
    },
    commands: () => this.#commands(),
    onUser: (user) => this.renderRoot.querySelector('.account')?.dispatchEvent(new UserViewRequestEvent(user)),
    onFilter: (filter) => void this.#narrow(filter),
  });

  /** Opens the wizard. */
  addUser(): void {
    this.#go({ view: 'add-user' });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    void this.directory?.start();
    this.#leaving.follow();
    this.#keep();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    void this.#lead();
  }

  override render(): TemplateResult {
    return html`<div
        class="account"
        @add-user-request=${() => this.addUser()}
        @user-view-request=${this.#onViewRequest}
        @wizard-close=${this.#onWizardClose}
      >
        ${this.#pages.size > 1 ? this.#tabbed() : usersPart(this.#port)}
        ${this.#kept.has('wizard') ? wizardPart(this.#port) : nothing}
      </div>
      ${this.#keyboard.render()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #tabbed(): TemplateResult {
    const panel = (page: AccountPage, draw: () => TemplateResult): (() => TemplateResult) | undefined =>
      this.#kept.has(page) ? draw : undefined;
    return accountTabs({
      i18n: this.i18n,
      pages: this.#pages,
      page: this.#page,
      counts: this.#counts,
      panels: {
        users: panel('users', () => usersPart(this.#port)),
        groups: panel('groups', () => groupsPart(this.#port)),
        settings: panel('settings', () => settingsPart(this.#port)),
      },
      onPage: (page) => this.#go(this.#places[page]),
    });
  }

  /** What the parts are given. */
  get #port(): AccountPort {
    return {
      host: this,
      tags: this.tags,
      i18n: this.i18n,
      elements: this.#elements,
      panel: this.#panel,
      neighbours: this.#neighbours,
      query: this.#query,
      place: this.#place,
      places: this.#places,
      shownUser: this.#shownUser,
      known: this.#known,
      go: (place) => this.#go(place),
    };
  }

  get #pages(): ReadonlyMap<AccountPage, string> {
    return pagesOf(this.directory, this.i18n.messages);
  }

  get #page(): AccountPage {
    // Until there is an adapter nobody knows whether it has groups: what was asked for must not be forgotten.
    return this.directory && !this.#pages.has(pageOf(this.#place)) ? 'users' : pageOf(this.#place);
  }

  get #place(): AccountPlace {
    return this.#leaving.place;
  }

  /** Whose details are open on the page of the users, also while the wizard or the groups are before it. */
  get #shownUser(): string | undefined {
    return this.details === 'page' ? undefined : this.#places.users.selected;
  }

  /** Goes there, unless the host takes that upon itself. */
  #go(place: AccountPlace): void {
    if (samePlace(place, this.#place)) return;
    if (this.dispatchEvent(new AccountViewChangeEvent(place))) this.#set(place);
    // A part may have gone ahead: it comes back where the host stays.
    this.requestUpdate();
  }

  #set({ view, selected, tab }: AccountPlace): void {
    this.view = view;
    this.selected = selected;
    this.tab = tab;
  }

  /** What was shown once stays, and where a person was on each page. */
  #keep(): void {
    const page = this.#page;
    this.#kept.add(page);
    if (this.#place.view === 'add-user') this.#kept.add('wizard');
    else this.#places[page] = this.#place;
  }

  readonly #onViewRequest = async (event: UserViewRequestEvent): Promise<void> => {
    if (this.details === 'page') return;
    event.preventDefault();
    const { user, tab } = event;
    const place: AccountPlace = { view: 'users', selected: user.id, tab };
    if (this.wizard?.open) {
      this.#afterWizard = place;
      this.#known = user;
      if (!(await this.wizard.close())) this.#afterWizard = undefined;
      return;
    }
    this.#panel.remember();
    const other = this.#shownUser !== undefined && this.#shownUser !== user.id;
    if (other && (await this.detailsElement?.mayLeave()) === false) return;
    this.#known = user;
    this.#leading = true;
    this.#go(place);
  };

  /** What can be done to somebody is done to whom the focus is on. */
  #commands(): readonly Command[] {
    const here: Readonly<Record<AccountPage, () => readonly Command[]>> = {
      users: () => this.#userCommands(),
      groups: () => this.groupManager?.commands() ?? [],
      settings: () => this.settings?.commands() ?? [],
    };
    return accountCommands({
      i18n: this.i18n,
      pages: this.#pages,
      here: here[this.#page](),
      places: this.#places,
      onGo: (place) => this.#go(place),
    });
  }

  #userCommands(): readonly Command[] {
    const details = this.panelElement?.matches(':focus-within') ? (this.detailsElement?.commands() ?? []) : [];
    return [
      ...details,
      ...(this.list?.commands() ?? []),
      ...(this.#shownUser === undefined ? [] : this.#neighbours.commands()),
    ];
  }

  async #narrow(filter: UserFilter): Promise<void> {
    if (this.#page !== 'users') this.#go(this.#places.users);
    await this.updateComplete;
    this.list?.narrow(filter);
  }

  readonly #onWizardClose = (): void => {
    const place = this.#afterWizard ?? this.#places.users;
    this.#afterWizard = undefined;
    // Where the host has gone elsewhere already, that is where the person goes.
    if (this.view === 'add-user') this.#go(place);
  };

  /** With the question about what is unsaved, which the details ask themselves. */
  async #closeDetails(): Promise<void> {
    if (this.detailsElement) await this.detailsElement.close();
    else this.#go({ view: 'users' });
  }

  /** As soon as they are there: whoever asked for details reads on in them. */
  async #lead(): Promise<void> {
    const details = this.detailsElement;
    if (!this.#leading || !details) return;
    this.#leading = false;
    await details.updateComplete;
    details.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-users': AccountUsersElement;
  }
}
