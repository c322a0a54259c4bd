import type { Messages } from '../messages.js';

export const userActs: Messages['userActs'] = {};
