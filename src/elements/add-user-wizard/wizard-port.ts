import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { Tags } from '../tags.js';
import type { WizardSteps } from './host-steps.js';
import type { WizardAction, WizardState } from './wizard-model.js';
import type { Field } from './wizard-types.js';

/** The acts by which a person changes the step. */
export type StepMove = Extract<WizardAction, { type: 'next' | 'back' | 'go' }>;

/** What the steps see of the wizard: its state, its words, and the ways to act. */
export interface WizardPort {
  readonly state: WizardState;
  readonly i18n: LocalizeController;
  readonly tags: Tags;
  readonly directory: Directory | undefined;
  /** Whether the backend sends invitations. */
  readonly invites: boolean;
  /** As the host wants them. */
  readonly steps: WizardSteps;
  /** Goes to another step, if the host's listeners let it. */
  readonly move: (action: StepMove) => void;
  readonly dispatch: (action: WizardAction) => void;
  /** A field lost the focus. */
  readonly leave: (field: Field) => void;
  /** What can be done at once about a duplicate, and whether it is being done. */
  readonly perform: (act: UserAct, user: User) => void;
  readonly isBusy: (act: UserAct, user: User) => boolean;
}
