import { html, nothing, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../../domain/acceptance.js';
import { DAY, epoch } from '../../../domain/time.js';
import { checkbox } from '../../../ui/checkbox.js';
import { ring } from '../../../ui/icons.js';
import { isolate } from '../../parts/isolate.js';
import { whoAndWhere } from '../../parts/who-and-where.js';
import { emailField, nameField, phoneField, problemText } from './fields.js';
import {
  actButton,
  failureBanner,
  hero,
  inviterAvatar,
  pair,
  quietButton,
  runButton,
  signInElsewhere,
  ssoButton,
} from './page-parts.js';
import { accountRows } from './account-rows.js';
import { passwordField } from './password-field.js';
import type { PageParts, Scene } from './scene.js';

/** The link can be used and nobody is signed in: what it is about, then the form. */
export function registerPage(scene: Scene, invitation: OpenInvitation): PageParts {
  const { texts, acts } = scene;
  return {
    ...introduction(scene, invitation),
    body: html`${registrationForm(scene, invitation)}${otherWays(scene, invitation)}`,
    below: html`${invitation.waysIn.includes('sign-in') && !scene.signInElsewhere ? quietButton(texts.haveAccount, () => acts.signIn(invitation.email)) : nothing}
    ${declineLink(scene)}`,
  };
}

/** Signed in with the invited address: one press. */
export function joinPage(scene: Scene, invitation: OpenInvitation): PageParts {
  const { texts } = scene;
  const name = invitation.signedIn?.name.trim() || invitation.email;
  return {
    ...introduction(scene, invitation),
    body: html`<div class="stack">
      ${accountRows([{ label: texts.signedInAs, name, email: invitation.signedIn?.email ?? invitation.email, here: false }])}
      ${failureBanner(scene)} ${runButton(scene, 'join', texts.joinAs(isolate(name)), { kind: 'primary' })}
    </div>`,
    below: declineLink(scene),
  };
}

/** Somebody else is signed in: nothing happens before they say who they are. */
export function wrongAccountPage(scene: Scene, invitation: OpenInvitation): PageParts {
  const { texts, acceptance } = scene;
  const { account, signedIn, email, firstName = '', lastName = '' } = invitation;
  const invited = { label: texts.invitedAddress, name: `${firstName} ${lastName}`, email, here: false };
  const current = signedIn && { label: texts.signedInAddress, ...signedIn, here: true };
  return {
    art: hero('user', 'warning'),
    heading: texts.wrongAccount,
    words: invitation.alreadyMember ? texts.wrongAccountMember(isolate(account.name)) : texts.wrongAccountWords,
    body: html`<div class="stack">
      ${accountRows(current ? [invited, current] : [invited])} ${failureBanner(scene)}
      <div class="stack tight">
        ${runButton(scene, 'switchAccount', texts.switchAccount, { kind: 'primary', icon: 'refresh' })}
        ${actButton({ label: texts.staySignedIn, kind: 'ghost', press: () => acceptance.go('stayed') })}
      </div>
    </div>`,
  };
}

function introduction(scene: Scene, invitation: OpenInvitation): Omit<PageParts, 'body'> {
  return {
    art: pair(invitation.account, inviterAvatar(invitation.inviter)),
    heading: scene.texts.join(isolate(invitation.account.name)),
    words: html`${whoAndWhere(scene.i18n, invitation)}${untilWhen(scene, invitation)}`,
  };
}

function untilWhen({ texts, i18n, now }: Scene, { expiresAt }: OpenInvitation): unknown {
  if (expiresAt === undefined) return nothing;
  const daysLeft = Math.ceil((epoch(expiresAt) - now.getTime()) / DAY);
  return html`<span class="until tiny subtle"
    >${ring(daysLeft, 'sm')}${texts.validUntil(isolate(i18n.dateTime(expiresAt)))}</span
  >`;
}

function registrationForm(scene: Scene, invitation: OpenInvitation): TemplateResult {
  const { texts, acceptance, acts } = scene;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    acts.run('register');
  };
  return html`<form class="stack" part="form" method="post" novalidate @submit=${submit}>
    ${emailField(scene, invitation)}
    <div class="columns keep">
      ${nameField('firstName', scene, invitation)} ${nameField('lastName', scene, invitation)}
    </div>
    ${phoneField(scene, invitation)} ${passwordField(scene, invitation, texts.password)} ${terms(scene, invitation)}
    ${failureBanner(scene)}
    <button
      type="submit"
      class="button primary large block"
      aria-busy=${acceptance.running === 'register' ? 'true' : nothing}
    >
      ${texts.accept}
    </button>
  </form>`;
}

function otherWays(scene: Scene, { email }: OpenInvitation): unknown {
  const button = scene.signInElsewhere
    ? html`<div class="stack tight">${signInElsewhere(scene)}</div>`
    : ssoButton(scene, email);
  return button === nothing
    ? nothing
    : html`<p class="divider">${scene.texts.or}</p>
        ${button}`;
}

function terms(scene: Scene, invitation: OpenInvitation): unknown {
  const words = html`<slot name="terms">${scene.texts.defaultTerms}</slot>`;
  if (!scene.termsRequired)
    return html`<p class="small muted" ?hidden=${!scene.hasTerms}><slot name="terms"></slot></p>`;
  return checkbox({
    id: 'terms',
    name: 'terms',
    label: words,
    checked: scene.draft.terms,
    error: problemText('terms', scene, invitation),
    invalid: problemText('terms', scene, invitation) !== undefined,
    onChange: (checked) => scene.acceptance.type({ terms: checked }),
  });
}

function declineLink({ acceptance, texts }: Scene): unknown {
  return acceptance.can('decline') ? quietButton(texts.decline, () => acceptance.go('decline'), 'quiet') : nothing;
}
