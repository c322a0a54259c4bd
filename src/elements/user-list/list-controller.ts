import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Capabilities } from '../../domain/capabilities.js';
import type { UserSort, UserSortKey } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { NameBook } from '../../state/name-book.js';
import { QueryController, type QueryState } from '../../state/query-controller.js';
import { HeldRows } from './held-rows.js';
import { faceOf, type ListFace } from './list-face.js';
import { ListMeaning } from './list-meaning.js';
import { ListScroll } from './list-scroll.js';
import { lastPageInstead, PageTrail, pageFor, shownOf, type Shown } from './list-pages.js';
import {
  asListQuery,
  narrowingOf,
  pageSizeOf,
  populationOf,
  questionOf,
  sortOf,
  type Answer,
  type Asking,
  type Question,
  type UserListQuery,
} from './list-query.js';

export interface ListOptions {
  readonly directory: () => Directory | undefined;
  /** Rows per page until a person or the host's query says otherwise. */
  readonly pageSize: () => number;
  /** Page by page, or all in one scroll. */
  readonly layout: () => 'pages' | 'scroll';
  /** Finds the ids behind the names in the query. */
  readonly names: NameBook;
  /** The query changed, and not because the host set it. */
  readonly onChange: (query: UserListQuery) => void;
}

/** Which users are looked at, page by page, in any backend; the list without its drawing. */
export class ListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ListOptions;
  readonly #users: QueryController<Question, Answer>;
  readonly #trail = new PageTrail();
  readonly #held = new HeldRows();
  readonly #meaning: ListMeaning;
  /** The rows where they are one scroll; asks nothing where they come in pages. */
  readonly scroll: ListScroll;
  #given: Partial<UserListQuery> = {};
  #directory: Directory | undefined;
  #population: number | undefined;
  #untold = false;
  #asked: Question | undefined;
  #readAt: Date | undefined;
  #lastPage: unknown;
  #narrowed: ReturnType<typeof narrowingOf> | undefined;

  constructor(host: ReactiveControllerHost, options: ListOptions) {
    this.#host = host;
    this.#options = options;
    this.#meaning = new ListMeaning({ ...options, query: () => this.query });
    // Before the query, so that a page that is not there is corrected before it is read.
    host.addController(this);
    this.#users = new QueryController<Question, Answer>(host, {
      directory: options.directory,
      topic: 'users',
      question: () => this.#question(),
      read: async (directory, question, signal) => {
        const page = await directory.adapter.users.list(question.users, { signal, counts: question.counts });
        directory.learnClock(page.asOf);
        directory.learn(page.learnt);
        return { question, page };
      },
    });
    this.scroll = new ListScroll(host, {
      directory: options.directory,
      narrowing: () => {
        if (!this.scrolls || this.unknownNames.length > 0) return undefined;
        const { asking } = this;
        if (asking) this.#narrowed = narrowingOf(this.query, asking);
        return this.#narrowed;
      },
    });
  }

  /** Whether the list is one continuous scroll. */
  get scrolls(): boolean {
    return this.#options.layout() === 'scroll';
  }

  get query(): UserListQuery {
    return asListQuery(this.#given, this.#options.pageSize());
  }

  /** Shows what the host says; what is left out is as at the beginning. */
  set(query: Partial<UserListQuery>): void {
    this.#given = query;
    this.#host.requestUpdate();
  }

  /** Shows what a person chose. Another list begins at its first page. */
  change(part: Partial<UserListQuery>): void {
    const before = this.query;
    this.#given = { ...before, page: 1, ...part };
    if (JSON.stringify(this.query) === JSON.stringify(before)) return;
    this.#options.onChange(this.query);
    this.#host.requestUpdate();
  }

  /** Orders by a column, or turns its order round. */
  sortBy(by: UserSortKey): void {
    const can = this.#capabilities;
    const now = can && sortOf(this.query, can);
    const turned = now?.by === by && now.direction === 'ascending';
    this.change({ sort: { by, direction: turned ? 'descending' : 'ascending' } });
  }

  /** Changes how many rows a page has; the first row shown stays on the page where paging allows. */
  resize(pageSize: number): void {
    const can = this.#capabilities;
    this.change({ pageSize, page: can ? pageFor(this.query, pageSize, can) : 1 });
  }

  get state(): QueryState<Answer> {
    const error = this.#meaning.failure;
    if (error) return { status: 'failed', error, reloading: false };
    return this.scrolls ? this.scroll.state : this.#users.state;
  }

  /** Whether what is shown answers an earlier question than the one asked now. */
  get stale(): boolean {
    return this.scrolls ? this.scroll.stale : this.#users.stale;
  }

  /** The order in which the list stands, where it is known. */
  get sort(): UserSort | undefined {
    const can = this.#capabilities;
    return can && sortOf(this.query, can);
  }

  /** Which of its faces the list has. */
  get face(): ListFace {
    return this.#options.directory() ? faceOf(this) : 'unconnected';
  }

  /** Whether a newer answer is on its way while something is shown. */
  get reloading(): boolean {
    const { state } = this;
    return (state.status === 'ready' || state.status === 'failed') && state.reloading;
  }

  /** What is on the page now, perhaps of the question before. */
  get shown(): Shown | undefined {
    if (this.scrolls) return this.scroll.shown;
    const answer = this.#users.value;
    const can = this.#capabilities;
    return answer && can ? this.#held.of(shownOf(answer, this.query, can, this.#trail), this.pageKey) : undefined;
  }

  /** What makes the page this page: another one has other rows for good. */
  get pageKey(): string {
    return JSON.stringify(this.query);
  }

  /** Keeps the rows of the page at their places until {@link release}, whatever comes in. One scroll keeps its place by itself. */
  hold(): void {
    const { shown } = this;
    if (shown && !this.scrolls) this.#held.hold(shown.rows, this.pageKey);
  }

  /** Shows the page as it is. */
  release(): void {
    if (this.#held.release()) this.#host.requestUpdate();
  }

  /** How many have come or gone that the page does not show yet, because its rows are held. */
  get waiting(): number {
    const answer = this.#users.value;
    const can = this.#capabilities;
    if (this.scrolls || !answer || !can) return 0;
    return this.#held.waiting(shownOf(answer, this.query, can, this.#trail));
  }

  /** When what is shown was read, by the server's clock. */
  get readAt(): Date | undefined {
    return this.#readAt;
  }

  /** How many people the account has, as far as an answer has told. */
  get population(): number | undefined {
    return this.#population;
  }

  get counts(): Readonly<Record<string, number>> | undefined {
    const { state } = this;
    return 'value' in state ? state.value.page.counts : undefined;
  }

  /** Names in the query that nobody bears: then nobody can match. */
  get unknownNames(): ListMeaning['unknownNames'] {
    return this.#meaning.unknownNames;
  }

  /** The question as it is asked of the backend for the whole list; `undefined` while its names are being looked up. */
  get asking(): Asking | undefined {
    return this.#meaning.asking;
  }

  /** Reads again; a trail of cursors that the backend no longer takes is left. */
  reload(): void {
    const { state } = this;
    if (state.status === 'failed' && state.error.kind === 'validation' && this.query.page > 1) this.change({ page: 1 });
    this.#options.names.retry();
    (this.scrolls ? this.scroll : this.#users).reload();
  }

  get settled(): Promise<unknown> {
    return (this.scrolls ? this.scroll : this.#users).settled;
  }

  hostUpdate(): void {
    const directory = this.#options.directory();
    if (directory !== this.#directory) this.#meet(directory);
    const can = this.#capabilities;
    if (!can) return;
    this.#trail.follow(this.#list(can));
    this.#learn(can);
    if (!this.#trail.reaches(this.query.page, can)) this.#correct(1);
  }

  hostUpdated(): void {
    if (!this.#untold) return;
    this.#untold = false;
    this.#options.onChange(this.query);
  }

  #meet(directory: Directory | undefined): void {
    // The pages of one account mean nothing in another.
    if (this.#directory && directory) this.#given = { ...this.#given, page: 1 };
    this.#directory = directory;
    this.#population = undefined;
  }

  #learn(can: Capabilities): void {
    const { state } = this;
    if (state.status !== 'ready' || this.stale) return;
    if (state.value.page !== this.#lastPage) this.#readAt = this.#directory?.now();
    this.#lastPage = state.value.page;
    this.#population = populationOf(state.value) ?? this.#population;
    if (this.scrolls) return;
    this.#trail.learn(state.value);
    const instead = state.reloading ? undefined : lastPageInstead(state.value, this.query, can);
    if (instead === undefined) return;
    if (state.value.page.total === undefined) this.#trail.endsOn(instead);
    this.#correct(instead);
  }

  #correct(page: number): void {
    this.#given = { ...this.query, page };
    this.#untold = true;
  }

  get #capabilities(): Capabilities | undefined {
    return this.#options.directory()?.capabilities;
  }

  /** While names are being looked up, the question before stands, so that its rows do. */
  #question(): Question | undefined {
    if (this.scrolls) return undefined;
    const { asking } = this;
    if (!asking) return this.#options.directory() === this.#directory ? this.#asked : undefined;
    this.#asked =
      this.unknownNames.length > 0 ? undefined : questionOf(this.query, asking, this.#trail.cursorOf(this.query.page));
    return this.#asked;
  }

  /** What makes the list this list, whatever the page. */
  #list(can: Capabilities): string {
    const { asking } = this;
    return JSON.stringify([
      asking && questionOf({ ...this.query, page: 1 }, asking, undefined),
      pageSizeOf(this.query, can),
    ]);
  }
}
