import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { textArea } from '../../ui/text-area.js';
import { textField } from '../../ui/text-field.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import type { GroupCreation } from './group-creation.js';

export interface CreateGroupOptions {
  readonly creation: GroupCreation;
  readonly i18n: LocalizeController;
  /** What was searched for, and becomes the name. */
  readonly name: string;
  readonly onOpen: () => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/**
 * A button after the list box, and not an option in it: an option is chosen, while this one begins something (APG,
 * listbox). Tab leads from the search to it, and Enter in a search without matches opens it too.
 */
export function createOffer({ creation, i18n, name, onOpen }: CreateGroupOptions): TemplateResult {
  const texts = i18n.messages.groupPicker;
  const button: ActButton = {
    label: name === '' ? texts.create : texts.createNamed(isolate(name)),
    permission: creation.permission,
    icon: 'plus',
    look: 'small create',
    run: onOpen,
  };
  return html`<div class="offer">${actButton(button)}${actReasons([button], i18n)}</div>`;
}

/** The new group's name and description, in the place of the button. */
export function createForm(options: CreateGroupOptions): TemplateResult {
  const { creation, i18n, onClose } = options;
  const { groupPicker: texts, common } = i18n.messages;
  return html`<form
    class="card sunken new-group"
    novalidate
    aria-labelledby="new-group"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      options.onSave();
    }}
    @input=${stop}
    @keydown=${(event: KeyboardEvent) => keys(event, onClose)}
  >
    <p class="section-title" id="new-group">${texts.newGroup}</p>
    ${failure(options)} ${fields(options)}
    <div class="row end">
      <button type="button" class="button ghost small" @click=${onClose}>${common.cancel}</button>
      <button class="button primary small" aria-busy=${creation.busy ? 'true' : nothing}>
        ${texts.createAndChoose}
      </button>
    </div>
  </form>`;
}

function fields({ creation, i18n }: CreateGroupOptions): TemplateResult {
  const { groupPicker: texts, common } = i18n.messages;
  const { name, description } = creation.typed;
  return html`${textField({
    id: 'new-name',
    name: 'name',
    label: texts.newName,
    value: name,
    autocomplete: 'off',
    dir: 'auto',
    required: true,
    readonly: creation.busy,
    error: problemOf('name', creation, i18n),
    onInput: (typed) => creation.edit({ name: typed }),
  })}
  ${textArea({
    id: 'new-description',
    name: 'description',
    label: texts.newDescription,
    optional: common.optional,
    value: description,
    rows: 2,
    readonly: creation.busy,
    error: problemOf('description', creation, i18n),
    onInput: (typed) => creation.edit({ description: typed }),
  })}`;
}

function failure({ creation, i18n }: CreateGroupOptions): TemplateResult | typeof nothing {
  const error = creation.failure;
  if (!error) return nothing;
  const { notCreated } = i18n.messages.groupPicker;
  return banner({ kind: 'danger', role: 'alert', title: notCreated, text: errorText(error, i18n) });
}

function problemOf(field: string, { problems }: GroupCreation, i18n: LocalizeController): string | undefined {
  const problem = problems.find((each) => each.field === field);
  if (!problem) return undefined;
  const { groupPicker: texts, field: shared } = i18n.messages;
  const own: Readonly<Record<string, string>> = { ...shared, duplicate: texts.nameTaken, required: texts.nameMissing };
  return own[problem.code] ?? problem.message ?? shared.invalid;
}

/** Escape leaves the form alone, and no key here is meant for what is around the element. */
function keys(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation();
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  close();
}

/** Typing here is no choice: it is not the element's own `input`. */
function stop(event: Event): void {
  event.stopPropagation();
}
