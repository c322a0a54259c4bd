import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** In the place of a part that is on its way to the page. */
export function waitingFace(i18n: LocalizeController): TemplateResult {
  const line = html`<span class="bone"></span><span class="bone short"></span>`;
  return html`<div class="wait" aria-busy="true">
    <span class="visually-hidden" role="status">${i18n.messages.common.loading}</span>
    <div class="skeleton bones" aria-hidden="true">${[line, line, line]}</div>
  </div>`;
}
