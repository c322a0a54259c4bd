import { register } from '../registration.js';
import '../directory-provider/define.js';
import { GroupPickerElement } from './group-picker.js';

register('groupPicker', GroupPickerElement);
