import type { LitElement } from 'lit';
import type { User } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import type { WizardState } from './wizard-model.js';

/** Whoever was added, read again whenever they change: the mail arrives, the link is renewed. */
export function addedUser(
  host: LitElement,
  directory: () => Directory | undefined,
  state: () => WizardState,
): QueryController<string, User> {
  const question = (): string | undefined => {
    const now = state();
    return now.step === 'summary' ? now.added.user.id : undefined;
  };
  return new QueryController<string, User>(host, {
    directory,
    topic: 'users',
    question,
    read: ({ adapter }, id, signal) => adapter.users.get(id, { signal }),
    concerns: ({ ids }, id) => ids?.includes(id) ?? true,
  });
}
