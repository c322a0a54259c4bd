import type { Accepted } from '../../domain/acceptance.js';

/**
 * The person wants to sign in. A host that has a way cancels it (`preventDefault()`), signs the person in, and calls
 * `resume()`; uncancelled, the element goes to `sign-in-url` (not for `sso`), or says how to go on.
 */
export class SignInRequestEvent extends Event {
  static readonly type = 'sign-in-request';

  constructor(
    /** With which address; `undefined` where the link does not tell. */
    readonly email: string | undefined,
    /** What was pressed: "Sign in", or "Continue with SSO". */
    readonly by: 'sign-in' | 'sso' = 'sign-in',
  ) {
    super(SignInRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The invited person has become a member. */
export class InvitationAcceptEvent extends Event {
  static readonly type = 'invitation-accept';

  constructor(readonly accepted: Accepted) {
    super(InvitationAcceptEvent.type, { bubbles: true, composed: true });
  }
}

/** The invited person has declined. */
export class InvitationDeclineEvent extends Event {
  static readonly type = 'invitation-decline';

  constructor() {
    super(InvitationDeclineEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sign-in-request': SignInRequestEvent;
    'invitation-accept': InvitationAcceptEvent;
    'invitation-decline': InvitationDeclineEvent;
  }
}
