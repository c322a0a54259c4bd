import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  between,
  isNothing,
  isSelected,
  NO_SELECTION,
  select,
  shareOf,
  sizeOf,
  type Selection,
} from '../../domain/selection.js';
import type { User } from '../../domain/user.js';
import type { ListController } from './list-controller.js';

export interface SelectionOptions {
  readonly list: ListController;
  /** What the list is narrowed to: "all that match" means what matched when it was chosen. */
  readonly narrowing: () => string;
  readonly onChange: () => void;
}

/** Who is selected, across pages and searches; remembers those it has seen, so that acts need not read them again. */
export class ListSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SelectionOptions;
  readonly #seen = new Map<string, User>();
  #value: Selection = NO_SELECTION;
  #narrowing = '';
  #from: string | undefined;

  constructor(host: ReactiveControllerHost, options: SelectionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get value(): Selection {
    return this.#value;
  }

  /** How many are selected, `undefined` where nobody counted. */
  get size(): number | undefined {
    return sizeOf(this.#value, this.#options.list.shown?.total);
  }

  get empty(): boolean {
    return isNothing(this.#value, this.#options.list.shown?.total);
  }

  /** Those selected by name, as they were last seen; not those that "all matching" stands for. */
  get users(): readonly User[] {
    if (this.#value.kind !== 'some') return [];
    return this.#value.ids.flatMap((id) => this.#seen.get(id) ?? []);
  }

  has(user: User): boolean {
    return isSelected(this.#value, user.id);
  }

  /** How much of the rows on the page is selected. */
  shareOf(rows: readonly User[]): 'all' | 'some' | 'none' {
    return shareOf(
      this.#value,
      rows.map(({ id }) => id),
    );
  }

  /** How much of the whole list is selected. */
  get share(): 'all' | 'some' | 'none' {
    if (this.empty) return 'none';
    return this.#value.kind === 'matching' && this.#value.except.length === 0 ? 'all' : 'some';
  }

  /** A row's box was pressed; with Shift all from the one pressed before. */
  press(user: User, selected: boolean, range: boolean): void {
    const rows = this.#rows.map(({ id }) => id);
    const ids = range ? between(rows, this.#from, user.id) : [user.id];
    this.#from = user.id;
    this.set(select(this.#value, ids, selected));
  }

  /** The box over the page was pressed. */
  pressAll(selected: boolean): void {
    this.set(
      select(
        this.#value,
        this.#rows.map(({ id }) => id),
        selected,
      ),
    );
  }

  /** All that match, read or not. */
  allMatching(): void {
    this.set({ kind: 'matching', except: [] });
  }

  clear(): void {
    this.#from = undefined;
    this.set(NO_SELECTION);
  }

  set(selection: Selection): void {
    if (JSON.stringify(selection) === JSON.stringify(this.#value)) return;
    this.#value = selection;
    this.#narrowing = this.#options.narrowing();
    this.#options.onChange();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    for (const user of this.#rows) if (this.has(user)) this.#seen.set(user.id, user);
    // Another filter lets others through: "all" would then mean people nobody has looked at.
    if (this.#value.kind === 'matching' && this.#narrowing !== this.#options.narrowing()) this.clear();
  }

  get #rows(): readonly User[] {
    return this.#options.list.shown?.rows ?? [];
  }
}
