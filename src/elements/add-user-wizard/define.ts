import '../directory-provider/define.js';
import '../group-picker/define.js';
import '../invitation-actions/define.js';
import { register } from '../registration.js';
import { AddUserWizardElement } from './add-user-wizard.js';

register('addUserWizard', AddUserWizardElement);
