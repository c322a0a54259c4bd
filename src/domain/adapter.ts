import type {
  Accepted,
  InvitationPreview,
  KeptInvitation,
  MyInvitation,
  Registration,
  TypedDetails,
} from './acceptance.js';
import type { AuditEntry, AuditQuery } from './audit.js';
import type { Capabilities } from './capabilities.js';
import type { DirectoryError } from './errors.js';
import type { Group, GroupPermission, GroupQuery, GroupRef, MemberQuery } from './group.js';
import type { Delivery, Invitation, InvitationEvent, InvitationLink, InvitationRef } from './invitation.js';
import type { Page } from './page.js';
import type { Viewer } from './policy.js';
import type { Role } from './role.js';
import type { AccountSettings, SettingsPatch } from './settings.js';
import type { CustomFields, PhoneNumber, User, UserDraft, UserQuery } from './user.js';

/** What every call takes. */
export interface CallOptions {
  /** Ends the call early; it then rejects with a {@link DirectoryError} of kind `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** What every write takes. */
export interface WriteOptions extends CallOptions {
  /** One intent of a person, one key: a repeated write with the same key happens once (draft-ietf-httpapi-idempotency-key-header). */
  readonly idempotencyKey?: string | undefined;
  /** The `version` that was read; a write over a newer one rejects with kind `conflict` (RFC 9110, 13.1.1). */
  readonly ifMatch?: string | undefined;
}

export interface ListOptions extends CallOptions {
  /** Ask for the number of users per state in the same answer. */
  readonly counts?: boolean | undefined;
}

/** What an address means in this account. */
export interface EmailMatch {
  /** As it was asked. */
  readonly email: string;
  readonly status: 'free' | 'member' | 'invited' | 'expired' | 'blocked' | 'removed';
  /** Whom it belongs to; absent when free. */
  readonly user?: User;
}

/** How putting a user into one group went. */
export interface GroupReceipt {
  readonly group: GroupRef;
  readonly ok: boolean;
  readonly error?: DirectoryError;
}

/** What adding a user came to. A failed group is told as it is and can be tried again by `setGroups`. */
export interface AddResult {
  readonly user: User;
  readonly invitation?: Invitation;
  readonly groups: readonly GroupReceipt[];
  readonly delivery: Delivery;
}

/** What of a profile can be changed. A `null` clears the field. */
export interface UserPatch {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: PhoneNumber | null;
  readonly roleId?: string;
  /** The fields named; others stay as they are. */
  readonly custom?: { readonly [name in keyof CustomFields]: CustomFields[name] | null };
}

/** How putting one user into a group, or taking them out of it, went. */
export interface MemberReceipt {
  readonly userId: string;
  readonly ok: boolean;
  readonly error?: DirectoryError;
}

export interface GroupDraft {
  readonly name: string;
  readonly description?: string;
  /** Ids from `groups.permissions`. */
  readonly permissionIds?: readonly string[];
}

export interface UsersApi {
  list(query: UserQuery, options?: ListOptions): Promise<Page<User>>;
  /** @throws {DirectoryError} `not-found` */
  get(id: string, options?: CallOptions): Promise<User>;
  /** What addresses mean here, in the order asked. Compared without case, spaces and IDN form. */
  lookup?(emails: readonly string[], options?: CallOptions): Promise<readonly EmailMatch[]>;
  /** Adds and, where the backend has invitations, invites. @throws {DirectoryError} `duplicate` with `existing`, `validation` with `fields`, `quota` */
  create?(draft: UserDraft, options?: WriteOptions): Promise<AddResult>;
  /** Replaces the groups; at least one where `groupsRequired`. */
  setGroups?(id: string, groupIds: readonly string[], options?: WriteOptions): Promise<User>;
  update?(id: string, patch: UserPatch, options?: WriteOptions): Promise<User>;
  block?(id: string, options?: WriteOptions): Promise<User>;
  unblock?(id: string, options?: WriteOptions): Promise<User>;
  /** Takes the user out of this account alone; an open link dies with it. */
  remove?(id: string, options?: WriteOptions): Promise<User>;
  /** Brings a removed user back: members at once, the never-accepted by a new invitation. */
  restore?(id: string, options?: WriteOptions): Promise<User>;
}

/** After every one of these the user is read again: a link from before is never shown. */
export interface InvitationsApi {
  link?(ref: InvitationRef, options?: CallOptions): Promise<InvitationLink>;
  /** Sends the mail again; the term starts anew. @throws {DirectoryError} `invalid-state` when expired */
  resend?(ref: InvitationRef, options?: WriteOptions): Promise<Invitation>;
  /** Makes a new link; the old one dies. @throws {DirectoryError} `invalid-state` when still valid and `renew` is `expired-only` */
  renew?(ref: InvitationRef, options?: WriteOptions): Promise<Invitation>;
  revoke?(ref: InvitationRef, options?: WriteOptions): Promise<void>;
  /** What is known to have happened to the invitation, oldest first. */
  events?(ref: InvitationRef, options?: CallOptions): Promise<readonly InvitationEvent[]>;
}

/**
 * For the invited person; assumes no session. Every member but `peek` is a person's act.
 * All throw {@link DirectoryError} of kind `invitation` with an `InvitationCode` when the link cannot be used.
 */
export interface AcceptanceApi {
  /** What the link is about. Changes nothing, however often it is called. */
  peek(token: string, options?: CallOptions): Promise<InvitationPreview>;
  /** Joins: with a registration as a new identity, without one as the identity that is signed in. */
  accept(token: string, registration: Registration | undefined, options?: WriteOptions): Promise<Accepted>;
  decline?(token: string, reason: string | undefined, options?: WriteOptions): Promise<void>;
  /** Asks the inviter for a new link. */
  requestNew?(token: string, options?: WriteOptions): Promise<void>;
  /** Mails a code to the invited address, to prove it. */
  sendCode?(token: string, options?: WriteOptions): Promise<void>;
  /** Proves the address and sets a new password; older passwords and sessions end. */
  confirmCode?(token: string, code: string, password: string, options?: WriteOptions): Promise<void>;
  /** Signs out whoever is signed in on this device, to go on as the invited person. */
  signOut?(options?: CallOptions): Promise<void>;
  /**
   * Keeps the link for some minutes, for this browser alone, while the person signs in on another page, and with it what
   * they had typed; that may be left out where it is too long to keep. It is given back by `kept`, once; accepting,
   * declining and signing out forget it, too.
   */
  keep?(token: string, typed: TypedDetails | undefined, options?: CallOptions): Promise<void>;
  /** The link that waits here, if one does; it is forgotten with that. */
  kept?(options?: CallOptions): Promise<KeptInvitation | undefined>;
  /** The invitations of whoever is signed in, where the backend finds them without a link. */
  readonly mine?: MyInvitationsApi;
}

/** For somebody who is signed in: their own open invitations. Throws as {@link AcceptanceApi} does. */
export interface MyInvitationsApi {
  list(options?: CallOptions): Promise<readonly MyInvitation[]>;
  accept(id: string, options?: WriteOptions): Promise<Accepted>;
  decline?(id: string, reason: string | undefined, options?: WriteOptions): Promise<void>;
}

export interface GroupsApi {
  list(query: GroupQuery, options?: CallOptions): Promise<Page<Group>>;
  get?(id: string, options?: CallOptions): Promise<Group>;
  create?(draft: GroupDraft, options?: WriteOptions): Promise<Group>;
  update?(id: string, draft: Partial<GroupDraft>, options?: WriteOptions): Promise<Group>;
  /** @throws {DirectoryError} `invalid-state` for the default group and for one with members */
  remove?(id: string, options?: WriteOptions): Promise<void>;
  /** Who is in it. @throws {DirectoryError} `not-found` */
  members?(id: string, query: MemberQuery, options?: CallOptions): Promise<Page<User>>;
  /** Puts users into it; who already is stays. One receipt a user, in the order asked. */
  addMembers?(id: string, userIds: readonly string[], options?: WriteOptions): Promise<readonly MemberReceipt[]>;
  /** Takes users out of it. A receipt fails with `invalid-state` where it is a user's only group and one is required. */
  removeMembers?(id: string, userIds: readonly string[], options?: WriteOptions): Promise<readonly MemberReceipt[]>;
  /** All that groups can be given here, in the order to show. */
  permissions?(options?: CallOptions): Promise<readonly GroupPermission[]>;
}

/** What people may do in the account, where the backend has roles. Given by `users.create` and `users.update`. */
export interface RolesApi {
  list(options?: CallOptions): Promise<readonly Role[]>;
}

export interface SettingsApi {
  get(options?: CallOptions): Promise<AccountSettings>;
  /** Changes what is named. @throws {DirectoryError} `validation` with `fields` */
  update?(patch: SettingsPatch, options?: WriteOptions): Promise<AccountSettings>;
}

export interface AuditApi {
  /** Newest first. */
  list(query: AuditQuery, options?: CallOptions): Promise<Page<AuditEntry>>;
}

/** What changed, for whoever shows it. */
export interface Change {
  readonly topic: 'users' | 'groups' | 'viewer' | 'settings';
  /** Which; all when absent. */
  readonly ids?: readonly string[];
  /** Who made it: this page, or somebody elsewhere. */
  readonly cause: 'here' | 'elsewhere';
}

/**
 * A backend, as the elements see it. A member that is absent is something the backend cannot do, and no
 * control is shown for it. An adapter keeps no state of what is on screen.
 */
export interface DirectoryAdapter {
  /** For messages to developers. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** What the server says of itself; not yet the truth. */
  probe?(options?: CallOptions): Promise<Partial<Capabilities>>;
  viewer?(options?: CallOptions): Promise<Viewer>;
  readonly users: UsersApi;
  readonly invitations?: InvitationsApi;
  readonly acceptance?: AcceptanceApi;
  readonly groups?: GroupsApi;
  readonly roles?: RolesApi;
  readonly settings?: SettingsApi;
  readonly audit?: AuditApi;
  /** Live changes made elsewhere. Returns the way to end it. */
  subscribe?(listener: (change: Change) => void): () => void;
}
