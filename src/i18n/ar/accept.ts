import type { Messages } from '../messages.js';

export const accept: Messages['accept'] = {};
