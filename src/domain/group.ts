import type { GroupAct } from './acts.js';
import type { Reason } from './reason.js';

/** A group as a user carries it: enough to show, not to edit. */
export interface GroupRef {
  /** Opaque; may hold any character. */
  readonly id: string;
  readonly name: string;
}

/** A group of the account. A user is in at least one. */
export interface Group extends GroupRef {
  readonly description?: string;
  /** How many users are in it; absent where the backend does not count. */
  readonly memberCount?: number;
  /** Preselected for new users; cannot be deleted. */
  readonly isDefault?: boolean;
  /** What its members may do: ids from `groups.permissions`; absent where groups grant nothing. */
  readonly permissionIds?: readonly string[];
  /** Why nobody can be put into it now (managed by a directory, for instance); shown to the person. */
  readonly unavailable?: string;
  /** What the backend itself says may be done with this group. */
  readonly allowed?: Readonly<Partial<Record<GroupAct, true | Reason>>>;
  /** Changes whenever the group changes; sent back as `ifMatch` to notice a lost update. */
  readonly version?: string;
}

/** Which groups to read. */
export interface GroupQuery {
  /** Text that name or description contain, without regard to case. */
  readonly search?: string;
  /** How many to return at most, 1 to 100. */
  readonly limit: number;
  /** Where to start, from 0; for backends that page by offset. */
  readonly offset?: number;
  /** What the page before gave as `next`; for backends that page by cursor. */
  readonly cursor?: string;
}

/** Something that a group can let its members do: a "module" in some backends. */
export interface GroupPermission {
  /** Opaque; may hold any character. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

/** Which members of a group to read. */
export interface MemberQuery {
  /** Text that name or email contain, without regard to case. */
  readonly search?: string;
  /** How many to return at most, 1 to 100. */
  readonly limit: number;
  /** Where to start, from 0; for backends that page by offset. */
  readonly offset?: number;
  /** What the page before gave as `next`; for backends that page by cursor. */
  readonly cursor?: string;
}
