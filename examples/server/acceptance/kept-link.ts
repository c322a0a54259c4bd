import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import * as z from 'zod/mini';
import type { KeptInvitation } from '../../../src/domain/acceptance.js';
import { MINUTE } from '../../../src/domain/time.js';
import type { Env } from '../http/env.js';
import { Keep } from '../http/schemas.js';
import { plainly } from '../http/wire.js';
import type { Services } from '../services.js';

/** How long a link waits for whoever went to sign in, in milliseconds: time for a password that has to be looked up. */
export const KEPT_FOR = 10 * MINUTE;

/** What the ciphertext is bound to, so that no other one of this server can stand in its place. */
const PURPOSE = 'kept link';

/** Browsers drop a cookie of more than 4,096 characters, its name and attributes with it. */
const LONGEST = 3_800;

const keptSchema = z.object({ ...Keep.shape, until: z.number() });

/**
 * The link waits in the browser, encrypted, in a cookie that no script can read: the server keeps nothing, so any
 * process can give it back. The time of its end is in the ciphertext, as a browser can keep a cookie longer than it should.
 * What was typed waits with it, unless it is longer than a browser keeps.
 */
export function keepLink(c: Context<Env>, services: Services, { token, typed }: KeptInvitation): void {
  const until = services.clock().getTime() + KEPT_FOR;
  const seal = (kept: object): string => services.secrets.seal(JSON.stringify({ ...kept, until }), PURPOSE);
  const whole = seal({ token, typed });
  const sealed = whole.length > LONGEST ? seal({ token }) : whole;
  setCookie(c, nameOf(services), sealed, { ...attributesOf(services), maxAge: KEPT_FOR / 1000 });
}

/** The link that waits, once: the answer clears the cookie. */
export function takeKept(c: Context<Env>, services: Services): KeptInvitation | undefined {
  const sealed = getCookie(c, nameOf(services));
  forgetKept(c, services);
  if (sealed === undefined) return undefined;
  const kept = opened(services, sealed);
  if (!kept || services.clock().getTime() >= kept.until) return undefined;
  return plainly({ token: kept.token, typed: kept.typed });
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
