export const userActs = {};
