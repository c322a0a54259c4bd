import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { AddResult } from '../../../domain/adapter.js';
import type { UserAct } from '../../../domain/acts.js';
import type { User, UserDraft } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import type { MutationController } from '../../../state/mutation-controller.js';
import type { Announcer } from '../../../ui/announcer.js';
import { adoptLate } from '../../../ui/late-styles.js';
import type { ToastController } from '../../../ui/toasts.js';
import type { Verdict } from '../../before-event.js';
import type { Tags } from '../../tags.js';
import { StepChangeEvent } from '../add-user-wizard.events.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import { HostFields } from '../../parts/custom/host-fields.js';
import type { WizardSteps } from '../host-steps.js';
import { stepsOf } from '../wizard-checks.js';
import { customProblem } from '../../parts/custom/custom-draft.js';
import type { Rules } from '../wizard-types.js';
import { AccountCheck } from './account-check.js';
import { rowsIn } from './columns-step.js';
import { Intake } from './intake.js';
import { ListActs } from './list-acts.js';
import { manyFoot, manyMain } from './many-frame.js';
import { ManyMoves } from './many-moves.js';
import type { ManyPort } from './many-port.js';
import { FIRST, judge, manySteps, reduceMany, type ManyAction, type ManyStep } from './many-state.js';
import { manyStyles } from './many.styles.js';
import { PeopleRows } from './people-rows.js';
import { ReceiptRows } from './receipt-rows.js';
import { RowEditor } from './row-editor.js';
import { runSummary } from './run-step.js';
import { RunWatch } from './run-watch.js';
import { saveSample } from './sample.js';
import { personOf, Sending } from './sending.js';
import type { Source } from './sources.js';

export interface ManyOptions {
  readonly directory: () => Directory | undefined;
  readonly mutations: MutationController;
  readonly i18n: LocalizeController;
  readonly tags: () => Tags;
  readonly announcer: Announcer;
  readonly toasts: ToastController;
  /** What the backend and the host decide. */
  readonly rules: () => Rules;
  /** Of the host's own. */
  readonly fields: () => readonly WizardField[];
  readonly steps: () => WizardSteps;
  /** For numbers without a calling code; ISO 3166-1 alpha-2. */
  readonly country: () => string;
  readonly ask: (draft: UserDraft) => Promise<Verdict>;
  readonly onAdded: (result: AddResult) => void;
  /** A run has come to its end. */
  readonly onEnd: (results: readonly AddResult[], failed: number) => void;
  readonly perform: (act: UserAct, user: User) => void;
  readonly close: () => void;
  /** Runs what may move things, when nothing is being pressed. */
  readonly later: (act: () => void) => void;
}

/** Adding many at once: takes people in any form, lets them be mended, and sends those that are ready. */
export class ManyPanel implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ManyOptions;
  readonly #judge = judge();
  readonly intake: Intake;
  readonly check: AccountCheck;
  readonly rows: PeopleRows;
  readonly editor: RowEditor;
  readonly receipts: ReceiptRows;
  readonly watch: RunWatch;
  readonly acts: ListActs;
  readonly moves: ManyMoves;
  readonly #fields: HostFields;
  readonly #sending: Sending;
  #state = FIRST;
  #told: ManyStep = FIRST.step;

  constructor(host: LitElement, options: ManyOptions) {
    this.#host = host;
    this.#options = options;
    const { directory, i18n, fields, country } = options;
    const port = (): ManyPort | undefined => this.port;
    const mending = {
      port,
      country,
      fallbackFocus: (): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>('#people'),
    };
    this.acts = new ListActs({ ...options, port });
    this.check = new AccountCheck(host, { directory, state: () => this.#state, dispatch: this.dispatch });
    this.intake = new Intake(host, {
      rules: () => ({ international: options.rules().internationalEmail }),
      country,
      fields,
      onRows: (rows) => this.dispatch({ type: 'add', rows }),
      onEnd: (found) => this.#read(found),
    });
    this.editor = new RowEditor(host, { ...mending, onChange: () => this.check.soon() });
    this.rows = new PeopleRows(host, {
      ...mending,
      mending: () => this.editor.id,
      onMend: (row, button) => this.editor.open(row, button),
      onRemove: (row) => this.acts.remove([row]),
    });
    this.#fields = new HostFields(() => host.renderRoot, {
      fields,
      entry: (name) => this.#state.known.forAll[name],
      set: (name, entry) => this.dispatch({ type: 'custom', name, entry }),
      left: (name) => options.later(() => this.#say(name)),
    });
    this.#sending = new Sending({ ask: options.ask, onAdded: options.onAdded });
    this.moves = new ManyMoves(host, {
      port,
      intake: this.intake,
      i18n,
      announcer: options.announcer,
      takeTyped: this.takeTyped,
      settle: () => this.#fields.settle(),
      send: () => this.#send(),
    });
    this.watch = new RunWatch(host, {
      directory,
      onAdopt: () => this.dispatch({ type: 'go', step: 'summary' }),
      onEnd: (results, failed) => this.#ended(results, failed),
    });
    this.receipts = new ReceiptRows(host, () => this.watch.run, this.#sending, fields);
    host.addController(this);
  }

  hostConnected(): void {
    adoptLate(this.#host.renderRoot, manyStyles);
  }

  hostUpdated(): void {
    if (this.#state.step === this.#told) return;
    this.#told = this.#state.step;
    this.#host.dispatchEvent(new StepChangeEvent(this.#told));
  }

  /** How many were read or typed and are not added: closing now would lose them. */
  get unsaved(): number {
    const { typed, rows } = this.#state;
    const left = this.watch.finished ? this.#sending.leftOf(this.watch.finished).length : 0;
    const table = this.intake.table ? rowsIn(this.intake.table) : 0;
    return (typed.trim() === '' ? 0 : 1) + rows.length + left + table;
  }

  get step(): ManyStep {
    return this.#state.step;
  }

  /** Whether the first step is shown, from which one may turn to adding one person. */
  get atStart(): boolean {
    return this.#state.step === 'people' && !this.intake.table;
  }

  /** What the steps see; nothing while there is no backend. */
  get port(): ManyPort | undefined {
    const { directory, i18n, tags, rules, perform, fields, steps } = this.#options;
    const now = directory();
    if (!now) return undefined;
    const plan = rules();
    return {
      state: this.#state,
      judged: this.#judge(this.#state, plan.custom),
      i18n,
      tags: tags(),
      directory: now,
      invites: now.can('invite') !== undefined,
      rules: { international: plan.internationalEmail },
      own: { fields: fields(), steps: steps(), rules: plan, set: this.#fill, check: this.#left },
      steps: manySteps(stepsOf(plan)),
      dispatch: this.dispatch,
      go: (step) => void this.moves.move(step),
      perform,
    };
  }

  main(): TemplateResult | undefined {
    const { port } = this;
    return port && manyMain(port, this);
  }

  foot(): TemplateResult | undefined {
    const { port } = this;
    return port && manyFoot(port, this, this.#options.close);
  }

  readonly dispatch = (action: ManyAction): void => {
    const before = this.#state;
    this.#state = reduceMany(before, action);
    if (this.#state === before) return;
    this.#host.requestUpdate();
    if (action.type === 'mend') this.check.soon();
  };

  /** Back to the list, with those who were not added. */
  again(): void {
    const { run } = this.watch;
    if (run) this.dispatch({ type: 'put-back', rows: this.#sending.leftOf(run) });
    this.watch.dismiss();
    this.moves.show('people');
    this.check.soon();
  }

  /** Closed: all that was not sent is given up, what is under way goes on. */
  forget(): void {
    this.intake.stop();
    this.watch.dismiss();
    this.#state = FIRST;
    // Its own tidying up is told by the closing alone.
    this.#told = FIRST.step;
  }

  take(sources: readonly (File | Source)[]): void {
    void this.intake.take(sources);
  }

  readonly takeTyped = async (): Promise<void> => {
    const { typed } = this.#state;
    if (typed.trim() === '') return;
    this.dispatch({ type: 'type', text: '' });
    await this.intake.take([{ text: typed }]);
  };

  readonly saveSample = (): void =>
    saveSample(this.#options.i18n.messages, this.port?.steps.includes('groups') ?? false, this.#options.fields());

  readonly saveReceipts = (): void => this.receipts.save(this.#options.i18n);

  /** How many were added, but not to every group, and can be put into the rest. */
  get parts(): number {
    const { finished } = this.watch;
    const can = this.#options.directory()?.adapter.users.setGroups !== undefined;
    return finished && can ? this.#sending.partsOf(finished).length : 0;
  }

  readonly giveRest = (): void => {
    const { directory, i18n, announcer } = this.#options;
    const now = directory();
    const { finished } = this.watch;
    if (!now || !finished) return;
    const rest = this.#sending.giveRest(now, this.#sending.partsOf(finished));
    const stop = rest.subscribe(() => {
      this.#host.requestUpdate();
      if (rest.unfinished) return;
      stop();
      const { done, failed } = rest.counts;
      const { bulk } = i18n.messages;
      announcer.announce(failed > 0 ? bulk.someFailed(failed) : bulk.allDone(done), 'assertive');
    });
  };

  readonly #fill = (name: string, value: string | boolean): void => {
    this.dispatch({ type: 'custom', name, entry: { value } });
    void this.#fields.judge(name);
  };

  readonly #left = (name: string): void => void this.#fields.check(name);

  /** Says what is wrong with a field that was left; what is missing is said by "Next" alone. */
  #say(left: string): void {
    const rule = this.#options.rules().custom?.find(({ name }) => name === left);
    const problem = rule && customProblem(rule, this.#state.known.forAll[left]);
    if (problem && problem.code !== 'required') this.dispatch({ type: 'say', problems: [problem] });
  }

  #read(found: number): void {
    const { announcer, i18n } = this.#options;
    const { many: texts } = i18n.messages;
    const { ready, checking, bad } = this.#judge(this.#state, this.#options.rules().custom);
    if (found > 0)
      announcer.announce(
        [texts.found(found), texts.readyCount(ready.length + checking), texts.badCount(bad)].join(', '),
      );
    void this.check.now();
  }

  #send(): void {
    const { port, watch } = this;
    if (!port || watch.busy) return;
    const { state, judged, directory, i18n, own } = port;
    const people = judged.ready.map((row) => personOf(row, state.groups, state.known, i18n.language, own.rules));
    this.dispatch({ type: 'remove', ids: new Set(judged.ready.map(({ id }) => id)) });
    watch.begin(this.#sending.start(directory, people));
    this.moves.show('summary');
  }

  #ended(results: readonly AddResult[], failed: number): void {
    const { port, watch } = this;
    if (port && watch.run) this.#options.announcer.announce(runSummary(port, watch.run));
    this.#options.onEnd(results, failed);
  }
}
