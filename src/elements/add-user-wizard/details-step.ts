import { html, nothing, type TemplateResult } from 'lit';
import { checkEmail } from '../../domain/email.js';
import { icon } from '../../ui/icons.js';
import { textField } from '../../ui/text-field.js';
import { lensBanner } from './lens-banner.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import { customFields } from './custom-fields.js';
import type { PhoneField } from './phone-field.js';
import { problemText } from './problem-text.js';
import { roleField, type RolesRead } from './role-field.js';
import { stepOfField } from './wizard-checks.js';
import type { WizardPort } from './wizard-port.js';

export interface DetailsParts {
  readonly phone: PhoneField;
  /** Whether an answer about the address is awaited. */
  readonly looking: boolean;
  readonly onEmail: (typed: string) => void;
  /** The host's. */
  readonly fields: readonly WizardField[];
  readonly check: (name: string) => void;
  readonly roles: RolesRead;
}

/** The address alone, where it comes before everything else. */
export function emailStep(port: WizardPort, parts: DetailsParts): TemplateResult {
  return html`<div class="stack">${emailField(port, parts)} ${customFields(parts.fields, port, parts.check)}</div>`;
}

/** Names, number, and the address unless it has a step of its own. */
export function detailsStep(port: WizardPort, parts: DetailsParts): TemplateResult {
  const { problems, rules } = port.state;
  const withEmail = stepOfField('email', rules) === 'details';
  return html`<div class="stack">
    <div class="columns">${nameField('firstName', port)} ${nameField('lastName', port)}</div>
    ${withEmail ? emailField(port, parts) : nothing} ${parts.phone.template(problemText(problems, 'phone', port.i18n))}
    ${roleField(port, parts.roles)} ${customFields(parts.fields, port, parts.check)}
  </div>`;
}

const NAMES = { firstName: 'given-name', lastName: 'family-name' } as const;

function nameField(field: 'firstName' | 'lastName', { state, i18n, dispatch, leave }: WizardPort): TemplateResult {
  return textField({
    id: field,
    name: NAMES[field],
    label: i18n.messages.common[field],
    value: state.draft[field],
    // The section tells the browser that this is not the reader's own name.
    autocomplete: `section-new-user ${NAMES[field]}`,
    enterkeyhint: 'next',
    required: true,
    error: problemText(state.problems, field, i18n),
    onInput: (value) => dispatch({ type: 'type', field, value }),
    onBlur: () => leave(field),
  });
}

function emailField(port: WizardPort, parts: DetailsParts): TemplateResult {
  const { state, i18n, dispatch, leave } = port;
  const error = problemText(state.problems, 'email', i18n);
  const taken = state.match !== undefined && state.match.status !== 'free';
  const notes = [taken ? 'lens' : '', 'email-note'].filter(Boolean).join(' ');
  return textField({
    id: 'email',
    name: 'email',
    type: 'email',
    label: i18n.messages.common.email,
    value: state.draft.email,
    autocomplete: 'section-new-user email',
    inputmode: 'email',
    enterkeyhint: 'next',
    dir: 'ltr',
    required: true,
    error,
    describedBy: notes,
    onInput: (value) => {
      dispatch({ type: 'type', field: 'email', value });
      parts.onEmail(value);
    },
    onBlur: () => leave('email'),
    after: html`<div class="notes" id="email-note">${error ? nothing : note(port, parts)}</div>
      ${lensBanner(state.match, port)}`,
  });
}

/** One line at most under the address, the weightiest first. */
function note(port: WizardPort, { looking, onEmail }: DetailsParts): TemplateResult | typeof nothing {
  const { state, i18n } = port;
  const { email: texts, wizard } = i18n.messages;
  const { suggestion, warning, problem } = checkEmail(state.draft.email, {
    international: state.rules.internationalEmail,
  });
  if (suggestion && state.keptEmail !== state.draft.email) return suggestionNote(suggestion, port, onEmail);
  if (warning)
    return html`<p class="message warning" role="status">${icon('warning')}<span>${texts[warning]}</span></p>`;
  if (problem) return nothing;
  if (looking && !state.match)
    return html`<p class="message" role="status">${icon('search')}<span>${wizard.checking}</span></p>`;
  if (state.match?.status !== 'free') return nothing;
  return html`<p class="message success" role="status">${icon('check')}<span>${wizard.free}</span></p>`;
}

function suggestionNote(
  suggestion: string,
  { i18n, dispatch }: WizardPort,
  onEmail: DetailsParts['onEmail'],
): TemplateResult {
  const { email: texts, wizard } = i18n.messages;
  const use = (): void => {
    dispatch({ type: 'type', field: 'email', value: suggestion });
    onEmail(suggestion);
  };
  return html`<div class="message warning suggestion" role="status">
    ${icon('info')}
    <span class="grow"
      >${texts.didYouMean} <b><bdi dir="ltr">${suggestion}</bdi></b
      >${wizard.questionEnd}</span
    >
    <span class="row">
      <button type="button" class="link" @click=${use}>${texts.useIt}</button>
      <button type="button" class="link quiet" @click=${() => dispatch({ type: 'keep-email' })}>
        ${texts.keepMine}
      </button>
    </span>
  </div>`;
}
