import { html, nothing, type TemplateResult } from 'lit';
import { displayName, hueOf, initials, type User, type UserState } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { avatar, type AvatarOptions } from '../../ui/avatar.js';

/** Which states are drawn in outline (not here yet) and which in grey (kept out or gone). */
const FACES: Readonly<Record<UserState, AvatarOptions['face']>> = {
  invited: 'pending',
  'invitation-expired': 'pending',
  active: 'here',
  blocked: 'away',
  disabled: 'away',
  deleted: 'away',
};

/** What a face needs of a user; a draft that is not sent yet has no id and is seeded by its address. */
export type Face = Partial<Pick<User, 'id' | 'state'>> & Pick<User, 'firstName' | 'lastName' | 'email'>;

/** Initials in a disc; drawn in outline until the person has arrived. Decoration: the name stands beside it. */
export function userAvatar(user: Face, size: AvatarOptions['size'] = 'md'): TemplateResult {
  return avatar({
    initials: initials(user),
    hue: hueOf(user.id ?? user.email),
    face: FACES[user.state ?? 'invited'],
    size,
  });
}

export interface FaceOptions {
  /** Whether this is the viewer's own row, which is then tagged. */
  readonly you?: boolean;
  /** What stands under the name; the address when absent. */
  readonly under?: TemplateResult | string;
  readonly size?: AvatarOptions['size'];
}

/** A name in its own direction, cut at the end where there is no room; the whole is given on hover. */
export function userName(user: Face): TemplateResult {
  const name = displayName(user);
  return html`<bdi class="clip" title=${name}>${name}</bdi>`;
}

/** "You", on the viewer's own row. */
export function youTag(i18n: LocalizeController): TemplateResult {
  return html`<span class="tag">${i18n.messages.common.you}</span>`;
}

/** Avatar, name and a line under it, for heads, cards and lists. */
export function userFace(user: Face, i18n: LocalizeController, options: FaceOptions = {}): TemplateResult {
  const under = options.under ?? user.email;
  return html`<span class="entry"
    >${userAvatar(user, options.size)}<span class="entry-text"
      ><span class="entry-name">${userName(user)} ${options.you ? youTag(i18n) : nothing}</span
      ><span class="sub clip ${options.under === undefined ? 'ltr' : ''}">${under}</span></span
    ></span
  >`;
}
