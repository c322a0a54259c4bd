import type { GroupTab } from '../group-manager/group-manager.events.js';
import type { UserTab } from '../parts/user-events.js';
import type { AccountPlace, AccountView } from './account-place.js';

/**
 * A person is about to go elsewhere in `<account-users>`. Not prevented, the element goes there by itself; a host that
 * prevents it sets `view`, `selected` and `tab` when it likes, after its router has agreed for instance.
 */
export class AccountViewChangeEvent extends Event {
  readonly view: AccountView;
  /** Id of the user or group whose details are to be shown. */
  readonly selected: string | undefined;
  readonly tab: UserTab | GroupTab | undefined;

  constructor({ view, selected, tab }: AccountPlace) {
    super('account-view-change', { bubbles: true, composed: true, cancelable: true });
    this.view = view;
    this.selected = selected;
    this.tab = tab;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'account-view-change': AccountViewChangeEvent;
  }
}
