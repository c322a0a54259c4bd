import type { EmailMatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { isFilterRefused } from './scim-attempts.js';
import type { ScimContext } from './scim-client.js';
import { compare } from './scim-filter.js';
import { readRows, type Listing } from './scim-listing.js';
import { addressesOf, toUser } from './scim-mapping.js';
import { each, groupsFor } from './scim-membership.js';
import { walk } from './scim-walk.js';
import { wireUsers, type WireUser } from './scim-wire.js';

/** Where an address can stand. The last is what a few servers call it. */
const PLACES = ['userName', 'emails.value', 'emails'] as const;

/** Whose address this is, in any spelling that can be asked for, or nobody. */
export async function findByEmail(
  context: ScimContext,
  email: string,
  signal?: AbortSignal,
  surelyThere = false,
): Promise<WireUser | undefined> {
  const key = emailKey(email);
  const isIt = (wire: WireUser): boolean => addressesOf(wire).some((address) => emailKey(address) === key);
  const spellings = [...new Set([email.trim(), key])];
  const listing: Listing<WireUser> = { path: '/Users', expect: wireUsers, signal };
  const { learnt } = context;
  let asked = false;
  for (const place of PLACES) {
    const claim = `${place} eq`;
    if (learnt.refuted(claim) || (place === 'emails' && !learnt.refuted('emails.value eq'))) continue;
    for (const spelling of spellings) {
      try {
        const { rows } = await readRows(context, { ...listing, filter: compare(place, 'eq', spelling) }, 0, 10);
        const found = rows.find(isIt);
        if (found) return found;
        if (rows.length > 0) learnt.refute(claim);
        else asked = true;
      } catch (thrown) {
        if (!(await isFilterRefused(context, thrown, signal))) throw thrown;
        if (!/["\\]/u.test(spelling)) learnt.refute(claim);
      }
      if (learnt.refuted(claim)) break;
    }
  }
  // Where no filter is taken, the list itself tells, as far as it is read.
  return asked && !surelyThere ? undefined : (await walk(context, listing)).rows.find(isIt);
}

export function lookUp(context: ScimContext, emails: readonly string[], signal?: AbortSignal): Promise<EmailMatch[]> {
  return each(emails, async (email): Promise<EmailMatch> => {
    const wire = email.trim() === '' ? undefined : await findByEmail(context, email, signal);
    if (!wire) return { email, status: 'free' };
    const user = toUser(wire, (await groupsFor(context, [wire], signal)).get(wire.id));
    return { email, status: user.state === 'blocked' ? 'blocked' : 'member', user };
  });
}
