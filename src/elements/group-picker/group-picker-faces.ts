import { html, nothing, type TemplateResult } from 'lit';
import { map } from 'lit/directives/map.js';
import { range } from 'lit/directives/range.js';
import type { DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Messages } from '../../i18n/messages.js';
import { banner } from '../../ui/banner.js';
import { emptyState } from '../../ui/empty-state.js';
import { icon } from '../../ui/icons.js';
import { spinner } from '../../ui/spinner.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { retryButton } from '../parts/retry-button.js';
import type { GroupPages } from './group-pages.js';

/** The groups are on their way: rows of the size of what comes. */
export function loadingFace(texts: Messages['groupPicker']): TemplateResult {
  return html`<div class="list" aria-busy="true">
    <span class="visually-hidden" role="status">${texts.loading}</span>
    ${map(
      range(4),
      () =>
        html`<div class="list-row skeleton" aria-hidden="true">
          <span class="box"></span
          ><span class="bones grow"><span class="bone short"></span><span class="bone"></span></span>
        </div>`,
    )}
  </div>`;
}

/** The groups did not come: what happened, what is kept, and another try. */
export function failedFace(error: DirectoryError, i18n: LocalizeController, retry: () => void): TemplateResult {
  const { groupPicker: texts } = i18n.messages;
  return banner({
    kind: 'danger',
    role: 'alert',
    title: isOffline(error) ? texts.offline : texts.failed,
    text: isOffline(error) ? texts.offlineText : errorText(error, i18n),
    actions: retryButton(retry, i18n, { small: true }),
  });
}

function isOffline({ kind, code }: DirectoryError): boolean {
  return code === 'offline' || (kind === 'network' && !navigator.onLine);
}

/** Only what is here is searched, since the backend does not search. */
export function searchedHere(pages: GroupPages, texts: Messages['groupPicker']): unknown {
  if (!pages.searchesHere || !pages.hasMore) return nothing;
  return html`<p class="message" id="here">${icon('info')}<span>${texts.searchedHere(pages.loaded)}</span></p>`;
}

/** Why the group in hand was not chosen, whole: the one line of its row may be too short for it. */
export function refusal(
  group: Group | undefined,
  refused: string | undefined,
  texts: Messages['groupPicker'],
): TemplateResult | typeof nothing {
  if (group?.unavailable === undefined || group.id !== refused) return nothing;
  const why = texts.unavailableNamed(isolate(group.name), group.unavailable);
  return html`<p class="message" id="why">${icon('lock')}<span>${why}</span></p>`;
}

/** Nothing is there, or nothing matches. */
export function emptyFace(
  search: string,
  i18n: LocalizeController,
  clear: () => void,
  creates: boolean,
): TemplateResult {
  const { groupPicker: texts } = i18n.messages;
  const face =
    search === ''
      ? emptyState({ art: 'groups', title: texts.none, text: creates ? texts.noneCreate : texts.noneText })
      : emptyState({
          art: 'search',
          title: texts.noMatch(isolate(search)),
          text: texts.noMatchText,
          actions: html`<button type="button" class="button small" @click=${clear}>${texts.clear}</button>`,
        });
  return html`<div class="list none">${face}</div>`;
}

/** What follows the last row: more groups, on their way or on request. */
export function moreFace(pages: GroupPages, texts: Messages['groupPicker'], more: () => void): unknown {
  if (!pages.hasMore) return nothing;
  if (pages.moreState === 'loading') return html`<span class="row small muted">${spinner()}${texts.more}</span>`;
  const failed = pages.moreState === 'failed';
  return html`${failed ? html`<span class="message error" role="alert">${icon('alert')}<span>${texts.moreFailed}</span></span>` : nothing}
    <button type="button" class="link small" @click=${more}>
      ${icon(failed ? 'refresh' : 'chevron-down', 'sm')}${texts.showMore}
    </button>`;
}
