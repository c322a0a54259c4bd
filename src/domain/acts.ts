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

/** What can be done in the account as a whole. */
export type AccountAct = 'list-users' | 'add-user' | 'invite' | 'list-groups' | 'create-group' | 'look-up';

export type Act = UserAct | AccountAct;
