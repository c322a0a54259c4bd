import type { EmailMatch } from '../../domain/adapter.js';
import type { GroupRef } from '../../domain/group.js';
import type { RoleRef } from '../../domain/role.js';
import type { CustomDraft } from '../parts/custom/custom-draft.js';
import type { Added, Draft, Field, PhoneDraft, Problem, Rules, Sending, StepId, Trouble } from './wizard-types.js';

/** What every step carries along. Plain data throughout: it can be kept and put back. */
export interface Carried {
  readonly draft: Draft;
  readonly rules: Rules;
  /** The furthest step that was reached; done steps up to it can be gone to at once. */
  readonly reached: StepId;
  readonly problems: readonly Problem[];
  /** Whether groups were chosen, by the person or for them: until then the default ones may be. */
  readonly chosen?: boolean;
  /** The address whose suggestion was turned down. */
  readonly keptEmail?: string;
  /** What the address means in the account, once looked up; never that of another address. */
  readonly match?: EmailMatch;
  /** That a host's listener kept this step, and why if it said so. */
  readonly kept?: { readonly reason?: string };
}

export type WizardState = Carried &
  (
    | { readonly step: Exclude<StepId, 'overview' | 'summary'> }
    | { readonly step: 'overview'; readonly sending: Sending }
    /** `anew`: the next one begins without these groups and this role. */
    | { readonly step: 'summary'; readonly added: Added; readonly anew?: true }
  );

export type WizardAction =
  | { readonly type: 'rules'; readonly rules: Rules }
  | { readonly type: 'type'; readonly field: 'firstName' | 'lastName' | 'email'; readonly value: string }
  | { readonly type: 'phone'; readonly phone: PhoneDraft }
  /** A host's field was filled in, or checked. */
  | { readonly type: 'custom'; readonly name: string; readonly entry: CustomDraft }
  /** A draft that was kept comes back. */
  | { readonly type: 'restore'; readonly draft: Draft }
  | { readonly type: 'choose'; readonly groups: readonly GroupRef[] }
  | { readonly type: 'role'; readonly role: RoleRef }
  /** A host's listener wants the step to stay. */
  | { readonly type: 'keep'; readonly reason?: string }
  /** The person left a field: what is wrong with it may now be said. */
  | { readonly type: 'leave'; readonly field: Field }
  | { readonly type: 'keep-email' }
  | { readonly type: 'looked-up'; readonly match: EmailMatch }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'go'; readonly step: StepId }
  | { readonly type: 'send' }
  /** A host's listener stopped it. */
  | { readonly type: 'held'; readonly reason?: string }
  | { readonly type: 'refused'; readonly trouble: Trouble; readonly problems: readonly Problem[] }
  /** The answer got lost. */
  | { readonly type: 'lost'; readonly trouble: Trouble }
  | { readonly type: 'look' }
  | { readonly type: 'looked'; readonly result: 'absent' | 'failed' | 'impossible' }
  | { readonly type: 'added'; readonly added: Added }
  /** Whether the next one begins without the groups and the role of this one. */
  | { readonly type: 'anew'; readonly anew: boolean }
  | { readonly type: 'another' }
  | { readonly type: 'restart' };

/** Whether something is under way or unknown, so that the draft must stay what was sent. */
export function isLocked(state: WizardState): boolean {
  if (state.step === 'summary') return true;
  if (state.step !== 'overview') return false;
  const { sending } = state;
  return sending.status === 'sending' || (sending.status === 'unknown' && !mayRepeat(sending));
}

/** Whether the address is somebody's already, so that nothing can be sent. */
export function isTaken(state: WizardState): boolean {
  return state.match !== undefined && state.match.status !== 'free';
}

/** Whether an answer, or the search for it, is awaited. */
export function isAwaiting(state: WizardState): state is WizardState & { step: 'overview' } {
  return state.step === 'overview' && (state.sending.status === 'sending' || state.sending.status === 'unknown');
}

function mayRepeat(sending: Extract<Sending, { status: 'unknown' }>): boolean {
  return sending.look === 'absent' || sending.look === 'impossible';
}
