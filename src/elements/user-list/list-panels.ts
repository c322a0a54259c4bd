import { nothing, type ReactiveController } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { Announcer } from '../../ui/announcer.js';
import { FocusKeeper } from '../../ui/focus-keeper.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { PanelController } from '../../ui/panel-controller.js';
import type { UserActsHost } from '../parts/user-act-context.js';
import type { Column } from './list-columns.js';
import type { ListController } from './list-controller.js';
import type { ToolPanels } from './list-tools.js';
import type { ColumnSetting, UserListView } from './list-view.js';
import type * as columnsModule from './panels/columns-panel.js';
import type * as filtersModule from './panels/filters.js';

export interface PanelsOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly announcer: Announcer;
  readonly columns: () => readonly Column[];
  readonly settings: () => readonly ColumnSetting[];
  readonly onColumns: (settings: readonly ColumnSetting[]) => void;
  readonly look: () => Pick<UserListView, 'layout' | 'density'>;
  readonly onLook: (look: Partial<Pick<UserListView, 'layout' | 'density'>>) => void;
  readonly fallbackFocus: () => HTMLElement | null;
}

/** The panels of filters and columns; each is fetched when it is first opened. */
export class ListPanels implements ReactiveController, ToolPanels {
  readonly filters: PanelController;
  readonly columns: PanelController;
  readonly #options: PanelsOptions;
  readonly #host: UserActsHost;
  readonly #filtersPart: LazyPart<typeof filtersModule>;
  readonly #columnsPart: LazyPart<typeof columnsModule>;
  #suggestions: filtersModule.Suggestions | undefined;
  #typed: string | undefined;
  #typing: string | undefined;

  constructor(host: UserActsHost, options: PanelsOptions) {
    this.#host = host;
    this.#options = options;
    const { fallbackFocus } = options;
    const panel = (id: string): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>(`#${id}`);
    this.filters = new PanelController(host, { panel: () => panel('filters-panel'), fallbackFocus });
    this.columns = new PanelController(host, { panel: () => panel('columns-panel'), fallbackFocus });
    // A chip that is taken away leaves the focus to its neighbour: several can be taken away one by one.
    new FocusKeeper(host, {
      part: () => host.renderRoot.querySelector('.filter-chips'),
      instead: () => [...host.renderRoot.querySelectorAll<HTMLElement>('.chip-remove')].at(-1) ?? fallbackFocus(),
    });
    this.#filtersPart = new LazyPart(host, () => import('./panels/filters.js'));
    this.#columnsPart = new LazyPart(host, () => import('./panels/columns-panel.js'));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#typed = this.#typing = undefined;
  }

  readonly onOpen = (panel: 'filters' | 'columns', event: Event): void => {
    void (panel === 'filters' ? this.#filtersPart : this.#columnsPart).fetch();
    this[panel === 'filters' ? 'columns' : 'filters'].hide();
    this[panel].onButtonClick(event);
  };

  get template(): unknown {
    if (this.filters.open) return this.#filters();
    return this.columns.open ? this.#columns() : nothing;
  }

  #filters(): unknown {
    const { directory, i18n, list } = this.#options;
    const part = this.#filtersPart.value;
    const now = directory();
    if (!part || !now) return nothing;
    this.#suggestions ??= new part.Suggestions(this.#host, directory);
    return part.filtersPanel({
      i18n,
      list,
      panel: this.filters,
      can: now.capabilities,
      groups: this.#suggestions,
      me: now.viewer?.email,
      typed: this.#typed,
      typing: this.#typing,
      onTyping: (text) => (this.#typing = text),
      onTyped: (text) => {
        this.#typed = text;
        this.#host.requestUpdate();
      },
    });
  }

  #columns(): unknown {
    const { i18n, announcer, columns, settings, onColumns, look, onLook } = this.#options;
    return (
      this.#columnsPart.value?.columnsPanel({
        i18n,
        panel: this.columns,
        columns: columns(),
        settings: settings(),
        onChange: (changed, said) => {
          onColumns(changed);
          if (said !== '') announcer.announce(said);
        },
        onReset: () => onColumns([]),
        ...look(),
        onLook,
      }) ?? nothing
    );
  }
}
