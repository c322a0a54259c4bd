import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import * as z from 'zod/mini';
import { MINUTE } from '../../../src/domain/time.js';
import type { Env } from '../http/env.js';
import type { Services } from '../services.js';

/** How long a link waits for whoever went to sign in, in milliseconds: time for a password that has to be looked up. */
export const KEPT_FOR = 10 * MINUTE;

/** What the ciphertext is bound to, so that no other one of this server can stand in its place. */
const PURPOSE = 'kept link';

const keptSchema = z.object({ token: z.string(), until: z.number() });

/**
 * The link waits in the browser, encrypted, in a cookie that no script can read: the server keeps nothing, so any
 * process can give it back. The time of its end is in the ciphertext, as a browser can keep a cookie longer than it should.
 */
export function keepLink(c: Context<Env>, services: Services, token: string): void {
  const until = services.clock().getTime() + KEPT_FOR;
  const sealed = services.secrets.seal(JSON.stringify({ token, until }), PURPOSE);
  setCookie(c, nameOf(services), sealed, { ...attributesOf(services), maxAge: KEPT_FOR / 1000 });
}

/** The link that waits, once: the answer clears the cookie. */
export function takeKept(c: Context<Env>, services: Services): string | undefined {
  const sealed = getCookie(c, nameOf(services));
  forgetKept(c, services);
  if (sealed === undefined) return undefined;
  const kept = opened(services, sealed);
  return kept && services.clock().getTime() < kept.until ? kept.token : undefined;
}

export function forgetKept(c: Context<Env>, services: Services): void {
  const name = nameOf(services);
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, attributesOf(services));
}

function opened({ secrets }: Services, sealed: string): z.infer<typeof keptSchema> | undefined {
  try {
    return z.safeParse(keptSchema, JSON.parse(secrets.open(sealed, PURPOSE))).data;
  } catch {
    // Whatever somebody put into the cookie: it is not of our making, and no link.
    return undefined;
  }
}

function nameOf({ publicUrl }: Services): string {
  return isHttps(publicUrl) ? '__Host-usher-link' : 'usher-link';
}

function attributesOf({ publicUrl }: Services): CookieOptions {
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isHttps(publicUrl) };
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
