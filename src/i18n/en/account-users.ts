/** The words of the page that holds users and groups. */
export const accountUsers = {
  tabs: 'Account',
  details: 'User details',
  notLoaded: 'This part did not load. Check the connection and try again.',
};
