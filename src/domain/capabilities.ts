import type { UserAct } from './acts.js';
import type { UserSortKey, UserState } from './user.js';

/**
 * To what degree the backend can do what it can do. Whether it can at all is said by the presence of the
 * adapter's member. What a declaration says is corrected by what answers mean.
 */
export interface Capabilities {
  /** How `search` matches: over the whole account, only an exact address, or not at all. */
  readonly search: 'contains' | 'exact-email' | 'none';
  /** By which columns the backend sorts the whole list. */
  readonly sort: readonly UserSortKey[];
  /** Which filters the backend applies to the whole list. */
  readonly filter: {
    readonly states: readonly UserState[];
    readonly groups: boolean;
    /** By who sent the last invitation; `false` when absent, as with the two below. */
    readonly invitedBy?: boolean;
    /** By when the last invitation was sent. */
    readonly invited?: boolean;
    /** By when the invitation ends. */
    readonly expires?: boolean;
  };
  /** `offset` allows jumping, `cursor` only going on, `none` means that one answer holds all. */
  readonly paging: 'offset' | 'cursor' | 'none';
  /** Whether `counts` come with a page. */
  readonly counts: boolean;
  /** Largest page the backend gives. */
  readonly maxPageSize: number;
  /** Whether a person must be in at least one group. */
  readonly groupsRequired: boolean;
  /**
   * From when on somebody can be in groups: `joining` where an invitation that is open carries none. Adding then asks for
   * no groups, whatever `groupsRequired` says; `adding` when absent.
   */
  readonly groupsFrom?: 'adding' | 'joining';
  /** How `Idempotency-Key` is kept: `honoured` makes a repeated write safe. */
  readonly idempotency: 'honoured' | 'ignored';
  /** What "resend" means there: same link with new time, or a new link. */
  readonly resend: 'same-link' | 'new-link';
  /** When a new link may be made: for an expired invitation only, or at any time. */
  readonly renew: 'expired-only' | 'any-time';
  /** Life of a link in milliseconds from the last sending; `undefined` when unknown. */
  readonly invitationTerm?: number;
  /** Whether addresses beyond ASCII (RFC 6531, IDN) are taken. */
  readonly internationalEmail: boolean;
  /** What of a user `users.update` can change; everything when absent. */
  readonly editable?: readonly EditablePart[];
  /** Acts that reach the person in every account they are in, not just in this one; whoever asks before them says so. */
  readonly everywhere?: readonly UserAct[];
}

/** Parts of a user that a backend may be able to change, or not: first and last name are one part. */
export const EDITABLE_PARTS = ['name', 'phone', 'role', 'custom'] as const;

export type EditablePart = (typeof EDITABLE_PARTS)[number];

/** Whether `users.update` can change this part of a user. */
export function isEditable(part: EditablePart, { editable }: Pick<Capabilities, 'editable'>): boolean {
  return editable?.includes(part) ?? true;
}

/** What holds where an adapter says nothing: the least that any backend can do. */
export const LEAST_CAPABILITIES: Capabilities = {
  search: 'none',
  sort: [],
  filter: { states: [], groups: false },
  paging: 'none',
  counts: false,
  maxPageSize: 100,
  groupsRequired: false,
  idempotency: 'ignored',
  resend: 'new-link',
  renew: 'any-time',
  internationalEmail: false,
};
