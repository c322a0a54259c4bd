import { part } from './dom.js';
import { signIn, type SignInResult } from './session.js';
import { texts } from '../texts/texts.js';
import type { TextKey } from '../texts/en.js';

const WORDS: Readonly<Record<Exclude<SignInResult, 'signed-in'>, TextKey>> = {
  'wrong-credentials': 'wrongCredentials',
  'too-many-tries': 'tooManyTries',
  offline: 'offline',
  failed: 'failed',
};

/** Makes the sign-in form of a page work. What was typed stays whatever happens. */
export class SignInForm {
  readonly #form: HTMLFormElement;
  readonly #email: HTMLInputElement;
  readonly #password: HTMLInputElement;
  readonly #submit: HTMLButtonElement;
  readonly #message: HTMLElement;
  #words: TextKey | undefined;
  #running = false;

  constructor(
    form: HTMLFormElement,
    private readonly onSignedIn: () => void,
  ) {
    this.#form = form;
    this.#email = part('[name="email"]', HTMLInputElement, form);
    this.#password = part('[name="password"]', HTMLInputElement, form);
    this.#submit = part('[type="submit"]', HTMLButtonElement, form);
    this.#message = part('.form-message', HTMLElement, form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    const show = part('[name="show"]', HTMLInputElement, form);
    show.addEventListener('change', () => (this.#password.type = show.checked ? 'text' : 'password'));
  }

  /** Begins anew, with an address that is known already. */
  prepare(email?: string): void {
    this.#form.reset();
    this.#password.type = 'password';
    this.#say(undefined);
    if (email !== undefined) this.#email.value = email;
    (this.#email.value === '' ? this.#email : this.#password).focus();
  }

  /** Says the message again, in the language that is now the page's. */
  retell(): void {
    this.#say(this.#words);
  }

  async #send(): Promise<void> {
    if (this.#running) return;
    if (this.#email.value.trim() === '') return this.#refuse(this.#email, 'emailMissing');
    if (this.#password.value === '') return this.#refuse(this.#password, 'passwordMissing');
    this.#busy(true);
    const result = await signIn(this.#email.value.trim(), this.#password.value);
    this.#busy(false);
    if (result !== 'signed-in') return this.#refuse(this.#password, WORDS[result]);
    this.#say(undefined);
    this.#password.value = '';
    this.onSignedIn();
  }

  #busy(running: boolean): void {
    this.#running = running;
    if (running) this.#submit.setAttribute('aria-busy', 'true');
    else this.#submit.removeAttribute('aria-busy');
  }

  #refuse(field: HTMLInputElement, words: TextKey): void {
    this.#say(words);
    field.focus();
  }

  #say(words: TextKey | undefined): void {
    this.#words = words;
    this.#message.hidden = words === undefined;
    this.#message.textContent = words === undefined ? '' : texts()[words];
  }
}
