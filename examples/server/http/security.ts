import type { MiddlewareHandler } from 'hono';
import { DirectoryError } from '../../../src/domain/errors.js';
import { isLoopback } from '../config/loopback.js';
import type { Env } from './env.js';

/** Nothing from elsewhere, nothing inline, and markup only through Lit's own policy. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer. A page brings a policy of its own. */
export function securityHeaders(https: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', ANSWER_POLICY);
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  };
}

/**
 * A page elsewhere can have its own name point to this machine and then read what is shown without signing in
 * (DNS rebinding). It cannot change the `Host` that the browser sends.
 */
export function loopbackOnly(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (isLoopback(new URL(c.req.url).hostname)) return next();
    throw new DirectoryError('forbidden', 'The demonstration answers on this machine alone.', { code: 'host' });
  };
}

/**
 * What changes something comes from a page of ours: a browser cannot lie about `Origin`, and cannot send
 * JSON to another site without asking first.
 */
export function sameSite(origins: readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const origin = c.req.header('origin');
    if (origin === undefined || !origins.includes(origin)) {
      throw new DirectoryError('forbidden', 'The request does not come from a page of this server.', {
        code: 'origin',
      });
    }
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    const bare = c.req.method === 'DELETE' && type === undefined;
    if (!bare && type !== 'application/json') {
      throw new DirectoryError('validation', 'The body has to be application/json.', { code: 'malformed' });
    }
    return next();
  };
}
