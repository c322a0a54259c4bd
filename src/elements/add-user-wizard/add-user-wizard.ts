import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { property, query } from 'lit/decorators.js';
import type { UserAct } from '../../domain/acts.js';
import type { AddResult } from '../../domain/adapter.js';
import type { User } from '../../domain/user.js';
import { Announcer } from '../../ui/announcer.js';
import { DialogController } from '../../ui/dialog-controller.js';
import { ToastController } from '../../ui/toasts.js';
import { ask } from '../before-event.js';
import { UserActsController } from '../parts/user-acts.js';
import { UsherElement } from '../usher-element.js';
import {
  BeforeUserAddEvent,
  KindChangeEvent,
  UserAddEvent,
  UsersAddEvent,
  WizardCloseEvent,
} from './add-user-wizard.events.js';
import { addUserWizardStyles } from './add-user-wizard.styles.js';
import { accountRoles } from './account-roles.js';
import { addedUser } from './added-user.js';
import { Adding } from './adding.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import { HostFields } from '../parts/custom/host-fields.js';
import { rulesFor } from './custom-fields.js';
import { draftFrom } from './kept-draft.js';
import { DuplicateLens } from './duplicate-lens.js';
import { ManyDoor, type WizardKind } from './many/many-door.js';
import { PhoneField } from './phone-field.js';
import { PressGuard } from './press-guard.js';
import { USUAL_STEPS, type WizardSteps } from './host-steps.js';
import { wizardStep } from './wizard-step.js';
import { firstStepOf, userDraftOf } from './wizard-checks.js';
import { WizardFlow } from './wizard-flow.js';
import { firstField, focusStep, isEnterWithin } from './wizard-focus.js';
import { wizardFoot } from './wizard-foot.js';
import { whyNobody, wizardHead, wizardSteps } from './wizard-frame.js';
import { Leaving } from './wizard-leaving.js';
import type { WizardPort } from './wizard-port.js';
import { WizardStore } from './wizard-store.js';
import type { Draft, ShownStep } from './wizard-types.js';

/**
 * Adds a user in steps: who it is, which groups, a look at all of it, and what became of it. Where the backend
 * sends invitations, adding invites. What is typed stays until it is sent or given up.
 *
 * @slot step-* - What a step of the host's shows, by its id.
 * @slot field-* - The control of a field of type `slot`, by its name.
 * @slot overview-* - What the overview says of a step of the host's.
 * @fires {BeforeStepChangeEvent} before-step-change - Before a person changes the step; can be stopped or held up.
 * @fires {BeforeUserAddEvent} before-user-add - Before the user is added; can be stopped or held up.
 * @fires {UserAddEvent} user-add - The user was added. Carries no link.
 * @fires {UsersAddEvent} users-add - A run that adds many has come to its end.
 * @fires {KindChangeEvent} kind-change - A person turned from one person to many, or back.
 * @fires {DraftChangeEvent} draft-change - What was typed or chosen is different now.
 * @fires {StepChangeEvent} step-change - Another step is shown.
 * @fires {WizardCloseEvent} wizard-close - The wizard is done with, or was left.
 * @fires {UserViewRequestEvent} user-view-request - A person wants to see a user.
 * @fires {BeforeUserActEvent} before-user-act - Before something is done about a duplicate.
 * @fires {UserActEvent} user-act - Something was done about a duplicate.
 * @csspart pane - The whole wizard, inside its dialog where it has one.
 * @csspart kinds - The switch between one person and many.
 * @csspart steps - The list of steps.
 * @csspart body - The step that is shown.
 */
export class AddUserWizardElement extends UsherElement {
  static override styles = addUserWizardStyles;

  /** In the page, or in a modal dialog of its own while `open`. */
  @property({ reflect: true }) mode: 'inline' | 'dialog' = 'inline';
  /** Whether the dialog is shown; says nothing inline. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** For one person, or for many at once; a person can turn from one to the other, and what was typed in either stays. */
  @property({ reflect: true }) kind: WizardKind = 'one';
  /** The country (ISO 3166-1 alpha-2) to suggest first for phone numbers; the reader's languages follow. */
  @property({ attribute: 'default-country' }) defaultCountry = '';

  /**
   * The steps in their order; the host's own show what is slotted as `step-<id>`, and `overview-<id>` in the overview.
   * Adding many begins with the list of people in place of `details` and `email`, and shows each of the host's steps once
   * for everyone.
   */
  @property({ attribute: false }) steps: WizardSteps = USUAL_STEPS;

  /**
   * Fields of the host's own, drawn with the user details and sent as `custom`. Adding many takes them from columns and
   * for each row, and what is filled in once for everyone where a row has nothing.
   */
  @property({ attribute: false }) fields: readonly WizardField[] = [];

  @query('#wizard') private readonly dialog!: HTMLDialogElement | null;

  readonly #store = new WizardStore(this, () => {
    if (this.mode !== 'dialog' || this.#window.open) focusStep(this.renderRoot, this.#store.state);
  });
  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: this.i18n.messages.common.notifications, close: this.i18n.messages.common.close }),
  });
  readonly #context = {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    toasts: this.#toasts,
  };
  readonly #acts = new UserActsController(this, this.#context);
  readonly #leaving = new Leaving(this, {
    i18n: this.i18n,
    announcer: this.#announcer,
    state: () => this.#store.state,
    many: () => this.#many.unsaved,
    isMany: () => this.kind === 'many',
  });
  readonly #window = new DialogController(this, {
    dialog: () => this.dialog,
    initialFocus: () => firstField(this.renderRoot),
    beforeClose: () => this.#leaving.may(),
    onClosed: () => this.#closed(),
  });
  readonly #lens = new DuplicateLens(this, {
    directory: () => this.directory,
    onMatch: (match) => this.#store.dispatch({ type: 'looked-up', match }),
  });
  readonly #guard = new PressGuard(this);
  readonly #fields = new HostFields(() => this.renderRoot, {
    fields: () => this.fields,
    entry: (name) => this.#store.state.draft.custom?.[name],
    set: (name, entry) => this.#store.dispatch({ type: 'custom', name, entry }),
    left: (name) => this.#guard.run(() => this.#store.dispatch({ type: 'leave', field: `custom.${name}` })),
  });
  readonly #roles = accountRoles(
    this,
    () => this.directory,
    () => this.mode === 'inline' || this.open,
  );
  readonly #phone = new PhoneField(this, {
    i18n: this.i18n,
    phone: () => this.#store.state.draft.phone,
    onPhone: (phone) => this.#store.dispatch({ type: 'phone', phone }),
    onLeave: () => this.#store.dispatch({ type: 'leave', field: 'phone' }),
    later: (act) => this.#guard.run(act),
    preferred: () => [...(this.defaultCountry ? [`und-${this.defaultCountry}`] : []), ...navigator.languages],
  });
  readonly #adding = new Adding({
    ...this.#context,
    state: () => this.#store.state,
    dispatch: this.#store.dispatch,
    draft: () => userDraftOf(this.#store.state.draft, this.i18n.language, this.#store.state.rules),
    ask: (draft) => ask(this, new BeforeUserAddEvent(draft)),
    lookUp: () => this.#lens.again(this.#store.state.draft.email),
    onAdded: (result) => this.#added(result),
  });
  readonly #user = addedUser(
    this,
    () => this.directory,
    () => this.#store.state,
  );
  readonly #flow = new WizardFlow(this, {
    store: this.#store,
    adding: this.#adding,
    announcer: this.#announcer,
    port: () => this.#port(),
    judge: () => this.#fields.settle(),
    settle: () =>
      Promise.all([this.#phone.settle(), this.#lens.settle(this.#store.state.draft.email), this.#fields.settle()]),
  });
  readonly #many = new ManyDoor(this, {
    ...this.#context,
    tags: () => this.tags,
    announcer: this.#announcer,
    rules: () => this.#store.state.rules,
    fields: () => this.fields,
    steps: () => this.steps,
    later: (act) => this.#guard.run(act),
    country: () => this.defaultCountry,
    ask: (draft) => ask(this, new BeforeUserAddEvent(draft)),
    onAdded: (result) => this.#added(result),
    onEnd: (results, failed) => this.dispatchEvent(new UsersAddEvent(results, failed)),
    perform: (act, user) => void this.#acts.perform(act, user),
    close: () => void this.close(),
  });
  #hasAdded = false;
  /** Counts how often it began anew: fields are drawn anew then, with nothing half typed in them. */
  #round = 0;

  /** Whether closing now would lose something that a person typed. */
  get hasUnsavedInput(): boolean {
    return this.#leaving.loses;
  }

  /** What was typed and chosen, as plain data: a host may keep it, and set it again after a reload. */
  get draft(): Draft {
    return this.#store.state.draft;
  }

  set draft(draft: Draft) {
    const kept = draftFrom(draft);
    if (!kept) return;
    this.#store.dispatch({ type: 'restore', draft: kept });
    this.#store.quiet();
    this.#lens.look(kept.email);
  }

  /** The step that is shown. Set, it leads there, or to the first step before it that is not in order. */
  get step(): ShownStep {
    return this.kind === 'many' ? this.#many.step : this.#store.state.step;
  }

  set step(step: ShownStep) {
    if (this.kind === 'many') this.#many.leadTo(step);
    else if (step !== 'people') void this.#flow.goTo(step);
  }

  /** Opens the dialog. */
  show(): void {
    this.open = true;
  }

  /** Closes it as Cancel does: unsaved input asks first. Resolves to whether it closed. */
  async close(): Promise<boolean> {
    if (this.mode === 'dialog') return this.#window.close();
    if (!(await this.#leaving.may())) return false;
    this.#closed();
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Who is signed in decides what is offered, and nothing may be read before the first step is filled in.
    void this.directory?.start();
    if (this.kind === 'many') this.#many.open();
    if (this.directory) this.#store.setRules(rulesFor(this.directory, this.fields, this.steps, this.#roles.value));
    if (this.mode !== 'dialog' || this.open === this.#window.open || !this.isConnected) return;
    if (this.open) this.#window.show();
    else if (changed.has('open')) void this.#window.close().then((closed) => (this.open = !closed));
  }

  protected override render(): TemplateResult {
    if (this.mode !== 'dialog') return html`${this.#pane()} ${this.#leaving.question.render()}`;
    return html`<dialog class="dialog ${this.kind === 'many' ? 'wide' : ''}" id="wizard" aria-labelledby="title">
        ${this.#window.open ? this.#pane() : nothing}
      </dialog>
      ${this.#leaving.question.render()}`;
  }

  #pane(): TemplateResult {
    const port = this.#port();
    const close = this.mode === 'dialog' ? () => void this.close() : undefined;
    const edged = this.mode === 'inline' && this.closest('dialog') === null;
    return html`<form
        class="pane ${edged ? 'edged' : ''}"
        part="pane"
        novalidate
        aria-labelledby="title"
        @submit=${this.#submit}
        @keydown=${this.#key}
        @pointerdown=${this.#guard.press}
      >
        ${wizardHead(port, close, this.kind === 'many' ? this.#many.title : undefined)} ${this.#parts(port)}
      </form>
      ${this.#acts.render()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }

  #parts(port: WizardPort): TemplateResult {
    if (whyNobody(port) !== undefined) return this.#main(port);
    const { step, rules } = this.#store.state;
    const one = {
      atStart: step === firstStepOf(rules),
      template: () => html`${keyed(this.#round, this.#main(port))}${this.#foot(port)}`,
    };
    return this.#many.parts(this.kind, one, this.#turn);
  }

  #main(port: WizardPort): TemplateResult {
    return html`<div class="main">
      ${whyNobody(port) === undefined ? wizardSteps(port) : nothing}
      <div class="pane-body" part="body">${this.#step(port)}</div>
    </div>`;
  }

  #step(port: WizardPort): TemplateResult {
    return wizardStep(port, {
      phone: this.#phone,
      looking: this.#lens.looking,
      onEmail: (typed) => this.#lens.look(typed),
      fields: this.fields,
      check: (name) => void this.#fields.check(name),
      roles: this.#roles,
      user: this.#user.value,
      checkAgain: () => void this.#adding.checkAgain(),
      tryRest: () => void this.#flow.tryRest(),
    });
  }

  #foot(port: WizardPort): TemplateResult {
    return wizardFoot(port, {
      waiting: this.#flow.waiting,
      cancel: () => void this.close(),
      another: () => this.#another(),
      view: (user) => void this.#acts.perform('view', this.#user.value ?? user),
    });
  }

  #port(): WizardPort {
    return {
      state: this.#store.state,
      i18n: this.i18n,
      tags: this.tags,
      directory: this.directory,
      invites: this.directory?.can('invite') !== undefined,
      steps: this.steps,
      move: (action) => void this.#flow.move(action),
      dispatch: this.#store.dispatch,
      leave: (field) => this.#guard.run(() => this.#store.dispatch({ type: 'leave', field })),
      perform: (act: UserAct, user: User) => void this.#acts.perform(act, user),
      isBusy: (act: UserAct, user: User) => this.#acts.busy(act, user),
    };
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#go();
  };

  readonly #turn = (kind: WizardKind): void => {
    this.kind = kind;
    this.dispatchEvent(new KindChangeEvent(kind));
  };

  /** Enter in the group picker's search, where it means nothing else, goes on as in every other field. */
  readonly #key = (event: KeyboardEvent): void => {
    if (!isEnterWithin(event)) return;
    // A field of the host's may stand in a form of the host's, which is not what is meant.
    event.preventDefault();
    void this.#go();
  };

  #go(): Promise<void> {
    return this.kind === 'many' ? this.#many.go() : this.#flow.go();
  }

  #added(result: AddResult): void {
    this.#hasAdded = true;
    this.#lens.forget();
    this.dispatchEvent(new UserAddEvent(result));
  }

  #another(): void {
    this.#store.dispatch({ type: 'another' });
    void this.updateComplete.then(() => firstField(this.renderRoot)?.focus());
  }

  #closed(): void {
    // Moved within the page rather than closed: what was typed stays.
    if (!this.isConnected) return;
    const added = this.#hasAdded;
    this.#hasAdded = false;
    this.open = false;
    this.#lens.forget();
    this.#many.forget();
    this.#round += 1;
    this.#store.dispatch({ type: 'restart' });
    // Its own tidying up is told by the closing alone.
    this.#store.quiet();
    this.dispatchEvent(new WizardCloseEvent(added));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'add-user-wizard': AddUserWizardElement;
  }
}
