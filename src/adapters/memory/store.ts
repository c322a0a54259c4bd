import type { Change } from '../../domain/adapter.js';
import type { AuditEntry } from '../../domain/audit.js';
import type { Group } from '../../domain/group.js';
import type { InvitationEvent } from '../../domain/invitation.js';
import type { AccountSettings } from '../../domain/settings.js';
import { emailKey } from '../../domain/email.js';
import type { Clock } from '../../domain/time.js';
import type { User } from '../../domain/user.js';
import type { IdKind, MemoryAccount } from './options.js';

/** A user as kept: groups by id alone, what can be derived left out. */
export type StoredUser = Omit<User, 'groups' | 'role' | 'allowed' | 'version'> & {
  readonly groupIds: readonly string[];
  readonly version: string;
};

export type StoredGroup = Omit<Group, 'memberCount' | 'version'> & { readonly version: string };

/** What a link that was once given out leads to. */
export interface Ticket {
  readonly userId: string;
  readonly invitationId: string;
}

export interface Code {
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly triesLeft: number;
}

export interface Snapshot {
  readonly users: readonly StoredUser[];
  readonly groups: readonly StoredGroup[];
  readonly settings?: AccountSettings;
  readonly audit?: readonly AuditEntry[];
  readonly events?: Readonly<Record<string, readonly InvitationEvent[]>>;
}

/** Who made a change, so that everybody else hears of it as made elsewhere. */
export type Author = object;

/** The account's data. Knows no rules; only `put*` and `drop*` change it, and each gives a new version. */
export class Store {
  readonly users = new Map<string, StoredUser>();
  readonly groups = new Map<string, StoredGroup>();
  /** Links by token. Never persisted. */
  readonly tickets = new Map<string, Ticket>();
  /** The living token of an invitation, by its id. Never persisted. */
  readonly tokens = new Map<string, string>();
  readonly codes = new Map<string, Code>();
  /** Identities by address key; the value says whether the address is proven. */
  readonly identities = new Map<
    string,
    { readonly name: string; readonly email: string; readonly verified: boolean }
  >();
  /** The trail, oldest first. Never holds a link, token or code. */
  readonly audit: AuditEntry[] = [];
  /** What happened to an invitation, by its id. */
  readonly events = new Map<string, readonly InvitationEvent[]>();
  /** What the account has decided; the options' term until it has. */
  settings: AccountSettings = {};
  /** Whose role has been changed, and whether they are an administrator now. */
  readonly granted = new Map<string, boolean>();
  /** The users as they came, for what had happened to them by then. */
  past: readonly StoredUser[] = [];
  /** Changes with every write; what is derived from the data is kept only as long as it stays the same. */
  revision = 0;
  readonly #listeners = new Map<(change: Change) => void, Author>();
  #byEmail: Map<string, string> | undefined;

  constructor(
    readonly account: MemoryAccount,
    readonly clock: Clock,
    readonly newId: (kind: IdKind) => string,
  ) {}

  get now(): Date {
    return this.clock();
  }

  putUser(user: Omit<StoredUser, 'version'>): StoredUser {
    this.revision += 1;
    const stored = { ...user, version: String(this.revision) };
    const before = this.users.get(user.id);
    this.users.set(user.id, stored);
    if (before?.email !== stored.email || before.state !== stored.state) this.#byEmail = undefined;
    return stored;
  }

  putGroup(group: Omit<StoredGroup, 'version'>): StoredGroup {
    this.revision += 1;
    const stored = { ...group, version: String(this.revision) };
    this.groups.set(group.id, stored);
    return stored;
  }

  dropGroup(id: string): void {
    this.revision += 1;
    this.groups.delete(id);
  }

  /** The user that holds an address now; the deleted hold none. */
  byEmail(email: string): StoredUser | undefined {
    this.#byEmail ??= this.#indexEmails();
    const id = this.#byEmail.get(emailKey(email));
    return id === undefined ? undefined : this.users.get(id);
  }

  /** Everything anew, as another tab left it. */
  load(snapshot: Snapshot): void {
    this.users.clear();
    this.groups.clear();
    for (const group of snapshot.groups) this.groups.set(group.id, group);
    for (const user of snapshot.users) this.users.set(user.id, user);
    this.audit.splice(0, Infinity, ...(snapshot.audit ?? []));
    this.events.clear();
    for (const [id, events] of Object.entries(snapshot.events ?? {})) this.events.set(id, events);
    this.settings = snapshot.settings ?? this.settings;
    const versions = [...snapshot.users, ...snapshot.groups].map(({ version }) => Number(version) || 0);
    this.revision = versions.reduce((most, version) => Math.max(most, version), this.revision) + 1;
    this.#byEmail = undefined;
  }

  listen(listener: (change: Change) => void, author: Author): () => void {
    this.#listeners.set(listener, author);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everybody but the author. */
  tell(change: Omit<Change, 'cause'>, author?: Author): void {
    for (const [listener, owner] of [...this.#listeners]) {
      if (owner !== author) listener({ ...change, cause: 'elsewhere' });
    }
  }

  #indexEmails(): Map<string, string> {
    const index = new Map<string, string>();
    for (const user of this.users.values()) {
      if (user.state !== 'deleted') index.set(emailKey(user.email), user.id);
    }
    return index;
  }
}
