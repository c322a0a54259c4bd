import type { Context } from 'hono';
import type { Env } from './env.js';

/**
 * The network address of whoever asks, as the socket knows it. Headers such as `X-Forwarded-For` can be
 * written by anybody, so a proxy in front makes all clients one here, and should limit them itself.
 */
export function clientOf(c: Context<Env>): string {
  return c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1';
}
