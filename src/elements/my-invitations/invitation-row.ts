import { html, nothing, type TemplateResult } from 'lit';
import type { MyInvitation } from '../../domain/acceptance.js';
import { isRetryable } from '../../domain/errors.js';
import { DAY, epoch } from '../../domain/time.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { icon, ring } from '../../ui/icons.js';
import { textArea } from '../../ui/text-area.js';
import { accountMark } from '../parts/account-mark.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { retryButton } from '../parts/retry-button.js';
import { whoAndWhere } from '../parts/who-and-where.js';
import type { Failure, GoneCode, MyRow, Standing } from './my-rows.js';

/** What a row is drawn from. */
export interface RowScene {
  readonly i18n: LocalizeController;
  readonly now: Date;
  readonly canDecline: boolean;
  readonly busy: (act: Failure['act'], id: string) => boolean;
  /** Where members go on; checked already. */
  readonly hrefOf: (invitation: MyInvitation) => string | undefined;
  readonly acts: {
    readonly accept: (id: string) => void;
    readonly decline: (id: string, reason: string) => void;
    readonly ask: (id: string) => void;
    readonly keep: (id: string) => void;
    readonly type: (id: string, reason: string) => void;
  };
}

export function invitationRow({ invitation, standing }: MyRow, scene: RowScene): TemplateResult {
  const { i18n } = scene;
  const { account, expiresAt } = invitation;
  const done = standing.at === 'accepted' || standing.at === 'declined' || standing.at === 'gone';
  return html`<li class="invitation" part="invitation" data-id=${invitation.id} aria-labelledby="name-${invitation.id}">
    ${accountMark(account)}
    <div class="about">
      <h3 class="name" id="name-${invitation.id}" tabindex="-1"><bdi>${account.name}</bdi></h3>
      ${done ? outcome(standing, scene, invitation) : html`<p class="muted small">${whoAndWhere(i18n, invitation)}</p>`}
      ${!done && expiresAt !== undefined ? until(expiresAt, scene) : nothing}
    </div>
    ${standing.at === 'open' ? answers(invitation, standing.failure, scene) : nothing}
    ${standing.at === 'declining' ? question(invitation, standing, scene) : nothing}
    ${standing.at === 'accepted' ? goOn(invitation, scene) : nothing}
  </li>`;
}

function until(expiresAt: string, { i18n, now }: RowScene): TemplateResult {
  const daysLeft = Math.ceil((epoch(expiresAt) - now.getTime()) / DAY);
  return html`<p class="until tiny subtle">
    ${ring(daysLeft, 'sm')}${i18n.messages.accept.validUntil(isolate(i18n.dateTime(expiresAt)))}
  </p>`;
}

function answers(
  { id, account }: MyInvitation,
  failure: Failure | undefined,
  { i18n, canDecline, busy, acts }: RowScene,
): TemplateResult {
  const { myInvitations: texts } = i18n.messages;
  const name = isolate(account.name);
  return html`<div class="answers">
      <button
        type="button"
        class="button"
        aria-label=${texts.acceptOf(name)}
        aria-busy=${busy('accept', id) ? 'true' : nothing}
        @click=${() => acts.accept(id)}
      >
        ${texts.accept}
      </button>
      ${
        canDecline
          ? html`<button
              type="button"
              class="button ghost"
              data-decline
              aria-label=${texts.declineOf(name)}
              @click=${() => acts.ask(id)}
            >
              ${texts.decline}
            </button>`
          : nothing
      }
    </div>
    ${failed(failure, i18n, () => acts.accept(id))}`;
}

/** Nothing can bring it back, so it is asked first. */
function question(
  { id, account, inviter }: MyInvitation,
  { reason, failure }: Extract<Standing, { at: 'declining' }>,
  { i18n, busy, acts }: RowScene,
): TemplateResult {
  const { accept: texts, common } = i18n.messages;
  return html`<div class="question" role="group" aria-labelledby="ask-${id}">
    <p class="ask" id="ask-${id}" tabindex="-1">${texts.declineAsk(isolate(account.name))}</p>
    ${textArea({
      id: `reason-${id}`,
      name: 'reason',
      label: texts.declineReason,
      optional: common.optional,
      hint: inviter && texts.declineReasonHint(isolate(inviter.name)),
      value: reason,
      rows: 2,
      maxlength: 500,
      onInput: (value) => acts.type(id, value),
    })}
    ${failed(failure, i18n, () => acts.decline(id, reason))}
    <div class="row wrap">
      <button
        type="button"
        class="button danger"
        aria-busy=${busy('decline', id) ? 'true' : nothing}
        @click=${() => acts.decline(id, reason)}
      >
        ${texts.declineNow}
      </button>
      <button type="button" class="button ghost" @click=${() => acts.keep(id)}>${texts.keepInvitation}</button>
    </div>
  </div>`;
}

function failed(failure: Failure | undefined, i18n: LocalizeController, again: () => void): unknown {
  if (!failure) return nothing;
  const { error } = failure;
  const unproven = error.kind === 'invitation' && error.code === 'verification-required';
  const retry = retryButton(again, i18n, { small: true });
  return html`<div class="failure">
    ${banner({
      kind: 'danger',
      role: 'alert',
      stacked: true,
      text: unproven ? i18n.messages.myInvitations.unproven : errorText(error, i18n),
      actions: isRetryable(error) || unproven ? retry : undefined,
    })}
  </div>`;
}

function outcome(standing: Standing, { i18n }: RowScene, { account }: MyInvitation): TemplateResult {
  const { accept: texts } = i18n.messages;
  const name = isolate(account.name);
  if (standing.at === 'accepted') return line('tick', 'success', texts.acceptedWords(name));
  if (standing.at === 'declined') return line('minus-circle', '', texts.declinedByYouWords(name));
  return line('info', '', standing.at === 'gone' ? goneText(standing.code, i18n, name) : '');
}

function line(name: 'tick' | 'minus-circle' | 'info', tone: string, words: string): TemplateResult {
  return html`<p class="message ${tone}">${icon(name)}<span>${words}</span></p>`;
}

function goneText(code: GoneCode, i18n: LocalizeController, account: string): string {
  const { accept: texts, myInvitations } = i18n.messages;
  return {
    expired: `${texts.expired}. ${texts.askYourself}`,
    revoked: `${texts.revoked}. ${texts.revokedWords}`,
    used: `${texts.alreadyMember(account)}.`,
    declined: `${texts.declined}. ${texts.declinedWords}`,
    unknown: myInvitations.gone,
    'already-member': `${texts.alreadyMember(account)}.`,
  }[code];
}

function goOn(invitation: MyInvitation, { i18n, hrefOf }: RowScene): unknown {
  const href = hrefOf(invitation);
  if (href === undefined) return nothing;
  const label = i18n.messages.accept.continueTo(isolate(invitation.account.name));
  return html`<div class="answers">
    <a class="button" href=${href} aria-label=${label}>${i18n.messages.accept.continueOn}</a>
  </div>`;
}
