import type { WriteOptions } from '../../domain/adapter.js';
import type { User } from '../../domain/user.js';
import { path } from '../http/url.js';
import type { ScimContext } from './scim-client.js';
import { toGroup, toUser } from './scim-mapping.js';
import { groupsFor } from './scim-membership.js';
import { lostUpdate } from './scim-refusals.js';
import { wireGroup, wireUser, type WireGroup, type WireUser } from './scim-wire.js';

/** A resource as it was read, and the header with which a server that keeps versions checks it again. */
export interface ReadResource<T> {
  readonly wire: T;
  readonly ifMatch: Readonly<Record<string, string>>;
}

export function userPath(id: string): string {
  return path`/Users/${id}`;
}

export function groupPath(id: string): string {
  return path`/Groups/${id}`;
}

/**
 * The user as they are now. Every write begins so: some servers ignore `If-Match`, or have no versions, and then this
 * comparison is all that notices a lost update.
 *
 * @throws {DirectoryError} `conflict` when `ifMatch` is not the version that stands there
 */
export async function userNow(
  { send }: ScimContext,
  id: string,
  options?: WriteOptions,
): Promise<ReadResource<WireUser>> {
  const { value, headers } = await send({
    method: 'GET',
    path: userPath(id),
    expect: wireUser,
    signal: options?.signal,
  });
  if (options?.ifMatch !== undefined && options.ifMatch !== toUser(value).version) throw lostUpdate();
  return { wire: value, ifMatch: ifMatchOf(value.meta?.version, headers, options) };
}

/** The same for a group. */
export async function groupNow(
  { send }: ScimContext,
  id: string,
  options?: WriteOptions,
): Promise<ReadResource<WireGroup>> {
  const { value, headers } = await send({
    method: 'GET',
    path: groupPath(id),
    expect: wireGroup,
    signal: options?.signal,
  });
  if (options?.ifMatch !== undefined && options.ifMatch !== toGroup(value).version) throw lostUpdate();
  return { wire: value, ifMatch: ifMatchOf(value.meta?.version, headers, options) };
}

/** Only where the server keeps versions of resources: an ETag of a proxy is none (RFC 7644, 3.14). */
function ifMatchOf(version: string | undefined, headers: Headers, options?: WriteOptions): Record<string, string> {
  if (options?.ifMatch === undefined || version === undefined) return {};
  return { 'If-Match': headers.get('etag') ?? (version.includes('"') ? version : `"${version}"`) };
}

/** The user with groups, read anew: answers to writes are often empty, and sometimes not true. */
export async function readUser(context: ScimContext, id: string, signal?: AbortSignal): Promise<User> {
  const { value } = await context.send({ method: 'GET', path: userPath(id), expect: wireUser, signal });
  return toUser(value, (await groupsFor(context, [value], signal)).get(id));
}
