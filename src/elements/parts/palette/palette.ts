import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { displayName, type User } from '../../../domain/user.js';
import { DialogController } from '../../../ui/dialog-controller.js';
import { avatarStyles } from '../../../ui/styles/avatar.styles.js';
import { choiceStyles } from '../../../ui/styles/choice.styles.js';
import { dialogStyles } from '../../../ui/styles/dialog.styles.js';
import { fieldStyles } from '../../../ui/styles/field.styles.js';
import { menuStyles } from '../../../ui/styles/menu.styles.js';
import type { Command } from '../commands.js';
import { filterProblemText } from '../filter-problem-text.js';
import { isolate } from '../isolate.js';
import type { KeyboardHost, KeyboardOptions } from '../keyboard.js';
import { userAvatar } from '../user-face.js';
import { bySection, filtersFor, matching, type TypedFilter } from './palette-entries.js';
import { paletteView, type Entry } from './palette-view.js';
import { paletteStyles } from './palette.styles.js';
import { PeopleSearch } from './people-search.js';
import { shortcutsList } from './shortcuts-list.js';

const NO_FILTERS: TypedFilter = { filters: [], problem: undefined };

/** Everything that can be done, found by typing: acts, filters in the filter language, people. And the list of keys. */
export class Palette {
  readonly #host: KeyboardHost;
  readonly #options: KeyboardOptions;
  readonly #dialog: DialogController;
  readonly #list: DialogController;
  readonly #people: PeopleSearch;
  #commands: readonly Command[] = [];
  #typed = '';
  #active = 0;
  #after: (() => void) | undefined;

  constructor(host: KeyboardHost, options: KeyboardOptions) {
    this.#host = host;
    this.#options = options;
    this.#people = new PeopleSearch(host, options.directory);
    const find = (id: string): HTMLDialogElement | null => host.renderRoot.querySelector(`#${id}`);
    this.#dialog = new DialogController(host, { dialog: () => find('palette'), onClosed: () => this.#closed() });
    this.#list = new DialogController(host, { dialog: () => find('shortcuts') });
    adopt(host.renderRoot, [dialogStyles, menuStyles, fieldStyles, choiceStyles, avatarStyles, paletteStyles]);
  }

  /** Opens with what can be done now: to whom it would be done is settled before the focus moves. */
  show(commands: readonly Command[]): void {
    this.#commands = commands;
    this.#typed = '';
    this.#active = 0;
    this.#dialog.show();
  }

  /** Opens the list of shortcuts. */
  showList(): void {
    this.#list.show();
  }

  render(): TemplateResult {
    return html`${this.#dialog.open ? this.#palette() : nothing} ${this.#list.open ? this.#shortcuts() : nothing}`;
  }

  #palette(): TemplateResult {
    const { i18n } = this.#options;
    const { problem } = this.#filters;
    const { entries } = this;
    return paletteView({
      i18n,
      typed: this.#typed,
      entries,
      active: Math.min(this.#active, entries.length - 1),
      waiting: this.#people.waiting,
      problem: problem && filterProblemText(problem, i18n),
      onInput: (event) => this.#type(event),
      onKeydown: (event) => this.#onKeydown(event),
      onChoose: (entry) => this.#choose(entry),
      onList: () => this.#close(() => this.showList()),
    });
  }

  #shortcuts(): TemplateResult {
    const { i18n, mode, onMode } = this.#options;
    return shortcutsList({ i18n, mode: mode(), onMode, onClose: () => void this.#list.close() });
  }

  /** Acts first, then filters, then people. */
  private get entries(): Entry[] {
    const acts = matching(this.#commands, this.#typed);
    const { i18n } = this.#options;
    const list = { id: 'shortcuts', label: i18n.messages.palette.shortcuts, icon: 'info' as const, keys: '?' };
    const help = matching([list], this.#typed).map((each) => ({
      ...each,
      section: i18n.messages.palette.help,
      run: () => this.showList(),
    }));
    const people = this.#people.found.map((user) => this.#person(user));
    return bySection([...acts, ...this.#filterEntries(), ...people, ...help]);
  }

  get #filters(): TypedFilter {
    const can = this.#options.onFilter && this.#options.directory()?.capabilities;
    return can ? filtersFor(this.#typed, can) : NO_FILTERS;
  }

  #filterEntries(): Entry[] {
    const { i18n, onFilter, directory } = this.#options;
    const { palette: texts } = i18n.messages;
    if (!onFilter) return [];
    const { filters, problem } = this.#filters;
    const entries = filters.map(({ text, filter }): Entry => ({
      id: text,
      section: texts.filters,
      label: html`<code dir="ltr">${text}</code>`,
      icon: 'filter',
      run: () => onFilter(filter),
    }));
    const text = this.#typed.trim();
    const searches = text !== '' && filters.length === 0 && !problem && directory()?.capabilities.search !== 'none';
    if (!searches) return entries;
    const filter = { text, states: [], groups: [], invitedBy: [] };
    const label = texts.searchFor(isolate(text));
    return [{ id: 'search-for', section: texts.filters, label, icon: 'search', run: () => onFilter(filter) }];
  }

  #person(user: User): Entry {
    const { i18n, onUser } = this.#options;
    return {
      id: `user ${user.id}`,
      section: i18n.messages.palette.people,
      label: html`<bdi>${displayName(user)}</bdi>`,
      detail: user.email,
      face: userAvatar(user, 'sm'),
      run: () => onUser(user),
    };
  }

  #type(event: InputEvent): void {
    this.#typed = (event.currentTarget as HTMLInputElement).value;
    this.#active = 0;
    this.#people.ask(this.#typed);
    this.#host.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { entries } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      this.#active = (Math.min(this.#active, entries.length - 1) + step + entries.length) % entries.length;
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() => this.#bringActive());
    }
    const entry = entries[Math.min(this.#active, entries.length - 1)];
    if (event.key === 'Enter' && entry) {
      event.preventDefault();
      this.#choose(entry);
    }
  }

  #bringActive(): void {
    this.#host.renderRoot.querySelector(`#palette-${String(this.#active)}`)?.scrollIntoView({ block: 'nearest' });
  }

  #choose({ reason, run }: Entry): void {
    if (reason === undefined) this.#close(run);
  }

  /** The act begins when the palette is gone and the focus is back where it was. */
  #close(after: () => void): void {
    this.#after = after;
    void this.#dialog.close();
  }

  #closed(): void {
    this.#people.end();
    const after = this.#after;
    this.#after = undefined;
    after?.();
  }
}

/** Puts style sheets into the root that are not there yet: most elements have some of them. */
function adopt(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets.push(...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet)));
}
