import { number, plural } from '../plural.js';

/** The words of the group picker. */
export const groupPicker = {
  label: 'Groups',
  search: 'Search groups',
  searchIn: (n: number) => plural('en', n, { one: 'Search {n} group', other: 'Search {n} groups' }),
  list: 'Available groups',
  chosen: 'Chosen groups',
  remove: (name: string) => `Remove ${name}`,
  default: 'Default',
  members: (n: number) => plural('en', n, { one: '{n} member', other: '{n} members' }),
  unavailable: (why: string) => `Not available: ${why}`,
  selected: (n: number) => plural('en', n, { one: '{n} selected', other: '{n} selected' }),
  selectedOf: (n: number, total: number) => `${number('en', n)} of ${number('en', total)} selected`,
  removed: (name: string) => `${name} removed.`,
  found: (n: number) => plural('en', n, { one: '{n} group found', other: '{n} groups found' }),
  foundAtLeast: (n: number) => plural('en', n, { one: '{n} group found so far', other: '{n} groups found so far' }),
  loading: 'Loading groups',
  more: 'Loading more groups',
  showMore: 'Show more groups',
  moreFailed: 'The rest did not load. Your choice is kept.',
  failed: 'The groups did not load. Your choice is kept.',
  none: 'There are no groups yet.',
  noneText: 'An administrator can create the first one.',
  noMatch: (query: string) => `No group matches “${query}”`,
  noMatchText: 'Try another word. What you chose is kept.',
  clear: 'Clear search',
  gone: 'Group that no longer exists',
  tooFew: (n: number) => plural('en', n, { one: 'Choose at least {n} group.', other: 'Choose at least {n} groups.' }),
  tooMany: (n: number) => plural('en', n, { one: 'Choose at most {n} group.', other: 'Choose at most {n} groups.' }),
  full: (n: number) =>
    plural('en', n, {
      one: 'At most {n} group can be chosen. Remove it first.',
      other: 'At most {n} groups can be chosen. Remove one first.',
    }),
  goneProblem: 'A chosen group no longer exists. Remove it.',
};
