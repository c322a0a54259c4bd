import { judge, type WizardField } from './custom-fields.js';
import type { WizardAction, WizardState } from './wizard-state.js';

export interface HostFieldsPort {
  readonly fields: () => readonly WizardField[];
  readonly state: () => WizardState;
  readonly dispatch: (action: WizardAction) => void;
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
    await this.#judge(name);
    this.#port.later(() => this.#port.dispatch({ type: 'leave', field: `custom.${name}` }));
  }

  /** Checks all that were not checked yet; for "Next". */
  async settle(): Promise<void> {
    await Promise.all(this.#port.fields().map(({ name }) => this.#judge(name)));
  }

  async #judge(name: string): Promise<void> {
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

  #entry(name: string): NonNullable<WizardState['draft']['custom']>[string] | undefined {
    return this.#port.state().draft.custom?.[name];
  }
}
