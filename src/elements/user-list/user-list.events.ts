import type { Selection } from '../../domain/selection.js';
import type { User } from '../../domain/user.js';
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

/** Others are selected now, because of a person or because the list was narrowed anew. */
export class SelectionChangeEvent extends Event {
  readonly selection: Selection;
  /** How many are selected; `undefined` where nobody counted those that match. */
  readonly size: number | undefined;

  constructor(selection: Selection, size: number | undefined) {
    super('selection-change', { bubbles: true, composed: true });
    this.selection = selection;
    this.size = size;
  }
}

/** A person chose one of the host's own acts in the menu of a row; the host does it. */
export class RowActEvent extends Event {
  /** The `id` of the act. */
  readonly act: string;
  readonly user: User;

  constructor(act: string, user: User) {
    super('row-act', { bubbles: true, composed: true });
    this.act = act;
    this.user = user;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'add-user-request': AddUserRequestEvent;
    'row-act': RowActEvent;
    'selection-change': SelectionChangeEvent;
    'view-change': ViewChangeEvent;
  }
}
