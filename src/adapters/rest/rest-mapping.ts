import type * as z from 'zod/mini';
import type { Accepted, InvitationPreview, KeptInvitation, MyInvitation } from '../../domain/acceptance.js';
import type { AddResult, EmailMatch, MemberReceipt } from '../../domain/adapter.js';
import type { Capabilities } from '../../domain/capabilities.js';
import type { DirectoryError } from '../../domain/errors.js';
import type { Group, GroupPermission } from '../../domain/group.js';
import type { Invitation, InvitationEvent, InvitationLink } from '../../domain/invitation.js';
import type { Page } from '../../domain/page.js';
import type { Viewer } from '../../domain/policy.js';
import type { Role } from '../../domain/role.js';
import type { AccountSettings } from '../../domain/settings.js';
import type { User } from '../../domain/user.js';
import type { Answer } from '../http/answer.js';
import { errorOf } from '../http/problem.js';
import type {
  wireAccepted,
  wireKept,
  wireAddResult,
  wireCapabilities,
  wireGroup,
  wireInvitation,
  wireInvitationEvents,
  wireLink,
  wireMatches,
  wireMemberReceipts,
  wireMyInvitations,
  wirePermissions,
  wirePreview,
  wireRoles,
  wireSettings,
  wireUser,
  wireViewer,
} from './rest-wire.js';

/*
 * The wire has the domain's shapes, so mapping is mostly a change of type: zod's optional members may be
 * `undefined`, the domain's are absent. `compact` makes it true.
 */

export function toUser({ value, headers }: Answer<z.output<typeof wireUser>>): User {
  return compact({ ...value, version: value.version ?? versionOf(headers) }) as User;
}

export function toGroup({ value, headers }: Answer<z.output<typeof wireGroup>>): Group {
  return compact({ ...value, version: value.version ?? versionOf(headers) }) as Group;
}

export function toPage<T>({ value }: Answer<{ readonly items: readonly unknown[] }>): Page<T> {
  return compact(value) as Page<T>;
}

export function toRoles({ value }: Answer<z.output<typeof wireRoles>>): Role[] {
  return compact(value.items) as Role[];
}

export function toPermissions({ value }: Answer<z.output<typeof wirePermissions>>): GroupPermission[] {
  return compact(value.items) as GroupPermission[];
}

export function toMyInvitations({ value }: Answer<z.output<typeof wireMyInvitations>>): MyInvitation[] {
  return compact(value.items) as MyInvitation[];
}

export function toSettings({ value, headers }: Answer<z.output<typeof wireSettings>>): AccountSettings {
  return compact({ ...value, version: value.version ?? versionOf(headers) }) as AccountSettings;
}

export function toEvents({ value }: Answer<z.output<typeof wireInvitationEvents>>): InvitationEvent[] {
  return value.items.flatMap((event) => (event ? [compact(event) as InvitationEvent] : []));
}

export function toReceipts({ value }: Answer<z.output<typeof wireMemberReceipts>>, now: Date): MemberReceipt[] {
  return value.receipts.map(({ userId, ok, error }) => ({
    userId,
    ok,
    ...(error !== undefined && { error: toError(error, now) }),
  }));
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

export function toKept({ value }: Answer<z.output<typeof wireKept>>): KeptInvitation | undefined {
  const { token, typed } = value;
  return token === undefined ? undefined : (compact({ token, typed }) as KeptInvitation);
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
