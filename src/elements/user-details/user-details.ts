import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { UserAct } from '../../domain/acts.js';
import { displayName, type User } from '../../domain/user.js';
import type { Role } from '../../domain/role.js';
import type { Directory } from '../../state/directory.js';
import { MinuteController } from '../../state/minute-controller.js';
import { QueryController } from '../../state/query-controller.js';
import { Announcer } from '../../ui/announcer.js';
import { focusFirstInvalid, focusToRead } from '../../ui/focus.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { MenuController } from '../../ui/menu-controller.js';
import { tabPanel, tabs, type Tab } from '../../ui/tabs.js';
import { ToastController } from '../../ui/toasts.js';
import type { InvitationActionsElement } from '../invitation-actions/invitation-actions.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import type { Command } from '../parts/commands.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { ConfirmDialog, type Question } from '../parts/confirm-dialog.js';
import { UnloadGuard } from '../parts/unload-guard.js';
import { UserActsController } from '../parts/user-acts.js';
import type { UserTab } from '../parts/user-events.js';
import { member } from '../parts/user-writes.js';
import { UserSource } from '../parts/user-source.js';
import { UsherElement } from '../usher-element.js';
import { auditSection } from './audit-section.js';
import { AuditTrail } from './audit-trail.js';
import { detailsCommands } from './details-commands.js';
import { closeOnlyHead, detailsHead } from './details-head.js';
import { failedFace, loadingFace, staleBanner } from './details-faces.js';
import { factsSection } from './facts-section.js';
import { GroupsEditor } from '../parts/groups-editor.js';
import { groupsFoot, groupsSection, type GroupsOptions } from '../parts/groups-section.js';
import { invitationSection } from './invitation-section.js';
import { ProfileEditor } from './profile-editor.js';
import { profileSection } from './profile-section.js';
import { DetailsCloseEvent, TabChangeEvent } from './user-details.events.js';
import { allUserDetailsStyles } from './user-details.styles.js';

/** What the head's menu offers: what has a tab of its own is not repeated there. */
const MENU_ACTS = ['copy-link', 'resend', 'renew', 'unblock', 'restore', 'revoke', 'block', 'remove'] as const;

/** What a palette offers: these, and what opens a tab here. */
const COMMANDS = ['set-groups', ...MENU_ACTS] as const;

/**
 * One user whole: how they stand, their invitation, profile and groups, and what can be done with them. It can
 * stand beside a list, over it, or on a page of its own; it fills the height it is given and scrolls inside.
 *
 * @fires {BeforeUserActEvent} before-user-act - Before something is done; can be stopped or held up.
 * @fires {UserActEvent} user-act - Something was done.
 * @fires {TabChangeEvent} tab-change - A person chose another tab.
 * @fires {DetailsCloseEvent} details-close - A person closed the details, and confirmed where something was unsaved.
 * @slot field-* - The control of a field of type `slot`, by its name.
 * @slot head-acts - Further buttons in the head, such as previous and next.
 */
export class UserDetailsElement extends UsherElement {
  static override styles = allUserDetailsStyles;

  /** Whom to show. */
  @property({ attribute: 'user-id' }) userId: string | undefined;

  /** What the host knows of the user already; shown until it is read. */
  @property({ attribute: false }) user: User | undefined;

  @property({ reflect: true }) tab: UserTab = 'general';

  /** Fields of the host's own, as the wizard has them: shown, and edited where the backend can change them. */
  @property({ attribute: false }) fields: readonly WizardField[] = [];

  /** Whether there is a button that closes the details. */
  @property({ type: Boolean }) closable = false;

  readonly #source = new UserSource(this, {
    directory: () => this.directory,
    given: () => this.user,
    id: () => this.userId,
    reads: 'always',
  });
  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #context = {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    toasts: this.#toasts,
  };
  readonly #acts = new UserActsController(this, this.#context);
  readonly #profile = new ProfileEditor(this, {
    ...this.#context,
    user: () => this.#source.user,
    custom: () => this.fields.filter((field) => field.type !== 'slot' || this.#hasSlotted(field)),
    learn: (user) => this.#source.learn(user),
    focus: (where) => void this.#lead(where),
  });
  readonly #groups = new GroupsEditor(this, { ...this.#context, learn: (user) => this.#source.learn(user) });
  readonly #trail = new AuditTrail(this, {
    directory: () => this.directory,
    userId: () => (this.tab === 'audit' && this.directory?.can('read-audit') ? this.#source.user?.id : undefined),
  });
  readonly #roles = new QueryController<'roles', readonly Role[]>(this, {
    directory: () => this.directory,
    topic: 'users',
    question: () => (this.#profile.edit && this.#profile.fields.includes('roleId') ? 'roles' : undefined),
    read: ({ adapter }, _question, signal) => member(adapter.roles).list({ signal }),
    concerns: () => false,
  });
  readonly #phoneBook = new LazyPart(this, () => import('../../lazy/phone.js'));
  readonly #menu: MenuController = new MenuController(this, {
    menu: () => this.renderRoot.querySelector('#acts-menu'),
    fallbackFocus: () => this.renderRoot.querySelector('#name'),
  });
  readonly #leave = new ConfirmDialog(this, this.i18n, 'usher-leave');

  constructor() {
    super();
    new MinuteController(this);
    this.addController(new UnloadGuard(() => this.hasUnsavedInput));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('userId') ?? changed.get('user')?.id;
    if (before === undefined || before === (this.userId ?? this.user?.id)) return;
    this.#profile.drop();
    this.#groups.drop();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.tab === 'general' && this.#source.user?.phone && !this.#phoneBook.failed) void this.#phoneBook.fetch();
  }

  /** Leads the focus to the name, so that reading begins there. */
  override focus(): void {
    focusToRead(this.renderRoot.querySelector<HTMLElement>('#name, #close'));
  }

  /** Everything that can be done to the user that is shown, for a palette of an element around it. */
  commands(): readonly Command[] {
    const { user } = this.#source;
    const { directory } = this;
    if (!user || !directory) return [];
    const hasFields = this.#profile.fields.length + this.#profile.customFields.length > 0;
    return detailsCommands({
      user,
      i18n: this.i18n,
      items: this.#acts.menuItems(user, COMMANDS),
      update: hasFields ? directory.can('update', user) : undefined,
      ways: this.renderRoot.querySelector<InvitationActionsElement>(this.tags.invitationActions)?.ways() ?? [],
      tabs: this.#tabsOf(user, directory),
      root: this.renderRoot,
      onEdit: () => {
        this.#choose('general');
        if (!this.#profile.edit) this.#profile.start(user);
      },
      onTab: (tab) => this.#choose(tab),
      onClose: this.#onClose,
    });
  }

  /** Whether leaving now would lose something that a person typed or chose. */
  get hasUnsavedInput(): boolean {
    const { user } = this.#source;
    return this.#profile.dirty || (user !== undefined && this.#groups.dirty(user));
  }

  /** Asks where something is unsaved. Resolves to whether it may be left; then it is dropped. */
  async mayLeave(): Promise<boolean> {
    const question = (): Question => {
      const { userDetails: texts } = this.i18n.messages;
      return { title: texts.leave, text: texts.leaveText, verb: texts.leaveYes, no: texts.leaveNo };
    };
    if (this.hasUnsavedInput && !(await this.#leave.ask(question))) return false;
    this.#profile.drop();
    this.#groups.drop();
    return true;
  }

  /** Closes as the button does: unsaved input asks first. The host takes the details away on `details-close`. */
  async close(): Promise<void> {
    if (await this.mayLeave()) this.dispatchEvent(new DetailsCloseEvent());
  }

  override render(): TemplateResult {
    const { directory } = this;
    const { user, error } = this.#source;
    const face = directory && user ? this.#whole(user, directory) : this.#nobody(error);
    const label = user ? this.i18n.messages.userDetails.label(displayName(user)) : nothing;
    return html`<section class="details" aria-label=${label}>${face}</section>
      ${this.#acts.render()} ${this.#leave.render()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #nobody(error: UserSource['error']): TemplateResult | typeof nothing {
    if (!this.directory || (this.userId ?? this.user?.id) === undefined) return nothing;
    if (!error) return loadingFace(this.#onClose, this.i18n);
    return html`${closeOnlyHead(this.#onClose, this.i18n)} ${failedFace(error, this.#retry, this.i18n)}`;
  }

  #whole(user: User, directory: Directory): TemplateResult {
    const { i18n } = this;
    return html`${detailsHead({
      user,
      now: directory.now(),
      isViewer: directory.viewer?.id === user.id,
      items: this.#acts.menuItems(user, MENU_ACTS),
      menu: this.#menu,
      onClose: this.#onClose,
      i18n,
    })}
    ${this.#source.error ? html`<div class="stale">${staleBanner(this.#source.error, this.#retry, i18n)}</div>` : nothing}
    ${this.#tabs(user, directory)}`;
  }

  #tabsOf(user: User, directory: Directory): readonly Tab<UserTab>[] {
    const { common, userDetails: texts } = this.i18n.messages;
    const hasGroups = directory.adapter.groups !== undefined || user.groups.length > 0;
    return [
      { id: 'general', label: texts.general },
      ...(hasGroups
        ? [{ id: 'groups' as const, label: common.groups, count: this.i18n.number(user.groups.length) }]
        : []),
      { id: 'details', label: texts.details },
      ...(directory.can('read-audit') ? [{ id: 'audit' as const, label: this.i18n.messages.audit.tab }] : []),
    ];
  }

  #tabs(user: User, directory: Directory): TemplateResult {
    const { userDetails: texts } = this.i18n.messages;
    const all = this.#tabsOf(user, directory);
    const selected = all.some(({ id }) => id === this.tab) ? this.tab : 'general';
    const panels: Record<UserTab, () => TemplateResult> = {
      general: () => this.#general(user, directory),
      groups: () => this.#groupsTab(user, directory),
      details: () => this.#details(user, directory),
      audit: () => auditSection(this.#trail, this.i18n),
    };
    return html`${tabs({ id: 'user', label: texts.tabs, tabs: all, selected, onSelect: (id) => this.#choose(id) })}
    ${tabPanel({ id: 'user', tab: selected }, panels[selected]())}`;
  }

  #general(user: User, directory: Directory): TemplateResult {
    return html`<div class="body">
      ${invitationSection(user, directory, this.tags.invitationActions, this.i18n, () => this.#choose('groups'))}
      ${profileSection({
        user,
        editor: this.#profile,
        permission: directory.can('update', user),
        reading: this.#source.reading,
        roles: this.#roles.value ?? [],
        custom: this.fields,
        phoneBook: this.#phoneBook.value,
        i18n: this.i18n,
      })}
    </div>`;
  }

  #groupsTab(user: User, directory: Directory): TemplateResult {
    const options: GroupsOptions = {
      user,
      editor: this.#groups,
      directory,
      permission: directory.can('set-groups', user),
      reading: this.#source.reading,
      pickerTag: this.tags.groupPicker,
      i18n: this.i18n,
    };
    return html`<div class="body">${groupsSection(options)}</div>
      ${groupsFoot(options)}`;
  }

  #details(user: User, directory: Directory): TemplateResult {
    const remove = this.#button('remove', user, directory, 'ghost-danger');
    const rest = (['block', 'unblock', 'restore'] as const).map((act) => this.#button(act, user, directory));
    const all = [remove, ...rest].filter(({ permission }) => permission);
    return html`<div class="body">${factsSection(user, directory.now(), this.i18n)}</div>
      ${
        all.length === 0
          ? nothing
          : html`<div class="foot">
              ${actButton(remove)}<span class="pane-end">${rest.map(actButton)}</span>${actReasons(all, this.i18n)}
            </div>`
      }`;
  }

  #button(act: UserAct, user: User, directory: Directory, look?: string): ActButton {
    return {
      label: this.i18n.messages.act[act],
      permission: directory.can(act, user),
      look,
      busy: this.#acts.busy(act, user),
      run: () => void this.#acts.perform(act, user),
    };
  }

  #choose(tab: UserTab): void {
    this.tab = tab;
    this.dispatchEvent(new TabChangeEvent(tab));
  }

  /** A control that the host draws can be filled in only where the host drew it. */
  #hasSlotted({ name }: WizardField): boolean {
    return [...this.children].some(({ slot }) => slot === `field-${name}`);
  }

  get #onClose(): (() => void) | undefined {
    return this.closable ? () => void this.close() : undefined;
  }

  readonly #retry = (): void => this.#source.reload();

  async #lead(where: 'first-field' | 'edit-button' | 'first-problem'): Promise<void> {
    await this.updateComplete;
    if (where === 'first-problem') focusFirstInvalid(this.renderRoot);
    const id = where === 'first-field' ? 'form :is(input, select)' : '#edit-profile';
    if (where !== 'first-problem') this.renderRoot.querySelector<HTMLElement>(id)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-details': UserDetailsElement;
  }
}
