/** The words of the page that holds users and groups. */
export const accountUsers = {
  tabs: 'Account',
  settings: 'Settings',
  details: 'User details',
  notLoaded: 'This part did not load. Check the connection and try again.',
  previousUser: 'Previous user',
  nextUser: 'Next user',
  nobodyBefore: 'This is the first in the list as it is shown.',
  nobodyAfter: 'This is the last in the list as it is shown.',
};
