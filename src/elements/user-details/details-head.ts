import { html, nothing, type TemplateResult } from 'lit';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import type { MenuController } from '../../ui/menu-controller.js';
import { menuTemplate, type MenuItem } from '../../ui/menu.js';
import { statePill } from '../parts/state-sign.js';
import { userAvatar, youTag } from '../parts/user-face.js';

export interface HeadOptions {
  readonly user: User;
  readonly now: Date;
  readonly isViewer: boolean;
  readonly items: readonly MenuItem[];
  readonly menu: MenuController;
  /** Absent where the details cannot be closed. */
  readonly onClose: (() => void) | undefined;
  readonly i18n: LocalizeController;
}

/** Who it is, how they stand, and what can be done with them. */
export function detailsHead(options: HeadOptions): TemplateResult {
  const { user, now, isViewer, onClose, i18n } = options;
  return html`<header class="head">
    ${userAvatar(user, 'lg')}
    <h2 class="name" id="name" tabindex="-1"><bdi>${displayName(user)}</bdi></h2>
    <div class="who">
      <p class="small muted ltr clip" title=${user.email}>${user.email}</p>
      <div class="row wrap signs">
        ${statePill(user, now, i18n)}<span class="tag ltr num">${user.id}</span>${isViewer ? youTag(i18n) : nothing}
      </div>
    </div>
    <div class="head-acts"><slot name="head-acts"></slot>${moreButton(options)}${closeButton(onClose, i18n)}</div>
  </header>`;
}

/** As long as nobody is known: of the size of what comes, with the way out. */
export function waitingHead(onClose: (() => void) | undefined, i18n: LocalizeController): TemplateResult {
  const bone = html`<span class="bone"></span>`;
  return html`<header class="head">
    <span class="bone round large" aria-hidden="true"></span>
    <span class="name" aria-hidden="true">${bone}</span>
    <span class="who" aria-hidden="true"
      ><span class="bone-line small">${bone}</span><span class="row signs">${bone}${bone}</span></span
    >
    <div class="head-acts">${closeButton(onClose, i18n)}</div>
  </header>`;
}

/** The head alone has to stay where there is nobody to show: its button is the way out. */
export function closeOnlyHead(
  onClose: (() => void) | undefined,
  i18n: LocalizeController,
): TemplateResult | typeof nothing {
  if (!onClose) return nothing;
  return html`<header class="head bare"><div class="head-acts">${closeButton(onClose, i18n)}</div></header>`;
}

function moreButton({ user, items, menu, i18n }: HeadOptions): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const label = i18n.messages.userActs.menu(displayName(user));
  return html`<button
      type="button"
      class="button ghost icon-only"
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${menu.open ? 'true' : 'false'}
      @click=${menu.onButtonClick}
      @keydown=${menu.onButtonKeydown}
    >
      ${icon('more')}
    </button>
    ${menu.open ? menuTemplate(items, { id: 'acts-menu', label, menu }) : nothing}`;
}

function closeButton(onClose: (() => void) | undefined, i18n: LocalizeController): TemplateResult | typeof nothing {
  if (!onClose) return nothing;
  return html`<button
    type="button"
    id="close"
    class="button ghost icon-only"
    aria-label=${i18n.messages.userDetails.closeDetails}
    @click=${onClose}
  >
    ${icon('close')}
  </button>`;
}
