import { html, nothing, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';
import type { LinkView } from './link-view.js';

/** The same length whatever the link, so that the dots tell nothing. */
const DOTS = '••••••••••••••••••••••••';

/** The masked link, the eye that shows it, and the button that copies it. */
export function linkRow(user: User, view: LinkView, i18n: LocalizeController): TemplateResult {
  const { invitationActions: texts, act, common } = i18n.messages;
  const shown = view.url !== undefined;
  return html`<div class="link-row">
      <div class="control ${shown ? '' : 'masked'}">
        ${
          shown
            ? html`<input
                type="url"
                dir="ltr"
                readonly
                autocomplete="off"
                aria-label=${texts.link}
                .value=${view.url}
                @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
              />`
            : html`<span class="dots" aria-hidden="true">${DOTS}</span
                ><span class="visually-hidden">${texts.linkHidden}</span>`
        }
        <button
          type="button"
          class="button ghost small icon-only"
          aria-label=${shown ? texts.hideLink : texts.showLink}
          aria-busy=${view.reading === 'link' ? 'true' : nothing}
          @click=${() => void view.toggleLink(user)}
        >
          ${icon(shown ? 'eye-off' : 'eye')}
        </button>
      </div>
      <button
        type="button"
        class="button field-height ${view.copied ? 'ok' : ''}"
        aria-busy=${view.reading === 'copy' ? 'true' : nothing}
        @click=${() => void view.copy(user)}
      >
        ${icon(view.copied ? 'check' : 'link')}${view.copied ? common.copied : act['copy-link']}
      </button>
    </div>
    ${shown ? html`<p class="hint">${texts.personal}</p>` : nothing}`;
}

/** The button that shows and hides the code. */
export function qrButton(user: User, view: LinkView, i18n: LocalizeController): TemplateResult {
  const open = view.drawing !== undefined || view.qrFailed;
  return html`<button
    type="button"
    class="button small"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls=${open ? 'qr' : nothing}
    aria-busy=${view.reading === 'qr' ? 'true' : nothing}
    @click=${() => void view.toggleQr(user)}
  >
    ${icon('qr', 'sm')}${i18n.messages.invitationActions.qr}
  </button>`;
}

/** The code as one path, and what to do with it. */
export function qrCode(view: LinkView, i18n: LocalizeController): TemplateResult | typeof nothing {
  const texts = i18n.messages.invitationActions;
  if (view.qrFailed)
    return html`<p class="message error" id="qr" role="alert">${icon('alert')}<span>${texts.qrFailed}</span></p>`;
  if (!view.drawing) return nothing;
  const { size, path } = view.drawing;
  return html`<div class="qr-row" id="qr">
    <svg class="qr" part="qr" role="img" aria-label=${texts.qrLabel} viewBox="0 0 ${size} ${size}">
      <path d=${path} />
    </svg>
    <p class="small muted">${texts.qrText}</p>
  </div>`;
}

/** A button that reads the link first. */
export function linkButton(what: 'share' | 'mail', label: string, view: LinkView, press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    aria-busy=${view.reading === what ? 'true' : nothing}
    @click=${press}
  >
    ${icon(what, 'sm')}${label}
  </button>`;
}
