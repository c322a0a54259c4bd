import { html, nothing, type TemplateResult } from 'lit';
import type { DirectoryError } from '../../domain/errors.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { emptyState, outlinedPeople } from '../../ui/empty-state.js';
import { icon } from '../../ui/icons.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import type { ListController } from './list-controller.js';
import { isFiltered, isNarrowed } from './list-query.js';

export interface FacesContext {
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly onRetry: () => void;
  readonly onClearSearch: () => void;
  /** Takes the state filter away. */
  readonly onAllStates: () => void;
}

/** The device has no network: nothing is wrong with the service, and it comes back by itself. */
function isOffline({ kind, code }: DirectoryError): boolean {
  return kind === 'network' && (code === 'offline' || !navigator.onLine);
}

/** Nothing can be shown instead of the list: whoever may not see it, is signed out, or the reading failed. */
export function failedFace(error: DirectoryError, context: FacesContext): TemplateResult {
  const texts = context.i18n.messages.userList;
  if (error.kind === 'forbidden') return emptyState({ art: 'lock', title: texts.forbidden, text: texts.forbiddenText });
  if (error.kind === 'unauthenticated') {
    return emptyState({
      art: 'log-out',
      title: texts.signedOut,
      text: texts.signedOutText,
      actions: retryButton(context),
    });
  }
  if (isOffline(error)) {
    const text = texts.offlineText;
    return emptyState({ art: 'wifi-off', title: texts.offline, text, actions: retryButton(context) });
  }
  // First, because what is said of an error may end in a number that no full stop follows.
  const kept = isFiltered(context.list.query) ? `${texts.filtersKept} ` : '';
  const text = `${kept}${errorText(error, context.i18n)}`;
  return emptyState({ art: 'alert', tone: 'danger', title: texts.failed, text, actions: retryButton(context) });
}

/** The rows read before stay: it is told above them that they may be old. */
export function failedBanner(error: DirectoryError, context: FacesContext): TemplateResult {
  const { i18n, list } = context;
  const texts = i18n.messages.userList;
  if (isOffline(error)) {
    const text = list.readAt && texts.asOf(i18n.time(list.readAt));
    return banner({ kind: 'quiet', icon: 'wifi-off', title: `${texts.offline}.`, text, actions: retryButton(context) });
  }
  const { shown, stale } = list;
  const partial = list.scrolls && !stale && shown !== undefined && shown.rows.length <= shown.to - shown.from;
  return banner({
    kind: 'danger',
    title: partial ? texts.partial : texts.failedAgain,
    text: errorText(error, i18n),
    actions: retryButton(context),
  });
}

/** Nobody is in the account; `add` is the one thing to do, where it can be done. */
export function emptyFace(
  add: TemplateResult | typeof nothing,
  invites: boolean,
  { i18n }: FacesContext,
): TemplateResult {
  const texts = i18n.messages.userList;
  const art = outlinedPeople();
  if (add === nothing) return emptyState({ art, title: texts.nobody });
  if (!invites) return emptyState({ art, title: texts.firstUsers, actions: add });
  return emptyState({ art, title: texts.firstPeople, text: texts.firstPeopleText, actions: add });
}

/** The search or filter that lets nobody through is named, with the ways out of it. */
export function noMatchFace(context: FacesContext): TemplateResult {
  const { i18n, list } = context;
  const { query } = list;
  const { userList: texts, listTools, state } = i18n.messages;
  const search = query.search.trim();
  const narrowed = query.states.length > 0 || isNarrowed(query);
  const unknown = list.unknownNames.map(({ kind, name }) =>
    kind === 'group' ? listTools.noGroupCalled(isolate(name)) : listTools.nobodyCalled(isolate(name)),
  );
  const states = query.states.length > 0 ? [texts.searchedIn(i18n.list(query.states.map((each) => state[each])))] : [];
  return emptyState({
    art: 'search',
    title: search === '' ? texts.noMatch : texts.noMatchFor(isolate(search)),
    text: [...unknown, ...states].join(' ') || undefined,
    actions: search === '' ? actButton(texts.showAll, context.onAllStates) : searchActs(narrowed, context),
  });
}

function searchActs(narrowed: boolean, { i18n, onClearSearch, onAllStates }: FacesContext): TemplateResult {
  const texts = i18n.messages.userList;
  return html`${actButton(texts.clearSearch, onClearSearch)}${
    narrowed
      ? html`<button type="button" class="button ghost" @click=${onAllStates}>${texts.searchEverywhere}</button>`
      : nothing
  }`;
}

/** For the host's developer: nothing here can be read by anybody yet. */
export function noAdapterFace(tag: string, provider: string, { i18n }: FacesContext): TemplateResult {
  const texts = i18n.messages.userList;
  return html`<div class="late">
    ${emptyState({ art: 'link', title: texts.noAdapter, text: texts.noAdapterText(tag, provider) })}
  </div>`;
}

function retryButton({ i18n, list, onRetry }: FacesContext): TemplateResult {
  return html`<button type="button" class="button" aria-busy=${list.reloading ? 'true' : nothing} @click=${onRetry}>
    ${icon('refresh')}${i18n.messages.common.retry}
  </button>`;
}

function actButton(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button" @click=${act}>${label}</button>`;
}
