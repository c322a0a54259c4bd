import type { User } from '../../domain/user.js';
import type { MenuItem } from '../../ui/menu.js';

/** Something of the host's own that can be done to one user, in the menu of their row. */
export interface HostRowAct {
  /** Unique; comes with the event. */
  readonly id: string;
  /** In the reader's language. */
  readonly label: string;
  /** Whether it takes something away. */
  readonly danger?: boolean;
  /**
   * Whether it can be done to this user: `true`, or why not, in a sentence that says what would help; `undefined` leaves
   * it out for them. Always, when absent. Called at every drawing of an open menu.
   */
  readonly allowed?: (user: User) => true | string | undefined;
}

/** The host's acts as they stand in a menu, under a line of their own. */
export function hostActItems(user: User, acts: readonly HostRowAct[], perform: (act: HostRowAct) => void): MenuItem[] {
  const offered = acts
    .filter(({ id }, at) => acts.findIndex((other) => other.id === id) === at)
    .map((act) => ({ act, allowed: act.allowed ? act.allowed(user) : true }))
    .filter(({ allowed }) => allowed !== undefined);
  return offered.map(({ act, allowed }, at) => ({
    id: `host-${act.id}`,
    label: act.label,
    danger: act.danger,
    reason: typeof allowed === 'string' ? allowed : undefined,
    separatorBefore: at === 0,
    run: () => perform(act),
  }));
}
