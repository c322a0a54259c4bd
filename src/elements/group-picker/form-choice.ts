import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { UsherElement } from '../usher-element.js';
import { formDataOf, idsFrom, problemOf, problemText, type Bounds } from './choice.js';

/** What makes a choice of several ids a part of a form; what it looks like is said by the element on top. */
export abstract class FormChoice extends UsherElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ reflect: true }) name = '';
  /** What is chosen at first and after a reset: the `value` attribute, a JSON list or ids parted by commas. */
  @property({ attribute: 'value', converter: { fromAttribute: idsFrom } }) defaultValue: readonly string[] = [];
  /** At least so many. */
  @property({ type: Number }) min: number | undefined;
  /** At most so many. */
  @property({ type: Number }) max: number | undefined;
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Takes the focus when the page or a dialog around it opens. */
  @property({ type: Boolean, reflect: true }) override autofocus = false;
  /** A host's own message, shown instead of ours. */
  @property() error = '';

  @state() private chosen: readonly string[] | undefined;
  @state() private preselected: readonly string[] | undefined;
  @state() private told = false;
  @state() private blocked = false;
  #custom = '';

  protected readonly internals = this.attachInternals();

  constructor() {
    super();
    this.addEventListener('invalid', () => (this.told = true));
    // A press on a <label for> is handed to the element itself.
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** The ids chosen. */
  get value(): readonly string[] {
    return this.chosen ?? this.preselected ?? this.defaultValue;
  }

  set value(ids: readonly string[]) {
    this.chosen = [...new Set(ids)];
    this.publish();
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get type(): string {
    return this.localName;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** The labels that belong to it, as a select has them. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** The host's own objection: the form is not sent while it is not empty. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.publish();
    this.requestUpdate();
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  formResetCallback(): void {
    this.chosen = undefined;
    this.told = false;
    this.publish();
  }

  formDisabledCallback(disabled: boolean): void {
    this.blocked = disabled;
  }

  formStateRestoreCallback(restored: string | File | FormData | null): void {
    if (typeof restored === 'string') this.value = idsFrom(restored);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.publish();
  }

  /** Where the browser points when the form cannot be sent. */
  protected abstract get anchor(): HTMLElement | null;

  /** Those of the chosen that no longer exist. */
  protected abstract get gone(): ReadonlySet<string>;

  /** What is wrong, once a form has tried to send it or the host says so. */
  protected get problem(): string {
    return this.error || (this.told ? this.internals.validationMessage : '');
  }

  protected get bounds(): Bounds {
    return { required: this.required, min: this.min, max: this.max };
  }

  /** Disabled by itself or by a fieldset around it. */
  protected get off(): boolean {
    return this.disabled || this.blocked;
  }

  /** A person chose: sets the value and tells, as a select does. */
  protected choose(ids: readonly string[]): void {
    this.value = ids;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.#tellChange();
  }

  /** Chooses for the person, until they choose themselves; once, and never over the host's own default. */
  protected preselect(ids: readonly string[]): void {
    if (this.preselected || this.defaultValue.length > 0) return;
    this.preselected = ids;
    if (!this.chosen && ids.length > 0) void this.updateComplete.then(() => this.#tellChange());
  }

  /** Tells the form what is chosen and what is wrong with it. */
  protected publish(): void {
    const { internals, value } = this;
    internals.setFormValue(formDataOf(this.name, value), JSON.stringify(value));
    const problem = problemOf(value, this.bounds, this.gone);
    const texts = this.i18n.messages.groupPicker;
    const flags = { ...(problem && { [problem.flag]: true }), ...(this.#custom !== '' && { customError: true }) };
    const message = this.#custom || (problem ? problemText(problem, texts) : '');
    if (message === '') internals.setValidity({});
    else internals.setValidity(flags, message, this.anchor ?? this);
    if (this.told && message !== '') internals.states.add('user-invalid');
    else internals.states.delete('user-invalid');
  }

  #tellChange(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
