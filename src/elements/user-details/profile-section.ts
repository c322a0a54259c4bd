import { html, nothing, type TemplateResult } from 'lit';
import type { Permission } from '../../state/directory.js';
import type { RoleRef } from '../../domain/role.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { selectField } from '../../ui/select-field.js';
import { textField } from '../../ui/text-field.js';
import { customField, type WizardField } from '../parts/custom/custom-field.js';
import { customProblemText } from '../parts/custom/custom-problem-text.js';
import { reasonText } from '../parts/error-text.js';
import { conflictBanner, failureBanner } from './profile-banners.js';
import { customFacts } from './custom-facts.js';
import { phoneText, type PhoneBook } from './phone-text.js';
import type { DraftField } from './profile-draft.js';
import type { ProfileEdit, ProfileEditor } from './profile-editor.js';

export interface ProfileOptions {
  readonly user: User;
  readonly editor: ProfileEditor;
  /** Whether the profile may be edited; no control for it where absent. */
  readonly permission: Permission | undefined;
  /** Whether the user is being read again, after a refused save. */
  readonly reading: boolean;
  /** What can be chosen, as far as it is known. */
  readonly roles: readonly RoleRef[];
  /** What the host's own fields are called. */
  readonly custom: readonly WizardField[];
  /** How numbers are grouped; absent until it is fetched. */
  readonly phoneBook: PhoneBook | undefined;
  readonly i18n: LocalizeController;
}

export function profileSection(options: ProfileOptions): TemplateResult {
  const { editor, i18n } = options;
  return html`<section class="section" aria-labelledby="profile-title">
    <div class="section-head">
      <h3 class="section-title" id="profile-title">${i18n.messages.userDetails.profile}</h3>
      ${editor.edit ? nothing : editButton(options)}
    </div>
    ${editor.edit ? form(editor.edit, options) : html`${stopped(options)}${facts(options)}`}
  </section>`;
}

function editButton({ permission, editor, user, i18n }: ProfileOptions): TemplateResult | typeof nothing {
  if (!permission || editor.fields.length + editor.customFields.length === 0) return nothing;
  const { common, act } = i18n.messages;
  return html`<button
    type="button"
    id="edit-profile"
    class="link"
    aria-label=${act.update}
    aria-disabled=${permission.allowed ? nothing : 'true'}
    aria-describedby=${permission.allowed ? nothing : 'profile-stopped'}
    @click=${() => {
      if (permission.allowed) editor.start(user);
    }}
  >
    ${common.edit}
  </button>`;
}

function stopped({ permission, i18n }: ProfileOptions): TemplateResult | typeof nothing {
  if (!permission || permission.allowed) return nothing;
  return html`<p class="hint" id="profile-stopped">${reasonText(permission.reason, i18n)}</p>`;
}

function facts({ user, custom, phoneBook, i18n }: ProfileOptions): TemplateResult {
  const { common, userDetails: texts } = i18n.messages;
  const none = html`<span class="subtle">${common.notSet}</span>`;
  const phone = user.phone ? html`<span class="ltr num">${phoneText(user.phone, phoneBook)}</span>` : none;
  return html`<dl class="dl">
    <dt>${common.firstName}</dt>
    <dd>${user.firstName ? html`<bdi>${user.firstName}</bdi>` : none}</dd>
    <dt>${common.lastName}</dt>
    <dd>${user.lastName ? html`<bdi>${user.lastName}</bdi>` : none}</dd>
    <dt>${common.email}</dt>
    <dd><span class="ltr">${user.email}</span></dd>
    <dt>${common.phone}</dt>
    <dd>${phone}</dd>
    ${
      user.role
        ? html`<dt>${texts.role}</dt>
            <dd><bdi>${user.role.name}</bdi></dd>`
        : nothing
    }
    ${customFacts(user, custom, i18n).map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value === '' ? none : html`<bdi class="value">${value}</bdi>`}</dd>`,
    )}
  </dl>`;
}

function form(edit: ProfileEdit, options: ProfileOptions): TemplateResult {
  const { editor, i18n } = options;
  const { common } = i18n.messages;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void editor.save();
  };
  return html`<form class="stack" novalidate @submit=${send}>
    ${conflictBanner(options)}${failureBanner(edit, i18n)}
    ${pair('columns keep', ['firstName', 'lastName'], edit, options)}
    ${pair('phone', ['countryCode', 'number'], edit, options)} ${roleField(edit, options)}
    ${editor.customFields.map((field) => hostField(field, edit, options))}
    <div class="row wrap end">
      <button type="button" class="button ghost" @click=${() => editor.cancel()}>${common.cancel}</button>
      <button type="submit" class="button primary" aria-busy=${edit.saving ? 'true' : nothing}>${common.save}</button>
    </div>
  </form>`;
}

/** Two fields that are one part of a user: both can be changed, or neither is shown. */
function pair(
  kind: string,
  names: readonly Exclude<DraftField, 'roleId'>[],
  edit: ProfileEdit,
  options: ProfileOptions,
): TemplateResult | typeof nothing {
  if (!names.every((name) => options.editor.fields.includes(name))) return nothing;
  return html`<div class=${kind}>${names.map((name) => field(name, edit, options))}</div>`;
}

function roleField({ draft, problems }: ProfileEdit, options: ProfileOptions): TemplateResult | typeof nothing {
  const { editor, user, roles, i18n } = options;
  if (!editor.fields.includes('roleId')) return nothing;
  // What they have stays to be chosen, also where the list of roles does not come or does not name it.
  const all = user.role && !roles.some(({ id }) => id === user.role?.id) ? [user.role, ...roles] : roles;
  return selectField({
    id: 'profile-roleId',
    name: 'roleId',
    label: i18n.messages.userDetails.role,
    value: draft.roleId,
    options: [
      ...(user.role ? [] : [{ value: '', label: i18n.messages.common.notSet }]),
      ...all.map(({ id, name }) => ({ value: id, label: name })),
    ],
    error: problemText('roleId', problems.roleId, i18n),
    onChange: (value) => editor.type('roleId', value),
  });
}

/** Drawn and judged as in the wizard. */
function hostField(
  field: WizardField,
  { custom, problems }: ProfileEdit,
  { editor, i18n }: ProfileOptions,
): TemplateResult {
  const { name } = field;
  const problem = problems[`custom.${name}`];
  return customField(field, {
    value: custom[name]?.value ?? '',
    error: problem && customProblemText(problem, i18n),
    i18n,
    onInput: (value) => editor.typeCustom(name, value),
    onLeft: () => void editor.checkCustom(name),
  });
}

function field(
  name: Exclude<DraftField, 'roleId'>,
  { draft, problems }: ProfileEdit,
  { editor, i18n }: ProfileOptions,
): TemplateResult {
  const { common, userDetails: texts } = i18n.messages;
  const labels = {
    firstName: common.firstName,
    lastName: common.lastName,
    countryCode: texts.countryCode,
    number: texts.number,
  };
  const tel = name === 'countryCode' || name === 'number';
  return textField({
    id: `profile-${name}`,
    name,
    label: labels[name],
    value: draft[name],
    type: tel ? 'tel' : 'text',
    dir: tel ? 'ltr' : 'auto',
    // Somebody else's data: the browser must not offer the administrator's own.
    autocomplete: 'off',
    optional: name === 'number' ? common.optional : undefined,
    required: !tel,
    error: problemText(name, problems[name], i18n),
    onInput: (value) => editor.type(name, value),
  });
}

function problemText(
  name: DraftField,
  problem: ProfileEdit['problems'][DraftField],
  i18n: LocalizeController,
): string | undefined {
  if (!problem) return undefined;
  const { field: known, userDetails: texts } = i18n.messages;
  if (name === 'countryCode' && problem.code === 'invalid') return texts.countryCodeInvalid;
  if (name === 'number' && problem.code === 'invalid') return texts.numberInvalid;
  const sentences: Readonly<Partial<Record<string, string>>> = known;
  return sentences[problem.code] ?? problem.message ?? known.invalid;
}
