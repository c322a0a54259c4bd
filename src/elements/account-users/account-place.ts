import type { DirectoryAdapter } from '../../domain/adapter.js';
import type { Messages } from '../../i18n/messages.js';
import type { Directory } from '../../state/directory.js';
import type { GroupTab, GroupView } from '../group-manager/group-manager.events.js';
import type { UserTab } from '../parts/user-events.js';

/**
 * What `<account-users>` shows: the users, perhaps with the details of one; the wizard over them; the groups, perhaps
 * with the details of one; the wizard that adds or edits a group; the settings of the account.
 */
export type AccountView = 'users' | 'add-user' | 'groups' | 'add-group' | 'edit-group' | 'settings';

/** Where a person is in `<account-users>`: the part of its state that belongs in an address. */
export interface AccountPlace {
  readonly view: AccountView;
  /** Id of the user, or of the group, whose details are shown. */
  readonly selected?: string | undefined;
  /** The tab of those details; the first where absent. */
  readonly tab?: UserTab | GroupTab | undefined;
}

export type AccountPage = 'users' | 'groups' | 'settings';

const USER_TABS: readonly UserTab[] = ['general', 'groups', 'details', 'audit'];
const GROUP_TABS: readonly GroupTab[] = ['members', 'permissions', 'details'];

export function pageOf({ view }: AccountPlace): AccountPage {
  if (view === 'settings') return 'settings';
  return view === 'users' || view === 'add-user' ? 'users' : 'groups';
}

export function samePlace(one: AccountPlace, other: AccountPlace): boolean {
  return one.view === other.view && one.selected === other.selected && one.tab === other.tab;
}

/** Addresses are typed by people: a tab that a user does not have is the first. */
export function userTabOf({ tab }: AccountPlace): UserTab {
  return USER_TABS.find((each) => each === tab) ?? 'general';
}

export function groupTabOf({ tab }: AccountPlace): GroupTab {
  return GROUP_TABS.find((each) => each === tab) ?? 'members';
}

export function groupViewOf({ view, selected }: AccountPlace): GroupView {
  if (view === 'add-group') return 'add';
  if (selected === undefined) return 'list';
  return view === 'edit-group' ? 'edit' : 'details';
}

export function placeOfGroup(view: GroupView, selected: string | undefined, tab: GroupTab): AccountPlace {
  if (view === 'list') return { view: 'groups' };
  if (view === 'add') return { view: 'add-group' };
  if (view === 'edit') return { view: 'edit-group', selected };
  return { view: 'groups', selected, ...(tab !== 'members' && { tab }) };
}

/** Where each page begins. */
export const FIRST_PLACES: Readonly<Record<AccountPage, AccountPlace>> = {
  users: { view: 'users' },
  groups: { view: 'groups' },
  settings: { view: 'settings' },
};

/** The pages with their names: users; groups where there are any to manage; settings for whoever may change them. */
export function pagesOf(
  directory: Directory | undefined,
  { accountUsers, common, userList }: Messages,
): ReadonlyMap<AccountPage, string> {
  const pages = new Map<AccountPage, string>([['users', userList.title]]);
  if (directory && managesGroups(directory.adapter)) pages.set('groups', common.groups);
  if (directory?.can('change-settings')?.allowed) pages.set('settings', accountUsers.settings);
  return pages;
}

/** Whether there is anything to do about groups beyond putting users into them. */
function managesGroups({ groups }: DirectoryAdapter): boolean {
  if (!groups) return false;
  const { get, members, create, update, remove } = groups;
  return [get, members, create, update, remove].some((each) => each !== undefined);
}
