import type { WriteOptions } from '../../domain/adapter.js';
import type { UserAct } from '../../domain/acts.js';
import { whyNot } from '../../domain/policy.js';
import type { User } from '../../domain/user.js';
import { mustBe } from '../http/version.js';
import { sessionOf, type Context } from './better-auth-context.js';
import { refused } from './better-auth-errors.js';
import type { Person } from './better-auth-people.js';
import { findPerson, wholeUser, type Found } from './better-auth-reading.js';

/** Whom something is done to. */
export interface Subject extends Found {
  /** With groups and version. */
  readonly user: User;
}

/** The user just before an act. @throws {DirectoryError} `conflict` over a newer version, `invalid-state` with the reason */
export async function subjectOf(
  context: Context,
  act: UserAct,
  id: string,
  options: WriteOptions | undefined,
): Promise<Subject> {
  const found = await findPerson(context, id, options);
  const user = await wholeUser(context, found, options);
  mustBe(options?.ifMatch, user.version);
  if (['block', 'remove'].includes(act)) await mustBeSomebodyElse(context, found, options);
  const why = whyNot(act, user, { now: context.now(), renew: 'expired-only' });
  if (why) throw refused(why.code);
  return { ...found, user };
}

async function mustBeSomebodyElse(
  context: Context,
  { member }: Person,
  options: WriteOptions | undefined,
): Promise<void> {
  if (member && (await sessionOf(context, options))?.id === member.userId) throw refused('self');
}
