/** What can be done to one user. */
export const USER_ACTS = [
  'view',
  'update',
  'set-groups',
  'copy-link',
  'resend',
  'renew',
  'revoke',
  'block',
  'unblock',
  'remove',
  'restore',
] as const;

export type UserAct = (typeof USER_ACTS)[number];

/** What can be done to one group. */
export const GROUP_ACTS = [
  'view-group',
  'list-members',
  'update-group',
  'add-members',
  'remove-members',
  'remove-group',
] as const;

export type GroupAct = (typeof GROUP_ACTS)[number];

/** What can be done in the account as a whole. */
export type AccountAct =
  | 'list-users'
  | 'add-user'
  | 'invite'
  | 'list-groups'
  | 'create-group'
  | 'list-permissions'
  | 'list-roles'
  | 'look-up'
  | 'invitation-events'
  | 'read-settings'
  | 'change-settings'
  | 'read-audit';

export type Act = UserAct | GroupAct | AccountAct;
