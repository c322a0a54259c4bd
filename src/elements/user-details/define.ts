import '../directory-provider/define.js';
import '../group-picker/define.js';
import '../invitation-actions/define.js';
import { register } from '../registration.js';
import { UserDetailsElement } from './user-details.js';

register('userDetails', UserDetailsElement);
