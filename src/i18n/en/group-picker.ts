export const groupPicker = {};
