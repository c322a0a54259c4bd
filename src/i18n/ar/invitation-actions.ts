import type { Messages } from '../messages.js';

export const invitationActions: Messages['invitationActions'] = {};
