import type { Context } from 'hono';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { Viewer } from '../../../src/domain/policy.js';
import { reason } from '../../../src/domain/reason.js';
import { displayName } from '../../../src/domain/user.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import type { Env } from './env.js';

/**
 * Who is signed in, as a member of `accountId`.
 * @throws {DirectoryError} `unauthenticated`; `not-found` for an account that is not there or not theirs, so
 * that nobody learns which; `forbidden` for a member who is kept out
 */
export async function viewerOf(c: Context<Env>, services: Services, accountId: string): Promise<Viewer> {
  const identity = await services.identities.signedIn(c.req.raw.headers);
  if (!identity) throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
  const row = await services.db
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['memberships.id', 'memberships.first_name', 'memberships.last_name', 'memberships.email'])
    .select(['memberships.state', 'memberships.administrator', 'accounts.name as account'])
    .where('memberships.account_id', '=', accountId)
    .where('memberships.identity_id', '=', identity.id)
    .where('memberships.state', 'in', ['active', 'blocked'])
    .executeTakeFirst();
  if (!row) throw notFound('account');
  if (row.state === 'blocked')
    throw new DirectoryError('forbidden', 'This user is blocked in the account.', { code: 'blocked' });
  return {
    id: row.id,
    name: displayName({ firstName: row.first_name, lastName: row.last_name, email: row.email }),
    email: row.email,
    account: { id: accountId, name: row.account },
    administrator: row.administrator === 1,
  };
}

/** @throws {DirectoryError} as `viewerOf`, and `forbidden` for members who administer nothing */
export async function administratorOf(c: Context<Env>, services: Services, accountId: string): Promise<Viewer> {
  const viewer = await viewerOf(c, services, accountId);
  if (viewer.administrator === true) return viewer;
  throw new DirectoryError('forbidden', 'Only administrators of the account can do this.', {
    code: 'missing-permission',
    reason: reason('missing-permission'),
  });
}
