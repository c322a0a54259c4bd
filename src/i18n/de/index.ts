import type { Messages } from '../messages.js';
import { accept } from './accept.js';
import { accountUsers } from './account-users.js';
import { audit } from './audit.js';
import { act, common, email, error, field, reason, state } from './common.js';
import { groupManager } from './group-manager.js';
import { groupPicker } from './group-picker.js';
import { invitationActions, invitationMail } from './invitation-actions.js';
import { bulk } from './bulk.js';
import { listTools } from './list-tools.js';
import { many } from './many.js';
import { palette } from './palette.js';
import { settings } from './settings.js';
import { myInvitations } from './my-invitations.js';
import { userActs } from './user-acts.js';
import { userDetails } from './user-details.js';
import { userList } from './user-list.js';
import { wizard } from './wizard.js';

export const de: Messages = {
  common,
  state,
  act,
  reason,
  error,
  field,
  email,
  accountUsers,
  userList,
  listTools,
  bulk,
  palette,
  userDetails,
  audit,
  userActs,
  invitationActions,
  invitationMail,
  wizard,
  groupManager,
  many,
  groupPicker,
  accept,
  myInvitations,
  settings,
};
