import { SOON } from '../../../domain/invitation.js';
import type { Page } from '../../../domain/page.js';
import { DAY, epoch, toInstant, type Instant } from '../../../domain/time.js';
import type { TimeRange, User, UserQuery } from '../../../domain/user.js';
import type { Directory } from '../../../state/directory.js';
import type { RadarQuestion } from '../radar-question.js';

/** How many days the bars show. */
export const DAYS = 7;
/** What is about to end, as far as the backend counts it. */
export interface Expiring {
  /** Open invitations that end within {@link SOON}. */
  readonly soon: number | undefined;
  readonly expired: number | undefined;
  /** How many end on each of the next {@link DAYS} days. */
  readonly days: readonly number[] | undefined;
}

/** Counts what is about to end: one reading of each kind, and one for each day where a page does not hold the week. */
export async function readExpiring(
  directory: Directory,
  question: RadarQuestion,
  signal: AbortSignal,
): Promise<Expiring> {
  const [open, expired] = await Promise.all([
    question.soon ? readOpen(directory, question, signal) : undefined,
    question.expired
      ? directory.adapter.users.list({ states: ['invitation-expired'], limit: 1 }, { signal })
      : undefined,
  ]);
  return { soon: open?.soon, days: open?.days, expired: expired && countOf(expired, 1) };
}

async function readOpen(
  directory: Directory,
  { from }: RadarQuestion,
  signal: AbortSignal,
): Promise<Pick<Expiring, 'soon' | 'days'>> {
  const { adapter, capabilities } = directory;
  const limit = Math.min(100, Math.max(1, capabilities.maxPageSize));
  const page = await adapter.users.list({ ...ending(from, 0, DAYS * DAY), limit }, { signal });
  const all = countOf(page, limit);
  if (all === undefined) {
    const soon = await adapter.users.list({ ...ending(from, 0, SOON), limit: 1 }, { signal });
    return { soon: countOf(soon, 1), days: undefined };
  }
  if (all > page.items.length) {
    const each = Array.from({ length: DAYS }, async (_, day) => {
      const part = { ...ending(from, day * DAY, (day + 1) * DAY), limit: 1 };
      return countOf(await adapter.users.list(part, { signal }), 1) ?? 0;
    });
    const days = await Promise.all(each);
    return { soon: days.slice(0, SOON / DAY).reduce((sum, n) => sum + n, 0), days };
  }
  const left = page.items.flatMap(({ invitation }) =>
    invitation?.expiresAt === undefined ? [] : [epoch(invitation.expiresAt) - epoch(from)],
  );
  const days = Array.from({ length: DAYS }, (_, day) => left.filter((ms) => Math.floor(ms / DAY) === day).length);
  return { soon: left.filter((ms) => ms < SOON).length, days };
}

/** The queries whose people are meant: those whose invitation ends soon, and those whose invitation has ended. */
export function expiringQueries({ from, soon, expired }: RadarQuestion): readonly Omit<UserQuery, 'limit'>[] {
  return [...(soon ? [ending(from, 0, SOON)] : []), ...(expired ? [{ states: ['invitation-expired'] as const }] : [])];
}

/** Whose invitation ends between two lengths of time from now, in milliseconds. */
function ending(
  now: Instant,
  from: number,
  until: number,
): { readonly states: readonly ['invited']; readonly expires: TimeRange } {
  const after = (ms: number): Instant => (ms === 0 ? now : toInstant(new Date(epoch(now) + ms)));
  return { states: ['invited'], expires: { from: after(from), until: after(until) } };
}

/** How many there are in all; `undefined` where nobody counted and the page is not all of it. */
function countOf({ items, total, next }: Page<User>, limit: number): number | undefined {
  if (total !== undefined) return total;
  return next === undefined && items.length < limit ? items.length : undefined;
}
