import { html, nothing, type TemplateResult } from 'lit';
import { userStateAt, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { stateDetail, stateMoment, stateSign } from '../parts/state-sign.js';
import { userAvatar, userName, youTag } from '../parts/user-face.js';
import { lastSeenText } from './last-seen.js';
import type { Column, ColumnId } from './list-columns.js';
import type { RowsContext } from './list-rows.js';

type Cell = (user: User, context: RowsContext) => unknown;

/** What each column shows of a user. */
const CELLS: Readonly<Record<ColumnId, Cell>> = {
  user: who,
  email: ({ email }) => html`<span class="clip muted ltr" title=${email}>${email}</span>`,
  joined: (user, { directory, i18n }) => joined(user, directory.now(), i18n),
  'last-sign-in': (user, { directory, i18n }) => lastSeen(user, directory.now(), i18n),
  groups: (user, { groups }) => groups.template(user),
  role: ({ role }) => clipped(role?.name),
  phone: ({ phone }) =>
    phone ? html`<span class="clip muted ltr num">${phone.countryCode} ${phone.number}</span>` : nothing,
  'invited-by': ({ invitation }) => clipped(invitation?.sentBy?.name),
};

/** The cell of a column, the list's own or the host's. */
export function cellOf(column: Column, user: User, context: RowsContext): unknown {
  if (column.value) return column.value(user);
  return CELLS[column.id as ColumnId](user, context);
}

function clipped(text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<span class="clip muted" dir="auto" title=${text}>${text}</span>`;
}

function who(user: User, { i18n, directory, live, onView }: RowsContext): TemplateResult {
  const words = html`${userName(user)} ${directory.viewer?.id === user.id ? youTag(i18n) : nothing}
  ${live.marks(user) ? html`<span class="tag news-tag">${i18n.messages.userList.changed}</span>` : nothing}`;
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
