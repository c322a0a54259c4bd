import type { Act, AccountAct } from '../../domain/acts.js';
import type { DirectoryAdapter } from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import { ACTS, lackingFor } from '../../domain/offers.js';
import { whyNotInAccount, type Viewer } from '../../domain/policy.js';

/** Something that a person sees, or does not. */
export interface Control {
  readonly control: string;
  readonly shown: boolean;
  /** Why it is not shown, or shown and not to be used. */
  readonly why?: string;
  /** What would have to be there for it, such as `users.block`. */
  readonly lacking: readonly string[];
}

const LABELS: Readonly<Record<Act, string>> = {
  'list-users': 'the list of users',
  'add-user': 'adding a user (button and wizard)',
  invite: 'speaking of invitations, not only of adding',
  'list-groups': 'groups (column, picker and step of the wizard)',
  'create-group': 'creating a group',
  'list-permissions': 'permissions of groups',
  'view-group': 'details of a group',
  'list-members': 'members of a group',
  'update-group': 'editing a group',
  'add-members': 'adding members to a group',
  'remove-members': 'taking members out of a group',
  'remove-group': 'deleting a group',
  'list-roles': 'roles (column and choice)',
  'invitation-events': 'what happened to an invitation',
  'read-settings': 'settings of the account',
  'change-settings': 'changing the settings',
  'read-audit': 'the audit trail',
  'look-up': 'the word, while typing, that an address is taken',
  view: 'details of a user',
  update: 'editing a profile',
  'set-groups': "editing a user's groups",
  'copy-link': 'copying the link of an invitation',
  resend: 'sending an invitation again',
  renew: 'making a new link',
  revoke: 'revoking an invitation',
  block: 'blocking a user',
  unblock: 'unblocking a user',
  remove: 'removing a user',
  restore: 'restoring a removed user',
};

const ACCOUNT_ACTS: readonly Act[] = ['add-user', 'invite', 'create-group', 'change-settings'];

/** What people will see with this adapter, by the same rules by which the elements decide. */
export function controlsOf(adapter: DirectoryAdapter, able: Capabilities, viewer: Viewer | undefined): Control[] {
  return [...ACTS.map((act) => byPresence(adapter, act, viewer)), acceptPage(adapter), ...byDegree(able)];
}

function byPresence(adapter: DirectoryAdapter, act: Act, viewer: Viewer | undefined): Control {
  const lacking = lackingFor(adapter, act);
  const control = LABELS[act];
  if (lacking.length > 0) {
    return { control, shown: false, why: `the adapter has no ${lacking.join(' and no ')}`, lacking };
  }
  const refused = ACCOUNT_ACTS.includes(act) && whyNotInAccount(act as AccountAct, viewer);
  return { control, shown: true, lacking, ...(refused && { why: `but the viewer may not use it: ${refused.code}` }) };
}

function acceptPage({ acceptance }: DirectoryAdapter): Control {
  const control = 'the page on which an invited person accepts';
  if (acceptance) return { control, shown: true, lacking: [] };
  return { control, shown: false, why: 'the adapter has no acceptance', lacking: ['acceptance'] };
}

function byDegree({ search, sort, filter, counts, paging }: Capabilities): Control[] {
  const rows: readonly (readonly [control: string, shown: boolean, capability: string, why?: string | undefined])[] = [
    [
      'the search field',
      search !== 'none',
      'search',
      search === 'exact-email' ? 'but it finds by the whole address alone' : undefined,
    ],
    ['sorting by columns', sort.length > 0, 'sort', sort.length > 0 ? `by ${sort.join(', ')}` : undefined],
    ['filters by state', filter.states.length > 0, 'filter.states'],
    ['a filter by group', filter.groups, 'filter.groups'],
    ['a filter by inviter', filter.invitedBy === true, 'filter.invitedBy'],
    ['filters by date', filter.invited === true || filter.expires === true, 'filter.invited'],
    ['numbers on the states', counts, 'counts'],
    [
      'going to any page',
      paging === 'offset',
      'paging',
      paging === 'cursor' ? 'but pages follow one another' : undefined,
    ],
  ];
  return rows.map(([control, shown, capability, why]) => ({
    control,
    shown,
    lacking: shown ? [] : [`capabilities.${capability}`],
    ...(shown ? why !== undefined && { why } : { why: `capabilities.${capability} says no${why ? `, ${why}` : ''}` }),
  }));
}
