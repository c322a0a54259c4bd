import { html, nothing, type TemplateResult } from 'lit';
import { map } from 'lit/directives/map.js';
import { range } from 'lit/directives/range.js';
import { repeat } from 'lit/directives/repeat.js';
import { displayName, userStateAt, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { icon } from '../../ui/icons.js';
import type { MenuController } from '../../ui/menu-controller.js';
import { stateDetail, stateMoment, stateSign } from '../parts/state-sign.js';
import { userAvatar, userName, youTag } from '../parts/user-face.js';
import type { GroupsPopover } from './groups-popover.js';
import { lastSeenText } from './last-seen.js';
import { COLUMNS, type Column } from './list-columns.js';
import type { ListController } from './list-controller.js';

export interface RowsContext {
  readonly i18n: LocalizeController;
  readonly directory: Directory;
  readonly menu: MenuController;
  readonly groups: GroupsPopover;
  readonly list: ListController;
  readonly busy: boolean;
  readonly label: string;
  readonly onView: (user: User) => void;
}

/** The table with its rows. Roles are written out: as cards it is no table to some browsers. */
export function usersTable(users: readonly User[], context: RowsContext): TemplateResult {
  return frame(
    context,
    repeat(
      users,
      ({ id }) => id,
      (user) => row(user, context),
    ),
  );
}

/** The table as long as nothing is known: the shape of what comes. */
export function loadingTable(rows: number, context: RowsContext): TemplateResult {
  return frame(context, map(range(rows), bones));
}

function frame(context: RowsContext, body: unknown): TemplateResult {
  const { i18n, busy, label } = context;
  return html`<table
    class="table no-check"
    role="table"
    part="table"
    aria-label=${label}
    aria-busy=${busy ? 'true' : nothing}
  >
    <thead role="rowgroup">
      <tr role="row">
        ${COLUMNS.map((column) => head(column, context))}
        <th class="cell-menu" role="columnheader" scope="col">
          <span class="visually-hidden">${i18n.messages.userList.actions}</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}

/** Only a column by which the backend sorts the whole list gets a button. */
function head(column: Column, { i18n, directory, list }: RowsContext): TemplateResult {
  const label = column.label(i18n.messages);
  const by = column.sort;
  if (by === undefined || !directory.capabilities.sort.includes(by)) {
    return html`<th class=${column.cell} role="columnheader" scope="col">${label}</th>`;
  }
  const direction = list.sort?.by === by ? list.sort.direction : undefined;
  return html`<th class=${column.cell} role="columnheader" scope="col" aria-sort=${direction ?? nothing}>
    <button type="button" class="sort" @click=${() => list.sortBy(by)}>
      ${label}${direction ? icon(direction === 'ascending' ? 'sort-up' : 'sort-down', 'sm') : nothing}
    </button>
  </th>`;
}

function row(user: User, context: RowsContext): TemplateResult {
  const { i18n, groups, directory } = context;
  const now = directory.now();
  return html`<tr role="row" part="row" data-row=${user.id}>
    <td class="cell-main" role="cell">${who(user, context)}</td>
    <td class="cell-detail" role="cell"><span class="clip muted ltr" title=${user.email}>${user.email}</span></td>
    <td class="cell-state" role="cell">${joined(user, now, i18n)}</td>
    <td class="cell-date" role="cell">${lastSeen(user, now, i18n)}</td>
    <td class="cell-tags" role="cell">${groups.template(user)}</td>
    <td class="cell-menu" role="cell">${menuButton(user, context)}</td>
  </tr>`;
}

function who(user: User, { i18n, directory, onView }: RowsContext): TemplateResult {
  const words = html`${userName(user)} ${directory.viewer?.id === user.id ? youTag(i18n) : nothing}`;
  const name =
    directory.can('view', user)?.allowed === true
      ? html`<button type="button" class="entry-name" data-control="view" @click=${() => onView(user)}>
          ${words}
        </button>`
      : html`<span class="entry-name">${words}</span>`;
  return html`<div class="entry">
    ${userAvatar(user)}
    <div class="entry-text">
      ${name}
      <span class="sub sub-wide clip ltr num">${user.id}</span>
      <span class="sub sub-narrow clip ltr" title=${user.email}>${user.email}</span>
    </div>
  </div>`;
}

/** An active user has the date alone: only what needs somebody gets a sign. */
function joined(user: User, now: Date, i18n: LocalizeController): TemplateResult {
  const moment = stateMoment(user, now);
  const exactly = moment === undefined ? nothing : i18n.dateTime(moment);
  if (userStateAt(user, now) === 'active' && moment !== undefined) {
    const date = i18n.date(moment);
    return html`<time class="num" datetime=${moment} title=${exactly}
      ><span class="table-only">${date}</span
      ><span class="card-only">${i18n.messages.userList.joinedOn(date)}</span></time
    >`;
  }
  const detail = stateDetail(user, now, i18n);
  return html`<span class="two-lines"
    >${stateSign(user, now, i18n)}${detail === undefined ? nothing : html`<span class="sub clip num" title=${exactly}>${detail}</span>`}</span
  >`;
}

function lastSeen(user: User, now: Date, i18n: LocalizeController): TemplateResult {
  const { userList, common } = i18n.messages;
  const at = user.lastSignInAt;
  if (at !== undefined) {
    return html`<time class="clip muted num" datetime=${at} title=${i18n.dateTime(at)}
      >${lastSeenText(at, now, i18n)}</time
    >`;
  }
  // Whoever has accepted has been here; a backend that does not tell when must not make us say "never".
  return html`<span class="clip subtle">${user.joinedAt === undefined ? common.never : userList.notKnown}</span>`;
}

function menuButton(user: User, { i18n, menu }: RowsContext): TemplateResult {
  const open = menu.isOpen(user.id);
  return html`<button
    type="button"
    class="button ghost icon-only"
    data-control="menu"
    data-menu-key=${user.id}
    aria-label=${i18n.messages.userActs.menu(displayName(user))}
    aria-haspopup="menu"
    aria-expanded=${open}
    aria-controls=${open ? 'row-menu' : nothing}
    @click=${menu.onButtonClick}
    @keydown=${menu.onButtonKeydown}
  >
    ${icon('more')}
  </button>`;
}

/** Lengths differ, as names do. */
function bones(index: number): TemplateResult {
  const length = index % 3 === 1 ? '' : 'short';
  return html`<tr class="waiting" aria-hidden="true">
    <td class="cell-main">
      <div class="entry">
        <span class="bone round"></span>
        <div class="entry-text grow bones"><span class="bone"></span><span class="bone short"></span></div>
      </div>
    </td>
    <td class="cell-detail"><span class="bone"></span></td>
    <td class="cell-state"><span class="bone ${length}"></span></td>
    <td class="cell-date"><span class="bone"></span></td>
    <td class="cell-tags"><span class="bone ${length}"></span></td>
    <td class="cell-menu"></td>
  </tr>`;
}
