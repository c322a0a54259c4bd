import type { UserAct } from '../../../domain/acts.js';
import type { EmailRules } from '../../../domain/email.js';
import type { User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import type { Tags } from '../../tags.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import type { WizardSteps } from '../host-steps.js';
import type { Rules } from '../wizard-types.js';
import type { Judged, ManyAction, ManyState, ManyStep } from './many-state.js';

/** What the host adds of its own. */
export interface OwnParts {
  readonly fields: readonly WizardField[];
  readonly steps: WizardSteps;
  readonly rules: Rules;
  /** Fills a field in for everyone. */
  readonly set: (name: string, value: string | boolean) => void;
  /** Such a field was left. */
  readonly check: (name: string) => void;
}

/** What the steps see of adding many: its state, its words, and the ways to act. */
export interface ManyPort {
  readonly state: ManyState;
  readonly judged: Judged;
  readonly i18n: LocalizeController;
  readonly tags: Tags;
  readonly directory: Directory;
  /** Whether the backend sends invitations. */
  readonly invites: boolean;
  readonly rules: EmailRules;
  readonly own: OwnParts;
  /** The steps that there are. */
  readonly steps: readonly ManyStep[];
  readonly dispatch: (action: ManyAction) => void;
  /** Goes back to a step that is done. */
  readonly go: (step: ManyStep) => void;
  /** What can be done at once about somebody who is in the account already. */
  readonly perform: (act: UserAct, user: User) => void;
}

/** Whether the backend has groups to put people into while they are invited. */
export function hasGroups(directory: Directory): boolean {
  return directory.can('list-groups') !== undefined && directory.capabilities.groupsFrom !== 'joining';
}
