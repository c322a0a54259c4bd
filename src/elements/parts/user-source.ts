import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';

export interface UserSourceOptions {
  readonly directory: () => Directory | undefined;
  /** A user whom the host has already; shown until something newer is read. */
  readonly given: () => User | undefined;
  /** Whom to read; the given one's id where absent. */
  readonly id: () => string | undefined;
  /** `always`, or a given user only after something was done to them here: whoever gives them reads them, too. */
  readonly reads: 'always' | 'after-acts';
}

/** One user, from the host or read by id, whichever is newer. */
export class UserSource implements ReactiveController {
  readonly #options: UserSourceOptions;
  readonly #query: QueryController<{ id: string }, User>;
  readonly #host: ReactiveControllerHost;
  #given: string | undefined;
  #seen: User | undefined;
  #known: User | undefined;
  #again = false;

  constructor(host: ReactiveControllerHost, options: UserSourceOptions) {
    this.#host = host;
    this.#options = options;
    this.#query = new QueryController(host, {
      directory: options.directory,
      topic: 'users',
      question: () => this.#question(),
      read: ({ adapter }, question, signal) => adapter.users.get(question.id, { signal }),
      concerns: (change, question) => change.ids?.includes(question.id) ?? true,
    });
    // After the query, so that its state is up to date when this looks at it.
    host.addController(this);
  }

  /** The newest that is known; `undefined` while nothing is. */
  get user(): User | undefined {
    return this.#known;
  }

  /** Why the last reading failed. What was known before stays. */
  get error(): DirectoryError | undefined {
    const { state } = this.#query;
    return state.status === 'failed' && !state.reloading ? state.error : undefined;
  }

  /** Whether something is being read. */
  get reading(): boolean {
    const { state } = this.#query;
    return state.status === 'loading' || ('reloading' in state && state.reloading);
  }

  /** Takes what a write answered, until it is read again. Somebody else may be shown by then: that is no news of them. */
  learn(user: User): void {
    if (user.id !== this.#wanted) return;
    this.#known = user;
    this.#host.requestUpdate();
  }

  /** Reads the user again. */
  reload(): void {
    this.#again = true;
    this.#query.reload();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    void this.#options.directory()?.start();
    this.#take();
    const { state } = this.#query;
    if (state.status === 'ready' && !state.reloading && !this.#query.stale && state.value !== this.#seen) {
      this.#seen = state.value;
      this.#known = state.value;
    }
    if (this.#known && this.#known.id !== this.#wanted) this.#known = undefined;
  }

  get #wanted(): string | undefined {
    return this.#options.id() ?? this.#options.given()?.id;
  }

  /** Hosts may give an equal copy at every drawing of theirs: only another content is news. */
  #take(): void {
    const given = this.#options.given();
    const text = given && JSON.stringify(given);
    if (text === this.#given) return;
    this.#given = text;
    this.#again = false;
    if (given) this.#known = given;
  }

  #question(): { id: string } | undefined {
    const { id, given, reads } = this.#options;
    const asked = id() ?? (reads === 'always' || this.#again ? given()?.id : undefined);
    return asked === undefined || asked === '' ? undefined : { id: asked };
  }
}
