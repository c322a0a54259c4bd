import { judge, type WizardField } from './custom-fields.js';
import type { CustomDraft, CustomField } from './wizard-custom.js';

export type FieldAction =
  | { readonly type: 'custom'; readonly name: string; readonly entry: CustomDraft }
  | { readonly type: 'leave'; readonly field: CustomField };

export interface HostFieldsPort {
  readonly fields: () => readonly WizardField[];
  /** What is filled in, by the names of the fields. */
  readonly entries: () => Readonly<Record<string, CustomDraft>> | undefined;
  readonly dispatch: (action: FieldAction) => void;
  /** Whether something stands in the field that the browser does not understand, and so hides. */
  readonly isBad: (name: string) => boolean;
  /** Runs what may move things, when nothing is being pressed. */
  readonly later: (act: () => void) => void;
}

/** Runs the schemas of the host's fields, and drops answers about what is typed no longer. */
export class HostFields {
  readonly #port: HostFieldsPort;

  constructor(port: HostFieldsPort) {
    this.#port = port;
  }

  /** Says what the schema has against a field that was left. */
  async check(name: string): Promise<void> {
    await this.judge(name);
    this.#port.later(() => this.#port.dispatch({ type: 'leave', field: `custom.${name}` }));
  }

  /** Checks all that were not checked yet; for "Next". */
  async settle(): Promise<void> {
    await Promise.all(this.#port.fields().map(({ name }) => this.judge(name)));
  }

  async judge(name: string): Promise<void> {
    const field = this.#port.fields().find((each) => each.name === name);
    this.#look(name);
    const entry = this.#entry(name);
    if (!field || !entry || entry.sent !== undefined || entry.fault !== undefined || entry.bad) return;
    const judged = await judge(field, entry);
    if (judged !== entry && this.#entry(name) === entry) this.#port.dispatch({ type: 'custom', name, entry: judged });
  }

  /** What is not understood gives no word of itself while it is typed. */
  #look(name: string): void {
    const { value = '', bad = false } = this.#entry(name) ?? {};
    const now = this.#port.isBad(name);
    if (now !== bad) this.#port.dispatch({ type: 'custom', name, entry: { value, ...(now && { bad: now }) } });
  }

  #entry(name: string): CustomDraft | undefined {
    return this.#port.entries()?.[name];
  }
}
