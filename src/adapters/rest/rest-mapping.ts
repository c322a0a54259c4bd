import type * as z from 'zod/mini';
import type { Accepted, InvitationPreview } from '../../domain/acceptance.js';
import type { AddResult, EmailMatch } from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import type { DirectoryError } from '../../domain/errors.js';
import type { Group, GroupQuery } from '../../domain/group.js';
import type { Invitation, InvitationLink } from '../../domain/invitation.js';
import type { Page } from '../../domain/page.js';
import type { Viewer } from '../../domain/policy.js';
import type { User, UserQuery } from '../../domain/user.js';
import type { Answer } from '../http/answer.js';
import { errorOf } from '../http/problem.js';
import type { QueryValue } from '../http/url.js';
import type {
  wireAccepted,
  wireAddResult,
  wireCapabilities,
  wireGroup,
  wireGroupPage,
  wireInvitation,
  wireLink,
  wireMatches,
  wirePreview,
  wireUser,
  wireUserPage,
  wireViewer,
} from './rest-wire.js';

/*
 * The wire has the domain's shapes, so mapping is mostly a change of type: zod's optional members may be
 * `undefined`, the domain's are absent. `compact` makes it true.
 */

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

export function toUser({ value, headers }: Answer<z.output<typeof wireUser>>): User {
  return compact({ ...value, version: value.version ?? versionOf(headers) }) as User;
}

export function toGroup({ value, headers }: Answer<z.output<typeof wireGroup>>): Group {
  return compact({ ...value, version: value.version ?? versionOf(headers) }) as Group;
}

export function toUserPage({ value }: Answer<z.output<typeof wireUserPage>>): Page<User> {
  return compact(value) as Page<User>;
}

export function toGroupPage({ value }: Answer<z.output<typeof wireGroupPage>>): Page<Group> {
  return compact(value) as Page<Group>;
}

export function toInvitation({ value }: Answer<z.output<typeof wireInvitation>>): Invitation {
  return compact(value) as Invitation;
}

export function toLink({ value }: Answer<z.output<typeof wireLink>>): InvitationLink {
  return compact(value) as InvitationLink;
}

export function toViewer({ value }: Answer<z.output<typeof wireViewer>>): Viewer {
  return compact(value) as Viewer;
}

export function toCapabilities({ value }: Answer<z.output<typeof wireCapabilities>>): Partial<Capabilities> {
  return compact(value) as Partial<Capabilities>;
}

export function toPreview({ value }: Answer<z.output<typeof wirePreview>>): InvitationPreview {
  return compact(value) as InvitationPreview;
}

export function toAccepted({ value }: Answer<z.output<typeof wireAccepted>>): Accepted {
  return compact(value) as Accepted;
}

export function toMatches({ value }: Answer<z.output<typeof wireMatches>>): EmailMatch[] {
  return value.matches.map((match) => compact(match) as EmailMatch);
}

export function toAddResult({ value, headers }: Answer<z.output<typeof wireAddResult>>, now: Date): AddResult {
  const { user, invitation, groups, delivery } = value;
  return compact({
    user: toUser({ value: user, headers }),
    invitation,
    groups: groups.map(({ group, ok, error }) => ({
      group,
      ok,
      ...(error !== undefined && { error: toError(error, now) }),
    })),
    delivery,
  }) as AddResult;
}

/** A problem document within a body. */
function toError(problem: unknown, now: Date): DirectoryError {
  const status = typeof problem === 'object' && problem !== null && 'status' in problem ? Number(problem.status) : 500;
  return errorOf({
    status: Number.isInteger(status) ? status : 500,
    headers: new Headers(),
    body: problem,
    write: true,
    now,
  });
}

/** The opaque part of an ETag, weak or strong (RFC 9110, 8.8.3). */
function versionOf(headers: Headers): string | undefined {
  return /^(?:W\/)?"(.*)"$/u.exec(headers.get('etag') ?? '')?.[1];
}

function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, compact(child)]])),
  );
}
