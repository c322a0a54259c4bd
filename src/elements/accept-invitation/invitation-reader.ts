import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InvitationPreview, KeptInvitation } from '../../domain/acceptance.js';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import { keepsNothing } from './keeping.js';
import type { Directory } from '../../state/directory.js';

export interface InvitationReaderOptions {
  readonly directory: () => Directory | undefined;
  readonly token: () => string | undefined;
  /** Another link or another backend: nothing of the one before may show. */
  readonly onBegin: () => void;
  /** The backend had kept a link while the person was away. */
  readonly onKept: (kept: KeptInvitation) => void;
  readonly onUnsupported: () => void;
  readonly onRead: (preview: InvitationPreview) => void;
  readonly onError: (error: DirectoryError) => void;
}

/**
 * Reads what a link is about, whenever link or backend change. Not a QueryController: that would keep the token in a
 * key, and ask who is signed in to the account, which an invited person need not be.
 */
export class InvitationReader implements ReactiveController {
  #options: InvitationReaderOptions;
  #task: Task<readonly [Directory | undefined, string | undefined, number], InvitationPreview>;
  #subject: readonly [Directory | undefined, string | undefined] = [undefined, undefined];
  #round = 0;

  constructor(host: ReactiveControllerHost, options: InvitationReaderOptions) {
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [options.directory(), options.token(), this.#round] as const,
      task: ([directory, token], { signal }) => this.#peek(directory, token, signal),
      onComplete: (preview) => options.onRead(preview),
      onError: (thrown) => this.#fail(asDirectoryError(thrown)),
    });
  }

  hostDisconnected(): void {
    this.#task.abort();
    // The cut-off reading is done again when the element comes back.
    this.#round += 1;
  }

  /** Reads again; settles when the answer has been handed over. */
  read(): Promise<void> {
    return this.#task.run();
  }

  #fail(error: DirectoryError): void {
    if (error.kind !== 'aborted') this.#options.onError(error);
  }

  async #peek(
    directory: Directory | undefined,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<InvitationPreview> {
    const nothing = initialState as unknown as InvitationPreview;
    const [directoryBefore, tokenBefore] = this.#subject;
    this.#subject = [directory, token];
    if (directory !== directoryBefore || token !== tokenBefore) this.#options.onBegin();
    if (!directory) return nothing;
    const { acceptance } = directory.adapter;
    if (!acceptance) {
      this.#options.onUnsupported();
      return nothing;
    }
    if (token !== undefined) return acceptance.peek(token, { signal });
    const kept = await acceptance.kept?.({ signal }).catch(keepsNothing);
    if (kept === undefined) return { state: 'unknown' };
    this.#options.onKept(kept);
    return nothing;
  }
}
