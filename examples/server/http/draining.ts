import type { MiddlewareHandler } from 'hono';
import { unavailable } from '../errors.js';
import type { Env } from './env.js';

/** Refuses what comes over connections that are still open when the server is about to go. */
export function notDraining(draining: AbortSignal): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!draining.aborted) return next();
    c.header('connection', 'close');
    throw unavailable('draining');
  };
}
