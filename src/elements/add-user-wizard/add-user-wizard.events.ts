import type { AddResult } from '../../domain/adapter.js';
import type { UserDraft } from '../../domain/user.js';
import { BeforeEvent } from '../before-event.js';
import type { ShownStep } from './wizard-types.js';

/** Before a user is added; a listener may stop it or hold it up (see {@link BeforeEvent}). */
export class BeforeUserAddEvent extends BeforeEvent {
  readonly draft: UserDraft;

  constructor(draft: UserDraft) {
    super('before-user-add');
    this.draft = draft;
  }
}

/** A user was added. The result holds no link. */
export class UserAddEvent extends Event {
  readonly result: AddResult;

  constructor(result: AddResult) {
    super('user-add', { bubbles: true, composed: true });
    this.result = result;
  }
}

/** Many were added in one run, which has come to its end. Each of them was told by {@link UserAddEvent} before. */
export class UsersAddEvent extends Event {
  /** What each came to. They hold no link. */
  readonly results: readonly AddResult[];
  /** How many were not added; they can be tried again. */
  readonly failed: number;

  constructor(results: readonly AddResult[], failed: number) {
    super('users-add', { bubbles: true, composed: true });
    this.results = results;
    this.failed = failed;
  }
}

/** A person turned to adding many, or back to one; the wizard's `kind` is this already. */
export class KindChangeEvent extends Event {
  readonly kind: 'one' | 'many';

  constructor(kind: 'one' | 'many') {
    super('kind-change', { bubbles: true, composed: true });
    this.kind = kind;
  }
}

/** What was typed or chosen is different now; `draft` of the wizard has it. Carries nothing, as events are seen by the page. */
export class DraftChangeEvent extends Event {
  constructor() {
    super('draft-change', { bubbles: true, composed: true });
  }
}

/** Another step is shown. */
export class StepChangeEvent extends Event {
  readonly step: ShownStep;

  constructor(step: ShownStep) {
    super('step-change', { bubbles: true, composed: true });
    this.step = step;
  }
}

/**
 * Before a person goes to another step, onwards or back; a listener may keep the step or hold it up (see
 * {@link BeforeEvent}). The message of a rejection is shown as the reason.
 */
export class BeforeStepChangeEvent extends BeforeEvent {
  readonly from: ShownStep;
  readonly to: ShownStep;

  constructor(from: ShownStep, to: ShownStep) {
    super('before-step-change');
    this.from = from;
    this.to = to;
  }
}

/** The wizard is done with, or was left. */
export class WizardCloseEvent extends Event {
  /** Whether anybody was added since it was opened. */
  readonly added: boolean;

  constructor(added: boolean) {
    super('wizard-close', { bubbles: true, composed: true });
    this.added = added;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'before-step-change': BeforeStepChangeEvent;
    'before-user-add': BeforeUserAddEvent;
    'user-add': UserAddEvent;
    'users-add': UsersAddEvent;
    'kind-change': KindChangeEvent;
    'draft-change': DraftChangeEvent;
    'step-change': StepChangeEvent;
    'wizard-close': WizardCloseEvent;
  }
}
