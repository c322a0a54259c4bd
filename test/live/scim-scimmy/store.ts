import { randomUUID } from 'node:crypto';
import { createHash } from 'node:crypto';

/* The store behind scimmy's protocol: people and groups in memory, user names unique without regard to case. */

export interface Stored {
  id: string;
  meta: { created: Date; lastModified: Date; version?: string };
  [attribute: string]: unknown;
}

export interface Member {
  readonly value: string;
}

/** What the store refuses, in SCIM's words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly scimType: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

export class Store {
  readonly #users = new Map<string, Stored>();
  readonly #groups = new Map<string, Stored>();

  clear(): void {
    this.#users.clear();
    this.#groups.clear();
  }

  users(): Stored[] {
    return [...this.#users.values()].map((user) => this.#withGroups(user));
  }

  user(id: string): Stored {
    return this.#withGroups(found(this.#users, id));
  }

  groups(): Stored[] {
    return [...this.#groups.values()].map((group) => this.#withMembers(group));
  }

  group(id: string): Stored {
    return this.#withMembers(found(this.#groups, id));
  }

  saveUser(id: string | undefined, given: Record<string, unknown>): Stored {
    const name = String(given.userName).toLowerCase();
    const taken = [...this.#users.values()].some(
      (user) => user.id !== id && String(user.userName).toLowerCase() === name,
    );
    if (taken) throw new Refusal(409, 'uniqueness', 'This user name is taken.');
    return this.#withGroups(save(this.#users, id, { ...given, groups: undefined }));
  }

  saveGroup(id: string | undefined, given: Record<string, unknown>): Stored {
    const members = membersOf(given);
    const stranger = members.find(({ value }) => !this.#users.has(value));
    if (stranger) throw new Refusal(400, 'invalidValue', `There is no user "${stranger.value}".`);
    return this.#withMembers(save(this.#groups, id, { ...given, members: members.map(({ value }) => ({ value })) }));
  }

  removeUser(id: string): void {
    found(this.#users, id);
    this.#users.delete(id);
    for (const group of this.#groups.values()) {
      if (membersOf(group).some(({ value }) => value === id))
        save(this.#groups, group.id, { ...group, members: membersOf(group).filter(({ value }) => value !== id) });
    }
  }

  removeGroup(id: string): void {
    found(this.#groups, id);
    this.#groups.delete(id);
  }

  #withGroups(user: Stored): Stored {
    const groups = [...this.#groups.values()].filter((group) =>
      membersOf(group).some(({ value }) => value === user.id),
    );
    return {
      ...user,
      groups: groups.map(({ id, displayName }) => ({ value: id, display: displayName, type: 'direct' })),
    };
  }

  #withMembers(group: Stored): Stored {
    const members = membersOf(group).map(({ value }) => ({
      value,
      display: this.#users.get(value)?.displayName,
      type: 'User',
    }));
    return { ...group, members };
  }
}

function found(kept: ReadonlyMap<string, Stored>, id: string): Stored {
  const one = kept.get(id);
  if (!one) throw new Refusal(404, undefined, `There is no "${id}".`);
  return one;
}

function save(kept: Map<string, Stored>, id: string | undefined, given: Record<string, unknown>): Stored {
  const before = id === undefined ? undefined : found(kept, id);
  const { meta: _meta, ...content } = given;
  const now = new Date();
  const version = `W/"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)}"`;
  const meta = { created: before?.meta.created ?? now, lastModified: now, version };
  const saved = { ...content, id: before?.id ?? randomUUID(), meta };
  kept.set(saved.id, saved);
  return saved;
}

function membersOf(group: Record<string, unknown>): Member[] {
  return (group.members ?? []) as Member[];
}
