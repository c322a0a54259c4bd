import type { Messages } from '../messages.js';

export const groupPicker: Messages['groupPicker'] = {};
