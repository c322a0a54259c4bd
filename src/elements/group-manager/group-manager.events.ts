import type { GroupDraft, MemberReceipt } from '../../domain/adapter.js';
import type { Group } from '../../domain/group.js';
import { BeforeEvent } from '../before-event.js';

/** What `<group-manager>` shows: the list, one group, or the wizard that adds or edits one. */
export type GroupView = 'list' | 'details' | 'add' | 'edit';

/** A tab of one group's details. */
export type GroupTab = 'members' | 'permissions' | 'details';

/** A person went elsewhere in `<group-manager>`; a host may put it into its address. */
export class GroupViewChangeEvent extends Event {
  readonly view: GroupView;
  /** Id of the group that is shown or edited. */
  readonly selected: string | undefined;
  readonly tab: GroupTab;

  constructor(view: GroupView, selected: string | undefined, tab: GroupTab) {
    super('group-view-change', { bubbles: true, composed: true });
    this.view = view;
    this.selected = selected;
    this.tab = tab;
  }
}

/** Before a group is made; a listener may stop it or hold it up (see {@link BeforeEvent}). */
export class BeforeGroupCreateEvent extends BeforeEvent {
  constructor(readonly draft: GroupDraft) {
    super('before-group-create');
  }
}

/** Before a group is changed; `patch` holds what is to be different. */
export class BeforeGroupUpdateEvent extends BeforeEvent {
  constructor(
    readonly group: Group,
    readonly patch: Partial<GroupDraft>,
  ) {
    super('before-group-update');
  }
}

/** Before a group is deleted. */
export class BeforeGroupRemoveEvent extends BeforeEvent {
  constructor(readonly group: Group) {
    super('before-group-remove');
  }
}

/** Before users are put into a group or taken out of it. */
export class BeforeGroupMembersEvent extends BeforeEvent {
  constructor(
    readonly group: Group,
    readonly act: 'add' | 'remove',
    readonly userIds: readonly string[],
  ) {
    super('before-group-members');
  }
}

/** A group was made. */
export class GroupCreateEvent extends Event {
  constructor(readonly group: Group) {
    super('group-create', { bubbles: true, composed: true });
  }
}

/** A group was changed; `group` is what it is now. */
export class GroupUpdateEvent extends Event {
  constructor(readonly group: Group) {
    super('group-update', { bubbles: true, composed: true });
  }
}

/** A group was deleted; `group` is what it was. */
export class GroupRemoveEvent extends Event {
  constructor(readonly group: Group) {
    super('group-remove', { bubbles: true, composed: true });
  }
}

/** Users were put into a group or taken out of it, each with a receipt; some may have failed. */
export class GroupMembersEvent extends Event {
  constructor(
    readonly group: Group,
    readonly act: 'add' | 'remove',
    readonly receipts: readonly MemberReceipt[],
  ) {
    super('group-members', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'group-view-change': GroupViewChangeEvent;
    'before-group-create': BeforeGroupCreateEvent;
    'before-group-update': BeforeGroupUpdateEvent;
    'before-group-remove': BeforeGroupRemoveEvent;
    'before-group-members': BeforeGroupMembersEvent;
    'group-create': GroupCreateEvent;
    'group-update': GroupUpdateEvent;
    'group-remove': GroupRemoveEvent;
    'group-members': GroupMembersEvent;
  }
}
