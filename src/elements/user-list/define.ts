import '../directory-provider/define.js';
import { register } from '../registration.js';
import { UserListElement } from './user-list.js';

register('userList', UserListElement);
