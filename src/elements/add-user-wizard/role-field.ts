import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Role } from '../../domain/role.js';
import type { QueryController } from '../../state/query-controller.js';
import { icon } from '../../ui/icons.js';
import { retryButton } from '../parts/retry-button.js';
import { problemText } from './problem-text.js';
import { roleOf } from './wizard-checks.js';
import type { WizardPort } from './wizard-port.js';

export type RolesRead = Pick<QueryController<'roles', readonly Role[]>, 'state' | 'reload'>;

/** What the user may do in the account, as radio buttons; nothing where there is no choice. */
export function roleField(port: WizardPort, read: RolesRead): TemplateResult | typeof nothing {
  const { roles } = port.state.rules;
  if (roles) return roles.length > 1 ? choice(roles, port) : nothing;
  if (read.state.status === 'failed') return failed(port, read);
  return read.state.status === 'loading' ? loading(port) : nothing;
}

function choice(roles: readonly Role[], port: WizardPort): TemplateResult {
  const { state, i18n } = port;
  const error = problemText(state.problems, 'role', i18n);
  return html`<div
    class="field"
    id="role"
    role="radiogroup"
    tabindex="-1"
    aria-labelledby="role-label"
    aria-invalid=${error ? 'true' : nothing}
    aria-describedby=${error ? 'role-error' : nothing}
  >
    <span class="label" id="role-label">${i18n.messages.wizard.role}</span>
    <div class="roles">${roles.map((role, at) => radio(role, at, port))}</div>
    ${error ? html`<p class="message error" id="role-error">${icon('alert')}<span>${error}</span></p>` : nothing}
  </div>`;
}

/** One that cannot be given stays in reach of the keys, and says why. */
function radio(role: Role, at: number, { state, i18n, dispatch }: WizardPort): TemplateResult {
  const { id, name, description, unavailable } = role;
  const { wizard: texts } = i18n.messages;
  const notes = `role-notes-${String(at)}`;
  const hasNotes = description !== undefined || unavailable !== undefined;
  return html`<label class="choice">
    <input
      type="radio"
      class="radio"
      name="role"
      value=${id}
      .checked=${live(roleOf(state.draft, state.rules)?.id === id)}
      aria-disabled=${unavailable === undefined ? nothing : 'true'}
      aria-labelledby=${`role-name-${String(at)}`}
      aria-describedby=${hasNotes ? notes : nothing}
      @click=${unavailable === undefined ? nothing : prevent}
      @change=${() => dispatch({ type: 'role', role: { id, name } })}
    />
    <span class="choice-text"
      ><span id=${`role-name-${String(at)}`}
        ><bdi>${name}</bdi
        >${role.isDefault ? html` <span class="tag outline">${texts.roleUsual}</span>` : nothing}</span
      ><span class="role-notes" id=${notes}
        >${description === undefined ? nothing : html`<bdi>${description}</bdi>`}${
          unavailable === undefined
            ? nothing
            : html`<span class="why">${icon('lock', 'sm')}<bdi>${texts.roleUnavailable(unavailable)}</bdi></span>`
        }</span
      ></span
    >
  </label>`;
}

const prevent = (event: Event): void => event.preventDefault();

function loading({ i18n }: WizardPort): TemplateResult {
  const { wizard: texts } = i18n.messages;
  return html`<div class="field" aria-busy="true">
    <span class="label">${texts.role}</span>
    <span class="visually-hidden" role="status">${texts.rolesLoading}</span>
    <div class="roles skeleton" aria-hidden="true"><span class="bone"></span><span class="bone"></span></div>
  </div>`;
}

/** Nobody has to wait for them: without a choice the backend gives its usual role. */
function failed({ i18n }: WizardPort, read: RolesRead): TemplateResult {
  const { wizard: texts } = i18n.messages;
  return html`<div class="field">
    <span class="label">${texts.role}</span>
    <div class="message warning suggestion" role="status">
      ${icon('warning')}<span class="grow">${texts.rolesFailed}</span>
      ${retryButton(() => read.reload(), i18n, { link: true })}
    </div>
  </div>`;
}
