/**
 * Why something cannot be done, by meaning. The catalog turns a code into a sentence that also says what
 * would help; `detail` is a backend's own sentence, shown as text in addition.
 */
export type ReasonCode =
  | 'self'
  | 'last-administrator'
  | 'directory-managed'
  | 'missing-permission'
  | 'invitation-still-valid'
  | 'invitation-expired'
  | 'no-open-invitation'
  | 'wrong-state'
  | 'already-done'
  | 'default-group'
  | 'group-not-empty'
  | 'needs-group'
  | 'not-joined'
  | 'not-supported'
  | 'backend';

export interface Reason {
  readonly code: ReasonCode;
  readonly detail?: string;
}

/** Shorthand for a reason without detail. */
export function reason(code: ReasonCode, detail?: string): Reason {
  return detail === undefined ? { code } : { code, detail };
}
