import { html, nothing, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../../domain/acceptance.js';
import type { FieldError } from '../../../domain/errors.js';
import { icon } from '../../../ui/icons.js';
import { textField } from '../../../ui/text-field.js';
import { ruleTicks, rulesOf, type AcceptField, type RuleTick } from '../registration.js';
import type { Scene } from './scene.js';

/** The sentence for the first problem of a field. */
export function problemText(field: AcceptField, scene: Scene, invitation: OpenInvitation): string | undefined {
  const problem = scene.acceptance.problems.find((each) => each.field === field);
  if (!problem) return undefined;
  const ours =
    field === 'password' ? passwordText(problem.code, scene, invitation) : missingText(field, problem.code, scene);
  return ours ?? sharedText(problem, scene);
}

function passwordText(code: string, { texts }: Scene, invitation: OpenInvitation): string | undefined {
  const rules = rulesOf(invitation);
  const known: Readonly<Record<string, string>> = {
    required: texts.passwordMissing,
    'too-short': texts.passwordTooShort(rules.minLength),
    'too-long': texts.passwordTooLong(rules.maxLength),
    personal: texts.passwordPersonal,
  };
  return known[code];
}

function missingText(field: AcceptField, code: string, { texts }: Scene): string | undefined {
  if (field === 'code' && code === 'wrong-code') return texts.wrongCode;
  if (code !== 'required') return undefined;
  const known: Readonly<Partial<Record<AcceptField, string>>> = {
    firstName: texts.firstNameMissing,
    lastName: texts.lastNameMissing,
    terms: texts.termsMissing,
    code: texts.codeMissing,
  };
  return known[field];
}

function sharedText({ code, message }: FieldError, { i18n }: Scene): string {
  const { field } = i18n.messages;
  const known: Readonly<Record<string, string>> = field;
  return known[code] ?? message ?? field.invalid;
}

/** The invited address: read, not typed, and still what a password manager saves the password for. */
export function emailField(scene: Scene, { email }: OpenInvitation): TemplateResult {
  return textField({
    id: 'email',
    name: 'email',
    type: 'email',
    label: scene.i18n.messages.common.email,
    value: email,
    autocomplete: 'username',
    readonly: true,
    dir: 'ltr',
    prefix: icon('lock', 'sm'),
  });
}

export function nameField(field: 'firstName' | 'lastName', scene: Scene, invitation: OpenInvitation): TemplateResult {
  return textField({
    id: field,
    name: field,
    label: scene.i18n.messages.common[field],
    value: scene.draft[field],
    autocomplete: field === 'firstName' ? 'given-name' : 'family-name',
    dir: 'auto',
    required: true,
    error: problemText(field, scene, invitation),
    onInput: (value) => scene.acceptance.type({ [field]: value }),
  });
}

export function codeField(scene: Scene, invitation: OpenInvitation): TemplateResult {
  return textField({
    id: 'code',
    name: 'code',
    label: scene.texts.code,
    value: scene.draft.code,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    dir: 'ltr',
    required: true,
    error: problemText('code', scene, invitation),
    onInput: (value) => scene.acceptance.type({ code: value }),
  });
}

export function passwordField(scene: Scene, invitation: OpenInvitation, label: string): TemplateResult {
  return textField({
    id: 'password',
    name: 'password',
    type: scene.passwordShown ? 'text' : 'password',
    label,
    value: scene.draft.password,
    autocomplete: 'new-password',
    dir: 'ltr',
    required: true,
    describedBy: 'password-rules',
    error: problemText('password', scene, invitation),
    suffix: toggle(scene),
    after: rules(scene, invitation),
    onInput: (value) => scene.acceptance.type({ password: value }),
  });
}

function toggle({ passwordShown, texts, acts }: Scene): TemplateResult {
  return html`<button
    type="button"
    class="button icon-only ghost small"
    aria-label=${texts.showPassword}
    aria-pressed=${passwordShown ? 'true' : 'false'}
    @click=${acts.togglePassword}
  >
    ${icon(passwordShown ? 'eye-off' : 'eye')}
  </button>`;
}

/** Each rule with a shape and a word of its own, so that nothing hangs on colour. */
function rules(scene: Scene, invitation: OpenInvitation): TemplateResult {
  const minLength = rulesOf(invitation).minLength;
  return html`<ul class="checks" id="password-rules" aria-label=${scene.texts.rules}>
    ${ruleTicks(scene.draft, invitation).map((tick) => ruleLine(tick, scene, minLength))}
  </ul>`;
}

function ruleLine({ rule, state }: RuleTick, { texts }: Scene, minLength: number): TemplateResult {
  const words = { length: texts.ruleLength(minLength), personal: texts.rulePersonal, common: texts.ruleCommon }[rule];
  const standing = { met: texts.ruleMet, open: texts.ruleOpen, later: texts.ruleLater }[state];
  const whole = texts.ruleStanding(words, standing);
  const spoken = html`<span class="visually-hidden">${whole}</span><span aria-hidden="true">${words}</span>`;
  return html`<li class=${state === 'met' ? 'met' : nothing}>
    ${icon(state === 'met' ? 'check-circle' : 'circle')}<span>${state === 'later' ? whole : spoken}</span>
  </li>`;
}
