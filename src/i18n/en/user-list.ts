export const userList = {};
