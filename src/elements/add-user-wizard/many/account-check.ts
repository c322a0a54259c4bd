import type { EmailMatch } from '../../../domain/adapter.js';
import { emailKey } from '../../../domain/email.js';
import type { GroupRef } from '../../../domain/group.js';
import type { Directory } from '../../../state/directory.js';
import { groupKey, type Row } from './batch.js';

/** Addresses asked about at once. */
const CHUNK = 100;

/**
 * Asks whose the addresses of `rows` are, those not known yet, in chunks; `onMatches` gets each chunk's answers by key.
 * @throws {DirectoryError} when the backend fails; what was answered before stays
 */
export async function checkAddresses(
  { adapter }: Directory,
  rows: readonly Row[],
  known: ReadonlyMap<string, EmailMatch>,
  { onMatches, signal }: { onMatches: (matches: ReadonlyMap<string, EmailMatch>) => void; signal: AbortSignal },
): Promise<void> {
  const asked = new Map(
    rows.filter(({ problem, key }) => !problem && !known.has(key)).map((row) => [row.key, row.email]),
  );
  const emails = [...asked.values()];
  for (let from = 0; from < emails.length && !signal.aborted; from += CHUNK) {
    const chunk = emails.slice(from, from + CHUNK);
    const answers = (await adapter.users.lookup?.(chunk, { signal })) ?? [];
    // The backend answers in an order and a spelling of its own.
    onMatches(new Map(answers.map((match) => [emailKey(match.email), match])));
  }
}

/** The groups that a column names, by name without case; `undefined` for a name that no group has. */
export async function findGroups(
  { adapter, capabilities }: Directory,
  names: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, GroupRef | undefined>> {
  const found = new Map<string, GroupRef | undefined>();
  const limit = Math.min(100, capabilities.maxPageSize);
  for (const name of names) {
    const key = groupKey(name);
    if (found.has(key)) continue;
    const page = await adapter.groups?.list({ search: name.trim(), limit }, { signal });
    const group = page?.items.find((each) => groupKey(each.name) === key);
    found.set(key, group && { id: group.id, name: group.name });
  }
  return found;
}
