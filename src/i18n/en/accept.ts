export const accept = {};
