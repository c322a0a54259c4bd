import { html, noChange, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { html as staticHtml } from 'lit/static-html.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { staticTag } from '../../ui/static-tag.js';
import type { GroupViewChangeEvent } from '../group-manager/group-manager.events.js';
import type { Tags } from '../tags.js';
import type { TabChangeEvent } from '../user-details/user-details.events.js';
import type { UserListQuery } from '../user-list/list-query.js';
import {
  groupTabOf,
  groupViewOf,
  placeOfGroup,
  userTabOf,
  type AccountPage,
  type AccountPlace,
} from './account-place.js';
import type { AccountUsersElement } from './account-users.js';
import type { DetailsPanel } from './details-panel.js';
import type { LazyElements } from './lazy-elements.js';
import type { Neighbours } from './neighbours.js';
import { waitingFace } from './waiting-face.js';

/** What the parts are given. */
export interface AccountPort {
  /** As the host of the element set it. */
  readonly host: Pick<AccountUsersElement, 'adapter' | 'listView' | 'columns' | 'fields' | 'steps' | 'details'>;
  readonly tags: Tags;
  readonly i18n: LocalizeController;
  readonly elements: LazyElements;
  readonly panel: DetailsPanel;
  readonly neighbours: Neighbours;
  readonly query: Partial<UserListQuery>;
  /** Where a person is, and where they were on each page. */
  readonly place: AccountPlace;
  readonly places: Readonly<Record<AccountPage, AccountPlace>>;
  readonly shownUser: string | undefined;
  /** A user of whom something is known already. */
  readonly known: User | undefined;
  readonly go: (place: AccountPlace) => void;
}

/** The list, with the details beside or over it. Query and view are given once: again, they would undo what a person did. */
export function usersPart(port: AccountPort): TemplateResult {
  const { host, tags, panel, query, shownUser } = port;
  const tag = staticTag(tags.userList);
  const beside = shownUser !== undefined && panel.beside;
  return html`<div class="users ${beside ? 'with-details' : ''}">
    ${staticHtml`<${tag}
      id="list"
      .adapter=${host.adapter}
      .query=${guard([query], () => query)}
      .view=${guard([host.listView], () => host.listView)}
      .columns=${host.columns}
      .current=${shownUser}
      shortcuts="off"
    ><slot name="toolbar" slot="toolbar"></slot></${tag}>`}
    ${host.details === 'page' ? nothing : detailsPanel(port)}
  </div>`;
}

function detailsPanel(port: AccountPort): TemplateResult {
  const { panel, i18n, shownUser } = port;
  return html`<dialog
    id="panel"
    class="panel"
    part="panel"
    aria-label=${i18n.messages.accountUsers.details}
    @keydown=${panel.onKeydown}
    @cancel=${panel.onCancel}
    @click=${panel.onClick}
  >
    ${shownUser === undefined ? nothing : userPart(shownUser, port)}
  </dialog>`;
}

function userPart(
  id: string,
  { host, tags, i18n, elements, neighbours, places, known, go }: AccountPort,
): TemplateResult {
  if (!elements.ready('userDetails')) return waitingFace(i18n);
  const tag = staticTag(tags.userDetails);
  return staticHtml`<${tag}
    id="user"
    closable
    .adapter=${host.adapter}
    .userId=${id}
    .user=${known?.id === id ? known : undefined}
    .tab=${live(userTabOf(places.users))}
    .fields=${host.fields}
    @tab-change=${({ tab }: TabChangeEvent) => go({ ...places.users, tab })}
    @details-close=${() => go({ view: 'users' })}
  >${neighbours.render()}</${tag}>`;
}

/** The groups, where they can be managed. */
export function groupsPart({ host, tags, i18n, elements, places, go }: AccountPort): TemplateResult {
  if (!elements.ready('groupManager')) return waitingFace(i18n);
  const tag = staticTag(tags.groupManager);
  const place = places.groups;
  return staticHtml`<${tag}
    id="groups"
    .adapter=${host.adapter}
    .view=${live(groupViewOf(place))}
    .selected=${live(place.selected)}
    .tab=${live(groupTabOf(place))}
    @group-view-change=${(to: GroupViewChangeEvent) => go(placeOfGroup(to.view, to.selected, to.tab))}
  ></${tag}>`;
}

/** How long invitations last, and whether people are reminded. */
export function settingsPart({ host, tags, i18n, elements }: AccountPort): TemplateResult {
  if (!elements.ready('invitationSettings')) return waitingFace(i18n);
  const tag = staticTag(tags.invitationSettings);
  return html`<section class="stack loose" aria-labelledby="settings-title">
    <h2 class="title" id="settings-title">${i18n.messages.settings.label}</h2>
    ${staticHtml`<${tag} id="settings" .adapter=${host.adapter}></${tag}>`}
  </section>`;
}

/** The wizard in its dialog. */
export function wizardPart({ host, tags, elements, place }: AccountPort): TemplateResult | typeof nothing {
  if (!elements.ready('addUserWizard')) return nothing;
  const tag = staticTag(tags.addUserWizard);
  return staticHtml`<${tag}
    id="wizard"
    .adapter=${host.adapter}
    .mode=${'dialog'}
    .open=${live(place.view === 'add-user')}
    .fields=${host.fields}
    .steps=${host.steps ?? noChange}
  ></${tag}>`;
}
