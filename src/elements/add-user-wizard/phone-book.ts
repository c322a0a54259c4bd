import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type * as PhoneLibrary from '../../lazy/phone.js';
import type { PhoneDraft } from './wizard-types.js';

type Library = typeof PhoneLibrary;

/** What is known of telephone numbers; fetched when the field is first touched, and again after a failure. */
export class PhoneBook implements ReactiveController {
  #host: ReactiveControllerHost;
  #library: Library | undefined;
  #loading: Promise<void> | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A controller needs one member of the interface; nothing has to be done on connecting.
  }

  get library(): Library | undefined {
    return this.#library;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Settles when it is there or is known not to come; never rejects. */
  load(): Promise<void> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  async #fetch(): Promise<void> {
    try {
      this.#library = await import('../../lazy/phone.js');
      this.#failed = false;
    } catch {
      // Offline, or a deployment took the file away: the number is left out, or checked at the next try.
      this.#failed = true;
      this.#loading = undefined;
    }
    this.#host.requestUpdate();
  }

  /** Understands what was typed. `split`: a number with a plus gives its country away and stays without it. */
  read(phone: PhoneDraft, split: boolean): PhoneDraft {
    const { number: _number, fault: _fault, doubtful: _doubtful, ...typed } = phone;
    if (phone.typed.trim() === '') return typed;
    if (!this.#library) return { ...typed, fault: 'unchecked' };
    const reading = this.#library.readPhone(phone.typed, phone.country || undefined);
    if ('fault' in reading) return { ...typed, fault: reading.fault };
    const { country, callingCode, national, grouped, doubtful } = reading;
    const number = { countryCode: callingCode, number: national, ...(country !== undefined && { country }) };
    const own = split ? { country: country ?? phone.country, callingCode, typed: grouped } : typed;
    return { ...own, number, ...(doubtful && { doubtful }) };
  }

  /** The country as a choice, with its calling code. */
  choose(phone: PhoneDraft, country: string): PhoneDraft {
    const callingCode = this.#library?.callingCountries().find(({ code }) => code === country)?.callingCode ?? '';
    // A number that brought its own country is now one of the country chosen.
    const national = /^[+＋]/u.test(phone.typed) ? (phone.number?.number ?? phone.typed) : phone.typed;
    return this.read({ ...phone, country, callingCode, typed: national }, false);
  }

  group(typed: string, country: string): string {
    return this.#library?.groupTyped(typed, country || undefined) ?? typed;
  }
}
