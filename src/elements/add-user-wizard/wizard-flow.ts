import type { LitElement } from 'lit';
import type { Announcer } from '../../ui/announcer.js';
import type { Adding } from './adding.js';
import { ask } from '../before-event.js';
import { BeforeStepChangeEvent } from './add-user-wizard.events.js';
import { shortName } from './problem-text.js';
import { focusRemedy, focusStep } from './wizard-focus.js';
import { reasonOf } from './wizard-foot.js';
import type { StepMove, WizardPort } from './wizard-port.js';
import { leadTo, reduce } from './wizard-state.js';
import type { WizardStore } from './wizard-store.js';
import type { StepId } from './wizard-types.js';

export interface FlowParts {
  readonly store: WizardStore;
  readonly adding: Adding;
  readonly announcer: Announcer;
  readonly port: () => WizardPort;
  /** Waits until what was typed last is understood, looked up and judged. */
  readonly settle: () => Promise<unknown>;
  /** Waits until the host's fields are judged. */
  readonly judge: () => Promise<unknown>;
}

/** Goes from step to step, and says why where it does not. */
export class WizardFlow {
  readonly #host: LitElement;
  readonly #parts: FlowParts;
  #waiting = false;

  constructor(host: LitElement, parts: FlowParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Whether an answer about what was typed is awaited. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** What the main button does. */
  async go(): Promise<void> {
    const { port, store } = this.#parts;
    const reason = reasonOf(port());
    if (reason !== undefined) this.#stay(reason);
    else if (store.state.step === 'overview') await this.#add();
    else if (store.state.step !== 'summary') await this.#next();
  }

  /** Leads on step by step, so that none is skipped that is not in order. */
  async goTo(step: StepId): Promise<void> {
    const { store } = this.#parts;
    await this.#host.updateComplete;
    if (step !== store.state.step) await this.#settle();
    store.state = leadTo(store.state, step);
  }

  /** Goes to another step if the host's listeners let it. What is wrong keeps the step without their being asked. */
  async move(action: StepMove): Promise<void> {
    const { store } = this.#parts;
    const from = store.state.step;
    const to = reduce(store.state, action).step;
    if (to !== from) {
      const verdict = await this.#held(() => ask(this.#host, new BeforeStepChangeEvent(from, to)));
      if (store.state.step !== from) return;
      if (!verdict.go) {
        store.dispatch({ type: 'keep', ...(verdict.reason !== undefined && { reason: verdict.reason }) });
        return;
      }
    }
    store.dispatch(action);
  }

  async tryRest(): Promise<void> {
    const { adding, store, announcer, port } = this.#parts;
    await adding.tryRest();
    const { state } = store;
    const done = state.step === 'summary' && state.added.missing.length === 0;
    if (done) announcer.announce(port().i18n.messages.wizard.restDone);
  }

  async #add(): Promise<void> {
    const { adding, judge, announcer, port, store } = this.#parts;
    announcer.announce(port().i18n.messages.wizard.adding(shortName(store.state.draft)));
    await judge();
    await adding.add();
  }

  async #next(): Promise<void> {
    if (this.#waiting) return;
    const { store, port } = this.#parts;
    const from = store.state.step;
    await this.#settle();
    await this.move({ type: 'next' });
    await this.#host.updateComplete;
    if (store.state.step !== from) return;
    const reason = reasonOf(port());
    if (store.state.problems.length > 0) focusStep(this.#host.renderRoot, store.state);
    else if (reason !== undefined) this.#stay(reason);
  }

  /** It does not go on: the reason is said, and what would help gets the focus. */
  #stay(reason: string): void {
    this.#parts.announcer.announce(reason, 'assertive');
    focusRemedy(this.#host.renderRoot, this.#parts.store.state);
  }

  #settle(): Promise<unknown> {
    return this.#held(this.#parts.settle);
  }

  /** While it lasts, the main button says that something is awaited. */
  async #held<T>(act: () => Promise<T>): Promise<T> {
    this.#wait(true);
    try {
      return await act();
    } finally {
      this.#wait(false);
    }
  }

  #wait(waiting: boolean): void {
    this.#waiting = waiting;
    this.#host.requestUpdate();
  }
}
