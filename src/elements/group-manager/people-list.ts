import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { banner } from '../../ui/banner.js';
import { check } from '../../ui/checkbox.js';
import { emptyState } from '../../ui/empty-state.js';
import { icon } from '../../ui/icons.js';
import { textField } from '../../ui/text-field.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import { retryButton } from '../parts/retry-button.js';
import { userFace } from '../parts/user-face.js';
import type { SearchedList } from './searched-list.js';

export interface PeopleListOptions {
  /** Prefix of its ids. */
  readonly id: string;
  readonly label: string;
  readonly list: SearchedList<User>;
  readonly directory: Directory;
  readonly i18n: LocalizeController;
  /** Who is ticked; without `onTick` nobody can be. */
  readonly ticked: ReadonlyMap<string, User>;
  readonly onTick?: ((user: User, on: boolean) => void) | undefined;
  /** Why this one cannot be ticked, if so. */
  readonly whyNot?: ((user: User) => string | undefined) | undefined;
  /** At the end of each row. */
  readonly end?: ((user: User) => unknown) | undefined;
  readonly emptyText: string;
  /** What can be done with them, in the line of the search. */
  readonly acts?: readonly ActButton[];
}

/** People with a search, to look at or to tick. */
export function peopleList(options: PeopleListOptions): TemplateResult {
  const { list, i18n, label } = options;
  const { items, error } = list;
  return html`${toolsOf(options)} ${error ? failed(options) : nothing}
  ${
    list.waiting && !error
      ? html`<p class="muted" role="status">${i18n.messages.common.loading}</p>`
      : items.length > 0
        ? html`<ul class="list people" role="list" aria-label=${label} aria-busy=${list.refreshing ? 'true' : nothing}>
            ${repeat(
              items,
              ({ id }) => id,
              (user) => row(user, options),
            )}
          </ul>`
        : error
          ? nothing
          : nobody(options)
  }
  ${list.hasMore ? moreButton(list, i18n) : nothing}`;
}

export function moreButton(
  list: Pick<SearchedList<unknown>, 'loading' | 'more'>,
  i18n: LocalizeController,
): TemplateResult {
  return html`<button
    type="button"
    class="button more"
    aria-busy=${list.loading ? 'true' : nothing}
    @click=${() => list.more()}
  >
    ${i18n.messages.groupManager.showMore}
  </button>`;
}

function toolsOf(options: PeopleListOptions): TemplateResult | typeof nothing {
  const { acts = [], i18n } = options;
  const search = searchOf(options);
  if (acts.length === 0) return search;
  return html`<div class="row wrap tools">
      ${search}
      <div class="row wrap push">${acts.map(actButton)}</div>
    </div>
    ${actReasons(acts, i18n)}`;
}

function searchOf({ id, list, directory, i18n }: PeopleListOptions): TemplateResult | typeof nothing {
  const { search, paging } = directory.capabilities;
  if (search === 'none' && paging !== 'none') return nothing;
  return textField({
    id: `${id}-search`,
    name: `${id}-search`,
    type: 'search',
    label: i18n.messages.groupManager.searchPeople,
    labelHidden: true,
    placeholder: i18n.messages.groupManager.searchPeople,
    value: list.typed,
    autocomplete: 'off',
    prefix: icon('search'),
    onInput: (text) => list.type(text),
    onKeydown: stayInForm,
  });
}

/** Enter in a search is no answer to the form around it. */
function stayInForm(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function failed({ list, i18n }: PeopleListOptions): TemplateResult {
  const { groupManager: texts } = i18n.messages;
  return banner({
    kind: 'danger',
    role: 'alert',
    title: texts.peopleFailed,
    text: list.error && errorText(list.error, i18n),
    actions: retryButton(() => list.reload(), i18n, { small: true }),
  });
}

function nobody({ list, i18n, emptyText }: PeopleListOptions): TemplateResult {
  const { groupManager: texts } = i18n.messages;
  if (list.search === '') return html`<div role="status">${emptyState({ art: 'user', title: emptyText })}</div>`;
  return emptyState({
    art: 'search',
    title: texts.noPersonFor(isolate(list.search)),
    actions: html`<button type="button" class="button" @click=${() => list.clear()}>${texts.clearSearch}</button>`,
  });
}

function row(user: User, options: PeopleListOptions): TemplateResult {
  const { id, directory, i18n, ticked, onTick, end } = options;
  const why = options.whyNot?.(user);
  const reasonId = `${id}-why-${user.id}`;
  const face = userFace(user, i18n, {
    you: directory.viewer?.id === user.id,
    ...(why !== undefined && { under: html`<span id=${reasonId}>${why}</span>` }),
  });
  return html`<li class="list-row ${ticked.has(user.id) ? 'selected' : ''}">
    ${
      onTick
        ? html`<label class="row grow person"
            >${check({
              checked: ticked.has(user.id),
              label: displayName(user),
              locked: why !== undefined,
              describedBy: why === undefined ? undefined : reasonId,
              onChange: (on) => onTick(user, on),
            })}${face}</label
          >`
        : html`<span class="grow person">${face}</span>`
    }
    ${end ? html`<span class="list-end">${end(user)}</span>` : nothing}
  </li>`;
}
