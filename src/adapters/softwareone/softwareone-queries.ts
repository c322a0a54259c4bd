import { asciiDomain } from '../../domain/email.js';
import type { GroupQuery } from '../../domain/group.js';
import type { UserQuery, UserSort, UserSortKey, UserState } from '../../domain/user.js';
import { and, any, contains, eq, not, or, rql, same } from './rql.js';

/** The largest page that the API gives; more is cut down to it there. */
export const MAX_PAGE = 100;

/** Left out unless asked for, and what is not asked for can be sorted by in vain. */
const AUDIT = ['audit'];

/** The states that can be told apart by a query; whoever was removed is not there any more. */
export const FILTERED_STATES: readonly UserState[] = ['invited', 'invitation-expired', 'active', 'blocked'];

const SORTED_BY: Readonly<Partial<Record<UserSortKey, string>>> = {
  name: 'user.name',
  email: 'user.email',
  joined: 'audit.joined.at',
  'last-sign-in': 'lastLoginAt',
};

export const SORT_KEYS = Object.keys(SORTED_BY) as UserSortKey[];

/** `undefined` when nobody can match, which needs no asking. */
export function usersQuery(asked: UserQuery, account: string | undefined): string | undefined {
  const states = asked.states?.filter((state) => FILTERED_STATES.includes(state));
  if (states?.length === 0) return undefined;
  const filter = and([
    inAccount(account),
    states && states.length < FILTERED_STATES.length ? or(states.map(inState)) : undefined,
    or((asked.groupIds ?? []).map((id) => any('groups', eq('id', id)))),
    searched(asked.search, ['user.name', 'user.email', 'id']),
  ]);
  return rql({ filter, order: orderOf(asked.sort), select: AUDIT, limit: limitOf(asked), offset: asked.offset ?? 0 });
}

export function groupsQuery(asked: GroupQuery, account: string | undefined): string {
  const filter = and([inAccount(account), searched(asked.search, ['name', 'description'])]);
  return rql({ filter, order: ['name', 'id'], limit: limitOf(asked), offset: asked.offset ?? 0 });
}

/** The memberships of these addresses, in whatever case and form of the domain they are kept. */
export function addressesQuery(emails: readonly string[], account: string | undefined, offset: number): string {
  const forms = [...new Set(emails.flatMap(formsOf))];
  const filter = and([
    inAccount(account),
    or(forms.flatMap((email) => [eq('user.email', email), same('user.email', email)])),
  ]);
  return rql({ filter, order: ['id'], select: AUDIT, limit: MAX_PAGE, offset });
}

/** How many are in a group, and nobody of them. */
export function membersQuery(groupId: string, account: string | undefined): string {
  return rql({ filter: and([inAccount(account), any('groups', eq('id', groupId))]), limit: 0 });
}

/** For one membership. */
export const MEMBER_SELECT = rql({ select: AUDIT });

/** For one group: an update replaces it, so everything that must survive has to be read. */
export const GROUP_SELECT = rql({ select: ['modules', 'buyers'] });

function inAccount(account: string | undefined): string | undefined {
  return account === undefined ? undefined : eq('account.id', account);
}

const EXPIRED = ['InvitationExpired', 'Invitation expired'];

/** As `stateOf` reads an answer: the person's block first, then the invitation, then the person. */
function inState(state: UserState): string | undefined {
  const blocked = eq('user.status', 'Blocked');
  const invited = eq('invitation.status', 'Invited');
  const expired = EXPIRED.map((status) => eq('invitation.status', status));
  switch (state) {
    case 'blocked':
      return blocked;
    case 'invited':
      return and([invited, not(blocked)]);
    case 'invitation-expired':
      return and([or(expired), not(blocked)]);
    default:
      return and([eq('user.status', 'Active'), ...[invited, ...expired].map(not)]);
  }
}

function searched(search: string | undefined, names: readonly string[]): string | undefined {
  const text = search?.trim() ?? '';
  return text === '' ? undefined : or(names.map((name) => contains(name, text)));
}

/** With the id as a last resort, so that rows which are equal stay on their page. */
function orderOf(sort: UserSort | undefined): string[] {
  const sign = sort?.direction === 'descending' ? '-' : '';
  const name = (sort && SORTED_BY[sort.by]) ?? 'user.name';
  return [sign + name, `${sign}id`];
}

function limitOf({ limit }: { readonly limit: number }): number {
  return Math.min(MAX_PAGE, Math.max(1, Math.trunc(limit)));
}

/** As it is written, and with the domain in its ASCII form. */
function formsOf(typed: string): string[] {
  const email = typed.trim().normalize('NFC');
  const at = email.lastIndexOf('@');
  const domain = at < 0 ? undefined : asciiDomain(email.slice(at + 1));
  return domain === undefined ? [email] : [email, `${email.slice(0, at)}@${domain}`];
}
