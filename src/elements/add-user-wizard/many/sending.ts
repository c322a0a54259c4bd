import type { AddResult, WriteOptions } from '../../../domain/adapter.js';
import { checkEmail } from '../../../domain/email.js';
import { asDirectoryError, DirectoryError } from '../../../domain/errors.js';
import type { GroupRef } from '../../../domain/group.js';
import type { User, UserDraft } from '../../../domain/user.js';
import type { Receipt } from '../../../state/bulk-run.js';
import type { BulkRun } from '../../../state/bulk-runner.js';
import type { Directory } from '../../../state/directory.js';
import type { Verdict } from '../../before-event.js';
import { find, resultFor } from '../adding.js';
import { customOf } from '../../parts/custom/custom-draft.js';
import type { Rules } from '../wizard-types.js';
import { customEntries, ownGroups, type Failure, type Knowledge, type Row } from './batch.js';
import { BatchKey } from './batch-key.js';
import { pauses } from './reading.js';

/** Somebody to be added: the row and what is sent of it. */
export interface Person {
  readonly row: Row;
  readonly draft: UserDraft;
}

export type AddingRun = BulkRun<Person, AddResult>;

export interface SendingPort {
  /** Asks the host's listeners. */
  readonly ask: (draft: UserDraft) => Promise<Verdict>;
  readonly onAdded: (result: AddResult) => void;
}

/** Failures of a request that was not even read: the next with the same key is the first. All others may be kept with the key. */
const NOT_READ: readonly DirectoryError['kind'][] = ['rate-limited', 'unauthenticated'];
/** The code of a failure that the host's listeners caused. */
const HELD = 'held';

/** The row as it is handed over. */
export function personOf(
  row: Row,
  forAll: readonly GroupRef[],
  known: Knowledge,
  locale: string,
  rules: Pick<Rules, 'custom' | 'groups'>,
): Person {
  const custom = customOf(customEntries(row, known), rules.custom ?? []);
  // A list may name groups where the backend has none to give now.
  const groups = new Set(rules.groups ? [...forAll, ...ownGroups(row, known)].map(({ id }) => id) : []);
  const draft: UserDraft = {
    firstName: row.firstName.trim(),
    lastName: row.lastName.trim(),
    email: checkEmail(row.email).email,
    groupIds: [...groups],
    locale,
    ...(row.number && { phone: row.number }),
    ...(custom && { custom }),
  };
  return { row, draft };
}

/**
 * Adds many, each exactly once: what is sent for an address has one key however often it is sent, also after a reload, and whoever may have been
 * added by a try whose answer was lost is looked for before the next.
 */
export class Sending {
  readonly #port: SendingPort;
  readonly #keys = new BatchKey();
  /** Whose outcome is not known, by the key of their address. */
  readonly #unsure = new Set<string>();
  /** Who has got, by now, the groups that were missing; by the id of the user. */
  readonly #given = new Set<string>();
  readonly #said = new WeakMap<DirectoryError, string>();

  constructor(port: SendingPort) {
    this.#port = port;
  }

  start(directory: Directory, people: readonly Person[]): AddingRun {
    const breathe = pauses();
    this.#keys.begin();
    const run: AddingRun = directory.runner.start<Person, AddResult>({
      act: 'add-user',
      items: people,
      each: async (person, options) => {
        await breathe();
        return this.#one(directory, person, options, () => run.pause());
      },
      changes: { topic: 'users' },
    });
    run.subscribe(() => {
      if (!run.unfinished && this.#unsure.size === 0) this.#keys.drop();
    });
    return run;
  }

  /** Groups that somebody who was added is not in after all. */
  missingOf({ groups, user }: AddResult): readonly GroupRef[] {
    return this.#given.has(user.id) ? [] : groups.filter(({ ok }) => !ok).map(({ group }) => group);
  }

  /** Those who were added, but not to every group. */
  partsOf(run: AddingRun): readonly AddResult[] {
    const results = run.state.receipts.flatMap((receipt) => (receipt.status === 'done' ? [receipt.result] : []));
    return results.filter((result) => this.missingOf(result).length > 0);
  }

  /** Gives the groups that are missing, together with those that were given. */
  giveRest(directory: Directory, results: readonly AddResult[]): BulkRun<AddResult, User> {
    return directory.runner.start<AddResult, User>({
      act: 'set-groups',
      items: results,
      each: async ({ user, groups }, options) => {
        const ids = [...new Set([...user.groups, ...groups.map(({ group }) => group)].map(({ id }) => id))];
        const given = await directory.adapter.users.setGroups?.(user.id, ids, options);
        if (!given) throw unsupported();
        this.#given.add(user.id);
        return given;
      },
      idOf: ({ user }) => user.id,
      changes: { topic: 'users' },
    });
  }

  /** Those who were not added, as rows again: each with what came of it. */
  leftOf(run: AddingRun): readonly Row[] {
    return run.state.receipts.flatMap((receipt) => {
      if (receipt.status === 'done' || receipt.status === 'running') return [];
      return receipt.status === 'failed'
        ? [{ ...receipt.item.row, failure: this.failureOf(receipt) }]
        : [receipt.item.row];
    });
  }

  failureOf({ error }: Extract<Receipt<Person, AddResult>, { status: 'failed' }>): Failure {
    const said = this.#said.get(error);
    return { error, ...(said !== undefined && { said }) };
  }

  async #one(
    directory: Directory,
    { row, draft }: Person,
    options: WriteOptions,
    halt: () => void,
  ): Promise<AddResult> {
    const found = await this.#whoever(directory, row, draft);
    if (found) return this.#done(row, resultFor(found));
    await this.#mayGo(draft);
    try {
      return this.#done(row, await this.#write(directory, row, draft, options));
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      if (error.outcome === 'unknown') this.#unsure.add(row.key);
      else if (!NOT_READ.includes(error.kind)) this.#keys.next(row.key);
      // The limit of the account is that of all who follow.
      if (error.kind === 'quota') halt();
      directory.learnFrom('add-user', error);
      throw error;
    }
  }

  /** Whoever a try added whose answer was lost. Where keys are not honoured, those of a page before this one count, too. */
  async #whoever(directory: Directory, row: Row, { email }: UserDraft): Promise<User | undefined> {
    const unsure = this.#unsure.has(row.key);
    const inherited = this.#keys.inherited && directory.capabilities.idempotency === 'ignored';
    if (!unsure && !inherited) return undefined;
    const found = await find(directory, email);
    if (found === undefined || found === 'impossible') return undefined;
    if (unsure) return found;
    throw new DirectoryError('duplicate', 'The address is in use.', { existing: { id: found.id } });
  }

  /** A key that was used for something else is that of an older list, or of a row that was mended: it is sent anew, once. */
  async #write(directory: Directory, row: Row, draft: UserDraft, options: WriteOptions): Promise<AddResult> {
    const { create } = directory.adapter.users;
    if (!create) throw unsupported();
    const send = async (): Promise<AddResult> =>
      create(draft, { ...options, idempotencyKey: await this.#keys.keyFor(row.key) });
    try {
      return await send();
    } catch (thrown) {
      if (asDirectoryError(thrown).code !== 'idempotency-key-reused') throw thrown;
      this.#keys.next(row.key);
      return send();
    }
  }

  #done(row: Row, result: AddResult): AddResult {
    this.#unsure.delete(row.key);
    this.#port.onAdded(result);
    return result;
  }

  async #mayGo(draft: UserDraft): Promise<void> {
    const verdict = await this.#port.ask(draft);
    if (verdict.go) return;
    const error = new DirectoryError('forbidden', 'A listener of the host stopped it.', { code: HELD });
    if (verdict.reason !== undefined) this.#said.set(error, verdict.reason);
    throw error;
  }
}

/** Whether it was the host's doing. */
export function isHeld({ error }: Failure): boolean {
  return error.code === HELD;
}

function unsupported(): DirectoryError {
  return new DirectoryError('unsupported', 'The adapter cannot do this.');
}
