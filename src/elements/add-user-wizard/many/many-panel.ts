import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { AddResult } from '../../../domain/adapter.js';
import type { UserAct } from '../../../domain/acts.js';
import type { User, UserDraft } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import type { MutationController } from '../../../state/mutation-controller.js';
import type { Announcer } from '../../../ui/announcer.js';
import { focusFirstInvalid, focusToRead } from '../../../ui/focus.js';
import { adoptLate } from '../../../ui/late-styles.js';
import type { ToastController } from '../../../ui/toasts.js';
import type { Verdict } from '../../before-event.js';
import { errorText } from '../../parts/error-text.js';
import { isolate } from '../../parts/isolate.js';
import { displayName } from '../../../domain/user.js';
import { asDirectoryError } from '../../../domain/errors.js';
import type { Tags } from '../../tags.js';
import { stepsOf } from '../wizard-checks.js';
import type { Rules } from '../wizard-types.js';
import { AccountCheck } from './account-check.js';
import { groupKey, withNameFromAddress, type Row } from './batch.js';
import { rowsIn } from './columns-step.js';
import { Intake } from './intake.js';
import { manyFoot, manyMain } from './many-frame.js';
import type { ManyPort } from './many-port.js';
import { allInGroups, FIRST, judge, manySteps, reduceMany, type ManyAction, type ManyStep } from './many-state.js';
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
  /** For numbers without a calling code; ISO 3166-1 alpha-2. */
  readonly country: () => string;
  readonly ask: (draft: UserDraft) => Promise<Verdict>;
  readonly onAdded: (result: AddResult) => void;
  /** A run has come to its end. */
  readonly onEnd: (results: readonly AddResult[], failed: number) => void;
  readonly perform: (act: UserAct, user: User) => void;
  readonly close: () => void;
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
  readonly #sending: Sending;
  #state = FIRST;

  constructor(host: LitElement, options: ManyOptions) {
    this.#host = host;
    this.#options = options;
    const fallbackFocus = (): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>('#people');
    const port = (): ManyPort | undefined => this.port;
    this.check = new AccountCheck(host, {
      directory: options.directory,
      state: () => this.#state,
      dispatch: this.dispatch,
    });
    this.intake = new Intake(host, {
      rules: () => ({ international: options.rules().internationalEmail }),
      country: options.country,
      onRows: (rows) => this.dispatch({ type: 'add', rows }),
      onEnd: (found) => this.#read(found),
    });
    this.editor = new RowEditor(host, {
      port,
      country: options.country,
      onChange: () => this.check.soon(),
      fallbackFocus,
    });
    this.rows = new PeopleRows(host, {
      port,
      mending: () => this.editor.id,
      onMend: (row, button) => this.editor.open(row, button),
      onRemove: (row) => this.#remove([row]),
      fallbackFocus,
    });
    this.#sending = new Sending({ ask: options.ask, onAdded: options.onAdded });
    this.watch = new RunWatch(host, {
      directory: options.directory,
      onAdopt: () => this.dispatch({ type: 'go', step: 'summary' }),
      onEnd: (results, failed) => this.#ended(results, failed),
    });
    this.receipts = new ReceiptRows(host, () => this.watch.run, this.#sending);
    host.addController(this);
  }

  hostConnected(): void {
    adoptLate(this.#host.renderRoot, manyStyles);
  }

  /** How many were read or typed and are not added: closing now would lose them. */
  get unsaved(): number {
    const { typed, rows } = this.#state;
    const left = this.watch.finished ? this.#sending.leftOf(this.watch.finished).length : 0;
    const table = this.intake.table ? rowsIn(this.intake.table) : 0;
    return (typed.trim() === '' ? 0 : 1) + rows.length + left + table;
  }

  /** Whether the first step is shown, from which one may turn to adding one person. */
  get atStart(): boolean {
    return this.#state.step === 'people' && !this.intake.table;
  }

  /** What the steps see; nothing while there is no backend. */
  get port(): ManyPort | undefined {
    const { directory, i18n, tags, rules, perform } = this.#options;
    const now = directory();
    if (!now) return undefined;
    return {
      state: this.#state,
      judged: this.#judge(this.#state),
      i18n,
      tags: tags(),
      directory: now,
      invites: now.can('invite') !== undefined,
      rules: { international: rules().internationalEmail },
      steps: manySteps(stepsOf(rules()).includes('groups')),
      dispatch: this.dispatch,
      go: (step) => this.#goTo(step),
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

  /** What the main button does. */
  async go(): Promise<void> {
    const { step } = this.#state;
    if (this.intake.table) await this.intake.confirm();
    else if (step === 'people') await this.#leavePeople();
    else if (step === 'groups') this.#leaveGroups();
    else if (step === 'overview') this.#send();
  }

  back(): void {
    if (this.intake.table) {
      void this.intake.skipTable();
      return;
    }
    const steps = this.port?.steps ?? [];
    this.#goTo(steps[steps.indexOf(this.#state.step) - 1] ?? 'people');
  }

  /** Back to the list, with those who were not added. */
  again(): void {
    const { run } = this.watch;
    if (run) this.dispatch({ type: 'put-back', rows: this.#sending.leftOf(run) });
    this.watch.dismiss();
    this.#goTo('people');
    this.check.soon();
  }

  /** Closed: all that was not sent is given up, what is under way goes on. */
  forget(): void {
    this.intake.stop();
    this.watch.dismiss();
    this.#state = FIRST;
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
    saveSample(this.#options.i18n.messages, this.port?.steps.includes('groups') ?? false);

  readonly saveReceipts = (): void => this.receipts.save(this.#options.i18n);

  /** How many were added, but not to every group, and can be put into the rest. */
  get parts(): number {
    const { finished } = this.watch;
    const can = this.#options.directory()?.adapter.users.setGroups !== undefined;
    return finished && can ? this.#sending.partsOf(finished).length : 0;
  }

  readonly giveRest = (): void => {
    const directory = this.#options.directory();
    const { finished } = this.watch;
    if (!directory || !finished) return;
    const rest = this.#sending.giveRest(directory, this.#sending.partsOf(finished));
    const stop = rest.subscribe(() => {
      this.#host.requestUpdate();
      if (rest.unfinished) return;
      stop();
      const { done, failed } = rest.counts;
      const { bulk } = this.#options.i18n.messages;
      this.#say(failed > 0 ? bulk.someFailed(failed) : bulk.allDone(done));
    });
  };

  readonly takeNames = (): void => {
    const rows = this.#state.rows.map((row) => withNameFromAddress(row, this.port?.rules));
    this.dispatch({ type: 'mend', rows: rows.filter((row, at) => row !== this.#state.rows[at]) });
  };

  readonly clear = (): void => this.#remove(this.#state.rows);

  readonly createGroup = async (name: string): Promise<void> => {
    const { mutations, toasts, i18n } = this.#options;
    try {
      const group = await mutations.run({
        act: 'create-group',
        intent: `create-group:${name}`,
        changes: { topic: 'groups' },
        write: async ({ adapter }, options) => adapter.groups?.create?.({ name }, options),
      });
      if (group) this.dispatch({ type: 'found-groups', groups: new Map([[groupKey(name), group]]) });
    } catch (thrown) {
      toasts.show({ kind: 'error', text: errorText(asDirectoryError(thrown), i18n) });
    }
  };

  #read(found: number): void {
    const { announcer, i18n } = this.#options;
    const { many: texts } = i18n.messages;
    const { ready, checking, bad } = this.#judge(this.#state);
    if (found > 0)
      announcer.announce(
        [texts.found(found), texts.readyCount(ready.length + checking), texts.badCount(bad)].join(', '),
      );
    void this.check.now();
  }

  #remove(rows: readonly Row[]): void {
    const { toasts, i18n } = this.#options;
    const { many: texts, common } = i18n.messages;
    const [first] = rows;
    if (!first) return;
    this.dispatch({ type: 'remove', ids: new Set(rows.map(({ id }) => id)) });
    toasts.show({
      text: rows.length === 1 ? texts.leftOut(isolate(displayName(first))) : texts.leftOutMany(rows.length),
      act: { label: common.undo, icon: 'undo', run: () => this.dispatch({ type: 'put-back', rows }) },
    });
  }

  async #leavePeople(): Promise<void> {
    await this.takeTyped();
    if (this.intake.table || this.intake.found !== undefined) return;
    const { ready, checking } = this.#judge(this.#state);
    if (ready.length + checking === 0) this.#stay('none-ready');
    else this.#next();
  }

  #leaveGroups(): void {
    const { ready } = this.#judge(this.#state);
    if (this.#options.rules().groupsRequired && !allInGroups(this.#state, ready)) this.#stay('need-groups');
    else this.#next();
  }

  #send(): void {
    const { directory, i18n } = this.#options;
    const now = directory();
    const { ready, checking } = this.#judge(this.#state);
    if (!now || this.watch.busy) return;
    if (checking > 0 || ready.length === 0) {
      const { many: texts } = i18n.messages;
      this.#say(checking > 0 ? texts.waitForChecks : texts.noneReady);
      return;
    }
    const { groups, known } = this.#state;
    const people = ready.map((row) => personOf(row, groups, known, i18n.language));
    this.dispatch({ type: 'remove', ids: new Set(ready.map(({ id }) => id)) });
    this.watch.begin(this.#sending.start(now, people));
    this.#goTo('summary');
  }

  #stay(problem: 'none-ready' | 'need-groups'): void {
    this.dispatch({ type: 'stay', problem });
    void this.#host.updateComplete.then(() => {
      if (problem === 'need-groups') this.#host.renderRoot.querySelector<HTMLElement>('#groups')?.focus();
      else focusFirstInvalid(this.#host.renderRoot);
    });
  }

  #say(words: string): void {
    this.#options.announcer.announce(words, 'assertive');
  }

  #next(): void {
    const steps = this.port?.steps ?? [];
    this.#goTo(steps[steps.indexOf(this.#state.step) + 1] ?? 'overview');
  }

  #goTo(step: ManyStep): void {
    this.dispatch({ type: 'go', step });
    void this.#host.updateComplete.then(() => focusToRead(this.#host.renderRoot.querySelector('#step')));
  }

  #ended(results: readonly AddResult[], failed: number): void {
    const { port, watch } = this;
    if (port && watch.run) this.#options.announcer.announce(runSummary(port, watch.run));
    this.#options.onEnd(results, failed);
  }
}
