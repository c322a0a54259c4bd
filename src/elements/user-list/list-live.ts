import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Change } from '../../domain/adapter.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { Announcer } from '../../ui/announcer.js';
import { icon } from '../../ui/icons.js';
import { isolate } from '../parts/isolate.js';
import type { ListController } from './list-controller.js';

export interface LiveOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly list: ListController;
  readonly fallbackFocus: () => HTMLElement | null;
}

/** How long rows say that they have changed, from the last change on, in milliseconds. */
const SAYS_SO = 10_000;
/** How long what was done here is not taken for somebody else's doing, in milliseconds. */
const OURS = 5000;
/** Where one is among the rows, or on the way to show what waits; an open menu belongs to its row. */
const AMONG = 'tbody:is(:hover, :focus-within, :has([aria-expanded="true"])), .news:is(:hover, :focus-within)';
/** How many are named. */
const NAMED = 3;

/**
 * What others change in the list while it is looked at: rows say that they have changed, it is announced, and nothing
 * moves under the pointer or the focus. When the connection comes back, a list that had failed is read again.
 */
export class ListLive implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LiveOptions;
  readonly #ours = new Map<string, number>();
  #seen = new Map<string, User>();
  #total: number | undefined;
  #page = '';
  #marked = new Set<string>();
  #heard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;
  #watched: Directory | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: LitElement, options: LiveOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    if (typeof window !== 'undefined') window.addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    this.#connected = false;
    window.removeEventListener('online', this.#onOnline);
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#watched = undefined;
    this.#marked = new Set();
  }

  hostUpdate(): void {
    // An element may be drawn once more after it has left the page.
    const directory = this.#connected ? this.#options.directory() : undefined;
    if (directory !== this.#watched) {
      this.#unsubscribe?.();
      this.#watched = directory;
      this.#unsubscribe = directory?.subscribe((changes) => this.#hear(changes));
      this.#page = '';
    }
    const { list } = this.#options;
    if (list.state.status === 'ready' && !list.reloading && !list.stale) this.#compare();
  }

  /** Whether this row says that it has changed. */
  marks({ id }: User): boolean {
    return this.#marked.has(id);
  }

  /** Who has come or gone meanwhile and waits to be shown. */
  notice(): TemplateResult | typeof nothing {
    const { i18n, list } = this.#options;
    const { waiting } = list;
    if (waiting === 0) return nothing;
    const texts = i18n.messages.userList;
    return html`<span class="news" @focusout=${this.onLeave} @pointerleave=${this.onLeave}
      >${icon('refresh', 'sm')}<span>${texts.haveChanged(waiting)}</span>
      <button type="button" class="link" @click=${() => this.#show()}>${texts.refresh}</button></span
    >`;
  }

  /** The pointer or the focus leaves the rows: they may move now. */
  readonly onLeave = (): void => {
    if (this.#options.list.waiting > 0)
      requestAnimationFrame(() => isAmongRows(this.#host) || this.#options.list.release());
  };

  #show(): void {
    this.#options.list.release();
    this.#options.fallbackFocus()?.focus();
  }

  #hear(changes: readonly Change[]): void {
    const users = changes.filter(({ topic }) => topic === 'users');
    for (const { cause, ids } of users) {
      if (cause === 'here') for (const id of ids ?? []) this.#ours.set(id, Date.now());
    }
    if (users.length === 0) return;
    // What is done here shows at once; what is done elsewhere waits until nobody is among the rows.
    if (users.some(({ cause }) => cause === 'here')) this.#options.list.release();
    else if (isAmongRows(this.#host)) this.#options.list.hold();
    this.#heard ||= users.every(({ cause }) => cause === 'elsewhere');
  }

  #compare(): void {
    const { list } = this.#options;
    const { shown, pageKey } = list;
    if (!shown) return;
    const same = pageKey === this.#page;
    if (this.#heard && same) {
      this.#tell(
        shown.rows.filter((user) => this.#hasChanged(user)),
        shown.total,
      );
    }
    this.#heard = false;
    this.#page = pageKey;
    this.#total = shown.total;
    // In one scroll rows come and go by scrolling, so those seen before are remembered.
    if (!list.scrolls || !same) this.#seen.clear();
    for (const user of shown.rows) this.#seen.set(user.id, user);
  }

  #hasChanged(user: User): boolean {
    const before = this.#seen.get(user.id);
    if (before === undefined && this.#options.list.scrolls) return false;
    if (before === user || (before && printOf(before) === printOf(user))) return false;
    return Date.now() - (this.#ours.get(user.id) ?? 0) > OURS;
  }

  #tell(changed: readonly User[], total: number | undefined): void {
    const { announcer, i18n } = this.#options;
    const texts = i18n.messages.userList;
    const counted = total !== undefined && this.#total !== undefined && total !== this.#total;
    const said = [
      ...(changed.length > 0 ? [texts.changedElsewhere(this.#namesOf(changed))] : []),
      ...(counted ? [texts.nowUsers(total)] : []),
    ];
    if (said.length > 0) announcer.announce(said.join(' '));
    if (changed.length === 0) return;
    this.#marked = new Set([...this.#marked, ...changed.map(({ id }) => id)]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#marked = new Set();
      this.#host.requestUpdate();
    }, SAYS_SO);
  }

  #namesOf(users: readonly User[]): string {
    const { i18n } = this.#options;
    const named = users.slice(0, NAMED).map((user) => isolate(displayName(user)));
    const more = users.length - named.length;
    return i18n.list(more > 0 ? [...named, i18n.messages.userList.more(more)] : named);
  }

  readonly #onOnline = (): void => {
    const { state } = this.#options.list;
    if (state.status === 'failed' && state.error.kind === 'network') this.#options.list.reload();
  };
}

/** Whether the pointer or the focus is among the rows of the list, where nothing may move then. */
export function isAmongRows({ renderRoot }: LitElement): boolean {
  // Before it is drawn for the first time there is no root.
  return (renderRoot as ParentNode | undefined)?.querySelector(AMONG) != null;
}

/** What can be seen of a user, to notice that it has changed. */
function printOf({ allowed: _allowed, version: _version, ...rest }: User): string {
  return JSON.stringify(rest);
}
