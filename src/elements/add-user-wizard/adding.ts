import type { AddResult, EmailMatch } from '../../domain/adapter.js';
import { emailKey } from '../../domain/email.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { User, UserDraft } from '../../domain/user.js';
import { userStateAt } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import type { Verdict } from '../before-event.js';
import { problemsFrom, troubleOf } from './wizard-checks.js';
import { keptKey } from './kept-key.js';
import { isTaken, type WizardAction, type WizardState } from './wizard-model.js';
import type { Added } from './wizard-types.js';

export interface AddingPort {
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly state: () => WizardState;
  readonly dispatch: (action: WizardAction) => void;
  /** The draft as it is handed over. */
  readonly draft: () => UserDraft;
  /** Asks the host's listeners. */
  readonly ask: (draft: UserDraft) => Promise<Verdict>;
  /** Looks the address up again, so that a duplicate is shown with what can be done. */
  readonly lookUp: () => Promise<void>;
  readonly onAdded: (result: AddResult) => void;
}

/** Adding, exactly once: one intent and one key until the outcome is known, and looking before repeating. */
export class Adding {
  readonly #port: AddingPort;
  readonly #key = keptKey('usher-elements:add-user');

  constructor(port: AddingPort) {
    this.#port = port;
  }

  async add(): Promise<void> {
    const { dispatch, state } = this.#port;
    if (isSending(state())) return;
    dispatch({ type: 'send' });
    // The reducer lets only one of two presses through, and none with a draft that is not in order.
    if (!isSending(state())) return;
    const draft = this.#port.draft();
    const verdict = await this.#port.ask(draft);
    if (!verdict.go) dispatch({ type: 'held', ...(verdict.reason !== undefined && { reason: verdict.reason }) });
    else await this.#send(draft);
  }

  /** Finds out whether a lost answer was a yes. */
  async checkAgain(): Promise<void> {
    const { dispatch, directory } = this.#port;
    const now = directory();
    const { sending } = overviewOf(this.#port.state()) ?? {};
    if (!now || sending?.status !== 'unknown' || sending.look === 'looking') return;
    dispatch({ type: 'look' });
    try {
      const found = await find(now, this.#port.draft().email);
      if (found === 'impossible') dispatch({ type: 'looked', result: 'impossible' });
      else if (found === undefined) dispatch({ type: 'looked', result: 'absent' });
      else this.#finish(resultFor(found));
    } catch {
      // Not even the question got through; whoever waits may ask again.
      dispatch({ type: 'looked', result: 'failed' });
    }
  }

  /** Gives the groups that were not given, together with those that were. */
  async tryRest(): Promise<void> {
    const { dispatch, mutations } = this.#port;
    const state = this.#port.state();
    if (state.step !== 'summary' || state.added.rest.status === 'trying') return;
    const { added } = state;
    const { id } = added.user;
    const ids = [...new Set([...added.user.groups, ...added.missing].map((group) => group.id))];
    dispatch({ type: 'added', added: { ...added, rest: { status: 'trying' } } });
    try {
      const user = await mutations.run({
        act: 'set-groups',
        intent: `rest:${id}:${ids.join(' ')}`,
        changes: { topic: 'users', ids: [id] },
        write: ({ adapter }, options) => adapter.users.setGroups?.(id, ids, options) ?? Promise.reject(unsupported()),
      });
      dispatch({ type: 'added', added: { ...added, user, missing: [], rest: { status: 'idle' } } });
    } catch (thrown) {
      dispatch({
        type: 'added',
        added: { ...added, rest: { status: 'failed', trouble: troubleOf(asDirectoryError(thrown)) } },
      });
    }
  }

  /** A key from before a reload may belong to this very user: where keys are not honoured, looking comes first. */
  async #send(draft: UserDraft): Promise<void> {
    const { dispatch, directory } = this.#port;
    const { key, inherited } = this.#key.take();
    try {
      if (inherited && directory()?.capabilities.idempotency === 'ignored') await this.#refuseIfThere(draft);
      const result = await this.#write(draft, key);
      // Kept by a page before this one for somebody else: this user was not sent yet.
      if (inherited && emailKey(result.user.email) !== emailKey(draft.email)) await this.#sendAnew(draft);
      else this.#finish(result);
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      if (error.outcome === 'unknown') dispatch({ type: 'lost', trouble: troubleOf(error) });
      else if (inherited && error.code === 'idempotency-key-reused') await this.#sendAnew(draft);
      else await this.#refuse(error);
    }
  }

  async #sendAnew(draft: UserDraft): Promise<void> {
    this.#key.drop();
    await this.#send(draft);
  }

  async #refuseIfThere(draft: UserDraft): Promise<void> {
    const directory = this.#port.directory();
    const found = directory && (await find(directory, draft.email));
    if (found === undefined || found === 'impossible') return;
    throw new DirectoryError('duplicate', 'The address is in use.', { existing: { id: found.id } });
  }

  #write(draft: UserDraft, key: string): Promise<AddResult> {
    return this.#port.mutations.run({
      act: 'add-user',
      intent: `add:${JSON.stringify(draft)}`,
      key,
      changes: { topic: 'users' },
      write: ({ adapter }, options) => adapter.users.create?.(draft, options) ?? Promise.reject(unsupported()),
    });
  }

  async #refuse(error: DirectoryError): Promise<void> {
    this.#key.drop();
    const { dispatch, lookUp } = this.#port;
    dispatch({ type: 'refused', trouble: troubleOf(error), problems: problemsFrom(error) });
    if (error.kind !== 'duplicate') return;
    await lookUp();
    const { existing } = error;
    if (!isTaken(this.#port.state()) && existing) await this.#show(existing.id);
  }

  /** Where addresses cannot be looked up, the error itself tells whose it is. */
  async #show(id: string): Promise<void> {
    const directory = this.#port.directory();
    if (!directory) return;
    try {
      const user = await directory.adapter.users.get(id);
      const { email } = this.#port.state().draft;
      this.#port.dispatch({ type: 'looked-up', match: { email, status: statusOf(user, directory.now()), user } });
    } catch {
      // The message at the field says what is to be known; whose address it is stays unsaid.
    }
  }

  #finish(result: AddResult): void {
    this.#key.drop();
    this.#port.dispatch({ type: 'added', added: addedFrom(result) });
    this.#port.onAdded(result);
  }
}

function addedFrom({ user, invitation, groups, delivery }: AddResult): Added {
  const missing = groups.filter(({ ok }) => !ok).map(({ group }) => group);
  return { user: { ...user, ...(invitation && { invitation }) }, delivery, missing, rest: { status: 'idle' } };
}

export function resultFor(user: User): AddResult {
  const { invitation } = user;
  return {
    user,
    ...(invitation && { invitation }),
    groups: user.groups.map((group) => ({ group, ok: true })),
    delivery: invitation?.delivery ?? 'unknown',
  };
}

/** The user with this address, or nobody; `impossible` where the backend cannot be asked. */
export async function find(
  { adapter, capabilities }: Directory,
  email: string,
): Promise<User | undefined | 'impossible'> {
  if (adapter.users.lookup) {
    const [match] = await adapter.users.lookup([email]);
    return match?.user;
  }
  if (capabilities.search === 'none') return 'impossible';
  const page = await adapter.users.list({ search: email, limit: Math.min(20, capabilities.maxPageSize) });
  return page.items.find((user) => emailKey(user.email) === emailKey(email));
}

function statusOf(user: User, now: Date): EmailMatch['status'] {
  const meanings = {
    invited: 'invited',
    'invitation-expired': 'expired',
    active: 'member',
    blocked: 'blocked',
    disabled: 'removed',
    deleted: 'free',
  } as const;
  return meanings[userStateAt(user, now)];
}

function overviewOf(state: WizardState): (WizardState & { step: 'overview' }) | undefined {
  return state.step === 'overview' ? state : undefined;
}

function isSending(state: WizardState): boolean {
  return overviewOf(state)?.sending.status === 'sending';
}

function unsupported(): DirectoryError {
  return new DirectoryError('unsupported', 'The adapter cannot do this.');
}
