import type { DirectoryAdapter } from '../../domain/adapter.js';
import type { GroupRef } from '../../domain/group.js';
import type { ContractSeed } from '../contract/harness.js';

/** A scenario wanted what only a backend with `seed` can give. */
export class SeedNeeded extends Error {
  override readonly name = 'SeedNeeded';
}

/** Whether an error, or what caused it, is that a seed is needed. */
export function wantsSeed(thrown: unknown): boolean {
  if (thrown instanceof SeedNeeded) return true;
  return thrown instanceof Error && thrown.cause !== undefined && wantsSeed(thrown.cause);
}

/**
 * What can be known of a backend that nobody seeded: its first groups, and who is signed in. Somebody to read is an
 * active user; somebody to change there is none, because the account may be in use.
 */
export async function seedFound(adapter: DirectoryAdapter, mayWrite: boolean): Promise<ContractSeed> {
  const viewer = await adapter.viewer?.().catch(() => undefined);
  const groups = await groupsFound(adapter);
  const { items } = mayWrite ? { items: [] } : await adapter.users.list({ limit: 20 });
  const member = items.find(({ id, state }) => state === 'active' && id !== viewer?.id) ?? items[0];
  return {
    groups,
    get memberId(): string {
      if (!member) throw new SeedNeeded('seed.memberId');
      return member.id;
    },
    // Acts that must be refused are tried on the viewer: never where the refusal is what is in doubt.
    ...(!mayWrite && viewer && { viewerId: viewer.id }),
  };
}

async function groupsFound({ groups }: DirectoryAdapter): Promise<readonly GroupRef[]> {
  const page = await groups?.list({ limit: 20 }).catch(() => undefined);
  const usable = (page?.items ?? []).filter(({ unavailable }) => unavailable === undefined);
  return usable.toSorted((a, b) => Number(b.isDefault ?? false) - Number(a.isDefault ?? false)).slice(0, 3);
}
