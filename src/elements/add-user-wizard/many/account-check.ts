import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change, EmailMatch } from '../../../domain/adapter.js';
import { emailKey } from '../../../domain/email.js';
import type { GroupRef } from '../../../domain/group.js';
import type { Directory } from '../../../state/directory.js';
import { debounce } from '../../../ui/debounce.js';
import { groupKey, type Row } from './batch.js';
import type { ManyAction, ManyState } from './many-state.js';
import { pause } from '../../../ui/pause.js';

/** Addresses asked about at once. */
const CHUNK = 100;
/** How long answers are gathered before the list is drawn with them, in milliseconds. */
const GATHER = 100;
/** How long mending rests before the account is asked, in milliseconds. */
const PAUSE = 300;

export interface AccountCheckOptions {
  readonly directory: () => Directory | undefined;
  readonly state: () => ManyState;
  readonly dispatch: (action: ManyAction) => void;
}

/**
 * Asks the account about the rows: whose their addresses are, which groups their columns name. Only for what is not known
 * yet; a new asking ends the one before.
 */
export class AccountCheck implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AccountCheckOptions;
  readonly #soon = debounce(() => void this.now(), PAUSE);
  #running = new AbortController();
  #failed = false;
  #watched: Directory | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: AccountCheckOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether the last asking failed: addresses are then checked on sending. */
  get failed(): boolean {
    return this.#failed;
  }

  hostUpdate(): void {
    const directory = this.#options.directory();
    if (directory === this.#watched) return;
    this.hostDisconnected();
    this.#watched = directory;
    this.#unsubscribe = directory?.subscribe((changes) => this.#hear(changes));
  }

  hostDisconnected(): void {
    this.#soon.cancel();
    this.#running.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = this.#watched = undefined;
  }

  /** Asks after a pause; rows that are not known yet are marked at once. */
  soon(): void {
    this.#mark();
    this.#soon();
  }

  async now(): Promise<void> {
    this.#soon.cancel();
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const { directory, dispatch } = this.#options;
    const now = directory();
    if (!now) return;
    this.#failed = false;
    this.#mark();
    try {
      await this.#findGroups(now, signal);
      if (now.can('look-up')?.allowed) await this.#lookUp(now, signal);
    } catch {
      // Told in place, with a way to ask again; sending checks every address anyway.
      this.#failed = !signal.aborted;
    }
    if (signal.aborted) return;
    dispatch({ type: 'looking', looking: false });
    this.#host.requestUpdate();
  }

  #mark(): void {
    const { state, dispatch, directory } = this.#options;
    const { rows, known } = state();
    const open = rows.some(({ problem, key }) => !problem && !known.matches.has(key));
    dispatch({ type: 'looking', looking: open && directory()?.can('look-up')?.allowed === true });
  }

  async #lookUp({ adapter }: Directory, signal: AbortSignal): Promise<void> {
    const { rows, known } = this.#options.state();
    const emails = unknownAddresses(rows, known.matches);
    let matches = new Map<string, EmailMatch>();
    let told = performance.now();
    for (let from = 0; from < emails.length; from += CHUNK) {
      const answers = (await adapter.users.lookup?.(emails.slice(from, from + CHUNK), { signal })) ?? [];
      if (signal.aborted) return;
      // The backend answers in an order and a spelling of its own.
      for (const match of answers) matches.set(emailKey(match.email), match);
      const last = from + CHUNK >= emails.length;
      // A backend in the page itself answers at once: the page gets its turn all the same.
      await pause();
      if (!last && performance.now() - told < GATHER) continue;
      this.#options.dispatch({ type: 'matches', matches });
      matches = new Map();
      await pause();
      told = performance.now();
    }
  }

  async #findGroups(directory: Directory, signal: AbortSignal): Promise<void> {
    const { rows, known } = this.#options.state();
    const names = new Map(rows.flatMap(({ groupNames }) => groupNames.map((name) => [groupKey(name), name] as const)));
    const unknown = [...names].filter(([key]) => key !== '' && !known.groups.has(key));
    const found = new Map<string, GroupRef | undefined>();
    for (const [key, name] of unknown) found.set(key, await groupNamed(directory, name, signal));
    if (found.size > 0 && !signal.aborted) this.#options.dispatch({ type: 'found-groups', groups: found });
  }

  /** Whoever was resent, restored or removed meanwhile stands differently now. */
  #hear(changes: readonly Change[]): void {
    const { known, rows } = this.#options.state();
    const ids = new Set(changes.flatMap((change) => (change.topic === 'users' ? (change.ids ?? []) : [])));
    const stale = rows.flatMap(({ email, key }) => (ids.has(known.matches.get(key)?.user?.id ?? '') ? [email] : []));
    if (stale.length > 0) void this.#again(stale);
  }

  async #again(emails: readonly string[]): Promise<void> {
    const { directory, dispatch } = this.#options;
    try {
      const answers = (await directory()?.adapter.users.lookup?.(emails.slice(0, CHUNK))) ?? [];
      dispatch({ type: 'matches', matches: new Map(answers.map((match) => [emailKey(match.email), match])) });
    } catch {
      // What was known before stays; sending checks every address anyway.
    }
  }
}

function unknownAddresses(rows: readonly Row[], known: ReadonlyMap<string, EmailMatch>): readonly string[] {
  const open = rows.filter(({ problem, key }) => !problem && !known.has(key));
  return [...new Map(open.map(({ key, email }) => [key, email])).values()];
}

/** The group of this name without case; `undefined` where none has it. */
async function groupNamed(
  { adapter, capabilities }: Directory,
  name: string,
  signal: AbortSignal,
): Promise<GroupRef | undefined> {
  const limit = Math.min(100, capabilities.maxPageSize);
  const page = await adapter.groups?.list({ search: name.trim(), limit }, { signal });
  const group = page?.items.find((each) => groupKey(each.name) === groupKey(name));
  return group && { id: group.id, name: group.name };
}
