import type { Context } from 'hono';
import { notFound } from '../errors.js';
import { isStorable } from './body.js';
import type { Env } from './env.js';

/** A part of the path, decoded. */
export function param(c: Context<Env>, name: string): string {
  const value = c.req.param(name);
  if (value === undefined || value === '' || !isStorable(value)) throw notFound('account');
  return value;
}

/** The version that a write was made on; `*` and nothing both mean any. */
export function ifMatchOf(c: Context<Env>): string | undefined {
  const header = c.req.header('if-match')?.trim();
  if (header === undefined || header === '*') return undefined;
  return /^(?:W\/)?"([^"]*)"$/u.exec(header)?.[1] ?? header;
}

export function etagOf(version: string | undefined): Record<string, string> {
  return version === undefined ? {} : { etag: `"${version}"` };
}

type Plain<T> = T extends readonly (infer I)[]
  ? Plain<I>[]
  : T extends object
    ? { [K in keyof T as undefined extends T[K] ? never : K]: Plain<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Plain<Exclude<T[K], undefined>>;
      }
    : T;

/** What a body holds, with members that were not sent absent instead of undefined. */
export function plainly<T>(parsed: T): Plain<T> {
  return JSON.parse(JSON.stringify(parsed)) as Plain<T>;
}
