import type { CallOptions, EmailMatch, ListOptions } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import { endsAt } from '../../domain/invitation.js';
import type { Page } from '../../domain/page.js';
import { isWithin } from '../../domain/time-span.js';
import { displayName, USER_STATES, userStateAt, type User, type UserQuery, type UserSort } from '../../domain/user.js';

/** The page that holds `offset`, counted from 1 (or from `first`), for backends that count pages. */
export function pageNumber({ offset, limit }: { readonly offset?: number; readonly limit: number }, first = 1): number {
  return Math.floor((offset ?? 0) / limit) + first;
}

/** The address of the next page in a `Link` header (RFC 8288), to be given as `next` and called when it comes back as `cursor`. */
export function nextLink(headers: Headers): string | undefined {
  for (const [, url, parameters] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^<]*)/gu)) {
    if (/;\s*rel\s*=\s*(?:"[^"]*\bnext\b[^"]*"|next\b)/iu.test(parameters ?? '')) return url;
  }
  return undefined;
}

/** How many pages are looked through for one user at most. */
const MOST_PAGES = 200;

/** `users.get` of a backend that cannot read one user: looks through its list. @throws {DirectoryError} `not-found` */
export async function getByWalking(
  list: (query: UserQuery, options?: ListOptions) => Promise<Page<User>>,
  id: string,
  {
    paging,
    limit,
    ...options
  }: CallOptions & { readonly paging: 'offset' | 'cursor' | 'none'; readonly limit: number },
): Promise<User> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const part = paging === 'offset' ? { offset: page * limit } : cursor === undefined ? {} : { cursor };
    const { items, next } = await list({ limit, states: USER_STATES, ...part }, options);
    const found = items.find((user) => user.id === id);
    if (found) return found;
    const before = seen.size;
    for (const user of items) seen.add(user.id);
    const goesOn = paging === 'offset' ? items.length > 0 : paging === 'cursor' && next !== undefined;
    if (!goesOn || seen.size === before) break;
    cursor = next;
  }
  throw new DirectoryError('not-found', 'No user of the list has this id.');
}

export interface WholeListOptions {
  readonly counts?: boolean | undefined;
  readonly now?: Date;
}

/**
 * The answer to a query out of the whole list, for backends that give all users at once. Does everything a query
 * can ask, so the adapter may declare `contains`, every sort, every state, `offset`, and the filters by group and
 * invitation as far as its users tell these.
 */
export function pageOf(
  all: readonly User[],
  query: UserQuery,
  { counts, now = new Date() }: WholeListOptions = {},
): Page<User> {
  const found = all.filter(passes(query, now));
  const sorted = found.sort(order(query.sort ?? { by: 'name', direction: 'ascending' }, now));
  const from = query.offset ?? 0;
  return {
    items: sorted.slice(from, from + query.limit),
    total: found.length,
    ...(counts && { counts: countsOf(all, now) }),
  };
}

function passes(query: UserQuery, now: Date): (user: User) => boolean {
  const states = query.states?.length ? query.states : USER_STATES.filter((state) => state !== 'deleted');
  const wanted = fold(query.search);
  const { groupIds, invitedBy } = query;
  return (user) =>
    states.includes(userStateAt(user, now)) &&
    (!groupIds?.length || user.groups.some(({ id }) => groupIds.includes(id))) &&
    (!invitedBy?.length || invitedBy.includes(user.invitation?.sentBy?.id ?? '')) &&
    isWithin(user.invitation?.sentAt, query.invited) &&
    isWithin(user.invitation && endsAt(user.invitation), query.expires) &&
    fold(`${displayName(user)}\n${user.email}\n${user.id}`).includes(wanted);
}

/** What addresses mean in the whole list: `users.lookup` of such a backend. */
export function matchesOf(all: readonly User[], emails: readonly string[], now = new Date()): EmailMatch[] {
  const byKey = new Map(all.map((user) => [emailKey(user.email), user]));
  return emails.map((email) => {
    const user = byKey.get(emailKey(email));
    return user ? { email, status: STATUS[userStateAt(user, now)], user } : { email, status: 'free' };
  });
}

const STATUS: Readonly<Record<User['state'], EmailMatch['status']>> = {
  invited: 'invited',
  'invitation-expired': 'expired',
  active: 'member',
  blocked: 'blocked',
  disabled: 'removed',
  deleted: 'removed',
};

function order({ by, direction }: UserSort, now: Date): (a: User, b: User) => number {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const key = (user: User): string => {
    if (by === 'name') return displayName(user);
    if (by === 'email') return emailKey(user.email);
    if (by === 'state') return String(USER_STATES.indexOf(userStateAt(user, now)));
    return (by === 'joined' ? user.joinedAt : user.lastSignInAt) ?? '';
  };
  const sign = direction === 'descending' ? -1 : 1;
  // Those without a value come last in both directions: nobody looks for them at the top.
  return (a, b) =>
    Number(key(a) === '') - Number(key(b) === '') ||
    sign * collator.compare(key(a), key(b)) ||
    collator.compare(a.id, b.id);
}

function countsOf(all: readonly User[], now: Date): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(USER_STATES.map((state) => [state, 0]));
  for (const user of all) counts[userStateAt(user, now)] = (counts[userStateAt(user, now)] ?? 0) + 1;
  return counts;
}

function fold(text = ''): string {
  return text.trim().normalize('NFC').toLowerCase();
}
