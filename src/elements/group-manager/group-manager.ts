import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { asDirectoryError } from '../../domain/errors.js';
import type { Group, GroupPermission } from '../../domain/group.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import { Announcer } from '../../ui/announcer.js';
import { focusToRead } from '../../ui/focus.js';
import { MenuController } from '../../ui/menu-controller.js';
import { ToastController } from '../../ui/toasts.js';
import { ask } from '../before-event.js';
import type { Command } from '../parts/commands.js';
import { ConfirmDialog, type Question } from '../parts/confirm-dialog.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { member } from '../parts/user-writes.js';
import { UsherElement } from '../usher-element.js';
import { CustomStates } from '../parts/custom-states.js';
import { groupCommands, groupListCommands, groupWizardCommands } from './group-commands.js';
import { groupDetails, type DetailsOptions } from './group-details.js';
import { failed, groupList, type GroupListOptions } from './group-list.js';
import {
  BeforeGroupRemoveEvent,
  GroupRemoveEvent,
  GroupViewChangeEvent,
  type GroupTab,
  type GroupView,
} from './group-manager.events.js';
import { allGroupManagerStyles } from './group-manager.styles.js';
import { readGroup, readGroups } from './group-reads.js';
import { GroupWizard } from './group-wizard.js';
import { removeGroup, type GroupContext } from './group-writes.js';
import { MembersEditor } from './members-editor.js';
import { SearchedList } from './searched-list.js';
import { wizardView } from './wizard-view.js';

/**
 * The groups of the account: a list with search, one group with its members, a wizard that adds or edits, and deleting
 * with its rules explained. `view`, `selected` and `tab` say what is shown; a host may keep them in its address.
 *
 * @fires {GroupViewChangeEvent} group-view-change - A person went elsewhere in the element.
 * @fires {BeforeGroupCreateEvent} before-group-create - Before a group is made; can be stopped or held up.
 * @fires {BeforeGroupUpdateEvent} before-group-update - Before a group is changed; can be stopped or held up.
 * @fires {BeforeGroupRemoveEvent} before-group-remove - Before a group is deleted; can be stopped or held up.
 * @fires {BeforeGroupMembersEvent} before-group-members - Before members come or go; can be stopped or held up.
 * @fires {GroupCreateEvent} group-create - A group was made.
 * @fires {GroupUpdateEvent} group-update - A group was changed.
 * @fires {GroupRemoveEvent} group-remove - A group was deleted.
 * @fires {GroupMembersEvent} group-members - Members came or went, with a receipt each.
 * @slot list-acts - Further buttons in the head of the list.
 * @slot details-acts - Further buttons in the head of a group.
 * @csspart list - The list with its head.
 * @csspart row - One group of the list.
 * @csspart details - One group.
 * @csspart wizard - The wizard.
 * @csspart steps - The steps of the wizard.
 * @cssstate loading - Nothing is known yet.
 * @cssstate empty - There is no group.
 * @cssstate failed - The last reading failed.
 */
export class GroupManagerElement extends UsherElement {
  static override styles = [...allGroupManagerStyles];

  /** What is shown. `details` and `edit` need `selected`. */
  @property({ reflect: true }) view: GroupView = 'list';

  /** Id of the group that is shown or edited. */
  @property() selected: string | undefined;

  /** The tab of the group that is shown; the first there is where the backend lacks it. */
  @property({ reflect: true }) tab: GroupTab = 'members';

  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #context: GroupContext = {
    host: this,
    directory: () => this.directory,
    mutations: this.mutations,
    toasts: this.#toasts,
    i18n: this.i18n,
  };
  readonly #list = new SearchedList<Group>(this, {
    directory: () => (this.directory?.adapter.groups ? this.directory : undefined),
    topic: 'groups',
    of: () => 'groups',
    read: readGroups,
    idOf: ({ id }) => id,
  });
  readonly #group = new QueryController<string, Group>(this, {
    directory: () => this.directory,
    topic: 'groups',
    question: () => (this.view === 'details' || this.view === 'edit' ? this.selected : undefined),
    read: (directory, id, signal) => readGroup(directory, id, signal),
  });
  readonly #permissions = new QueryController<string, readonly GroupPermission[]>(this, {
    directory: () => this.directory,
    topic: 'groups',
    question: () => (this.view !== 'list' && this.directory?.can('list-permissions') ? 'permissions' : undefined),
    read: ({ adapter }, _question, signal) => member(adapter.groups?.permissions)({ signal }),
    concerns: () => false,
  });
  readonly #wizard = new GroupWizard(this.#context);
  readonly #members = new MembersEditor(this.#context, () => this.#shownMembers);
  readonly #confirm = new ConfirmDialog(this, this.i18n);
  readonly #menu: MenuController = new MenuController(this, {
    menu: () => this.renderRoot.querySelector('#group-menu'),
    fallbackFocus: () => this.renderRoot.querySelector('#groups-title'),
  });

  constructor() {
    super();
    new CustomStates(this, () => ({
      loading: this.#list.waiting && !this.#list.error,
      empty: !this.#list.waiting && this.#list.search === '' && this.#list.items.length === 0 && !this.#list.error,
      failed: this.#list.error !== undefined,
    }));
  }

  /** The group whose details are shown. */
  get #shownGroup(): Group | undefined {
    const { value } = this.#group;
    return this.view === 'details' && value?.id === this.selected ? value : undefined;
  }

  get #shownMembers(): string | undefined {
    return this.view === 'details' && this.directory?.adapter.groups?.members ? this.selected : undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('selected') || changed.has('view')) {
      this.#members.reset();
      this.#wizard.setAside();
    }
    const { value } = this.#group;
    const group = value?.id === this.selected ? value : undefined;
    if (this.view === 'add' && !this.#wizard.state) this.#wizard.begin();
    if (this.view === 'edit' && !this.#wizard.state && group) this.#wizard.begin(group);
  }

  /** Everything that can be done to what is shown, for a palette of an element around it. */
  commands(): readonly Command[] {
    const { directory, renderRoot } = this;
    if (!directory?.adapter.groups) return [];
    if (this.view === 'list') return groupListCommands(this.#listOptions(directory), renderRoot);
    const { state } = this.#wizard;
    if (state) return groupWizardCommands(state.group, this.i18n, renderRoot);
    const group = this.#shownGroup;
    return group ? groupCommands(this.#detailsOptions(directory, group), renderRoot) : [];
  }

  /** Whether leaving now would lose something that a person typed, or people who were ticked to come into the group. */
  get hasUnsavedInput(): boolean {
    return this.#wizard.dirty || this.#members.dirty;
  }

  /** Asks where something is unsaved. Resolves to whether it may be left; then it is dropped. */
  async mayLeave(): Promise<boolean> {
    const question = (): Question => {
      const { groupManager: texts } = this.i18n.messages;
      return { title: texts.leave, text: texts.leaveText, verb: texts.leaveYes, no: texts.leaveNo };
    };
    if (this.hasUnsavedInput && !(await this.#confirm.ask(question))) return false;
    this.#wizard.end();
    this.#members.reset();
    return true;
  }

  override render(): TemplateResult {
    const { directory } = this;
    return html`${directory?.adapter.groups ? this.#face(directory) : nothing} ${this.#confirm.render()}
    ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #face(directory: Directory): TemplateResult {
    if (this.view === 'list') return groupList(this.#listOptions(directory));
    const { state } = this.#wizard;
    if (state) return this.#wizardFace(directory, state);
    const query = this.#group.state;
    const group = this.#shownGroup;
    if (group) return groupDetails(this.#detailsOptions(directory, group));
    const { groupManager: texts } = this.i18n.messages;
    return html`<section class="stack">
      <div>
        <button type="button" class="button ghost" @click=${() => void this.#go('list')}>${texts.backToList}</button>
      </div>
      ${
        query.status === 'failed'
          ? failed(query.error, { list: this.#group, i18n: this.i18n })
          : html`<p class="muted" role="status">${texts.loading}</p>`
      }
    </section>`;
  }

  #listOptions(directory: Directory): GroupListOptions {
    return {
      list: this.#list,
      directory,
      menu: this.#menu,
      i18n: this.i18n,
      add: () => void this.#go('add'),
      open: ({ id }) => void this.#go('details', id),
      edit: ({ id }) => void this.#go('edit', id),
      remove: (group) => void this.#remove(group),
    };
  }

  #detailsOptions(directory: Directory, group: Group): DetailsOptions {
    return {
      group,
      tab: this.tab,
      editor: this.#members,
      directory,
      permissions: this.#permissions.value ?? [],
      i18n: this.i18n,
      removing: this.mutations.busy(`remove-group:${group.id}`),
      onTab: (tab) => {
        this.tab = tab;
        this.#tell();
      },
      edit: () => void this.#leave('edit', group.id),
      remove: () => void this.#remove(group),
      back: () => void this.#leave('list'),
    };
  }

  #wizardFace(directory: Directory, state: NonNullable<GroupWizard['state']>): TemplateResult {
    const id = state.done?.group.id;
    return wizardView({
      wizard: this.#wizard,
      state,
      directory,
      permissions: this.#permissions.value ?? [],
      i18n: this.i18n,
      busy: this.mutations.busy(),
      cancel: () => void this.#leave('list'),
      view: () => void this.#go('details', id),
    });
  }

  async #leave(view: GroupView, selected?: string): Promise<void> {
    if (await this.mayLeave()) await this.#go(view, selected);
  }

  async #go(view: GroupView, selected?: string): Promise<void> {
    this.#wizard.end();
    this.view = view;
    this.selected = selected;
    this.#tell();
    await this.updateComplete;
    const heading = { list: '#groups-title', details: '#group-title', add: '#group-step', edit: '#group-step' }[view];
    focusToRead(this.renderRoot.querySelector<HTMLElement>(heading));
  }

  #tell(): void {
    this.dispatchEvent(new GroupViewChangeEvent(this.view, this.selected, this.tab));
  }

  async #remove(group: Group): Promise<void> {
    const name = isolate(group.name);
    const question = (): Question => {
      const { groupManager: texts } = this.i18n.messages;
      return { title: texts.deleteTitle(name), text: texts.deleteText, verb: texts.delete };
    };
    if (!(await this.#confirm.ask(question))) return;
    const { groupManager: texts } = this.i18n.messages;
    const verdict = await ask(this, new BeforeGroupRemoveEvent(group));
    if (!verdict.go) {
      if (verdict.reason !== undefined) this.#toasts.show({ kind: 'error', text: verdict.reason });
      return;
    }
    try {
      await removeGroup(this.#context, group);
      this.dispatchEvent(new GroupRemoveEvent(group));
      await this.#go('list');
      this.#toasts.show({ text: texts.deleted(name) });
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      this.directory?.changed({ topic: 'groups', ids: [group.id], cause: 'here' });
      this.#toasts.show({ kind: 'error', text: `${texts.notDeleted(name)} ${errorText(error, this.i18n)}` });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'group-manager': GroupManagerElement;
  }
}
