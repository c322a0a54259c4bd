import type { ReactiveControllerHost } from 'lit';
import type { AcceptanceApi, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';

/** What a person can press that goes to the backend. */
export type AcceptAct =
  'register' | 'join' | 'decline' | 'requestNew' | 'sendCode' | 'confirm' | 'switchAccount' | 'leave';

/** How an act ended. `dropped`: another one was running, or there was no link. */
export type Outcome<T> =
  | { readonly end: 'done'; readonly value: T }
  | { readonly end: 'refused'; readonly error: DirectoryError }
  | { readonly end: 'dropped' };

export type Write<T> = (api: AcceptanceApi, token: string, options: WriteOptions) => Promise<T> | undefined;

/** Carries out one act at a time, so that a double press is one call. The token is in no intent, key or error. */
export class ActRunner {
  running: AcceptAct | undefined;
  #host: ReactiveControllerHost;
  #mutations: MutationController;
  #token: () => string | undefined;

  constructor(host: ReactiveControllerHost, mutations: MutationController, token: () => string | undefined) {
    this.#host = host;
    this.#mutations = mutations;
    this.#token = token;
  }

  /** @param revision of what was typed: another one is another intent, for which no lost answer is replayed. */
  async run<T>(act: AcceptAct, revision: number, write: Write<T>): Promise<Outcome<T>> {
    const token = this.#token();
    if (this.running || token === undefined) return { end: 'dropped' };
    this.running = act;
    this.#host.requestUpdate();
    try {
      const value = await this.#mutations.run({
        intent: `${act}:${revision}`,
        changes: { topic: 'users' },
        write: (directory, options) => asked(directory, (api) => write(api, token, options)),
      });
      return { end: 'done', value };
    } catch (thrown) {
      return { end: 'refused', error: asDirectoryError(thrown) };
    } finally {
      this.running = undefined;
      this.#host.requestUpdate();
    }
  }
}

async function asked<T>(directory: Directory, write: (api: AcceptanceApi) => Promise<T> | undefined): Promise<T> {
  const { acceptance } = directory.adapter;
  const running = acceptance && write(acceptance);
  if (!running) throw new DirectoryError('unsupported', 'The adapter lacks this member of acceptance.');
  return running;
}
