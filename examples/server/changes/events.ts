import type { Change } from '../../../src/domain/adapter.js';
import { CHANGE_TOPICS } from '../../../src/domain/schemas.js';
import type { Db } from '../db/tables.js';

type Told = Omit<Change, 'cause'>;

/** More than this many at once are told as "all may have changed". */
const MOST = 1000;

export interface News {
  readonly changes: readonly Told[];
  /** Number of the last one. */
  readonly seq: number;
}

/** Everything may have changed. */
export const ALL: readonly Told[] = CHANGE_TOPICS.map((topic) => ({ topic }));
/** What a reader hears who may no longer read: who they are here has changed. */
export const VIEWER: readonly Told[] = [{ topic: 'viewer' }];

/** What came after `seq`, one for each topic. Whoever reads hears of themselves as `viewer`, too. */
export async function newsAfter(db: Db, accountId: string, viewerId: string, seq: number): Promise<News> {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'topic', 'subject'])
    .where('account_id', '=', accountId)
    .where('seq', '>', seq)
    .orderBy('seq', 'desc')
    .limit(MOST + 1)
    .execute();
  const last = Number(rows[0]?.seq ?? seq);
  if (rows.length > MOST) return { changes: ALL, seq: last };
  const topics = new Map<Change['topic'], Set<string>>();
  for (const { topic, subject } of rows.reverse()) {
    topics.set(topic, (topics.get(topic) ?? new Set()).add(subject ?? ''));
  }
  if (topics.get('users')?.has(viewerId)) topics.set('viewer', new Set([viewerId]));
  const changes = [...topics].map(([topic, ids]) => ({ topic, ids: [...ids] }));
  return { changes, seq: last };
}

/**
 * Changes as events (WHATWG HTML, 9.2). All but the last bear the mark of before, so that a reader who is cut off
 * between them hears them again.
 */
export function eventsOf(changes: readonly Told[], before: string, after: string): string {
  return changes
    .map((change, index) => {
      const id = index === changes.length - 1 ? after : before;
      return `id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
    })
    .join('');
}
