import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Group, GroupRef } from '../../domain/group.js';
import { Announcer } from '../../ui/announcer.js';
import { icon } from '../../ui/icons.js';
import { VirtualRows } from '../../ui/virtual-rows.js';
import { isolate } from '../parts/isolate.js';
import { chips } from './chips.js';
import { isFull, toggled } from './choice.js';
import { ChosenGroups } from './chosen-groups.js';
import { CreationFlow } from './creation-flow.js';
import { FormChoice } from './form-choice.js';
import { FoundNews } from './found-news.js';
import { GroupCreation } from './group-creation.js';
import { groupList } from './group-list.js';
import { GroupPages } from './group-pages.js';
import { emptyFace, failedFace, loadingFace, moreFace, refusal, searchedHere } from './group-picker-faces.js';
import { groupPickerStyles } from './group-picker.styles.js';
import { optionId } from './group-rows.js';
import { GroupSearch } from './group-search.js';
import { PickerKeys } from './picker-keys.js';
import { searchField } from './search-field.js';

/** More groups than this are drawn as far as they are seen. */
const WHOLE = 100;
/** So near to the end of the list the next groups are fetched, in CSS pixels. */
const NEAR_END = 640;

/**
 * Chooses groups of the account: a search, a list box for several choices, and what is chosen as chips. A
 * form-associated element that behaves in a form as `<select multiple>` does.
 *
 * @fires input - The choice changed by a person's act.
 * @fires change - The choice changed by a person's act, or the default groups were preselected.
 * @csspart chips - The row of what is chosen.
 * @csspart search - The search field with its icon.
 * @csspart list - The list box.
 */
export class GroupPickerElement extends FormChoice {
  static override styles = groupPickerStyles;

  /** Shown above; a `<label for>` or "Groups" names the field otherwise. */
  @property() label = '';
  @property() hint = '';
  /** Choose the account's default groups until a person chooses. */
  @property({ type: Boolean, attribute: 'preselect-default' }) preselectDefault = false;
  /** Groups whose names the host knows already, so that they need not be asked for. */
  @property({ attribute: false }) known: readonly GroupRef[] = [];

  @state() private chipStop: string | undefined;
  /** Whom a person tried to choose last, in vain. */
  @state() private refused: string | undefined;

  @query('#search') private readonly field!: HTMLInputElement | null;
  @query('#list') private readonly list!: HTMLElement | null;

  readonly #announcer = new Announcer(this);
  readonly #search = new GroupSearch(this);
  readonly #pages = new GroupPages(this, { directory: () => this.directory, search: () => this.#search.asked });
  readonly #names = new ChosenGroups(
    this,
    () => this.directory,
    () => this.value,
  );
  readonly #rows = new VirtualRows(this, {
    count: () => this.#pages.groups.length,
    container: () => this.renderRoot.querySelector<HTMLElement>('#rows'),
    scroller: () => this.list,
    keyAt: (index) => this.#pages.groups[index]?.id,
    keep: () => this.#search.active,
    whole: WHOLE,
  });
  readonly #creation = new GroupCreation(this, () => this.directory);
  readonly #flow = new CreationFlow({
    creation: this.#creation,
    pages: this.#pages,
    i18n: () => this.i18n,
    asked: () => this.#search.asked,
    closed: () => this.#full,
    onCreated: (group) => this.#created(group),
    focusOn: (selector) => this.#focusOn(selector),
    root: () => this.renderRoot,
  });
  readonly #keys = new PickerKeys({
    search: this.#search,
    pages: this.#pages,
    rows: this.#rows,
    isLocked: (group) => this.#isLocked(group),
    isChosen: (id) => this.value.includes(id),
    onPick: (group, index) => this.#pick(group, index),
    onReadOn: () => this.#announcer.announce(this.#texts.more),
    onNoMatch: () => this.#flow.open(),
    removeLast: () => this.#removeLast(),
    toChips: () => this.#toChips(),
  });
  readonly #news = new FoundNews();
  #learnt: readonly Group[] | undefined;
  #listedFor = '';

  /** What is chosen, with names as far as they are known. */
  get selectedGroups(): readonly GroupRef[] {
    return this.value.map((id) => this.#names.ref(id));
  }

  override focus(options?: FocusOptions): void {
    if (this.field) this.field.focus(options);
    else super.focus(options);
  }

  override formResetCallback(): void {
    this.#search.clear();
    super.formResetCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#names.learn(this.known);
    const pages = this.#pages.state;
    if (pages.status !== 'ready') return;
    if (this.#listedFor !== this.#search.asked) this.#rows.scrollToIndex(0, 'start');
    this.#listedFor = this.#search.asked;
    if (pages.groups !== this.#learnt) this.#names.learn(pages.groups);
    this.#learnt = pages.groups;
    if (this.#pages.complete) this.#names.settle(pages.groups, this.value);
    if (this.#search.active >= pages.groups.length) this.#search.active = -1;
    if (this.preselectDefault && this.#search.asked === '') this.preselect(defaultsOf(pages.groups));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { asked } = this.#search;
    if (asked !== '' && this.#pages.searchesHere) void this.#pages.toEnd(() => this.#search.asked === asked);
    this.#announcer.announce(this.#news.of(this.#pages, this.#search.asked, this.#texts, this.#flow.possible));
  }

  protected override get anchor(): HTMLElement | null {
    return this.field;
  }

  protected override get gone(): ReadonlySet<string> {
    return this.#names.gone(this.value);
  }

  protected override render(): TemplateResult {
    return html`<div class="field" role="group" aria-label=${this.#label}>
      ${this.label ? html`<label class="label" for="search">${this.label}</label>` : nothing}
      ${this.hint ? html`<p class="hint" id="hint">${this.hint}</p>` : nothing}
      ${this.#bounds ? html`<p class="hint" id="bounds">${this.#bounds}</p>` : nothing}
      <div part="chips">${this.#chips()}</div>
      ${this.#searchField()} ${this.#here} ${this.#list()}
      ${this.#full && this.max !== undefined ? html`<p class="hint" id="full">${this.#texts.full(this.max)}</p>` : nothing}
      ${this.#flow.face(this.off)}
      ${this.problem ? html`<p class="message error" id="error">${icon('alert')}<span>${this.problem}</span></p>` : nothing}
      ${this.#announcer.template()}
    </div>`;
  }

  #chips(): unknown {
    const { value, gone } = this;
    return chips({
      groups: this.selectedGroups,
      texts: this.#texts,
      disabled: this.off,
      isGone: (id) => gone.has(id),
      isWaiting: (id) => this.#names.isWaiting(id),
      stop: this.chipStop !== undefined && value.includes(this.chipStop) ? this.chipStop : value.at(-1),
      onStop: (id) => (this.chipStop = id),
      onRemove: (group) => void this.#remove(group),
      onLeave: () => this.focus(),
    });
  }

  #searchField(): TemplateResult {
    const { total } = this.#pages;
    return searchField({
      label: this.#label,
      placeholder: !total ? this.#texts.search : this.#texts.searchIn(total),
      typed: this.#search.typed,
      listed: this.#pages.groups.length > 0,
      activeId: this.#search.active >= 0 ? optionId(this.#search.active) : undefined,
      describedBy: [
        this.problem && 'error',
        this.hint && 'hint',
        this.#bounds && 'bounds',
        this.#here !== nothing && 'here',
        this.#pages.groups.length > 0 && 'count',
      ]
        .filter(Boolean)
        .join(' '),
      required: this.required,
      invalid: this.problem !== '',
      disabled: this.off,
      autofocus: this.autofocus,
      onInput: (text) => this.#search.type(text),
      onKeydown: this.#keys.handle,
    });
  }

  #list(): unknown {
    const pages = this.#pages.state;
    const { i18n } = this;
    if (pages.status === 'failed') return failedFace(pages.error, i18n, () => this.#pages.reload());
    if (pages.status === 'loading') return loadingFace(this.#texts);
    if (pages.groups.length === 0)
      return emptyFace(this.#search.asked, i18n, () => this.#clearSearch(), this.#flow.possible);
    const uniform = Math.max(pages.groups.length, this.#pages.matching ?? 0) > WHOLE;
    return html`${pages.failure ? failedFace(pages.failure, i18n, () => this.#pages.reload()) : nothing}
    ${groupList({
      groups: pages.groups,
      items: this.#rows.items,
      size: this.#pages.matching,
      uniform,
      i18n,
      label: this.#texts.list,
      reloading: pages.reloading,
      disabled: this.off,
      active: this.#search.active,
      fullId: this.#full ? 'full' : undefined,
      isChosen: (id) => this.value.includes(id),
      isLocked: (group) => this.#isLocked(group),
      onPick: (group, index) => this.#pick(group, index),
      onScroll: () => this.#scrolled(),
    })}
    ${uniform ? refusal(pages.groups[this.#search.active], this.refused, this.#texts) : nothing} ${this.#foot()}`;
  }

  #foot(): TemplateResult {
    const { total } = this.#pages;
    const { length } = this.value;
    const count = total === undefined ? this.#texts.selected(length) : this.#texts.selectedOf(length, total);
    return html`<div class="foot">
      ${moreFace(this.#pages, this.#texts, () => void this.#pages.more())}
      <span class="count" id="count" role="status">${count}</span>
    </div>`;
  }

  get #texts(): typeof this.i18n.messages.groupPicker {
    return this.i18n.messages.groupPicker;
  }

  get #label(): string {
    const outside = [...this.internals.labels].map((label) => (label.textContent ?? '').trim()).filter(Boolean);
    return this.label || outside.join(' ') || this.#texts.label;
  }

  get #here(): unknown {
    return this.#search.asked === '' ? nothing : searchedHere(this.#pages, this.#texts);
  }

  /** How many are wanted, before anything is wrong with that. */
  get #bounds(): string {
    const { min = 0, max } = this;
    const least = min > 1 ? this.#texts.tooFew(min) : '';
    const most = max !== undefined && !this.#full ? this.#texts.tooMany(max) : '';
    return [least, most].filter((text) => text !== '' && text !== this.problem).join(' ');
  }

  get #full(): boolean {
    return isFull(this.value, this.bounds);
  }

  #isLocked({ id, unavailable }: Group): boolean {
    if (this.off) return true;
    return !this.value.includes(id) && (unavailable !== undefined || this.#full);
  }

  #created(group: Group): void {
    this.#names.welcome(group);
    this.choose([...this.value, group.id]);
    this.#announcer.announce(this.#texts.created(isolate(group.name)));
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #pick(group: Group, index: number): void {
    if (this.off) return;
    this.#search.active = index;
    this.refused = this.#isLocked(group) ? group.id : undefined;
    if (this.refused !== undefined) this.#announcer.announce(this.#whyLocked(group), 'assertive');
    else this.choose(toggled(this.value, group.id));
  }

  #whyLocked({ unavailable }: Group): string {
    return unavailable === undefined ? this.#texts.full(this.max ?? 0) : this.#texts.unavailable(unavailable);
  }

  async #remove(group: GroupRef): Promise<void> {
    const at = this.value.indexOf(group.id);
    const fromChips = this.renderRoot.querySelector('.chips :focus') !== null;
    this.choose(this.value.filter((id) => id !== group.id));
    this.#announcer.announce(this.#texts.removed(isolate(group.name)));
    if (!fromChips) return;
    await this.updateComplete;
    const left = [...this.renderRoot.querySelectorAll<HTMLElement>('.chip-remove')];
    (left[Math.min(at, left.length - 1)] ?? this.field)?.focus();
  }

  #removeLast(): boolean {
    const last = this.selectedGroups.at(-1);
    if (!last || this.off) return false;
    void this.#remove(last);
    return true;
  }

  #toChips(): boolean {
    const last = this.renderRoot.querySelector<HTMLElement>('.chips li:last-child .chip-remove');
    last?.focus();
    return last !== null;
  }

  #clearSearch(): void {
    this.#search.clear();
    this.focus();
  }

  #scrolled(): void {
    const { list } = this;
    if (list && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END) void this.#pages.more();
  }
}

function defaultsOf(groups: readonly Group[]): string[] {
  return groups.filter(({ isDefault, unavailable }) => isDefault && unavailable === undefined).map(({ id }) => id);
}

declare global {
  interface HTMLElementTagNameMap {
    'group-picker': GroupPickerElement;
  }
}
