import type { LitElement } from 'lit';
import type { EmailRules } from '../../../domain/email.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import type { Row } from './batch.js';
import { fieldsUsed, type Mapping } from './columns.js';
import { pause } from '../../../ui/pause.js';
import { readTable, readText, type ReadOptions } from './reading.js';
import { asTable, sourceOf, type PendingTable, type Source, type SourceFault } from './sources.js';

/** What is to be said of the source read last. */
export type IntakeNotice = SourceFault | 'nothing-found' | 'reader-failed';

export interface IntakeOptions {
  readonly rules: () => EmailRules;
  /** For numbers without a calling code; ISO 3166-1 alpha-2. */
  readonly country: () => string;
  /** Of the host's own. */
  readonly fields: () => readonly WizardField[];
  readonly onRows: (rows: readonly Row[]) => void;
  /** A source is read to its end; `found` counts its people. */
  readonly onEnd: (found: number) => void;
}

/** Reads what is pasted, dropped, chosen and typed, one source after the other, in slices. */
export class Intake {
  readonly #host: LitElement;
  readonly #options: IntakeOptions;
  #running = new AbortController();
  #waiting: (File | Source)[] = [];
  #busy: Promise<void> | undefined;
  #found = 0;
  #table: PendingTable | undefined;
  #notice: IntakeNotice | undefined;

  constructor(host: LitElement, options: IntakeOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** How many people were found so far while something is being read. */
  get found(): number | undefined {
    return this.#busy && !this.#table ? this.#found : undefined;
  }

  /** The table whose columns have to be confirmed now. */
  get table(): PendingTable | undefined {
    return this.#table;
  }

  get notice(): IntakeNotice | undefined {
    return this.#notice;
  }

  /** Settles when nothing is left to read, or a table asks for its columns. */
  async take(sources: readonly (File | Source)[]): Promise<void> {
    this.#waiting.push(...sources);
    this.#notice = undefined;
    this.#busy ??= this.#readAll().finally(() => {
      this.#busy = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
    await this.#busy;
  }

  setMapping(mapping: Mapping): void {
    if (this.#table) this.#table = { ...this.#table, mapping };
    this.#host.requestUpdate();
  }

  /** Reads the table with the columns as they are matched now, then whatever waits behind it. */
  async confirm(): Promise<void> {
    const pending = this.#table;
    if (!pending || !fieldsUsed(pending.mapping).includes('email')) return;
    this.#table = undefined;
    this.#busy = this.#read((options) => readTable(pending.table, pending.mapping, options))
      .then(() => this.#readAll())
      .finally(() => {
        this.#busy = undefined;
        this.#host.requestUpdate();
      });
    this.#host.requestUpdate();
    await this.#busy;
  }

  /** Leaves the table out, and reads what waits behind it. */
  async skipTable(): Promise<void> {
    this.#table = undefined;
    await this.take([]);
  }

  /** Ends reading; what was found stays. */
  stop(): void {
    this.#running.abort();
    this.#waiting = [];
    this.#table = undefined;
    this.#notice = undefined;
    this.#host.requestUpdate();
  }

  async #readAll(): Promise<void> {
    while (!this.#table) {
      const next = this.#waiting.shift();
      if (!next) return;
      await this.#readOne(next);
    }
  }

  async #readOne(next: File | Source): Promise<void> {
    const source = next instanceof File ? await sourceOf(next) : next;
    if (typeof source === 'string') {
      this.#notice = source;
      return;
    }
    try {
      this.#table = await this.#tableIn(source);
    } catch {
      // The reader of tables did not load; what was pasted or typed can be read without it.
      if (source.name !== undefined) {
        this.#notice = 'reader-failed';
        return;
      }
    }
    if (!this.#table) await this.#read((options) => readText(source.text, options));
  }

  /** Contact cards and single lines are no tables; all else may be. */
  async #tableIn(source: Source): Promise<PendingTable | undefined> {
    if (/^\s*BEGIN:VCARD/iu.test(source.text) || !/\S[\r\n]+\s*\S/u.test(source.text)) return undefined;
    const { readCsv } = await import('../../../lazy/csv.js');
    const fields = this.#options.fields();
    const preview = asTable(await readCsv(headOf(source.text), pause), source, fields);
    return preview && asTable(await readCsv(source.text, pause), source, fields);
  }

  async #read(read: (options: ReadOptions) => Promise<void>): Promise<void> {
    this.#running = new AbortController();
    this.#found = 0;
    const { rules, country, fields, onRows, onEnd } = this.#options;
    await read({
      rules: rules(),
      country: country(),
      fields: fields(),
      signal: this.#running.signal,
      onRows: (rows) => {
        this.#found += rows.length;
        onRows(rows);
      },
    });
    if (this.#found === 0) this.#notice = 'nothing-found';
    onEnd(this.#found);
  }
}

/** Whole lines from the beginning, enough to judge by. */
function headOf(text: string): string {
  const end = text.indexOf('\n', 10_000);
  return end < 0 ? text : text.slice(0, end);
}
