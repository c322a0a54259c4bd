import { nothing, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../../domain/acceptance.js';
import type { FieldError } from '../../../domain/errors.js';
import { icon } from '../../../ui/icons.js';
import { textField } from '../../../ui/text-field.js';
import { rulesOf, type AcceptField } from '../registration.js';
import type { Scene } from './scene.js';

/** The sentence for the first problem of a field. */
export function problemText(field: AcceptField, scene: Scene, invitation: OpenInvitation): string | undefined {
  const problem = scene.acceptance.problems.find((each) => each.field === field);
  if (!problem) return undefined;
  return ownText(field, problem.code, scene, invitation) ?? sharedText(problem, scene);
}

function ownText(field: AcceptField, code: string, scene: Scene, invitation: OpenInvitation): string | undefined {
  if (field === 'password') return passwordText(code, scene, invitation);
  return field === 'phone' ? phoneFault(code, scene) : missingText(field, code, scene);
}

function phoneFault(code: string, { i18n, texts }: Scene): string | undefined {
  const { wizard } = i18n.messages;
  const known: Readonly<Record<string, string>> = {
    'no-country': texts.phoneNoCountry,
    'too-short': wizard['phone-too-short'],
    'too-long': wizard['phone-too-long'],
    'not-a-number': wizard['phone-not-a-number'],
    'invalid-length': wizard['phone-invalid-length'],
    'invalid-country': wizard['phone-invalid-country'],
    extension: wizard['phone-extension'],
    unchecked: wizard['phone-unchecked'],
  };
  return known[code];
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

/** To correct what the inviter wrote; nobody is asked for a number who was invited without one. */
export function phoneField(scene: Scene, invitation: OpenInvitation): unknown {
  if (!invitation.phone) return nothing;
  const { common } = scene.i18n.messages;
  return textField({
    id: 'phone',
    name: 'phone',
    type: 'tel',
    label: common.phone,
    optional: common.optional,
    hint: scene.texts.phoneHint,
    value: scene.draft.phone ?? '',
    autocomplete: 'tel',
    inputmode: 'tel',
    dir: 'ltr',
    error: problemText('phone', scene, invitation),
    onInput: (value) => scene.acceptance.type({ phone: value }),
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
