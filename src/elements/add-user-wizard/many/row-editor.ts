import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { displayName } from '../../../domain/user.js';
import { PanelController } from '../../../ui/panel-controller.js';
import { textField } from '../../../ui/text-field.js';
import { isolate } from '../../parts/isolate.js';
import { problemText } from '../problem-text.js';
import { shownValue, type WizardField } from '../../parts/custom/custom-field.js';
import { hasOwn, mended, type Row, type RowFields, type Standing } from './batch.js';
import { hasGroups, type ManyPort } from './many-port.js';
import { typedEntry, withJudgement } from './own-entry.js';
import { ownField } from './own-field.js';
import { withNumber } from './reading.js';
import { signOf } from './standing-sign.js';

export interface RowEditorOptions {
  readonly port: () => ManyPort | undefined;
  readonly country: () => string;
  readonly onChange: () => void;
  readonly fallbackFocus: () => HTMLElement | null;
}

/** What is said at a field already. */
const AT_FIELD: readonly Standing['kind'][] = ['email', 'no-name', 'phone', 'custom', 'group'];

/** Mends one row in a panel at its place. What is typed counts at once, so that no way of closing it loses anything. */
export class RowEditor {
  readonly #host: LitElement;
  readonly #options: RowEditorOptions;
  readonly #panel: PanelController;
  #id: number | undefined;

  constructor(host: LitElement, options: RowEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#panel = new PanelController(host, {
      panel: () => host.renderRoot.querySelector<HTMLElement>('#mend'),
      fallbackFocus: options.fallbackFocus,
    });
  }

  /** The row that is being mended. */
  get id(): number | undefined {
    return this.#panel.open ? this.#id : undefined;
  }

  open(row: Row, button: HTMLElement): void {
    this.#panel.hide();
    this.#id = row.id;
    this.#panel.show(button);
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('#mend [aria-invalid="true"]')?.focus(),
    );
  }

  template(port: ManyPort): TemplateResult | typeof nothing {
    const at = port.state.rows.findIndex(({ id }) => id === this.id);
    const row = port.state.rows[at];
    const standing = port.judged.standings[at];
    if (!row || !standing) return nothing;
    const { many: texts } = port.i18n.messages;
    return html`<div
      id="mend"
      class="popover floating mend"
      role="dialog"
      aria-label=${texts.mend(isolate(displayName(row)))}
      tabindex="-1"
      @keydown=${this.#onKeydown}
      @focusout=${this.#panel.onFocusOut}
    >
      ${this.#fields(row, standing, port)} ${this.#foot(row, standing, port)}
    </div>`;
  }

  #fields(row: Row, standing: Standing, port: ManyPort): TemplateResult {
    const { common, wizard, field } = port.i18n.messages;
    const name = (which: 'firstName' | 'lastName', missing: string): TemplateResult =>
      textField({
        ...this.#field(row, which),
        label: common[which],
        value: row[which],
        dir: 'auto',
        error: row[which].trim() === '' ? missing : undefined,
      });
    const groups =
      row.groupNames.length > 0 && hasGroups(port.directory)
        ? textField({
            ...this.#field(row, 'groupNames'),
            label: common.groups,
            // Split at commas alone, so that what is typed stays as it is typed.
            value: row.groupNames.join(','),
            error: standing.kind === 'group' ? signOf(standing, row, port).words : undefined,
          })
        : nothing;
    return html`<div class="columns">
        ${name('firstName', wizard.firstNameMissing)} ${name('lastName', wizard.lastNameMissing)}
      </div>
      ${textField({
        ...this.#field(row, 'email'),
        label: common.email,
        type: 'email',
        dir: 'ltr',
        value: row.email,
        error:
          row.problem && (problemText([{ field: 'email', code: row.problem }], 'email', port.i18n) ?? field.invalid),
      })}
      ${
        row.phone === ''
          ? nothing
          : textField({
              ...this.#field(row, 'phone'),
              label: common.phone,
              type: 'tel',
              dir: 'ltr',
              value: row.phone,
              error:
                row.phoneFault && (problemText([{ field: 'phone', code: row.phoneFault }], 'phone', port.i18n) ?? ''),
            })
      }
      ${groups} ${port.own.fields.map((field) => this.#own(field, row, standing, port))}`;
  }

  /** A field of the host's: where the row has nothing of its own, it says what is for everyone. */
  #own(field: WizardField, row: Row, standing: Standing, port: ManyPort): TemplateResult {
    const { name } = field;
    const { i18n, state } = port;
    const own = hasOwn(row, name);
    const shared = own ? undefined : shownValue(field, state.known.forAll[name], i18n);
    const problem = standing.kind === 'custom' && standing.problem.field === `custom.${name}` && standing.problem;
    return ownField(field, {
      value: row.custom?.[name]?.value ?? '',
      hint: shared === undefined ? field.hint : i18n.messages.many.likeAll(isolate(shared)),
      error: problem ? problemText([problem], problem.field, i18n) : undefined,
      notSet: i18n.messages.common.notSet,
      onInput: (value) => void this.#fill(row.id, field, value),
    });
  }

  #field(
    row: Row,
    name: keyof RowFields,
  ): Pick<Parameters<typeof textField>[0], 'id' | 'name' | 'autocomplete' | 'onInput'> {
    return {
      id: `mend-${name}`,
      name: `mend-${name}`,
      autocomplete: 'off',
      onInput: (value) =>
        void this.#change(row.id, name === 'groupNames' ? { groupNames: value.split(',') } : { [name]: value }),
    };
  }

  #foot(row: Row, standing: Standing, port: ManyPort): TemplateResult {
    const { many: texts } = port.i18n.messages;
    const sign = signOf(standing, row, port);
    return html`<div class="mend-foot">
      <p class="small many-state ${sign.tone}" role="status">
        ${AT_FIELD.includes(standing.kind) ? nothing : sign.words}
      </p>
      <button type="button" class="button small" @click=${this.#done}>${texts.mendDone}</button>
    </div>`;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    this.#panel.onKeydown(event);
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    // Enter ends mending; it does not send the form around it.
    event.preventDefault();
    event.stopPropagation();
    this.#done();
  };

  /** Looked at and let stand: a line that was malformed is taken as it is shown now. */
  readonly #done = (): void => {
    const port = this.#options.port();
    const row = port?.state.rows.find(({ id }) => id === this.#id);
    if (port && row?.fault) port.dispatch({ type: 'mend', rows: [mended(row, {}, port.rules)] });
    this.#panel.hide({ returnFocus: true });
  };

  /** Takes what is typed for a field of the host's, then what its schema says of it. */
  async #fill(id: number, field: WizardField, value: string | boolean): Promise<void> {
    const rowNow = (): Row | undefined => this.#options.port()?.state.rows.find((each) => each.id === id);
    const row = rowNow();
    if (!row) return;
    const entry = typedEntry(field, value);
    const next = { ...row, custom: { ...row.custom, [field.name]: entry } };
    await this.#change(id, { custom: next.custom });
    const judged = await withJudgement(next, [field]);
    const still = rowNow();
    const news = judged.custom?.[field.name];
    if (!still || !news || news === entry || still.custom?.[field.name] !== entry) return;
    this.#options
      .port()
      ?.dispatch({ type: 'mend', rows: [{ ...still, custom: { ...still.custom, [field.name]: news } }] });
  }

  async #change(id: number, fields: Partial<RowFields>): Promise<void> {
    const { port, country, onChange } = this.#options;
    const now = port();
    const row = now?.state.rows.find((each) => each.id === id);
    if (!now || !row) return;
    const next = mended(row, fields, now.rules);
    // The field shows what is typed, blanks at its ends included.
    now.dispatch({ type: 'mend', rows: [{ ...next, email: fields.email ?? next.email }] });
    onChange();
    if (fields.phone === undefined) return;
    const understood = await withNumber(next, country());
    const still = port()?.state.rows.find((each) => each.id === id);
    if (still?.phone === next.phone) now.dispatch({ type: 'mend', rows: [understood] });
  }
}
