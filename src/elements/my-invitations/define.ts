import '../directory-provider/define.js';
import { register } from '../registration.js';
import { MyInvitationsElement } from './my-invitations.js';

register('myInvitations', MyInvitationsElement);
