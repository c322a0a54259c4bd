import * as z from 'zod/mini';
import type { Capabilities } from '../../domain/capabilities.js';
import { DirectoryError, type ErrorKind } from '../../domain/errors.js';
import type { Answer } from '../http/answer.js';
import { httpClient, initOfError, type Call, type HttpOptions } from '../http/request.js';
import { Learnt } from './scim-learnt.js';

/** What the operations share. */
export interface ScimContext {
  readonly send: <T>(call: ScimCall<T>) => Promise<Answer<T>>;
  readonly learnt: Learnt;
  readonly declared: Capabilities;
  /** Who must not block or remove themselves. */
  readonly viewerId: () => string | undefined;
}

export type ScimCall<T> = Pick<Call<T>, 'method' | 'path' | 'body' | 'expect' | 'signal' | 'headers'>;

/** What RFC 7644, table 9 says beyond the status. */
const MEANINGS: Readonly<Record<string, ErrorKind>> = {
  uniqueness: 'duplicate',
  invalidfilter: 'unsupported',
  toomany: 'too-large',
  mutability: 'unsupported',
  invalidvers: 'unsupported',
  sensitive: 'forbidden',
};

const errorSchema = z.object({ scimType: z.string() });

function scimTypeOf(body: unknown): string | undefined {
  const parsed = z.safeParse(errorSchema, body);
  return parsed.success ? parsed.data.scimType : undefined;
}

/**
 * A plain GET of one resource has nothing to refuse but the id, which may hold any character; and where the list of
 * groups is not found, the server has no groups.
 */
function refine(error: DirectoryError, { method, path }: ScimCall<unknown>): DirectoryError {
  const aboutId = method === 'GET' && error.status === 400 && /^\/(?:Users|Groups)\/[^/?]+$/u.test(path);
  const noGroups = method === 'GET' && error.status === 404 && /^\/Groups(?:\?(?!.*\bfilter=)|$)/u.test(path);
  const byType = error.status === undefined ? undefined : MEANINGS[error.code?.toLowerCase() ?? ''];
  const kind = aboutId ? 'not-found' : noGroups ? 'unsupported' : byType;
  return kind === undefined ? error : new DirectoryError(kind, error.message, initOfError(error));
}

export function scimContext(
  options: HttpOptions,
  declared: Capabilities,
  viewerId: ScimContext['viewerId'] = () => undefined,
): ScimContext {
  const http = httpClient(options);
  const learnt = new Learnt();
  const sendAs = <T>(call: ScimCall<T>, type?: string): Promise<Answer<T>> =>
    http({
      ...call,
      headers: {
        Accept: 'application/scim+json, application/json',
        ...(type && { 'Content-Type': type }),
        ...call.headers,
      },
      write: call.method !== 'GET',
      codeOf: scimTypeOf,
      refine: (error) => refine(error, call),
    });
  return {
    send: (call) => (call.body === undefined || call.body === null ? sendAs(call) : sendBody(call, learnt, sendAs)),
    learnt,
    declared,
    viewerId,
  };
}

/**
 * A body in SCIM's own media type. Frameworks that were not told of it refuse it (415), or drop the body and then miss
 * what was in it; until one body was taken, a refusal is asked again as plain JSON.
 */
async function sendBody<T>(
  call: ScimCall<T>,
  learnt: Learnt,
  sendAs: (call: ScimCall<T>, type: string) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const { mediaType = 'application/scim+json' } = learnt;
  const answer = await sendAs(call, mediaType).catch((thrown: unknown) => {
    const perhaps = thrown instanceof DirectoryError && [400, 415, 422].includes(thrown.status ?? 0);
    if (learnt.mediaType !== undefined || !perhaps || thrown.kind === 'duplicate') throw thrown;
    return undefined;
  });
  const taken = answer ?? (await sendAs(call, 'application/json'));
  learnt.mediaType = answer ? mediaType : 'application/json';
  return taken;
}

/** Whether a server says that it does not know this way of asking: then another is tried. */
export function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof DirectoryError)) return false;
  return thrown.kind === 'unsupported' || (thrown.kind === 'validation' && thrown.status !== undefined);
}
