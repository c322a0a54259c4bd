import { html, nothing, type TemplateResult } from 'lit';
import type { DirectoryError } from '../../domain/errors.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { emptyState } from '../../ui/empty-state.js';
import { errorText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';
import { waitingHead } from './details-head.js';

/** The size of what comes: a head, tabs, and terms with their values. The way out is there already. */
export function loadingFace(onClose: (() => void) | undefined, i18n: LocalizeController): TemplateResult {
  const bone = html`<span class="bone"></span>`;
  const line = html`<span class="bone-line"><span class="bone short"></span></span
    ><span class="bone-line">${bone}</span>`;
  return html`<div class="loading" aria-busy="true">
    <span class="visually-hidden" role="status">${i18n.messages.userDetails.loading}</span>
    ${waitingHead(onClose, i18n)}
    <div aria-hidden="true">
      <div class="tabs">
        ${[bone, bone, bone, bone].map((each) => html`<span class="tab bone-line">${each}</span>`)}
      </div>
      <div class="body">
        <span class="bone-line"><span class="bone heading"></span></span>
        <div class="dl">${[line, line, line, line, line]}</div>
      </div>
    </div>
  </div>`;
}

/** Nobody can be shown: gone, forbidden, or not read. Each says what can be done. */
export function failedFace(error: DirectoryError, retry: () => void, i18n: LocalizeController): TemplateResult {
  const { userDetails: texts } = i18n.messages;
  if (error.kind === 'not-found')
    return emptyState({ art: 'user-minus', title: texts.notFound, text: texts.notFoundText });
  if (error.kind === 'forbidden')
    return emptyState({ art: 'lock', title: texts.forbidden, text: errorText(error, i18n) });
  return html`<div role="alert">
    ${emptyState({
      art: error.kind === 'network' ? 'wifi-off' : 'alert',
      tone: 'danger',
      title: texts.failed,
      text: errorText(error, i18n),
      actions: retryButton(retry, i18n),
    })}
  </div>`;
}

/** The user could not be read again; what was there stays. */
export function staleBanner(
  error: DirectoryError | undefined,
  retry: () => void,
  i18n: LocalizeController,
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const { userDetails: texts } = i18n.messages;
  const gone = error.kind === 'not-found';
  return banner({
    kind: 'warning',
    role: 'alert',
    title: gone ? texts.notFound : texts.stale,
    text: gone ? texts.notFoundText : errorText(error, i18n),
    actions: gone ? undefined : retryButton(retry, i18n, { small: true }),
  });
}
