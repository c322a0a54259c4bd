import { emailKey } from '../../domain/email.js';
import { USER_STATES, displayName, type UserSort } from '../../domain/user.js';
import type { Store, StoredGroup, StoredUser } from './store.js';
import { stateOf } from './view.js';

/** English, because the page's language is not known here. */
const collator = new Intl.Collator('en', { numeric: true });

const orders = new WeakMap<Store, { revision: number; by: Map<string, readonly StoredUser[]> }>();

/** All users in order. Kept until something changes: sorting 100,000 names takes a quarter of a second. */
export function ordered(sort: UserSort, store: Store, now: Date): readonly StoredUser[] {
  if (sort.by === 'state') return order(store, sort, now);
  let known = orders.get(store);
  if (known?.revision !== store.revision) {
    known = { revision: store.revision, by: new Map() };
    orders.set(store, known);
  }
  const key = `${sort.by} ${sort.direction}`;
  const rows = known.by.get(key) ?? order(store, sort, now);
  known.by.set(key, rows);
  return rows;
}

const groupOrders = new WeakMap<Store, { revision: number; groups: readonly StoredGroup[] }>();

/** All groups, the default first, then by name. Kept until something changes: 5,000 are asked for page by page. */
export function orderedGroups(store: Store): readonly StoredGroup[] {
  const known = groupOrders.get(store);
  if (known?.revision === store.revision) return known.groups;
  const groups = [...store.groups.values()].sort(
    (a, b) =>
      Number(b.isDefault ?? false) - Number(a.isDefault ?? false) ||
      collator.compare(a.name, b.name) ||
      compare(a.id, b.id),
  );
  groupOrders.set(store, { revision: store.revision, groups });
  return groups;
}

function order(store: Store, { by, direction }: UserSort, now: Date): readonly StoredUser[] {
  const sign = direction === 'descending' ? -1 : 1;
  const keyed = [...store.users.values()].map((user) => ({ user, key: sortKey(user, by, now) }));
  const byKey = by === 'name' ? collator.compare : compare;
  keyed.sort((a, b) => {
    // Those without a value come last in both directions: nobody looks for them at the top.
    if (a.key === '' || b.key === '')
      return Number(a.key === '') - Number(b.key === '') || compare(a.user.id, b.user.id);
    return sign * byKey(a.key, b.key) || compare(a.user.id, b.user.id);
  });
  return keyed.map(({ user }) => user);
}

function sortKey(user: StoredUser, by: UserSort['by'], now: Date): string {
  if (by === 'name') return displayName(user);
  if (by === 'email') return emailKey(user.email);
  if (by === 'state') return String(USER_STATES.indexOf(stateOf(user, now)));
  return (by === 'joined' ? user.joinedAt : user.lastSignInAt) ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
