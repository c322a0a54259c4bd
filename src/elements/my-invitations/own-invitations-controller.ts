import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Accepted, MyInvitation } from '../../domain/acceptance.js';
import type { MyInvitationsApi, WriteOptions } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import { refusalCode } from '../parts/refusal-code.js';
import { refused, rowsAfter, withStanding, type Failure, type MyRow, type Standing } from './my-rows.js';

export interface OwnInvitationsOptions {
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly onAccept: (accepted: Accepted) => void;
  readonly onDecline: () => void;
}

type Reading = { readonly at: 'loading' | 'ready' } | { readonly at: 'failed'; readonly error: DirectoryError };

/**
 * Reads the invitations of whoever is signed in, and answers them, each at most once. Not a QueryController: that would
 * ask who they are in an account, to which they need not belong.
 */
export class OwnInvitationsController implements ReactiveController {
  rows: readonly MyRow[] = [];
  reading: Reading = { at: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #options: OwnInvitationsOptions;
  readonly #task: Task<readonly [Directory | undefined, number], readonly MyInvitation[]>;
  #round = 0;
  #subject: Directory | undefined;

  constructor(host: ReactiveControllerHost, options: OwnInvitationsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [options.directory(), this.#round] as const,
      task: ([directory], { signal }) => this.#read(directory, signal),
      onComplete: (read) => {
        this.rows = rowsAfter(this.rows, read);
        this.reading = { at: 'ready' };
      },
      onError: (thrown) => this.#fail(asDirectoryError(thrown)),
    });
  }

  hostDisconnected(): void {
    this.#task.abort();
    // The cut-off reading is done again when the element comes back.
    this.#round += 1;
  }

  /** Whether the backend finds somebody's invitations without their links. */
  get supported(): boolean {
    return this.#api() !== undefined;
  }

  get canDecline(): boolean {
    return this.#api()?.decline !== undefined;
  }

  async reload(): Promise<void> {
    await this.#task.run();
  }

  busy(act: Failure['act'], id: string): boolean {
    return this.#options.mutations.busy(`${act}:${id}`);
  }

  stand(id: string, standing: Standing): void {
    this.rows = withStanding(this.rows, id, standing);
    this.#host.requestUpdate();
  }

  async accept(id: string): Promise<void> {
    await this.#answer('accept', id, async (api, options) => {
      const accepted = await api.accept(id, options);
      this.stand(id, { at: 'accepted', accepted });
      this.#options.onAccept(accepted);
    });
  }

  async decline(id: string, reason: string): Promise<void> {
    await this.#answer('decline', id, async (api, options) => {
      await api.decline?.(id, reason.trim() || undefined, options);
      this.stand(id, { at: 'declined' });
      this.#options.onDecline();
    });
  }

  async #answer(
    act: Failure['act'],
    id: string,
    write: (api: MyInvitationsApi, options: WriteOptions) => Promise<void>,
  ): Promise<void> {
    const { mutations } = this.#options;
    // One answer to an invitation at a time; the other would cross it.
    if (mutations.busy(`accept:${id}`) || mutations.busy(`decline:${id}`)) return;
    const standing = this.rows.find(({ invitation }) => invitation.id === id)?.standing;
    if (!standing) return;
    try {
      await mutations.run({
        intent: `${act}:${id}`,
        changes: { topic: 'users' },
        write: ({ adapter }, options) => write(mineOf(adapter.acceptance?.mine), options),
      });
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      this.stand(id, refused(standing, { act, error }, refusalCode(error)));
    }
  }

  async #read(directory: Directory | undefined, signal: AbortSignal): Promise<readonly MyInvitation[]> {
    if (directory !== this.#subject) this.#forget();
    this.#subject = directory;
    const mine = directory?.adapter.acceptance?.mine;
    return mine ? mine.list({ signal }) : (initialState as unknown as readonly MyInvitation[]);
  }

  /** Where nobody is signed in, what somebody was shown before is not left to be seen. */
  #fail(error: DirectoryError): void {
    if (error.kind === 'aborted') return;
    if (error.kind === 'unauthenticated') this.#forget();
    this.reading = { at: 'failed', error };
  }

  #forget(): void {
    this.rows = [];
    this.reading = { at: 'loading' };
  }

  #api(): MyInvitationsApi | undefined {
    return this.#options.directory()?.adapter.acceptance?.mine;
  }
}

function mineOf(api: MyInvitationsApi | undefined): MyInvitationsApi {
  if (!api) throw new DirectoryError('unsupported', 'The adapter lacks acceptance.mine.');
  return api;
}
