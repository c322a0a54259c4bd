export const userDetails = {};
