import { plural } from '../plural.js';

/** Words that several elements share. */
export const common = {
  add: 'Add',
  back: 'Back',
  cancel: 'Cancel',
  clear: 'Clear',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  edit: 'Edit',
  email: 'Email',
  firstName: 'First name',
  groups: 'Groups',
  lastName: 'Last name',
  loading: 'Loading',
  never: 'Never',
  next: 'Next',
  notSet: 'Not set',
  notifications: 'Notifications',
  optional: 'optional',
  phone: 'Phone',
  previous: 'Previous',
  retry: 'Try again',
  save: 'Save',
  search: 'Search',
  undo: 'Undo',
  you: 'You',
  moreGroups: (n: number) => plural('en', n, { one: '{n} more group', other: '{n} more groups' }),
};

/** The state of a user, as people say it. */
export const state = {
  invited: 'Invited',
  'invitation-expired': 'Invitation expired',
  active: 'Active',
  blocked: 'Blocked',
  disabled: 'Disabled',
  deleted: 'Deleted',
  expiresIn: (time: string) => `expires in ${time}`,
  expired: (ago: string) => `expired ${ago}`,
  sent: (date: string) => `Sent ${date}`,
  mailRefused: 'mail refused',
  mailBounced: 'mail came back',
  sentBy: (name: string, date: string) => `Sent by ${name} on ${date}`,
  removedOn: (date: string) => `Removed ${date}`,
  blockedOn: (date: string) => `Blocked ${date}`,
  blockedBy: (name: string, date: string) => `By ${name}, ${date}`,
};

/** What can be done to a user: the words on buttons and in menus. */
export const act = {
  view: 'View details',
  update: 'Edit profile',
  'set-groups': 'Edit groups',
  'copy-link': 'Copy invitation link',
  resend: 'Resend invitation',
  renew: 'Generate new invitation',
  revoke: 'Revoke invitation',
  block: 'Block',
  unblock: 'Unblock',
  remove: 'Remove from account',
  restore: 'Restore',
};

/** Why something cannot be done, and what would help. */
export const reason = {
  self: 'This is you. Another administrator can do it.',
  'last-administrator': 'This is the last administrator. Make someone else an administrator first.',
  'directory-managed': 'Your company directory manages this user. Change it there.',
  'missing-permission': 'Only administrators can do this. Ask one of yours.',
  'invitation-still-valid': 'The current invitation is still valid. Resend it instead.',
  'invitation-expired': 'The invitation has expired. Generate a new one.',
  'no-open-invitation': 'There is no open invitation.',
  'wrong-state': 'This is not possible in the current state of the user.',
  'already-done': 'This has been done already.',
  'default-group': 'This is the default group. It cannot be deleted.',
  'group-not-empty': 'The group has members. Move them to other groups first.',
  'needs-group': 'A user is in at least one group. Choose one.',
  'not-joined': 'Groups come with joining. Wait until the invitation is accepted.',
  'not-supported': 'This service cannot do it.',
  backend: 'The service does not allow it.',
};

/** What went wrong: what happened, what is kept, what to do. */
export const error = {
  validation: 'Some of what was sent is not accepted. Check the marked fields.',
  duplicate: 'Someone with this email is already in the account.',
  conflict: 'Someone else changed this meanwhile. Reload and try again.',
  invitation: 'This invitation cannot be used.',
  'invalid-state': 'This is not possible any more. The list has been read again.',
  'not-found': 'This no longer exists.',
  unauthenticated: 'You are signed out. Sign in and try again; nothing is lost.',
  forbidden: 'You are not allowed to do this. Ask an administrator.',
  'rate-limited': 'That was too often. Wait a moment and try again.',
  quota: 'The limit is reached. Try again later or ask whoever runs this service.',
  unsupported: 'This service cannot do it.',
  'too-large': 'That is too much at once. Try with less.',
  network: 'The connection failed. Nothing you typed is lost. Try again.',
  timeout: 'The service did not answer in time. Try again.',
  server: 'The service had a problem. Try again.',
  'bad-response': 'The service answered with something unexpected. Try again.',
  aborted: 'This was cancelled.',
  waitFor: (time: string) => `Try again in ${time}.`,
  trace: (id: string) => `Report number: ${id}`,
};

/** What is wrong with a field. */
export const field = {
  required: 'Fill this in.',
  invalid: 'This is not valid.',
  'too-long': 'This is too long.',
  'too-short': 'This is too short.',
  'not-found': 'This no longer exists. Choose again.',
  duplicate: 'Someone with this email is already in the account.',
  'common-password': 'This password is too common. Choose another.',
  groups: 'Choose at least one group.',
};

/** What is wrong with an email address. */
export const email = {
  empty: 'Enter an email address.',
  'no-at': 'The address lacks an @.',
  'no-local-part': 'Something is missing before the @.',
  'no-domain': 'Something is missing after the @.',
  'local-part-too-long': 'The part before the @ is longer than 64 characters.',
  'too-long': 'The address is longer than 254 characters.',
  'bad-local-part': 'The part before the @ contains a character that does not belong there.',
  'bad-domain': 'The part after the @ is not a valid domain.',
  'no-dot': 'The domain lacks an ending such as .com.',
  'not-ascii': 'This service takes only plain Latin letters in addresses.',
  didYouMean: 'Did you mean',
  useIt: 'Use it',
  keepMine: 'Keep mine',
  'mixed-scripts': 'The address mixes letters of different alphabets that look alike. Check it.',
  'direction-marks': 'The address contains invisible characters. Type it again.',
  international: 'Not every mail service delivers to such an address.',
};
