import type { Context } from 'hono';
import type { Env } from '../http/env.js';
import type { Services } from '../services.js';

/** Ends the session of the request, and what it reads. @returns the cookies to clear */
export async function signOut({ identities, feed }: Services, headers: Headers): Promise<Headers> {
  const identity = await identities.signedIn(headers);
  const cleared = await identities.signOut(headers);
  if (identity) await feed.sessionEnded(identity.id);
  return cleared;
}

/** Sets the cookies that the library answered. */
export function passCookies(c: Context<Env>, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}
