import type { Messages } from '../messages.js';

export const userDetails: Messages['userDetails'] = {};
