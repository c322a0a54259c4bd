import { initialState, Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';

/** How hard a password is to guess: 0 at once, 4 very hard; the scale of zxcvbn (Wheeler, USENIX Security 2016). */
export interface PasswordStrength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** What would help, in the reader's language. */
  readonly hint?: string;
}

/** Whom a password is for: words that must count for nothing in it. */
export interface PasswordOwner {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** A host's judgement of a password; it informs and refuses nothing. */
export type PasswordJudge = (password: string, owner: PasswordOwner) => PasswordStrength | Promise<PasswordStrength>;

export interface StrengthOptions {
  readonly judge: () => PasswordJudge | undefined;
  readonly password: () => string;
  readonly owner: () => PasswordOwner | undefined;
}

/** Asks the host's judge whenever the password changes; an answer that was overtaken is dropped, a fault reported. */
export class StrengthController {
  #options: StrengthOptions;
  #task: Task<readonly unknown[], PasswordStrength>;

  constructor(host: ReactiveControllerHost, options: StrengthOptions) {
    this.#options = options;
    this.#task = new Task<readonly unknown[], PasswordStrength>(host, {
      args: () => [options.judge(), options.password()],
      task: () => this.#ask(),
      onError: (thrown) => reportError(thrown),
    });
  }

  /** Nothing while there is no password, no judge or no answer. */
  get value(): PasswordStrength | undefined {
    if (this.#options.password() === '' || this.#options.judge() === undefined) return undefined;
    return this.#task.value;
  }

  async #ask(): Promise<PasswordStrength> {
    const { judge, password, owner } = this.#options;
    const [ask, whose] = [judge(), owner()];
    if (!ask || !whose || password() === '') return initialState as unknown as PasswordStrength;
    return ask(password(), whose);
  }
}
