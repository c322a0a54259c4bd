import '../directory-provider/define.js';
import '../group-picker/define.js';
import { register } from '../registration.js';
import { InvitationActionsElement } from './invitation-actions.js';

register('invitationActions', InvitationActionsElement);
