import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DirectoryError } from '../../../src/domain/errors.js';
import { toInstant } from '../../../src/domain/time.js';
import { hashOf } from '../crypto/secrets.js';
import { inTransaction } from '../db/database.js';
import type { Trx } from '../db/tables.js';
import type { Services } from '../services.js';
import { readText } from './body.js';
import type { Env } from './env.js';

export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never to be written down, as a link. */
  readonly secret?: boolean;
}

/** Longest key taken, in characters. */
const MAX_KEY = 255;

export interface Written {
  readonly answer: Answer;
  /** Whether the answer was kept from before, and nothing happened now. */
  readonly replayed: boolean;
}

/**
 * Runs a write in one transaction. With an `Idempotency-Key` the answer is kept in that same transaction, so
 * there is never one without the other; a repeated request gets the first answer, one that comes meanwhile
 * waits for it. Mistakes are not kept: the same key may be tried again after them.
 * @param who whom the key is bound to, besides operation and body: account and user
 */
export async function write(
  c: Context<Env>,
  services: Services,
  who: readonly string[],
  work: (trx: Trx) => Promise<Answer>,
): Promise<Written> {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && (key === '' || key.length > MAX_KEY)) {
    throw new DirectoryError('validation', 'The idempotency key is not usable.', { code: 'idempotency-key-invalid' });
  }
  const body = await readText(c);
  const written = await inTransaction(services.db, async (trx): Promise<Written> => {
    if (key === undefined) return { answer: await work(trx), replayed: false };
    const id = hashOf([...who, c.req.method, new URL(c.req.url).pathname, key].join('\n'));
    const first = await claim(trx, services, id, body);
    if (first) return { answer: first, replayed: true };
    const answer = await work(trx);
    // What must not be kept is made anew for a repeated request.
    if (answer.secret) await trx.deleteFrom('idempotency_keys').where('id', '=', id).execute();
    else
      await trx
        .updateTable('idempotency_keys')
        .set({ status: answer.status, answer: JSON.stringify(answer) })
        .where('id', '=', id)
        .execute();
    return { answer, replayed: false };
  });
  services.wakeMail();
  return written;
}

/** Takes the key, or answers what was answered to it. A second taker waits here until the first is through. */
async function claim(trx: Trx, services: Services, id: string, body: string): Promise<Answer | undefined> {
  const bodyHash = services.secrets.mac('body', body);
  const taken = await trx
    .insertInto('idempotency_keys')
    .values({ id, body_hash: bodyHash, status: 0, answer: '', created_at: toInstant(services.clock()) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined;
  const first = await trx.selectFrom('idempotency_keys').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (first.body_hash === bodyHash) return JSON.parse(first.answer) as Answer;
  throw new DirectoryError('validation', 'This idempotency key was used for something else.', {
    code: 'idempotency-key-reused',
  });
}

export function toResponse(c: Context<Env>, { status, body, headers = {} }: Answer): Response {
  if (status === 204 || body === undefined) return c.body(null, 204, { ...headers });
  return c.json(body as never, status as ContentfulStatusCode, { ...headers });
}
