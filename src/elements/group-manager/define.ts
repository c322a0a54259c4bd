import '../directory-provider/define.js';
import { register } from '../registration.js';
import { GroupManagerElement } from './group-manager.js';

register('groupManager', GroupManagerElement);
