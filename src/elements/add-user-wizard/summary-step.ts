import { html, nothing, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import type { Delivery } from '../../domain/invitation.js';
import { userStateAt, type User } from '../../domain/user.js';
import { banner } from '../../ui/banner.js';
import { checkbox } from '../../ui/checkbox.js';
import { icon } from '../../ui/icons.js';
import { staticTag } from '../../ui/static-tag.js';
import { errorText } from '../parts/error-text.js';
import { isolate, isolateLtr } from '../parts/isolate.js';
import { userAvatar } from '../parts/user-face.js';
import { shortName } from './problem-text.js';
import type { WizardPort } from './wizard-port.js';
import type { Added } from './wizard-types.js';

/** Who was added, what is known of the mail, the link to share, and what to do when no mail comes. */
export function summaryStep(added: Added, user: User, port: WizardPort, tryRest: () => void): TemplateResult {
  const now = port.directory?.now() ?? new Date();
  const invited = ['invited', 'invitation-expired'].includes(userStateAt(user, now)) && user.invitation !== undefined;
  const delivery = user.invitation?.delivery ?? added.delivery;
  return html`<div class="stack">
    ${head(user, invited, delivery, port)} ${restBanner(added, port, tryRest)}
    ${invited ? invitation(user, port) : nothing}
    ${
      invited && awaitsMail(delivery)
        ? html`<p class="message">${icon('info')}<span>${port.i18n.messages.wizard.spam(shortName(user))}</span></p>`
        : nothing
    }
    ${nextOne(port)}
  </div>`;
}

/** Whether the next one gets the same groups and the same role. */
function nextOne({ state, i18n, dispatch }: WizardPort): TemplateResult | typeof nothing {
  if (state.step !== 'summary' || (state.draft.groups.length === 0 && !state.draft.role)) return nothing;
  const { wizard: texts } = i18n.messages;
  return checkbox({
    id: 'keep',
    label: state.draft.role ? texts.keepGroupsAndRole : texts.keepGroups,
    checked: !state.anew,
    onChange: (keep) => dispatch({ type: 'anew', anew: !keep }),
  });
}

/** The heading that gets the focus: it says how it ended. */
function head(user: User, invited: boolean, delivery: Delivery, { i18n }: WizardPort): TemplateResult {
  const { wizard: texts } = i18n.messages;
  const name = shortName(user);
  const mail = mailText(delivery, user.email, texts);
  return html`<div class="row person">
    ${userAvatar(user, 'lg')}
    <div class="grow">
      <h3 class="pane-title" id="step" tabindex="-1">${invited ? texts.isInvited(name) : texts.isAdded(name)}</h3>
      ${
        invited
          ? html`<p class="message ${mail.failed ? 'error' : ''}">
              ${mail.failed ? icon('alert') : nothing}<span>${mail.text}</span>
            </p>`
          : html`<p class="small muted">${texts.canSignIn(isolateLtr(user.email))}</p>`
      }
    </div>
  </div>`;
}

interface MailWords {
  readonly text: string;
  readonly failed: boolean;
}

function mailText(delivery: Delivery, email: string, texts: WizardPort['i18n']['messages']['wizard']): MailWords {
  const to = isolateLtr(email);
  switch (delivery) {
    case 'queued':
    case 'mailed':
      return { text: texts.mailQueued(to), failed: false };
    case 'delivered':
    case 'opened':
      return { text: texts.mailDelivered(to), failed: false };
    case 'bounced':
    case 'refused':
      return { text: texts.mailFailed(to), failed: true };
    // What to do then stands with the link, right below.
    case 'unknown':
      return { text: to, failed: false };
  }
}

function awaitsMail(delivery: Delivery): boolean {
  return ['queued', 'mailed', 'delivered'].includes(delivery);
}

/** Its link and what can be done with it, as everywhere. */
function invitation(user: User, { tags, directory }: WizardPort): TemplateResult {
  const tag = staticTag(tags.invitationActions);
  return staticHtml`<${tag} .adapter=${directory?.adapter} .user=${user}></${tag}>`;
}

/** The user is there, a group is not: told as it is, with another try for the rest. */
function restBanner({ missing, rest, user }: Added, { i18n, directory }: WizardPort, tryRest: () => void): unknown {
  if (missing.length === 0) return nothing;
  const { wizard: texts } = i18n.messages;
  const names = texts.restText(i18n.list(missing.map(({ name }) => isolate(name))));
  const trouble = rest.status === 'failed' ? ` ${errorText(rest.trouble, i18n)}` : '';
  const busy = rest.status === 'trying';
  return banner({
    kind: 'warning',
    role: 'alert',
    stacked: true,
    title: texts.restFailed(missing.length),
    text: `${names}${trouble}`,
    actions: directory?.can('set-groups', user)?.allowed
      ? html`<button type="button" class="button small" aria-busy=${busy ? 'true' : nothing} @click=${tryRest}>
          ${icon('refresh')}${texts.tryRest}
        </button>`
      : undefined,
  });
}
