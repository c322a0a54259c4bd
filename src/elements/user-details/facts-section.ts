import { html, type TemplateResult } from 'lit';
import { invitationStateAt, type PersonRef } from '../../domain/invitation.js';
import type { Instant } from '../../domain/time.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { isolate } from '../parts/isolate.js';

/** A term and what stands for it; left out where nothing is known. */
type Fact = readonly [term: string, value: TemplateResult | string | undefined];

/** Dates, who did what, where the user comes from: what is looked up. */
export function factsSection(user: User, now: Date, i18n: LocalizeController): TemplateResult {
  const known = factsOf(user, now, i18n).filter(([, value]) => value !== undefined);
  return html`<dl class="dl">
    ${known.map(
      ([term, value]) =>
        html`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function factsOf(user: User, now: Date, i18n: LocalizeController): Fact[] {
  const texts = i18n.messages.userDetails;
  const seen =
    user.lastSignInAt === undefined && user.joinedAt !== undefined
      ? i18n.messages.common.never
      : moment(user.lastSignInAt, i18n);
  return [
    [texts.joined, day(user.joinedAt, i18n)],
    [texts.invited, user.invitation ? day(user.createdAt, i18n) : undefined],
    [texts.invitedBy, user.invitation?.sentBy && html`<bdi>${user.invitation.sentBy.name}</bdi>`],
    ...openFacts(user, now, i18n),
    [texts.lastSignIn, seen],
    [texts.blocked, dayBy(user.blockedAt, user.blockedBy, i18n)],
    [texts.removed, dayBy(user.removedAt, user.removedBy, i18n)],
    [texts.role, user.administrator ? texts.administrator : undefined],
    [texts.source, user.source && texts.sources(user.source)],
    [texts.id, html`<span class="ltr num">${user.id}</span>`],
  ];
}

function openFacts({ invitation }: User, now: Date, i18n: LocalizeController): Fact[] {
  if (!invitation) return [];
  const texts = i18n.messages.userDetails;
  const state = invitationStateAt(invitation, now);
  if (state !== 'pending' && state !== 'expired') return [];
  return [
    [texts.sent, moment(invitation.sentAt, i18n)],
    [state === 'expired' ? texts.expired : texts.expires, moment(invitation.expiresAt, i18n)],
  ];
}

function day(at: Instant | undefined, i18n: LocalizeController): TemplateResult | undefined {
  return at === undefined
    ? undefined
    : html`<time class="num" datetime=${at} title=${i18n.dateTime(at)}>${i18n.date(at)}</time>`;
}

function moment(at: Instant | undefined, i18n: LocalizeController): TemplateResult | undefined {
  return at === undefined ? undefined : html`<time class="num" datetime=${at}>${i18n.dateTime(at)}</time>`;
}

function dayBy(
  at: Instant | undefined,
  by: PersonRef | undefined,
  i18n: LocalizeController,
): TemplateResult | undefined {
  if (at === undefined) return undefined;
  const text = by ? i18n.messages.userDetails.onBy(i18n.date(at), isolate(by.name)) : i18n.date(at);
  return html`<time datetime=${at} title=${i18n.dateTime(at)}>${text}</time>`;
}
