/** A role as a user carries it. */
export interface RoleRef {
  /** Opaque; may hold any character. */
  readonly id: string;
  readonly name: string;
}

/** What somebody may do in an account, by name. A user has one, where the backend has roles at all. */
export interface Role extends RoleRef {
  readonly description?: string;
  /** Whether it lets its holder manage users. */
  readonly administrator?: boolean;
  /** Given to whoever is added without a choice. */
  readonly isDefault?: boolean;
  /** Why the signed-in person cannot give it, as a sentence of the backend; it can be given when absent. */
  readonly unavailable?: string;
}
