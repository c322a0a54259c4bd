import type { AddResult, CallOptions, EmailMatch, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import type { User, UserDraft } from '../../domain/user.js';
import { Doubts } from '../http/doubts.js';
import { initOfError } from '../http/request.js';
import { at, completed, readMember, unreadable, writing, type Context } from './softwareone-context.js';
import { cameOf, toAddResult } from './softwareone-mapping.js';
import { wireCreated, wireMembership } from './softwareone-wire.js';
import { bodyOfDraft } from './softwareone-writing.js';

type LookUp = (emails: readonly string[], options?: CallOptions) => Promise<readonly EmailMatch[]>;
type Create = (draft: UserDraft, options?: WriteOptions) => Promise<AddResult>;

/**
 * Adds a user, and never a second time. The API keeps no idempotency keys, so the guard is here: an intent whose
 * outcome is unknown is remembered by its key, and whoever tries it again is looked up first.
 */
export function createUser(context: Context, lookup: LookUp): Create {
  const doubts = new Doubts();
  return async (draft, options) => {
    const body = bodyOfDraft(draft, context.account);
    return doubts.once(
      options?.idempotencyKey,
      () => added(context, lookup, draft, options),
      () => send(context, lookup, draft, body, options),
    );
  };
}

async function send(
  context: Context,
  lookup: LookUp,
  draft: UserDraft,
  body: unknown,
  options: WriteOptions | undefined,
): Promise<AddResult> {
  let created: { readonly id?: string | undefined };
  try {
    created = await context.send({ ...writing(options), method: 'POST', path: at.members, body, expect: wireCreated });
  } catch (error) {
    if (error instanceof DirectoryError && ['validation', 'conflict'].includes(error.kind)) {
      throw await orDuplicate(lookup, draft, error, options);
    }
    throw error;
  }
  const result = await complete(context, lookup, draft, created, options).catch((error: unknown) => {
    throw unreadable(error);
  });
  if (result) return result;
  throw new DirectoryError('bad-response', 'The answer holds no user that was added.', { outcome: 'unknown' });
}

/** What was added, from the answer where that will do, else read again: by its id, or by the address. */
async function complete(
  context: Context,
  lookup: LookUp,
  draft: UserDraft,
  created: { readonly id?: string | undefined },
  options: CallOptions | undefined,
): Promise<AddResult | undefined> {
  if (created.id === undefined) return added(context, lookup, draft, options);
  const parsed = wireMembership.safeParse(created);
  const member = parsed.success
    ? await completed(context, parsed.data, options)
    : await readMember(context, created.id, options);
  return toAddResult(member, draft, context.now());
}

/** The membership that an earlier try made of the same draft, if it did. */
async function added(
  context: Context,
  lookup: LookUp,
  draft: UserDraft,
  options: CallOptions | undefined,
): Promise<AddResult | undefined> {
  const user = await existing(lookup, draft, options);
  if (!user || !cameOf(draft, user)) return undefined;
  return toAddResult(await readMember(context, user.id, options), draft, context.now());
}

/** The API has no word of its own for an address that is taken. Whether it is, shows on looking. */
async function orDuplicate(
  lookup: LookUp,
  draft: UserDraft,
  error: DirectoryError,
  options: CallOptions | undefined,
): Promise<DirectoryError> {
  const user = await existing(lookup, draft, options).catch(() => undefined);
  if (!user) return error;
  return new DirectoryError('duplicate', 'Somebody with this address is in the account already.', {
    ...initOfError(error),
    existing: { id: user.id, state: user.state },
  });
}

async function existing(
  lookup: LookUp,
  { email }: UserDraft,
  options: CallOptions | undefined,
): Promise<User | undefined> {
  const [match] = await lookup([email], options);
  return match?.user;
}
