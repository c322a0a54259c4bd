import * as z from 'zod/mini';
import { groupSchema, userSchema } from '../../domain/schemas.js';
import type { Snapshot, Store, StoredGroup, StoredUser } from './store.js';

/** Bumped when what is kept changes its shape; older content is then left aside. */
const FORMAT = 1;

const storedUser = z.extend(z.omit(userSchema, { groups: true, allowed: true, version: true }), {
  groupIds: z.array(z.string()),
  version: z.string(),
});
const storedGroup = z.extend(z.omit(groupSchema, { memberCount: true, version: true }), { version: z.string() });
const snapshotSchema = z.object({
  format: z.literal(FORMAT),
  users: z.array(storedUser),
  groups: z.array(storedGroup),
});

/** What an earlier visit left, or `undefined` when there is nothing that can be read. */
export function loadSnapshot(storage: Storage, key: string): Snapshot | undefined {
  try {
    const parsed = z.safeParse(snapshotSchema, JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success
      ? { users: parsed.data.users as StoredUser[], groups: parsed.data.groups as StoredGroup[] }
      : undefined;
  } catch {
    // A storage that cannot be read (blocked, or not JSON) is the same as an empty one.
    return undefined;
  }
}

/** Keeps users and groups; the store's links, tokens, codes and identities are no part of it. */
export function saveSnapshot(storage: Storage, key: string, store: Store): void {
  try {
    storage.setItem(
      key,
      JSON.stringify({ format: FORMAT, users: [...store.users.values()], groups: [...store.groups.values()] }),
    );
  } catch {
    // A full or blocked storage costs the memory of this visit, not the visit.
  }
}
