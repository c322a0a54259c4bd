import { html, nothing, type TemplateResult } from 'lit';
import { expiresSoon, segmentsLeft, timeLeft } from '../../domain/invitation.js';
import type { Instant } from '../../domain/time.js';
import { userStateAt, type User, type UserState } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon, ring, type IconName } from '../../ui/icons.js';
import { isolate } from './isolate.js';

/** What a state means to whoever looks: it colours the icon, never the word alone. */
export type StateTone = 'success' | 'info' | 'warning' | 'danger' | 'quiet';

const TONES: Readonly<Record<UserState, StateTone>> = {
  invited: 'info',
  'invitation-expired': 'warning',
  active: 'success',
  blocked: 'danger',
  disabled: 'quiet',
  deleted: 'quiet',
};

const ICONS: Readonly<Record<Exclude<UserState, 'invited'>, IconName>> = {
  'invitation-expired': 'late',
  active: 'tick',
  blocked: 'ban',
  disabled: 'minus-circle',
  deleted: 'minus-circle',
};

/** Whether somebody waits for a mail that is known not to have arrived. */
function mailFailed(user: User, now: Date): boolean {
  const { delivery } = user.invitation ?? {};
  return userStateAt(user, now) === 'invited' && (delivery === 'refused' || delivery === 'bounced');
}

/** The tone of a user's state at `now`; an invitation that ends within two days is a warning. */
export function stateTone(user: User, now: Date): StateTone {
  const state = userStateAt(user, now);
  if (state === 'invited' && user.invitation && expiresSoon(user.invitation, now)) return 'warning';
  return TONES[state];
}

/** The state as a shape: a ring of seven segments for an open invitation, an icon for the rest. */
export function stateIcon(user: User, now: Date): TemplateResult {
  const state = userStateAt(user, now);
  if (state !== 'invited') return icon(ICONS[state]);
  return ring(user.invitation ? segmentsLeft(user.invitation, now) : 7);
}

/** The state in one or two words, such as "Invitation expired". */
export function stateWord(user: User, now: Date, i18n: LocalizeController): string {
  return i18n.messages.state[userStateAt(user, now)];
}

/** "expires in 9 hours" for an open invitation whose end is known. */
export function timeLeftText(user: User, now: Date, i18n: LocalizeController): string | undefined {
  if (userStateAt(user, now) !== 'invited' || !user.invitation) return undefined;
  const left = timeLeft(user.invitation, now);
  return left === undefined ? undefined : i18n.messages.state.expiresIn(i18n.duration(left));
}

/** What somebody has to know of an open invitation: that its mail failed, or else how long it lasts. */
function urgent(user: User, now: Date, i18n: LocalizeController): string | undefined {
  if (!mailFailed(user, now)) return timeLeftText(user, now, i18n);
  const { mailBounced, mailRefused } = i18n.messages.state;
  return user.invitation?.delivery === 'bounced' ? mailBounced : mailRefused;
}

/** Icon and word in a row of text, for tables; an open invitation adds what is urgent about it. */
export function stateSign(user: User, now: Date, i18n: LocalizeController): TemplateResult {
  const more = urgent(user, now, i18n);
  const failed = mailFailed(user, now);
  return html`<span class="state ${failed ? 'danger' : stateTone(user, now)}"
    >${failed ? icon('alert') : stateIcon(user, now)}<span
      >${stateWord(user, now, i18n)}${more === undefined ? nothing : html` <span class="muted">· ${more}</span>`}</span
    ></span
  >`;
}

/** Icon and word as a tinted pill, for heads. */
export function statePill(user: User, now: Date, i18n: LocalizeController): TemplateResult {
  return html`<span class="pill ${stateTone(user, now)}"
    >${stateIcon(user, now)}<span>${stateWord(user, now, i18n)}</span></span
  >`;
}

/** The moment that the detail line is about; the exact time is given on demand. */
export function stateMoment(user: User, now: Date): Instant | undefined {
  const moments: Readonly<Record<UserState, Instant | undefined>> = {
    invited: user.invitation?.sentAt,
    'invitation-expired': user.invitation?.expiresAt,
    active: user.joinedAt,
    blocked: user.blockedAt,
    disabled: user.removedAt,
    deleted: user.removedAt,
  };
  return moments[userStateAt(user, now)];
}

/** The line under the sign, such as "Sent 16 Nov" or "3 days ago"; nothing where there is nothing to add. */
export function stateDetail(user: User, now: Date, i18n: LocalizeController): string | undefined {
  const moment = stateMoment(user, now);
  if (moment === undefined) return undefined;
  const { state: texts } = i18n.messages;
  const day = i18n.day(moment, now);
  switch (userStateAt(user, now)) {
    case 'invited':
      return texts.sent(day);
    case 'invitation-expired':
      return i18n.sentence(i18n.relative(moment, now));
    case 'blocked':
      return user.blockedBy ? texts.blockedBy(isolate(user.blockedBy.name), day) : texts.blockedOn(day);
    case 'disabled':
    case 'deleted':
      return texts.removedOn(day);
    case 'active':
      return undefined;
  }
}
