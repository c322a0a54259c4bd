import { html, nothing, type TemplateResult } from 'lit';
import type { DirectoryError } from '../../domain/errors.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { emptyState } from '../../ui/empty-state.js';
import { errorText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';
import { auditEntry } from './audit-entry.js';
import type { AuditTrail } from './audit-trail.js';

/** Everything that is known to have happened to the user. */
export function auditSection(trail: AuditTrail, i18n: LocalizeController): TemplateResult {
  const { entries, error } = trail;
  if (!entries) return error ? failedFace(trail, error, i18n) : loadingFace(i18n);
  const { audit: texts } = i18n.messages;
  return html`<div class="body">
    ${error ? retryBanner(texts.stale, error, () => trail.reload(), i18n) : nothing}
    ${
      entries.length === 0
        ? emptyState({ art: 'clock', title: texts.empty, text: texts.emptyText })
        : html`<ol class="log" aria-label=${texts.list} role="list">
            ${entries.map((entry) => auditEntry(entry, i18n))}
          </ol>`
    }
    ${moreButton(trail, i18n)}
  </div>`;
}

function moreButton(trail: AuditTrail, i18n: LocalizeController): TemplateResult | typeof nothing {
  const { audit: texts } = i18n.messages;
  const more = (): void => void trail.more();
  if (trail.moreError) return retryBanner(texts.moreFailed, trail.moreError, more, i18n);
  if (!trail.hasMore) return nothing;
  return html`<div class="row more">
    <button type="button" class="button" aria-busy=${trail.readingMore ? 'true' : nothing} @click=${more}>
      ${texts.more}
    </button>
  </div>`;
}

function retryBanner(
  title: string,
  error: DirectoryError,
  retry: () => void,
  i18n: LocalizeController,
): TemplateResult {
  return banner({
    kind: 'warning',
    role: 'alert',
    title,
    text: errorText(error, i18n),
    actions: retryButton(retry, i18n, { small: true }),
  });
}

function loadingFace(i18n: LocalizeController): TemplateResult {
  const line = html`<span class="bone"></span><span class="bone short"></span>`;
  return html`<div class="body" aria-busy="true">
    <span class="visually-hidden" role="status">${i18n.messages.audit.loading}</span>
    <div class="bones skeleton" aria-hidden="true">${[line, line, line, line]}</div>
  </div>`;
}

function failedFace(trail: AuditTrail, error: DirectoryError, i18n: LocalizeController): TemplateResult {
  const { audit: texts } = i18n.messages;
  const text = errorText(error, i18n);
  if (error.kind === 'forbidden') return locked(text, i18n);
  const actions = retryButton(() => trail.reload(), i18n);
  const art = error.kind === 'network' ? 'wifi-off' : 'alert';
  return html`<div class="body" role="alert">
    ${emptyState({ art, tone: 'danger', title: texts.failed, text, actions })}
  </div>`;
}

/** The backend shows it to others only. */
function locked(text: string, i18n: LocalizeController): TemplateResult {
  return html`<div class="body">${emptyState({ art: 'lock', title: i18n.messages.audit.forbidden, text })}</div>`;
}
