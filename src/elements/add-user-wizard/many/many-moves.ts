import type { LitElement } from 'lit';
import type { Announcer } from '../../../ui/announcer.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { focusToRead } from '../../../ui/focus.js';
import { BeforeStepChangeEvent } from '../add-user-wizard.events.js';
import { ask } from '../../before-event.js';
import { isHostStep } from '../host-steps.js';
import { focusInvalid } from '../wizard-focus.js';
import { stepProblems } from './for-all.js';
import type { Intake } from './intake.js';
import type { ManyPort } from './many-port.js';
import { allInGroups, type ManyState, type ManyStep } from './many-state.js';

export interface ManyMovesOptions {
  readonly port: () => ManyPort | undefined;
  readonly intake: Intake;
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  /** Reads what stands in the field still. */
  readonly takeTyped: () => Promise<void>;
  /** Waits until the host's fields are judged. */
  readonly settle: () => Promise<unknown>;
  /** Sends those who are ready. */
  readonly send: () => void;
}

/** Goes from step to step of adding many, and says why where it does not. */
export class ManyMoves {
  readonly #host: LitElement;
  readonly #options: ManyMovesOptions;
  #waiting = false;

  constructor(host: LitElement, options: ManyMovesOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Whether an answer of the host's listeners or schemas is awaited. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** What the main button does. */
  async go(): Promise<void> {
    const { intake, port } = this.#options;
    const step = port()?.state.step;
    if (this.#waiting || step === undefined) return;
    if (intake.table) await intake.confirm();
    else if (step === 'overview') this.#send();
    else if (step !== 'summary') await this.#next(step);
  }

  back(): void {
    const { intake, port } = this.#options;
    const { steps = [], state } = port() ?? {};
    if (intake.table) void intake.skipTable();
    else if (state) void this.move(steps[steps.indexOf(state.step) - 1] ?? 'people');
  }

  /** Goes to another step if the host's listeners let it. */
  async move(to: ManyStep): Promise<void> {
    const { port } = this.#options;
    const from = port()?.state.step;
    if (from === undefined || this.#waiting) return;
    const verdict = await this.#held(() => ask(this.#host, new BeforeStepChangeEvent(from, to)));
    const now = port();
    if (now?.state.step !== from) return;
    if (verdict.go) this.show(to);
    else now.dispatch({ type: 'keep', ...(verdict.reason !== undefined && { reason: verdict.reason }) });
  }

  /** Leads there: back at once, on step by step, so that none is skipped that is not in order. Never sends. */
  async leadTo(step: string): Promise<void> {
    const { steps = [], state } = this.#options.port() ?? {};
    const wanted = steps.find((each) => each === step);
    if (!state || !wanted || wanted === 'summary' || state.step === 'summary') return;
    if (steps.indexOf(wanted) <= steps.indexOf(state.step)) {
      this.show(wanted);
      return;
    }
    await this.#next(state.step);
    if (this.#options.port()?.state.step !== state.step) await this.leadTo(step);
  }

  /** Shows a step, to be read from its heading. */
  show(step: ManyStep): void {
    this.#options.port()?.dispatch({ type: 'go', step });
    void this.#host.updateComplete.then(() => focusToRead(this.#host.renderRoot.querySelector('#step')));
  }

  async #next(step: ManyStep): Promise<void> {
    if (step === 'people' && !(await this.#isRead())) return;
    await this.#held(this.#options.settle);
    const port = this.#options.port();
    if (port?.state.step !== step || !this.#inOrder(step, port)) return;
    await this.move(port.steps[port.steps.indexOf(step) + 1] ?? 'overview');
  }

  /** Takes in what was typed; a table asks for its columns first. */
  async #isRead(): Promise<boolean> {
    const { intake, takeTyped } = this.#options;
    await takeTyped();
    return !intake.table && intake.found === undefined;
  }

  /** Whether a step can be left; if not, it says why. */
  #inOrder(step: ManyStep, { state, judged, own, directory, dispatch }: ManyPort): boolean {
    const { ready, checking } = judged;
    if (isHostStep(step)) {
      const problems = stepProblems(step, state, ready, own.rules);
      if (problems.length > 0) this.#stay(() => dispatch({ type: 'say', problems }));
      return problems.length === 0;
    }
    const problem =
      step === 'people'
        ? ready.length + checking === 0 && 'none-ready'
        : step === 'groups' && directory.capabilities.groupsRequired && !allInGroups(state, ready) && 'need-groups';
    if (problem) this.#stay(() => dispatch({ type: 'stay', problem }), problem);
    return !problem;
  }

  #stay(say: () => void, problem?: ManyState['problem']): void {
    say();
    void this.#host.updateComplete.then(() => {
      const root = this.#host.renderRoot;
      if (problem === 'need-groups') root.querySelector<HTMLElement>('#groups')?.focus();
      else focusInvalid(root);
    });
  }

  #send(): void {
    const { port, i18n, announcer, send } = this.#options;
    const now = port();
    if (!now) return;
    const { many: texts } = i18n.messages;
    const { checking, ready } = now.judged;
    const open = now.steps.find(
      (step) => isHostStep(step) && stepProblems(step, now.state, ready, now.own.rules).length > 0,
    );
    if (checking > 0) announcer.announce(texts.waitForChecks, 'assertive');
    else if (ready.length === 0) announcer.announce(texts.noneReady, 'assertive');
    else if (open) {
      this.show(open);
      this.#inOrder(open, now);
    } else send();
  }

  async #held<T>(act: () => Promise<T>): Promise<T> {
    this.#waiting = true;
    this.#host.requestUpdate();
    try {
      return await act();
    } finally {
      this.#waiting = false;
      this.#host.requestUpdate();
    }
  }
}
