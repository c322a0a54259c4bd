import type { GroupTab } from '../group-manager/group-manager.events.js';
import type { UserTab } from '../parts/user-events.js';
import type { AccountPlace, AccountView } from './account-place.js';

/**
 * A person is about to go elsewhere in `<account-users>`. Not prevented, the element goes there by itself; a host that
 * prevents it sets `view`, `selected` and `tab` when it likes, after its router has agreed for instance.
 *
 * Where the host went elsewhere by itself (the browser's Back) and something unsaved would have been lost, the person is
 * asked. If they stay, the element has its old `view`, `selected` and `tab` again and says so by this event with `stays`:
 * the host puts its address right again, as it does for every other such event.
 */
export class AccountViewChangeEvent extends Event {
  readonly view: AccountView;
  /** Id of the user or group whose details are to be shown. */
  readonly selected: string | undefined;
  readonly tab: UserTab | GroupTab | undefined;
  /** The person did not leave this place after all; there is nothing to prevent. */
  readonly stays: boolean;

  constructor({ view, selected, tab }: AccountPlace, stays = false) {
    super('account-view-change', { bubbles: true, composed: true, cancelable: !stays });
    this.view = view;
    this.selected = selected;
    this.tab = tab;
    this.stays = stays;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'account-view-change': AccountViewChangeEvent;
  }
}
