import { html, nothing, type TemplateResult } from 'lit';
import { invitationStateAt, type Invitation, type InvitationEvent } from '../../domain/invitation.js';
import { userStateAt, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import { isolate } from '../parts/isolate.js';
import { stateIcon, stateTone, timeLeftText } from '../parts/state-sign.js';
import { deliveryTrack, stagesOf } from './delivery-track.js';

/** An invitation that can still come to something: open, or expired and to be renewed. */
export type OpenUser = User & { readonly invitation: Invitation };

/** Whether there is an invitation to act on at `now`. */
export function isOpen(user: User, now: Date): user is OpenUser {
  const state = userStateAt(user, now);
  return user.invitation !== undefined && (state === 'invited' || state === 'invitation-expired');
}

/** "Expires in 2 days" beside its ring, and until when exactly. */
export function stateLine(user: OpenUser, now: Date, i18n: LocalizeController): TemplateResult {
  const { invitationActions: texts } = i18n.messages;
  const { expiresAt } = user.invitation;
  const expired = userStateAt(user, now) === 'invitation-expired';
  const moment = expiresAt === undefined ? undefined : (expired ? texts.ended : texts.end)(i18n.dateTime(expiresAt));
  return html`<div class="line">
    <span class="state ${stateTone(user, now)}"
      >${stateIcon(user, now)}<b class="strong">${headline(user, now, i18n)}</b></span
    >
    ${moment === undefined ? nothing : html`<time class="tiny subtle num" datetime=${expiresAt ?? nothing}>${moment}</time>`}
  </div>`;
}

function headline(user: OpenUser, now: Date, i18n: LocalizeController): string {
  const { invitationActions: texts, state } = i18n.messages;
  const left = timeLeftText(user, now, i18n);
  if (left !== undefined) return i18n.sentence(left);
  const { expiresAt } = user.invitation;
  if (userStateAt(user, now) === 'invited') return texts.open;
  return expiresAt === undefined
    ? state['invitation-expired']
    : i18n.sentence(state.expired(i18n.relative(expiresAt, now)));
}

/** When it was sent, and by whom. */
export function sentText({ sentAt, sentBy }: Invitation, now: Date, i18n: LocalizeController): string {
  const { state } = i18n.messages;
  const day = i18n.day(sentAt, now);
  return sentBy ? state.sentBy(isolate(sentBy.name), day) : state.sent(day);
}

/** What is known of the mail; where nothing is, that, and what to do instead. */
export function deliveryLine(
  user: OpenUser,
  now: Date,
  { canCopy, events }: { readonly canCopy: boolean; readonly events: readonly InvitationEvent[] },
  i18n: LocalizeController,
): TemplateResult {
  const texts = i18n.messages.invitationActions;
  const { delivery } = user.invitation;
  const stages = stagesOf(user.invitation, userStateAt(user, now) === 'invitation-expired', events);
  if (!stages) {
    return html`<p class="message">
      ${icon('info')}<span>${canCopy ? texts.deliveryUnknown : texts.deliveryUnknownPlain}</span>
    </p>`;
  }
  const failed = delivery === 'refused' ? texts.refusedText : delivery === 'bounced' ? texts.bouncedText : undefined;
  return html`${deliveryTrack(stages, now, i18n)}
  ${failed === undefined ? nothing : html`<p class="message error">${icon('alert')}<span>${failed}${said(user, events)}</span></p>`}`;
}

/** The mail server's own words. */
function said({ invitation }: OpenUser, events: readonly InvitationEvent[]): TemplateResult | typeof nothing {
  const detail = events.findLast(({ step }) => step === invitation.delivery)?.detail;
  return detail === undefined || detail === '' ? nothing : html` <q><bdi>${detail}</bdi></q>`;
}

/** What is said where there is nothing to act on any more. */
export function closedText(user: User, now: Date, i18n: LocalizeController): string {
  const texts = i18n.messages.invitationActions;
  const state = user.invitation && invitationStateAt(user.invitation, now);
  if (state === 'revoked') return texts.revoked;
  if (state === 'declined') return texts.declined;
  if (state !== 'accepted') return texts.none;
  return user.joinedAt === undefined ? texts.acceptedSometime : texts.accepted(i18n.date(user.joinedAt));
}
