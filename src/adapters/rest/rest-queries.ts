import type { AuditQuery } from '../../domain/audit.js';
import type { GroupQuery } from '../../domain/group.js';
import type { UserQuery } from '../../domain/user.js';
import type { QueryValue } from '../http/url.js';

/* What is asked, as parameters of the URL. */

export function queryOfUsers(query: UserQuery, counts: boolean | undefined): Record<string, QueryValue> {
  const { search, states, groupIds, invitedBy, invited, expires, sort, limit, offset, cursor } = query;
  return {
    search: search?.trim() === '' ? undefined : search,
    state: states,
    group: groupIds,
    invitedBy,
    invitedFrom: invited?.from,
    invitedUntil: invited?.until,
    expiresFrom: expires?.from,
    expiresUntil: expires?.until,
    sort: sort && `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
    limit,
    offset: cursor === undefined ? offset : undefined,
    cursor,
    counts: counts ? true : undefined,
  };
}

export function queryOfGroups({ search, limit, offset, cursor }: GroupQuery): Record<string, QueryValue> {
  return {
    search: search?.trim() === '' ? undefined : search,
    limit,
    offset: cursor === undefined ? offset : undefined,
    cursor,
  };
}

export function queryOfAudit({ userId, groupId, ...part }: AuditQuery): Record<string, QueryValue> {
  return { user: userId, group: groupId, ...queryOfGroups(part) };
}
