import type { UserListQuery } from './list-query.js';
import type { UserListView } from './list-view.js';

/** A person wants to add users; the host opens `<add-user-wizard>` or a page of its own. */
export class AddUserRequestEvent extends Event {
  constructor() {
    super('add-user-request', { bubbles: true, composed: true });
  }
}

/** The list shows something else now, because of a person or because a page is gone; never because the host set it. */
export class ViewChangeEvent extends Event {
  readonly query: UserListQuery;
  /** The same without the page, and with columns and density: what is worth storing. */
  readonly view: UserListView;

  constructor(query: UserListQuery, view: UserListView) {
    super('view-change', { bubbles: true, composed: true });
    this.query = query;
    this.view = view;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'add-user-request': AddUserRequestEvent;
    'view-change': ViewChangeEvent;
  }
}
