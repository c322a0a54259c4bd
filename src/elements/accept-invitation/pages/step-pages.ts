import { html, nothing, type TemplateResult } from 'lit';
import type { Accepted, OpenInvitation } from '../../../domain/acceptance.js';
import { hueOf, initials } from '../../../domain/user.js';
import { banner } from '../../../ui/banner.js';
import { textArea } from '../../../ui/text-area.js';
import { isolate, isolateLtr } from '../../parts/isolate.js';
import type { SignInCause } from '../accept-page.js';
import { codeField, emailField } from './fields.js';
import {
  actButton,
  continueLink,
  failureBanner,
  hero,
  pair,
  quietButton,
  runButton,
  signInButton,
  ssoButton,
} from './page-parts.js';
import { passwordField } from './password-field.js';
import type { PageParts, Scene } from './scene.js';

/** An identity exists, or the link offers nothing else: sign in, then come back. */
export function signInPage(scene: Scene, invitation: OpenInvitation, because: SignInCause): PageParts {
  const { texts, acceptance } = scene;
  const email = isolateLtr(invitation.email);
  const words = {
    required: texts.signInRequired,
    asked: texts.signInAsked,
    offered: texts.signInOffered,
    confirmed: texts.signInConfirmed,
  }[because](email);
  return {
    art: because === 'confirmed' ? hero('tick', 'success') : hero('key'),
    heading: texts.signInFirst,
    words,
    body: html`<div class="stack tight">
      ${failureBanner(scene)} ${signInButton(scene, invitation.email, texts.signIn)}
      ${because === 'confirmed' ? nothing : ssoButton(scene, invitation.email)}
      ${
        because !== 'confirmed' && acceptance.can('sendCode') && acceptance.can('confirmCode')
          ? actButton({ label: texts.forgotPassword, kind: 'ghost', press: () => acceptance.go('verify') })
          : nothing
      }
    </div>`,
    below: backLink(scene, invitation),
  };
}

/** The address must be proven by a mailed code, which also sets a new password. */
export function verifyPage(scene: Scene, invitation: OpenInvitation, sent: boolean): PageParts {
  const { texts } = scene;
  const email = isolateLtr(invitation.email);
  return {
    art: hero('mail'),
    heading: texts.verify,
    words: sent ? nothing : texts.verifyWords(email),
    body: sent
      ? codeForm(scene, invitation, email)
      : html`<div class="stack tight">
          ${failureBanner(scene)} ${runButton(scene, 'sendCode', texts.sendCode, { kind: 'primary', icon: 'send' })}
        </div>`,
    below: backLink(scene, invitation),
  };
}

function codeForm(scene: Scene, invitation: OpenInvitation, email: string): TemplateResult {
  const { texts, acceptance, acts } = scene;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    acts.run('confirm');
  };
  return html`<form class="stack" method="post" novalidate @submit=${submit}>
    ${banner({ kind: 'info', icon: 'mail', text: texts.codeSent(email), role: 'status' })}
    ${emailField(scene, invitation)} ${codeField(scene, invitation)}
    ${passwordField(scene, invitation, texts.newPassword)} ${failureBanner(scene)}
    <div class="stack tight">
      <button
        type="submit"
        class="button primary large block"
        aria-busy=${acceptance.running === 'confirm' ? 'true' : nothing}
      >
        ${texts.confirm}
      </button>
      ${runButton(scene, 'sendCode', texts.sendCodeAgain, { kind: 'ghost' })}
    </div>
  </form>`;
}

/** Nothing can bring the link back, so it is asked first. */
export function declinePage(scene: Scene, { account, inviter }: OpenInvitation): PageParts {
  const { texts, acceptance, i18n } = scene;
  return {
    art: hero('minus-circle'),
    heading: texts.declineAsk(isolate(account.name)),
    words: texts.declineAskWords,
    body: html`<div class="stack">
      ${textArea({
        id: 'reason',
        name: 'reason',
        label: texts.declineReason,
        optional: i18n.messages.common.optional,
        value: scene.draft.reason,
        hint: inviter && texts.declineReasonHint(isolate(inviter.name)),
        rows: 3,
        maxlength: 500,
        onInput: (value) => acceptance.type({ reason: value }),
      })}
      ${failureBanner(scene)}
      <div class="stack tight">
        ${runButton(scene, 'decline', texts.declineNow, { kind: 'danger' })}
        ${actButton({ label: texts.keepInvitation, kind: 'ghost', press: () => acceptance.go('start') })}
      </div>
    </div>`,
  };
}

export function declinedByYouPage({ texts }: Scene, { account }: OpenInvitation): PageParts {
  return {
    art: hero('minus-circle'),
    heading: texts.declinedByYou,
    words: texts.declinedByYouWords(isolate(account.name)),
    body: html`<p class="muted small centred">${texts.closePage}</p>`,
  };
}

/** Who is signed in need not belong to the account, so it is not named here. */
export function stayedPage(scene: Scene, { signedIn, email }: OpenInvitation): PageParts {
  const { texts, acceptance } = scene;
  return {
    art: hero('check-circle'),
    heading: texts.stayed,
    words: texts.stayedWords(isolateLtr(signedIn?.email ?? email)),
    body: continueLink(scene),
    below: quietButton(scene.i18n.messages.common.back, () => acceptance.go('start')),
  };
}

export function memberPage(scene: Scene, { account }: OpenInvitation): PageParts {
  const { texts } = scene;
  return {
    art: hero('tick', 'success'),
    heading: texts.alreadyMember(isolate(account.name)),
    words: texts.alreadyMemberWords,
    body: continueLink(scene, account.name),
  };
}

/** The outline fills in: the person has arrived. */
export function acceptedPage(scene: Scene, invitation: OpenInvitation, accepted: Accepted): PageParts {
  const { texts } = scene;
  const { firstName = '', lastName = '', email } = invitation;
  const account = { ...invitation.account, ...accepted.account };
  const face = html`<span class="avatar large arrived hue-${hueOf(accepted.userId ?? email)}"
    ><bdi>${initials({ firstName, lastName, email })}</bdi></span
  >`;
  return {
    art: pair(account, face),
    heading: texts.accepted,
    words: accepted.signedIn ? texts.acceptedWords(isolate(account.name)) : texts.acceptedSignIn(isolate(account.name)),
    body: accepted.signedIn
      ? continueLink(scene, account.name)
      : html`<div class="stack tight">${signInButton(scene, email, texts.signIn)}</div>`,
  };
}

function backLink({ acceptance, i18n }: Scene, { waysIn }: OpenInvitation): unknown {
  return waysIn.includes('register') ? quietButton(i18n.messages.common.back, () => acceptance.go('start')) : nothing;
}
