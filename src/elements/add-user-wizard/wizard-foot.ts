import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import { icon } from '../../ui/icons.js';
import { shortName } from './problem-text.js';
import { firstStepOf, stepOfField } from './wizard-checks.js';
import type { WizardPort } from './wizard-port.js';
import { isLocked, isTaken } from './wizard-model.js';

export interface FootActs {
  /** Whether "Next" waits for an answer about what was typed. */
  readonly waiting: boolean;
  readonly cancel: () => void;
  readonly another: () => void;
  readonly view: (user: User) => void;
}

/** Back or Cancel at the start, the act at the end, and beside it why it cannot be done now. */
export function wizardFoot(port: WizardPort, acts: FootActs): TemplateResult {
  if (port.state.step === 'summary') return summaryFoot(port, acts);
  const reason = reasonOf(port);
  return html`<div class="pane-foot">
    ${port.state.step === firstStepOf(port.state.rules) ? cancelButton(port, acts) : backButton(port)}
    <span class="pane-end">
      ${reason ? html`<span class="pane-reason" id="reason">${reason}</span>` : nothing}${mainButton(port, acts, reason)}
    </span>
  </div>`;
}

function cancelButton({ i18n }: WizardPort, { cancel }: FootActs): TemplateResult {
  return html`<button type="button" class="button ghost" @click=${cancel}>${i18n.messages.common.cancel}</button>`;
}

function backButton({ state, i18n, move }: WizardPort): TemplateResult {
  const locked = isLocked(state);
  return html`<button
    type="button"
    class="button ghost"
    aria-disabled=${locked ? 'true' : nothing}
    aria-describedby=${locked ? 'reason' : nothing}
    @click=${() => move({ type: 'back' })}
  >
    ${icon('chevron-left')}${i18n.messages.common.back}
  </button>`;
}

function mainButton(port: WizardPort, { waiting }: FootActs, reason: string | undefined): TemplateResult {
  const { state, i18n } = port;
  const { wizard: texts, common } = i18n.messages;
  const sending = state.step === 'overview' ? state.sending : undefined;
  const busy = waiting || sending?.status === 'sending';
  const barred = reason !== undefined && !busy;
  const label = sending === undefined ? common.next : sending.status === 'unknown' && !barred ? texts.again : texts.add;
  return html`<button
    type="submit"
    class="button primary"
    id="go"
    aria-disabled=${barred ? 'true' : nothing}
    aria-busy=${busy ? 'true' : nothing}
    aria-describedby=${reason ? 'reason' : nothing}
  >
    ${label}
  </button>`;
}

/** Why it does not go on now; nothing when it does. */
export function reasonOf({ state, i18n }: WizardPort): string | undefined {
  const { wizard: texts } = i18n.messages;
  if (state.step === stepOfField('email', state.rules) && isTaken(state)) return texts.resolve;
  if (state.step !== 'overview' || !isLocked(state)) return undefined;
  return state.sending.status === 'sending' ? texts.waitForAnswer : texts.firstFindOut(shortName(state.draft));
}

function summaryFoot({ state, i18n, directory }: WizardPort, acts: FootActs): TemplateResult {
  const { wizard: texts, common } = i18n.messages;
  const added = state.step === 'summary' ? state.added.user : undefined;
  const canView = added !== undefined && directory?.can('view', added) !== undefined;
  return html`<div class="pane-foot">
    ${canView ? html`<button type="button" class="button ghost" @click=${() => acts.view(added)}>${texts.viewDetails}</button>` : nothing}
    <span class="pane-end">
      <button type="button" class="button" @click=${acts.another}>${texts.another}</button>
      <button type="button" class="button primary" id="go" @click=${acts.cancel}>${common.close}</button>
    </span>
  </div>`;
}
