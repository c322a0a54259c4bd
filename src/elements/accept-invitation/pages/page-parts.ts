import { html, nothing, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../../domain/acceptance.js';
import type { PersonRef } from '../../../domain/invitation.js';
import { hueOf, initials } from '../../../domain/user.js';
import { avatar } from '../../../ui/avatar.js';
import { banner } from '../../../ui/banner.js';
import { icon, type IconName } from '../../../ui/icons.js';
import { safeUrl } from '../../../ui/safe-url.js';
import { isRetryable } from '../../../domain/errors.js';
import { accountMark } from '../../parts/account-mark.js';
import { errorText } from '../../parts/error-text.js';
import { isolate } from '../../parts/isolate.js';
import { retryButton } from '../../parts/retry-button.js';
import type { AcceptAct } from '../act-runner.js';
import type { Scene } from './scene.js';

/** The disc of a card that says one thing. */
export function hero(name: IconName, tone: '' | 'success' | 'warning' | 'danger' = ''): TemplateResult {
  return html`<span class="hero ${tone}">${icon(name, 'lg')}</span>`;
}

/** The account's mark, and who stands beside it. */
export function pair(account: OpenInvitation['account'], beside: unknown): TemplateResult {
  return html`<span class="pair"><slot name="logo">${accountMark(account)}</slot>${beside}</span>`;
}

export function inviterAvatar(inviter: PersonRef | undefined): unknown {
  if (!inviter) return nothing;
  const [firstName = '', ...rest] = inviter.name.split(/\s+/u);
  const letters = initials({ firstName, lastName: rest.at(-1) ?? '' });
  return avatar({
    initials: letters,
    hue: hueOf(inviter.id ?? inviter.email ?? inviter.name),
    face: 'here',
    size: 'lg',
  });
}

export interface ActButton {
  readonly label: string;
  readonly press: () => void;
  readonly kind?: 'primary' | 'danger' | 'ghost' | '';
  readonly icon?: IconName;
  readonly busy?: boolean;
}

export function actButton({ label, press, kind = '', icon: name, busy }: ActButton): TemplateResult {
  return html`<button
    type="button"
    class="button large block ${kind}"
    aria-busy=${busy ? 'true' : nothing}
    @click=${press}
  >
    ${name ? icon(name) : nothing}${label}
  </button>`;
}

/** A button for an act of the controller, busy while it runs. */
export function runButton(
  scene: Scene,
  act: AcceptAct,
  label: string,
  look: Pick<ActButton, 'kind' | 'icon'> = {},
): TemplateResult {
  return actButton({ ...look, label, busy: scene.acceptance.running === act, press: () => scene.acts.run(act) });
}

/** Where members go on; without an address, the word that there is nothing left to do. */
export function continueLink({ texts, continueHref }: Scene, account?: string): TemplateResult {
  if (continueHref === undefined) return html`<p class="muted small centred">${texts.closePage}</p>`;
  const label = account === undefined ? texts.continueOn : texts.continueTo(isolate(account));
  return html`<a class="button primary large block" href=${continueHref}>${label}</a>`;
}

/** A mail to whoever invited, where the address is known. */
export function writeLink(inviter: PersonRef | undefined, label: string, kind: '' | 'ghost' = ''): unknown {
  const href =
    inviter?.email === undefined
      ? undefined
      : safeUrl(`mailto:${encodeURIComponent(inviter.email).replace('%40', '@')}`);
  if (href === undefined) return nothing;
  return html`<a class="button large block ${kind}" href=${href}>${icon('mail')}${label}</a>`;
}

/** The way to a sign-in, or how to go on where the host has left it to the person. */
export function signInButton(
  scene: Scene,
  email: string | undefined,
  label: string,
  kind: '' | 'primary' | 'ghost' = 'primary',
): TemplateResult {
  if (scene.signInElsewhere) return signInElsewhere(scene, 'primary');
  const busy = scene.acceptance.running === 'leave';
  return actButton({ label, kind, busy, press: () => scene.acts.signIn(email) });
}

/** How to go on where neither host nor address leads to a sign-in. */
export function signInElsewhere({ texts, acts }: Scene, kind: '' | 'primary' = ''): TemplateResult {
  return html`${banner({ kind: 'info', text: texts.signInElsewhere, role: 'status' })}
  ${actButton({ label: texts.checkAgain, kind, icon: 'refresh', press: () => acts.resume() })}`;
}

/** The host's single sign-on: its own buttons in the slot, or ours for the service that `sso` names. */
export function ssoButton(scene: Scene, email: string | undefined): unknown {
  const { sso, hasSso, texts, acts } = scene;
  if ((sso === undefined && !hasSso) || scene.signInElsewhere) return nothing;
  const label = sso?.trim() ? texts.continueWith(isolate(sso)) : texts.continueWithSso;
  const press = (): void => acts.signIn(email, 'sso');
  return html`<slot name="sso">${sso === undefined ? nothing : actButton({ label, icon: 'key', press })}</slot>`;
}

/** What went wrong with the last press, with the same press again where that may help. */
export function failureBanner({ acceptance, texts, i18n }: Scene): unknown {
  const { failure } = acceptance;
  if (!failure) return nothing;
  const retry = retryButton(() => void acceptance.retry(), i18n, { small: true });
  return banner({
    kind: 'danger',
    role: 'alert',
    stacked: true,
    text: failure.error.kind === 'invitation' ? texts.notTaken : errorText(failure.error, i18n),
    actions: isRetryable(failure.error) || failure.error.kind === 'invitation' ? retry : undefined,
  });
}

/** A quiet link under the card. */
export function quietButton(label: string, press: () => void, tone = ''): TemplateResult {
  return html`<button type="button" class="link small ${tone}" @click=${press}>${label}</button>`;
}
