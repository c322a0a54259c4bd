import type { UserTab } from '../parts/user-events.js';

/** A person closed the details; the host takes them away. */
export class DetailsCloseEvent extends Event {
  constructor() {
    super('details-close', { bubbles: true, composed: true });
  }
}

/** A person chose another tab; a host may put it into its address. */
export class TabChangeEvent extends Event {
  readonly tab: UserTab;

  constructor(tab: UserTab) {
    super('tab-change', { bubbles: true, composed: true });
    this.tab = tab;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'details-close': DetailsCloseEvent;
    'tab-change': TabChangeEvent;
  }
}
