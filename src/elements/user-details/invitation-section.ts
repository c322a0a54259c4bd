import { html, nothing, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { userStateAt, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { staticTag } from '../../ui/static-tag.js';
import type { UserViewRequestEvent } from '../parts/user-events.js';

/** Stays where it was revoked, too: they may be invited anew, and the Undo in there must not vanish with it. */
export function invitationSection(
  user: User,
  directory: Directory,
  actionsTag: string,
  i18n: LocalizeController,
  onGroups: () => void,
): TemplateResult | typeof nothing {
  const state = userStateAt(user, directory.now());
  const gone = state === 'disabled' && user.invitation?.state !== 'accepted';
  if (!user.invitation || !(gone || state === 'invited' || state === 'invitation-expired')) return nothing;
  const tag = staticTag(actionsTag);
  // The groups stand right here, in a tab.
  const here = (event: UserViewRequestEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onGroups();
  };
  return html`<section class="section" aria-labelledby="invitation-title">
    <div class="section-head">
      <h3 class="section-title" id="invitation-title">${i18n.messages.userDetails.invitation}</h3>
    </div>
    ${staticHtml`<${tag} .adapter=${directory.adapter} 
      .user=${user}
      @user-view-request=${here}
    ></${tag}>`}
  </section>`;
}
