import type { Messages } from '../messages.js';

export const userList: Messages['userList'] = {};
