import type { Messages } from '../messages.js';

export const wizard: Messages['wizard'] = {};
