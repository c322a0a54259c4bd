import '../directory-provider/define.js';
import { register } from '../registration.js';
import { InvitationSettingsElement } from './invitation-settings.js';

register('invitationSettings', InvitationSettingsElement);
