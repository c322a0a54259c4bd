import { html, nothing, type TemplateResult } from 'lit';
import type { Group, GroupPermission } from '../../domain/group.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { icon } from '../../ui/icons.js';
import { tabPanel, tabs, type Tab } from '../../ui/tabs.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { isolate } from '../parts/isolate.js';
import type { GroupTab } from './group-manager.events.js';
import type { MembersEditor } from './members-editor.js';
import { peopleList } from './people-list.js';
import { failedReceipts } from './receipts.js';

export interface DetailsOptions {
  readonly group: Group;
  readonly tab: GroupTab;
  readonly editor: MembersEditor;
  readonly directory: Directory;
  readonly permissions: readonly GroupPermission[];
  readonly i18n: LocalizeController;
  readonly removing: boolean;
  readonly onTab: (tab: GroupTab) => void;
  readonly edit: () => void;
  readonly remove: () => void;
  readonly back: () => void;
}

export function groupDetails(options: DetailsOptions): TemplateResult {
  const { i18n, tab, onTab } = options;
  const { groupManager: texts } = i18n.messages;
  const all = groupTabs(options);
  const selected = all.find(({ id }) => id === tab)?.id ?? all[0]?.id ?? 'details';
  const panel = { members: membersTab, permissions: permissionsTab, details: detailsTab }[selected];
  return html`<section class="pane boxed" part="details" aria-labelledby="group-title">
    ${head(options)}
    <div class="inset">${tabs({ id: 'group', label: texts.tabs, tabs: all, selected, onSelect: onTab })}</div>
    ${tabPanel({ id: 'group', tab: selected }, html`<div class="pane-body">${panel(options)}</div>`)}
  </section>`;
}

/** Those that there are. */
export function groupTabs({ group, directory, i18n, permissions }: DetailsOptions): readonly Tab<GroupTab>[] {
  const { groupManager: texts } = i18n.messages;
  return [
    ...(directory.can('list-members', group)
      ? [{ id: 'members' as const, label: texts.members, count: countOf(group, i18n) }]
      : []),
    ...(permissions.length > 0 ? [{ id: 'permissions' as const, label: texts.permissions }] : []),
    { id: 'details', label: texts.details },
  ];
}

function countOf({ memberCount }: Group, i18n: LocalizeController): string | undefined {
  return memberCount === undefined ? undefined : i18n.number(memberCount);
}

function head({ group, directory, i18n, edit, back }: DetailsOptions): TemplateResult {
  const { groupManager: texts, common } = i18n.messages;
  const button: ActButton = {
    label: common.edit,
    icon: 'edit',
    look: 'small',
    permission: directory.can('update-group', group),
    run: edit,
  };
  return html`<header class="pane-head">
      <div class="grow">
        <h2 class="pane-title" id="group-title" tabindex="-1">
          <bdi>${group.name}</bdi> ${group.isDefault ? html`<span class="tag">${texts.default}</span>` : nothing}
        </h2>
        ${group.description ? html`<p class="small muted"><bdi>${group.description}</bdi></p>` : nothing}
      </div>
      <div class="row">
        <slot name="details-acts"></slot>${actButton(button)}<button
          type="button"
          class="button ghost icon-only small"
          aria-label=${texts.backToList}
          @click=${back}
        >
          ${icon('close')}
        </button>
      </div>
    </header>
    <div class="inset">${actReasons([button], i18n)}</div>`;
}

function membersTab(options: DetailsOptions): TemplateResult {
  const { group, editor, i18n } = options;
  const { result } = editor;
  return html`<div class="stack">
    ${
      result
        ? failedReceipts({
            ...result,
            busy: editor.busy,
            retry: () => void editor.retry(group),
            dismiss: () => editor.dismiss(),
            i18n,
          })
        : nothing
    }
    ${editor.adding ? addPanel(options) : memberList(options)}
  </div>`;
}

function memberList({ group, editor, directory, i18n }: DetailsOptions): TemplateResult {
  const { groupManager: texts } = i18n.messages;
  const mayRemove = directory.can('remove-members', group);
  const add: ActButton = {
    id: 'add-member',
    label: texts.addMembers,
    icon: 'plus',
    permission: directory.can('add-members', group),
    run: () => editor.open(true),
  };
  const removeTicked: ActButton = {
    label: texts.removeTicked(editor.ticked.size),
    look: 'ghost-danger',
    permission: mayRemove,
    busy: editor.busy,
    run: () => void editor.change('remove', group, editor.ticked),
  };
  return html`${peopleList({
    id: 'members',
    label: texts.members,
    list: editor.members,
    directory,
    i18n,
    ticked: editor.ticked,
    onTick: mayRemove?.allowed ? (user, on) => editor.tick(user, on) : undefined,
    end: mayRemove?.allowed ? (user) => removeOne(user, group, editor, i18n) : undefined,
    emptyText: texts.noMembers,
    acts: editor.ticked.size > 0 ? [removeTicked, add] : [add],
  })}`;
}

function removeOne(user: User, group: Group, editor: MembersEditor, i18n: LocalizeController): TemplateResult {
  return html`<button
    type="button"
    class="button ghost icon-only small"
    aria-label=${i18n.messages.groupManager.removeMember(isolate(displayName(user)))}
    @click=${() => void editor.change('remove', group, new Map([[user.id, user]]))}
  >
    ${icon('close', 'sm')}
  </button>`;
}

function addPanel({ group, editor, directory, i18n }: DetailsOptions): TemplateResult {
  const { groupManager: texts, common } = i18n.messages;
  const count = editor.coming.size;
  return html`<h3 class="lead" id="add-members" tabindex="-1">${texts.addMembers}</h3>
    ${peopleList({
      id: 'others',
      label: texts.addMembers,
      list: editor.others,
      directory,
      i18n,
      ticked: editor.coming,
      onTick: (user, on) => editor.choose(user, on),
      whyNot: ({ groups }) => (groups.some(({ id }) => id === group.id) ? texts.alreadyIn : undefined),
      emptyText: texts.noPeople,
    })}
    <div class="row wrap">
      <button type="button" class="button ghost" @click=${() => editor.open(false)}>${common.cancel}</button>
      <span class="push"
        ><button
          type="button"
          class="button primary"
          aria-disabled=${count === 0 ? 'true' : nothing}
          aria-describedby=${count === 0 ? 'add-none' : nothing}
          aria-busy=${editor.busy ? 'true' : nothing}
          @click=${() => void editor.change('add', group, editor.coming)}
        >
          ${texts.addCount(count)}
        </button></span
      >
    </div>
    ${count === 0 ? html`<p class="hint" id="add-none">${texts.tickSome}</p>` : nothing}`;
}

function permissionsTab({ group, permissions, i18n }: DetailsOptions): TemplateResult {
  const granted = permissions.filter(({ id }) => group.permissionIds?.includes(id));
  if (granted.length === 0) return html`<p class="muted">${i18n.messages.groupManager.noPermissions}</p>`;
  return html`<ul class="list" role="list">
    ${granted.map(
      ({ name, description }) =>
        html`<li class="list-row">
          <span class="list-text"
            ><span class="list-title"><bdi>${name}</bdi></span
            >${description ? html`<span class="list-sub"><bdi>${description}</bdi></span>` : nothing}</span
          >
        </li>`,
    )}
  </ul>`;
}

function detailsTab({ group, directory, i18n, remove, removing }: DetailsOptions): TemplateResult {
  const { groupManager: texts, common } = i18n.messages;
  const button: ActButton = {
    label: texts.delete,
    look: 'ghost-danger',
    permission: directory.can('remove-group', group),
    busy: removing,
    run: remove,
  };
  return html`<dl class="dl">
      <dt>${texts.description}</dt>
      <dd>${group.description ? html`<bdi>${group.description}</bdi>` : common.notSet}</dd>
      <dt>${texts.members}</dt>
      <dd class="num">${countOf(group, i18n) ?? texts.unknown}</dd>
      <dt>${texts.id}</dt>
      <dd><span class="ltr num">${group.id}</span></dd>
    </dl>
    <div class="section">${actButton(button)}${actReasons([button], i18n)}</div>`;
}
