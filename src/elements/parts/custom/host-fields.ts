import type { CustomDraft } from './custom-draft.js';
import { hasBadInput, judge, type WizardField } from './custom-field.js';

export interface HostFieldsPort {
  readonly fields: () => readonly WizardField[];
  /** What is typed in the field of this name. */
  readonly entry: (name: string) => CustomDraft | undefined;
  readonly set: (name: string, entry: CustomDraft) => void;
  /** A field was left, and is checked. */
  readonly left: (name: string) => void;
}

/** Runs the schemas of the host's fields, and drops answers about what is typed no longer. */
export class HostFields {
  readonly #root: () => ParentNode;
  readonly #port: HostFieldsPort;

  /** @param root where the fields are drawn */
  constructor(root: () => ParentNode, port: HostFieldsPort) {
    this.#root = root;
    this.#port = port;
  }

  /** Says what the schema has against a field that was left. */
  async check(name: string): Promise<void> {
    await this.judge(name);
    this.#port.left(name);
  }

  /** Checks all that were not checked yet, before anything is sent. */
  async settle(): Promise<void> {
    await Promise.all(this.#port.fields().map(({ name }) => this.judge(name)));
  }

  async judge(name: string): Promise<void> {
    const field = this.#port.fields().find((each) => each.name === name);
    this.#look(name);
    const entry = this.#port.entry(name);
    if (!field || !entry || entry.sent !== undefined || entry.fault !== undefined || entry.bad) return;
    const judged = await judge(field, entry);
    if (judged !== entry && this.#port.entry(name) === entry) this.#port.set(name, judged);
  }

  /** What is not understood gives no word of itself while it is typed. */
  #look(name: string): void {
    const { value = '', bad = false } = this.#port.entry(name) ?? {};
    const now = hasBadInput(this.#root(), name);
    if (now !== bad) this.#port.set(name, { value, ...(now && { bad: now }) });
  }
}
