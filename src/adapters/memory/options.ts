import type { PasswordRules } from '../../domain/acceptance.js';
import type {
  AcceptanceApi,
  DirectoryAdapter,
  GroupsApi,
  InvitationsApi,
  MyInvitationsApi,
  SettingsApi,
} from '../../domain/adapter.js';
import type { Group, GroupPermission } from '../../domain/group.js';
import type { Delivery, Invitation } from '../../domain/invitation.js';
import type { Viewer } from '../../domain/policy.js';
import type { Clock } from '../../domain/time.js';
import type { User } from '../../domain/user.js';

/** What an id or secret is made for. */
export type IdKind = 'user' | 'invitation' | 'group' | 'token' | 'code';

/** The account that people are invited into. */
export interface MemoryAccount {
  readonly id: string;
  readonly name: string;
  readonly logoUrl?: string;
}

/** Somebody who has an identity, in this account or elsewhere. */
export interface MemoryIdentity {
  readonly email: string;
  readonly name: string;
  /** Whether the address has been proven by a mailed code; proven when absent. */
  readonly verified?: boolean;
}

/** A mail that a real backend would send. The link or code in it belongs in no log. */
export type MemoryMail =
  | {
      readonly kind: 'invitation';
      readonly to: string;
      readonly url: string;
      readonly user: User;
      readonly invitation: Invitation;
      readonly account: MemoryAccount;
      readonly locale?: string;
    }
  | { readonly kind: 'code'; readonly to: string; readonly code: string; readonly account: MemoryAccount }
  | { readonly kind: 'new-link-wanted'; readonly to: string; readonly user: User; readonly account: MemoryAccount };

export interface MemoryAdapterOptions {
  readonly account?: MemoryAccount;
  /** Who uses the page; the first active administrator among `users` when absent. */
  readonly viewer?: Viewer;
  /** Who is signed in on the device that opens invitation links; nobody when absent. */
  readonly signedIn?: { readonly email: string; readonly name: string };
  readonly users?: readonly User[];
  readonly groups?: readonly Group[];
  /** What groups can be given; nothing when absent. */
  readonly permissions?: readonly GroupPermission[];
  /** People who have an identity without being users of this account. */
  readonly identities?: readonly MemoryIdentity[];
  readonly clock?: Clock;
  readonly newId?: (kind: IdKind) => string;
  /** How long every call takes, in milliseconds. */
  readonly latencyMs?: number;
  /** Keeps users, groups, settings and the audit trail between visits. Links, tokens and passwords are never put there. */
  readonly storage?: Storage;
  readonly storageKey?: string;
  /** Takes the mails; without it, delivery is `unknown`. A thrown error counts as `refused`, its message as the words of who refused. */
  readonly mail?: (message: MemoryMail) => Delivery | void;
  readonly passwordRules?: PasswordRules;
  /** Where links lead: `<publicUrl>/accept#<token>`. */
  readonly publicUrl?: string;
  /** Life of a link in milliseconds. */
  readonly invitationTerm?: number;
}

/** The memory adapter has all that the contract allows, and a world around it that stays within the page. */
export interface MemoryAdapter extends Required<DirectoryAdapter> {
  readonly users: Required<DirectoryAdapter['users']>;
  readonly invitations: Required<InvitationsApi>;
  readonly acceptance: Required<AcceptanceApi> & { readonly mine: Required<MyInvitationsApi> };
  readonly groups: Required<GroupsApi>;
  readonly settings: Required<SettingsApi>;
  /** The same account as another person, in another browser, uses it. What one does is a change `elsewhere` for the others. */
  as(viewer: Viewer | undefined, signedIn?: { readonly email: string; readonly name: string }): MemoryAdapter;
  /** Signs somebody with an identity in on this device, as a sign-in page would. @throws {DirectoryError} `not-found` */
  signIn(email: string): void;
}
