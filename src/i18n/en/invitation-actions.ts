export const invitationActions = {};
