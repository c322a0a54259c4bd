import type { LitElement, ReactiveController } from 'lit';
import { DraftChangeEvent, StepChangeEvent } from './add-user-wizard.events.js';
import { firstStepOf } from './wizard-checks.js';
import type { WizardAction, WizardState } from './wizard-model.js';
import { firstState } from './wizard-walk.js';
import { reduce } from './wizard-state.js';
import type { Draft, Rules, StepId } from './wizard-types.js';

const NO_RULES: Rules = { groups: true, groupsRequired: true, internationalEmail: true };

/** Holds the state of the wizard, and tells the page what has become different in it. */
export class WizardStore implements ReactiveController {
  readonly #host: LitElement;
  readonly #onStep: () => void;
  #state = firstState(NO_RULES);
  #toldDraft: Draft = this.#state.draft;
  #toldStep: StepId = this.#state.step;

  /** @param onStep - After another step was drawn. */
  constructor(host: LitElement, onStep: () => void) {
    this.#host = host;
    this.#onStep = onStep;
    host.addController(this);
  }

  get state(): WizardState {
    return this.#state;
  }

  set state(state: WizardState) {
    if (state === this.#state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly dispatch = (action: WizardAction): void => {
    this.state = reduce(this.#state, action);
  };

  /** What the backend and the host decide; a beginning that moves with it is no news. */
  setRules(rules: Rules): void {
    const { step } = this.#state;
    const begins = step === this.#toldStep && step === firstStepOf(this.#state.rules);
    this.dispatch({ type: 'rules', rules });
    if (begins && this.#state.step === firstStepOf(rules)) this.#toldStep = this.#state.step;
  }

  /** What is there now is known to the page already, or no news: nothing is told of it. */
  quiet(): void {
    this.#toldDraft = this.#state.draft;
    this.#toldStep = this.#state.step;
  }

  hostUpdated(): void {
    const { draft, step } = this.#state;
    if (draft !== this.#toldDraft) {
      this.#toldDraft = draft;
      this.#host.dispatchEvent(new DraftChangeEvent());
    }
    if (step === this.#toldStep) return;
    this.#toldStep = step;
    this.#host.dispatchEvent(new StepChangeEvent(step));
    this.#onStep();
  }
}
