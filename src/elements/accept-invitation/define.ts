import '../directory-provider/define.js';
import { register } from '../registration.js';
import { AcceptInvitationElement } from './accept-invitation.js';

register('acceptInvitation', AcceptInvitationElement);
