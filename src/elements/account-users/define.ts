import '../directory-provider/define.js';
import '../user-list/define.js';
import { register } from '../registration.js';
import { AccountUsersElement } from './account-users.js';

/** The list is seen at once; everything else is fetched when somebody goes there. */
class LazyAccountUsersElement extends AccountUsersElement {
  static override parts = {
    userDetails: () => import('../user-details/define.js'),
    addUserWizard: () => import('../add-user-wizard/define.js'),
    groupManager: () => import('../group-manager/define.js'),
    invitationSettings: () => import('../invitation-settings/define.js'),
  };
}

register('accountUsers', LazyAccountUsersElement);
