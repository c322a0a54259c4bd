import type { ReactiveControllerHost } from 'lit';
import { asDirectoryError, DirectoryError, type FieldError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { Directory, Permission } from '../../state/directory.js';
import { MutationController } from '../../state/mutation-controller.js';

/** What is typed for a group to be. */
export interface NewGroup {
  readonly name: string;
  readonly description: string;
}

const NOTHING: NewGroup = { name: '', description: '' };

/** A group made in place: what is typed, what is wrong with it, and the writing. */
export class GroupCreation {
  #host: ReactiveControllerHost;
  #directory: () => Directory | undefined;
  #mutation: MutationController;
  #typed = NOTHING;
  #isOpen = false;
  #problems: readonly FieldError[] = [];
  #failure: DirectoryError | undefined;

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined) {
    this.#host = host;
    this.#directory = directory;
    this.#mutation = new MutationController(host, directory);
  }

  /** Whether the signed-in person may; `undefined` where the backend makes no groups. */
  get permission(): Permission | undefined {
    return this.#directory()?.can('create-group');
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get typed(): NewGroup {
    return this.#typed;
  }

  /** What is wrong with single fields. */
  get problems(): readonly FieldError[] {
    return this.#problems;
  }

  /** What went wrong apart from the fields. */
  get failure(): DirectoryError | undefined {
    return this.#failure;
  }

  get busy(): boolean {
    return this.#mutation.busy();
  }

  /** Begins with this name; a description typed before is still there. */
  open(name: string): void {
    this.#isOpen = true;
    this.edit({ name });
  }

  close(): void {
    this.#isOpen = false;
    this.#tell([], undefined);
  }

  /** It was made: the next one begins empty. */
  finish(): void {
    this.#typed = NOTHING;
    this.close();
  }

  /** What was wrong with a field is forgotten when the field changes. */
  edit(change: Partial<NewGroup>): void {
    this.#typed = { ...this.#typed, ...change };
    this.#tell(
      this.#problems.filter(({ field }) => !(field in change)),
      undefined,
    );
  }

  /** The new group, or `undefined` when there is something to mend first. All that was typed stays until {@link finish}. */
  async save(): Promise<Group | undefined> {
    const draft = draftOf(this.#typed);
    if (draft.name === '') this.#tell([{ field: 'name', code: 'required' }], undefined);
    if (draft.name === '' || this.busy) return undefined;
    this.#tell([], undefined);
    try {
      return await this.#mutation.run({
        act: 'create-group',
        // Another name is another group: it must not be taken for a repetition of the one before.
        intent: `create-group:${JSON.stringify(draft)}`,
        write: (directory, options) => createIn(directory, draft, options),
        changes: { topic: 'groups' },
      });
    } catch (thrown) {
      this.#refused(asDirectoryError(thrown));
      return undefined;
    }
  }

  #refused(error: DirectoryError): void {
    const here = error.fields.filter(({ field }) => field in this.#typed);
    const named = here.length === 0 && error.kind === 'duplicate' ? [{ field: 'name', code: 'duplicate' }] : here;
    this.#tell(named, named.length > 0 ? undefined : error);
  }

  #tell(problems: readonly FieldError[], failure: DirectoryError | undefined): void {
    this.#problems = problems;
    this.#failure = failure;
    this.#host.requestUpdate();
  }
}

type Create = NonNullable<NonNullable<Directory['adapter']['groups']>['create']>;

function createIn({ adapter }: Directory, ...call: Parameters<Create>): Promise<Group> {
  const groups = adapter.groups;
  if (!groups?.create) return Promise.reject(new DirectoryError('unsupported', 'This backend makes no groups.'));
  return groups.create(...call);
}

function draftOf({ name, description }: NewGroup): { readonly name: string; readonly description?: string } {
  const more = description.trim();
  return { name: name.trim(), ...(more !== '' && { description: more }) };
}
