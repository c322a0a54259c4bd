import { html, nothing, type TemplateResult } from 'lit';
import type { EmailMatch } from '../../domain/adapter.js';
import { segmentsLeft, timeLeft } from '../../domain/invitation.js';
import { displayName, type User } from '../../domain/user.js';
import { banner, type BannerOptions } from '../../ui/banner.js';
import { icon, ring, type IconName } from '../../ui/icons.js';
import { reasonText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import type { WizardPort } from './wizard-port.js';

type Taken = Exclude<EmailMatch['status'], 'free'>;

/** The next act for each answer; where it is not offered, the user can be opened at least. */
const NEXT: Readonly<Record<Taken, 'resend' | 'renew' | 'restore' | 'open'>> = {
  member: 'open',
  invited: 'resend',
  expired: 'renew',
  removed: 'restore',
  blocked: 'open',
};

const ACT_ICONS = { resend: 'send', renew: 'refresh', restore: 'undo' } as const satisfies Record<string, IconName>;

/** Whose address it is, how that stands, and what to do about it. Nothing while the address is free. */
export function lensBanner(match: EmailMatch | undefined, port: WizardPort): TemplateResult | typeof nothing {
  if (!match || match.status === 'free') return nothing;
  const { status, user } = match;
  const { wizard: texts } = port.i18n.messages;
  return banner({
    ...signOf(status, user, port),
    id: 'lens',
    role: 'status',
    stacked: true,
    title: texts[status],
    text: user ? story(status, user, port) : undefined,
    actions: user ? actions(status, user, port) : undefined,
  });
}

function signOf(status: Taken, user: User | undefined, port: WizardPort): Pick<BannerOptions, 'kind' | 'icon'> {
  const now = port.directory?.now() ?? new Date();
  const signs: Readonly<Record<Taken, IconName>> = {
    member: 'tick',
    invited: 'clock',
    expired: 'late',
    removed: 'minus-circle',
    blocked: 'ban',
  };
  if (status === 'invited' && user?.invitation)
    return { kind: 'warning', icon: ring(segmentsLeft(user.invitation, now)) };
  return { kind: status === 'member' ? 'info' : 'warning', icon: signs[status] };
}

function story(status: Taken, user: User, port: WizardPort): string {
  const { i18n } = port;
  const { wizard: texts } = i18n.messages;
  const now = port.directory?.now() ?? new Date();
  const name = isolate(displayName(user));
  const day = (moment: string): string => i18n.day(moment, now);
  switch (status) {
    case 'member':
      return user.joinedAt === undefined ? texts.memberNow(name) : texts.memberSince(name, day(user.joinedAt));
    case 'invited':
      return invitedStory(user, port);
    case 'expired':
      return user.invitation ? texts.expiredSent(day(user.invitation.sentAt)) : texts.expiredPlain;
    case 'removed':
      if (user.removedAt === undefined) return texts.removedPlain;
      return user.removedBy
        ? texts.removedBy(isolate(user.removedBy.name), day(user.removedAt))
        : texts.removedOn(day(user.removedAt));
    case 'blocked':
      if (user.blockedAt === undefined) return texts.blockedPlain;
      return user.blockedBy
        ? texts.blockedBy(isolate(user.blockedBy.name), day(user.blockedAt))
        : texts.blockedOn(day(user.blockedAt));
  }
}

function invitedStory({ invitation }: User, { i18n, directory }: WizardPort): string {
  const { wizard: texts, state } = i18n.messages;
  const now = directory?.now() ?? new Date();
  if (!invitation) return '';
  const date = i18n.day(invitation.sentAt, now);
  const sent = invitation.sentBy ? state.sentBy(isolate(invitation.sentBy.name), date) : state.sent(date);
  const left = timeLeft(invitation, now);
  return left === undefined ? texts.fact(sent) : texts.facts(sent, state.expiresIn(i18n.duration(left)));
}

function actions(status: Taken, user: User, port: WizardPort): TemplateResult | undefined {
  const { wizard: texts } = port.i18n.messages;
  const next = NEXT[status];
  const canView = port.directory?.can('view', user) !== undefined;
  const view = (label: string, look: string): TemplateResult | typeof nothing =>
    canView
      ? html`<button type="button" class="button small ${look}" @click=${() => port.perform('view', user)}>
          ${label}
        </button>`
      : nothing;
  if (next === 'open') return html`${view(texts.openUser, '')}`;
  const offered = actButton(next, user, port);
  return html`${offered}${offered === nothing ? view(texts.openUser, '') : view(texts.view, 'ghost')}`;
}

function actButton(act: 'resend' | 'renew' | 'restore', user: User, port: WizardPort): TemplateResult | typeof nothing {
  const permission = port.directory?.can(act, user);
  if (!permission) return nothing;
  const { wizard: texts, act: acts } = port.i18n.messages;
  // Who was a member comes back at once; only who never was gets an invitation.
  const label = act === 'restore' && port.invites && user.joinedAt === undefined ? texts.restoreInvite : acts[act];
  const busy = port.isBusy(act, user);
  const run = (): void => {
    if (permission.allowed && !busy) port.perform(act, user);
  };
  return html`<button
      type="button"
      class="button small"
      aria-disabled=${permission.allowed ? nothing : 'true'}
      aria-busy=${busy ? 'true' : nothing}
      aria-describedby=${permission.allowed ? nothing : 'lens-reason'}
      @click=${run}
    >
      ${icon(ACT_ICONS[act])}${label}</button
    >${permission.allowed ? nothing : html`<span class="tiny muted" id="lens-reason">${reasonText(permission.reason, port.i18n)}</span>`}`;
}
