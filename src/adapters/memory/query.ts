import type { Page } from '../../domain/page.js';
import type { GroupQuery, Group } from '../../domain/group.js';
import { endsAt } from '../../domain/invitation.js';
import { USER_STATES, type User, type UserQuery, type UserSort, type UserState } from '../../domain/user.js';
import { isWithin } from '../../domain/time-span.js';
import { toInstant } from '../../domain/time.js';
import { cut } from './cut.js';
import { ordered, orderedGroups } from './order.js';
import type { Store, StoredUser } from './store.js';
import { stateOf, viewGroup, viewUser } from './view.js';

const SHOWN_WITHOUT_FILTER: readonly UserState[] = USER_STATES.filter((state) => state !== 'deleted');
const BY_NAME: UserSort = { by: 'name', direction: 'ascending' };

/** One page of users. The members of a group are found by name or address alone. */
export function queryUsers(query: UserQuery, store: Store, { counts = false, byId = true } = {}): Page<User> {
  const now = store.now;
  const states = new Set(query.states?.length ? query.states : SHOWN_WITHOUT_FILTER);
  const groups = query.groupIds?.length ? new Set(query.groupIds) : undefined;
  const search = fold(query.search ?? '');
  const matches = (user: StoredUser): boolean =>
    states.has(stateOf(user, now)) &&
    (!groups || user.groupIds.some((id) => groups.has(id))) &&
    sentBy(user, query.invitedBy) &&
    isWithin(user.invitation?.sentAt, query.invited) &&
    isWithin(user.invitation && endsAt(user.invitation), query.expires) &&
    (search === '' || haystack(user).includes(search) || (byId && fold(user.id).includes(search)));
  const { items, total, next } = cut(ordered(query.sort ?? BY_NAME, store, now), matches, query);
  return {
    items: items.map((user) => viewUser(user, store)),
    total,
    ...(next !== undefined && { next }),
    ...(counts && { counts: countStates(store, now) }),
    asOf: toInstant(now),
  };
}

/** One page of groups, the default first, then by name. */
export function queryGroups(query: GroupQuery, store: Store): Page<Group> {
  const search = fold(query.search ?? '');
  const matches = ({ name, description = '' }: Group): boolean =>
    search === '' || fold(`${name}\n${description}`).includes(search);
  const { items, total, next } = cut(orderedGroups(store), matches, query);
  return {
    items: items.map((group) => viewGroup(group, store)),
    total,
    ...(next !== undefined && { next }),
    asOf: toInstant(store.now),
  };
}

function sentBy({ invitation }: StoredUser, people: readonly string[] | undefined): boolean {
  return !people?.length || people.includes(invitation?.sentBy?.id ?? '');
}

const haystacks = new WeakMap<StoredUser, string>();

function haystack(user: StoredUser): string {
  const known = haystacks.get(user);
  if (known !== undefined) return known;
  const text = fold(`${user.firstName} ${user.lastName}\n${user.email}`);
  haystacks.set(user, text);
  return text;
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function countStates(store: Store, now: Date): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(USER_STATES.map((state) => [state, 0]));
  for (const user of store.users.values()) {
    const state = stateOf(user, now);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
