import type { ReactiveControllerHost } from 'lit';
import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { MutationController } from '../../state/mutation-controller.js';
import type { ToastController } from '../../ui/toasts.js';
import { ask } from '../before-event.js';
import { BeforeUserActEvent, type UserTab } from './user-events.js';

/** What acts on users need of the element that offers them. */
export interface UserActsOptions {
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly i18n: LocalizeController;
  /** Speaks as well: an error stays, everything else goes by itself. */
  readonly toasts: ToastController;
  /** Which acts are asked about here besides those that are asked about everywhere. */
  readonly confirms?: readonly UserAct[];
  /** Shows a tab of a user here, where no host does. */
  readonly show?: (user: User, tab: UserTab | undefined) => void;
}

export type UserActsHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Asks the host page whether the act may go on, and says its reason when it may not. What offers it may have gone. */
export async function permitted(act: UserAct, user: User, options: UserActsOptions): Promise<boolean> {
  const verdict = await ask(options.toasts.speaker, new BeforeUserActEvent(act, user));
  if (verdict.go) return true;
  const { userActs, act: words } = options.i18n.messages;
  if (verdict.reason) options.toasts.show({ kind: 'error', text: userActs.stopped(words[act], verdict.reason) });
  return false;
}
