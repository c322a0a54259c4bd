import type { LitElement, ReactiveController } from 'lit';
import type { EmailMatch } from '../../domain/adapter.js';
import { checkEmail } from '../../domain/email.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import { debounce } from '../../ui/debounce.js';

/** How long typing pauses before the address is looked up, in milliseconds. */
const PAUSE = 300;

export interface DuplicateLensOptions {
  readonly directory: () => Directory | undefined;
  /** The answer for an address; only ever that of the address asked last. */
  readonly onMatch: (match: EmailMatch) => void;
}

/** Looks up while it is typed what an address means in the account, and again when somebody changes it. */
export class DuplicateLens implements ReactiveController {
  #host: LitElement;
  #asked = '';
  #soon = debounce((email: string) => this.#ask(email), PAUSE);
  #query: QueryController<string, EmailMatch | undefined>;

  constructor(host: LitElement, { directory, onMatch }: DuplicateLensOptions) {
    this.#host = host;
    host.addController(this);
    this.#query = new QueryController<string, EmailMatch | undefined>(host, {
      directory,
      topic: 'users',
      question: () => (this.#asked !== '' && directory()?.can('look-up')?.allowed ? this.#asked : undefined),
      read: async ({ adapter }, email, signal) => {
        const [match] = (await adapter.users.lookup?.([email], { signal })) ?? [];
        signal.throwIfAborted();
        if (match) onMatch({ ...match, email });
        return match;
      },
    });
  }

  /** Whether an answer is awaited. */
  get looking(): boolean {
    const { state } = this.#query;
    return state.status === 'loading' || (state.status === 'ready' && this.#query.stale);
  }

  /** Looks the address up after a pause; one that is not whole yet is not asked for. */
  look(typed: string): void {
    this.#soon(addressIn(typed));
  }

  /** Looks it up at once and waits. A failed look-up is no answer: the address is then checked on sending. */
  async settle(typed: string): Promise<void> {
    this.#soon.cancel();
    this.#ask(addressIn(typed));
    await this.#host.updateComplete;
    await this.#query.settled;
  }

  /** Looks it up once more, whatever was known: sending said otherwise. */
  async again(typed: string): Promise<void> {
    this.#query.reload();
    await this.settle(typed);
  }

  forget(): void {
    this.#soon.cancel();
    this.#ask('');
  }

  hostDisconnected(): void {
    this.#soon.cancel();
  }

  #ask(email: string): void {
    if (email === this.#asked) return;
    this.#asked = email;
    this.#host.requestUpdate();
  }
}

function addressIn(typed: string): string {
  const { email, problem } = checkEmail(typed);
  return problem ? '' : email;
}
