import type { DirectoryAdapter } from '../src/domain/adapter.js';
import type { Page } from '../src/domain/page.js';
import type { User, UserQuery } from '../src/domain/user.js';
import { around } from './around.js';

/** Somebody out of a crowd; the same for a number every time. */
function someone(at: number): User {
  return {
    id: `CRW-${String(at).padStart(7, '0')}`,
    firstName: `Person ${String(at).padStart(6, '0')}`,
    lastName: 'Long',
    email: `person-${String(at)}@crowd.example`,
    state: 'active',
    joinedAt: new Date(Date.UTC(2020, 0, 1) + at * 60_000).toISOString(),
    groups: [],
  };
}

/**
 * The adapter with as many people as asked for, made up when they are read: a list of 100,000 costs nothing until
 * it is looked at. It counts and jumps; searching finds numbers.
 */
export function crowd(adapter: DirectoryAdapter, count: number): DirectoryAdapter {
  const page = ({ search = '', states, limit, offset = 0 }: UserQuery): Page<User> => {
    // All of them are active.
    if (states && !states.includes('active')) return { items: [], total: 0 };
    const wanted = search.trim();
    if (wanted === '') {
      const length = Math.max(0, Math.min(limit, count - offset));
      return { items: Array.from({ length }, (_, at) => someone(offset + at)), total: count };
    }
    const found = Array.from({ length: count }, (_, at) => at).filter((at) => String(at).includes(wanted));
    return { items: found.slice(offset, offset + limit).map(someone), total: found.length };
  };
  return around(adapter, async (call, next) =>
    call.member === 'users.list' ? page(call.args[0] as UserQuery) : next(),
  );
}
