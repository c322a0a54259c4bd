import type { Group } from '../../domain/group.js';
import type { Permission } from '../../state/directory.js';
import type { IconName } from '../../ui/icons.js';
import { buttonCommands, menuCommands, type Command } from '../parts/commands.js';
import { reasonText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { groupTabs, type DetailsOptions } from './group-details.js';
import { itemsFor, type GroupListOptions } from './group-list.js';

/** Everything that can be done in the list of groups: to whose row has the focus, and to the list. */
export function groupListCommands(options: GroupListOptions, root: ParentNode): readonly Command[] {
  const { list, directory, i18n, add } = options;
  const { groupManager: texts, common, palette } = i18n.messages;
  const row = root.querySelector<HTMLElement>('[data-group]:focus-within');
  const group = list.items.find(({ id }) => id === row?.dataset.group);
  const section = common.groups;
  const may = directory.can('create-group');
  const reason = may?.allowed === false ? reasonText(may.reason, i18n) : undefined;
  return [
    ...(group ? menuCommands(itemsFor(group, options), palette.about(isolate(group.name))) : []),
    ...(may
      ? [{ id: 'add-group', label: texts.add, section, icon: 'plus', keys: 'i', reason, run: add } as const]
      : []),
    {
      id: 'search-groups',
      label: texts.searchGroups,
      section,
      icon: 'search',
      keys: '/',
      run: () => root.querySelector<HTMLElement>('#group-search')?.focus(),
    },
    { id: 'reload', label: palette.reload, section, icon: 'refresh', run: () => list.reload() },
  ];
}

/** Everything that can be done to the group that is shown, and where to look. */
export function groupCommands(options: DetailsOptions, root: ParentNode): readonly Command[] {
  const { group, editor, directory, i18n, onTab, edit, remove, back } = options;
  const { groupManager: texts, palette } = i18n.messages;
  const section = palette.about(isolate(group.name));
  const command = (
    id: string,
    label: string,
    icon: IconName,
    permission: Permission | undefined,
    run: () => void,
  ): Command[] => {
    if (!permission) return [];
    const reason = permission.allowed ? undefined : reasonText(permission.reason, i18n);
    return [{ id, label, section, icon, reason, run }];
  };
  const add = (): void => {
    onTab('members');
    editor.open(true);
  };
  const { ticked } = editor;
  const removeTicked = (): void => void editor.change('remove', group, ticked);
  return [
    ...command('edit-group', texts.editTitle, 'edit', directory.can('update-group', group), edit),
    ...command('add-members', texts.addMembers, 'user-plus', directory.can('add-members', group), add),
    ...(ticked.size > 0
      ? command(
          'remove-members',
          texts.removeTicked(ticked.size),
          'user-minus',
          directory.can('remove-members', group),
          removeTicked,
        )
      : []),
    ...command('remove-group', texts.delete, 'trash', directory.can('remove-group', group), remove),
    ...buttonCommands(root, '.pane-body .push > .primary', { section, icon: 'user-plus' }),
    ...groupTabs(options).map(({ id, label }): Command => ({
      id: `tab ${id}`,
      label: `${palette.places}: ${label}`,
      section: palette.places,
      icon: 'groups',
      run: () => onTab(id),
    })),
    { id: 'close', label: texts.backToList, section: palette.places, icon: 'close', run: back },
  ];
}

/** Where the wizard leads from the step that is shown. */
export function groupWizardCommands(
  group: Group | undefined,
  i18n: DetailsOptions['i18n'],
  root: ParentNode,
): Command[] {
  const { groupManager: texts } = i18n.messages;
  const section = group ? texts.editTitle : texts.addTitle;
  return buttonCommands(root, '.wizard .pane-foot button', { section, icon: 'chevron-right' });
}
