import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import { BeforeEvent } from '../before-event.js';

/** A tab of `<user-details>`. */
export type UserTab = 'general' | 'groups' | 'details' | 'audit';

/** Before something is done to a user; a listener may stop it or hold it up (see {@link BeforeEvent}). */
export class BeforeUserActEvent extends BeforeEvent {
  readonly act: UserAct;
  readonly user: User;

  constructor(act: UserAct, user: User) {
    super('before-user-act');
    this.act = act;
    this.user = user;
  }
}

/** After something was done to a user. `user` is as it was before; read it again for what it is now. */
export class UserActEvent extends Event {
  readonly act: UserAct;
  readonly user: User;

  constructor(act: UserAct, user: User) {
    super('user-act', { bubbles: true, composed: true });
    this.act = act;
    this.user = user;
  }
}

/**
 * A person wants to see one user; the host opens `<user-details>` or a page of its own, and says so by
 * `preventDefault()`. Where nobody does, `<invitation-actions>` lets the groups be edited in a dialog of its own.
 */
export class UserViewRequestEvent extends Event {
  readonly user: User;
  /** Which tab, where a certain one is meant. */
  readonly tab: UserTab | undefined;

  constructor(user: User, tab?: UserTab) {
    super('user-view-request', { bubbles: true, composed: true, cancelable: true });
    this.user = user;
    this.tab = tab;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'before-user-act': BeforeUserActEvent;
    'user-act': UserActEvent;
    'user-view-request': UserViewRequestEvent;
  }
}
