import * as z from 'zod/mini';
import {
  auditEntrySchema,
  groupSchema,
  invitationEventSchema,
  settingsSchema,
  userSchema,
} from '../../domain/schemas.js';
import type { Snapshot, Store } from './store.js';

/** Bumped when what is kept changes its shape; older content is then left aside. */
const FORMAT = 1;

const storedUser = z.extend(z.omit(userSchema, { groups: true, role: true, allowed: true, version: true }), {
  groupIds: z.array(z.string()),
  version: z.string(),
});
const storedGroup = z.extend(z.omit(groupSchema, { memberCount: true, version: true }), { version: z.string() });
const snapshotSchema = z.object({
  format: z.literal(FORMAT),
  users: z.array(storedUser),
  groups: z.array(storedGroup),
  settings: z.optional(settingsSchema),
  audit: z.optional(z.array(auditEntrySchema)),
  events: z.optional(z.record(z.string(), z.array(invitationEventSchema))),
});

/** What an earlier visit left, or `undefined` when there is nothing that can be read. */
export function loadSnapshot(storage: Storage, key: string): Snapshot | undefined {
  try {
    const parsed = z.safeParse(snapshotSchema, JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? (parsed.data as Snapshot) : undefined;
  } catch {
    // A storage that cannot be read (blocked, or not JSON) is the same as an empty one.
    return undefined;
  }
}

/** Keeps the account; the store's links, tokens, codes and identities are no part of it. */
export function saveSnapshot(storage: Storage, key: string, store: Store): void {
  try {
    const { settings, audit, events } = store;
    const snapshot: Snapshot = {
      users: [...store.users.values()],
      groups: [...store.groups.values()],
      settings,
      audit,
      events: Object.fromEntries(events),
    };
    storage.setItem(key, JSON.stringify({ format: FORMAT, ...snapshot }));
  } catch {
    // A full or blocked storage costs the memory of this visit, not the visit.
  }
}
