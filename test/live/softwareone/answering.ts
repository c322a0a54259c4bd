import { readQuery } from '../../adapters/softwareone/rql-reader.js';
import { BadQuery, ordered, passes } from './filtering.js';
import type { GroupRecord, MembershipRecord, PersonRecord, Platform } from './platform.js';
import { keyed, listed, notFound, Problem } from './problems.js';
import { showGroup, showMember, showPerson } from './showing.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** `admin`, or the id of the person who is signed in. */
  readonly bearer: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

type Fields = Record<string, unknown>;
const ok = (body: unknown): Answered => ({ status: 200, body });

/** One request, by the platform's rules. @throws {Problem} */
export function answer(platform: Platform, asked: Asked): Answered {
  const [, , area, kind, rawId, act] = asked.path.split('/');
  if (area !== 'accounts' || kind === undefined) throw notFound();
  if (asked.bearer === undefined) throw new Problem(401, 'Sign in first.');
  const id = rawId === undefined ? undefined : decodeURIComponent(rawId);
  const called = `${asked.method} ${kind}${id === undefined ? '' : '/id'}${act === undefined ? '' : `/${act}`}`;
  if (asked.bearer !== 'admin') return invitedPerson(platform, asked, called, id ?? '');
  switch (kind) {
    case 'account-users':
      return id === undefined ? members(platform, asked) : member(platform, asked, called, found(platform.members, id));
    case 'users':
      return person(platform, asked, called, found(platform.people, id ?? ''));
    case 'user-groups':
      return id === undefined ? groups(platform, asked) : group(platform, asked, called, found(platform.groups, id));
    default:
      throw notFound();
  }
}

function found<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw notFound();
  return record;
}

/** Whoever is no administrator sees and accepts their own membership, and nothing else. */
function invitedPerson(platform: Platform, { query, bearer }: Asked, called: string, id: string): Answered {
  const own = found(platform.members, id);
  if (own.person !== bearer) throw new Problem(403, 'This is not yours.');
  if (called === 'GET account-users/id') return ok(selected(showMember(platform, own), query));
  if (called !== 'POST account-users/id/accept-invite') throw new Problem(403, 'This is not yours.');
  if (platform.stateOf(own) === 'InvitationExpired') throw listed('The invitation has expired.', 'invitation');
  platform.accept(own);
  return ok(selected(showMember(platform, own), ''));
}

function members(platform: Platform, asked: Asked): Answered {
  if (asked.method === 'POST') return create(platform, asked.body as Fields);
  const rows = [...platform.members.values()].map((one) => showMember(platform, one));
  return ok(page(rows, asked.query, (total) => total));
}

function create(platform: Platform, body: Fields): Answered {
  const {
    user,
    groups: refs,
    account,
  } = body as { user: PersonRecord; groups: { id: string }[]; account?: { id: string } };
  const wrong: Record<string, string> = {};
  if (!/^[^@\s]+@[^@\s]+$/u.test(user.email)) wrong['user.email'] = 'The email field is not a valid e-mail address.';
  if (!user.firstName.trim()) wrong['User.FirstName'] = 'The FirstName field is required.';
  if (!user.lastName.trim()) wrong['User.LastName'] = 'The LastName field is required.';
  if (Object.keys(wrong).length > 0) throw keyed(wrong);
  const home = found(platform.accounts, account?.id ?? [...platform.accounts.keys()][0] ?? '');
  const ids = checkedGroups(platform, refs);
  const { email, firstName, lastName, phone } = user;
  const invited = platform.person({ email, firstName, lastName, phone: phone ?? null });
  const twice = [...platform.members.values()].some((one) => one.person === invited.id && one.account === home.id);
  if (twice) throw listed('The user is already assigned to the account.', 'user.email');
  return { status: 201, body: selected(showMember(platform, platform.invite(home.id, invited.id, ids)), '') };
}

function checkedGroups(platform: Platform, refs: readonly { id: string }[]): string[] {
  const ids = refs.map(({ id }) => id);
  if (ids.length === 0) throw keyed({ groups: 'At least one group is required.' });
  if (ids.some((id) => !platform.groups.has(id))) throw listed('The group does not exist.', 'groups[0].id');
  return ids;
}

function member(platform: Platform, asked: Asked, called: string, one: MembershipRecord): Answered {
  const state = platform.stateOf(one);
  switch (called) {
    case 'GET account-users/id':
      return ok(selected(showMember(platform, one), asked.query));
    case 'DELETE account-users/id':
      platform.members.delete(one.id);
      return { status: 204 };
    case 'PUT account-users/id/groups':
      one.groups = checkedGroups(platform, asked.body as { id: string }[]);
      break;
    case 'POST account-users/id/groups':
      one.groups = [...new Set([...one.groups, ...checkedGroups(platform, [asked.body as { id: string }])])];
      break;
    case 'DELETE account-users/id/groups':
      one.groups = checkedGroups(
        platform,
        one.groups.filter((id) => id !== decodeURIComponent(asked.path.split('/')[6] ?? '')).map((id) => ({ id })),
      );
      return { status: 204 };
    case 'POST account-users/id/resend-invite':
      if (state !== 'Invited') throw listed('The invitation is not pending.', 'invitation.status');
      platform.send(one);
      break;
    case 'POST account-users/id/send-new-invite':
      if (state !== 'InvitationExpired') throw listed('The invitation has not expired.', 'invitation.status');
      platform.send(one);
      break;
    default:
      throw notFound();
  }
  return ok(selected(showMember(platform, one), ''));
}

function person(platform: Platform, asked: Asked, called: string, one: PersonRecord): Answered {
  switch (called) {
    case 'GET users/id':
      break;
    case 'PUT users/id': {
      const { firstName, lastName, phone } = asked.body as Partial<PersonRecord>;
      if (firstName?.trim() === '' || lastName?.trim() === '') throw keyed({ firstName: 'The name is required.' });
      Object.assign(
        one,
        firstName !== undefined && { firstName },
        lastName !== undefined && { lastName },
        phone && { phone },
      );
      break;
    }
    case 'POST users/id/block':
    case 'POST users/id/unblock': {
      const block = called.endsWith('/block');
      if (one.blocked === block) throw listed('The status does not allow this.', 'status');
      one.blocked = block;
      break;
    }
    default:
      throw notFound();
  }
  return ok(showPerson(platform, one));
}

function groups(platform: Platform, asked: Asked): Answered {
  if (asked.method !== 'POST') {
    const rows = [...platform.groups.values()].map((one) => ({
      ...showGroup(one),
      account: shownAccount(platform, one),
    }));
    // Groups are not counted, so that whoever pages through them has to do without.
    return ok(page(rows, asked.query, () => null));
  }
  const { name, description, account } = asked.body as {
    name?: string;
    description?: string;
    account?: { id: string };
  };
  if (!name?.trim()) throw keyed({ Name: 'The Name field is required.' });
  const home = found(platform.accounts, account?.id ?? [...platform.accounts.keys()][0] ?? '');
  return { status: 201, body: showGroup(platform.addGroup(home.id, name, { description: description ?? null })) };
}

function shownAccount(platform: Platform, { account }: GroupRecord): Fields {
  return { id: account, name: platform.accounts.get(account)?.name, type: 'Client', status: 'Active' };
}

function group(platform: Platform, asked: Asked, called: string, one: GroupRecord): Answered {
  switch (called) {
    case 'GET user-groups/id':
      return ok(showGroup(one));
    case 'PUT user-groups/id': {
      const { name, description, modules } = asked.body as {
        name: string;
        description?: string;
        modules?: { id: string }[];
      };
      if (!name.trim()) throw keyed({ Name: 'The Name field is required.' });
      // What is not sent is gone: a group is replaced as a whole.
      Object.assign(one, { name, description: description ?? null, modules: (modules ?? []).map(({ id }) => id) });
      return ok(showGroup(one));
    }
    case 'DELETE user-groups/id':
      if (one.isDefault) throw listed('The default group cannot be deleted.', 'isDefault');
      if ([...platform.members.values()].some(({ groups: ids }) => ids.includes(one.id)))
        throw listed('The group has users.', 'users');
      platform.groups.delete(one.id);
      return { status: 204 };
    default:
      throw notFound();
  }
}

/** Without what was not selected; what is left out is told. */
function selected(row: Fields, query: string): Fields {
  if (readQuery(query).select.includes('audit') || !('audit' in row)) return row;
  const { audit: _left, ...rest } = row;
  return { ...rest, $meta: { omitted: ['audit'] } };
}

function page(rows: readonly Fields[], query: string, counted: (total: number) => number | null): Fields {
  try {
    const { filter, order, select, limit = 10, offset = 0 } = readQuery(query);
    const blind = order.find((key) => /^[-+]?audit\./u.test(key) && !select.includes('audit'));
    if (blind) throw new BadQuery(`"${blind}" is not selected.`);
    const matching = ordered(filter ? rows.filter((row) => passes(row, filter)) : rows, order);
    const size = Math.min(100, limit);
    const data = matching.slice(offset, offset + size).map((row) => selected(row, query));
    return { $meta: { pagination: { offset, limit: size, total: counted(matching.length) } }, data };
  } catch (error) {
    throw error instanceof Error ? new Problem(400, error.message) : error;
  }
}
