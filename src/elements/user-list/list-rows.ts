import { html, nothing, type TemplateResult } from 'lit';
import { map } from 'lit/directives/map.js';
import { range } from 'lit/directives/range.js';
import { repeat } from 'lit/directives/repeat.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { check } from '../../ui/checkbox.js';
import { icon } from '../../ui/icons.js';
import type { MenuController } from '../../ui/menu-controller.js';
import { setStyles } from '../../ui/set-styles.js';
import type { VirtualRows } from '../../ui/virtual-rows.js';
import type { ColumnResize } from './column-resize.js';
import type { GroupsPopover } from './groups-popover.js';
import { cellOf } from './list-cells.js';
import type { Column } from './list-columns.js';
import type { ListLive } from './list-live.js';
import type { ListController } from './list-controller.js';
import type { Shown } from './list-pages.js';
import type { ListSelection } from './list-selection.js';
import type { RowKeys } from '../parts/row-keys.js';

export interface RowsContext {
  readonly i18n: LocalizeController;
  readonly directory: Directory;
  readonly menu: MenuController;
  readonly groups: GroupsPopover;
  readonly resize: ColumnResize;
  readonly live: ListLive;
  readonly list: ListController;
  /** What is shown of a user, in order, each with its width in CSS pixels where one was chosen. */
  readonly columns: readonly { readonly column: Column; readonly width: number | undefined }[];
  /** Who is selected; absent where nothing can be done with several. */
  readonly selection: ListSelection | undefined;
  /** Whose details are shown elsewhere. */
  readonly current: string | undefined;
  /** Keys from row to row. */
  readonly keys: RowKeys;
  readonly busy: boolean;
  readonly label: string;
  readonly onView: (user: User) => void;
}

/** The table with its rows. Roles are written out: as cards it is no table to some browsers. */
export function usersTable({ rows, from }: Shown, context: RowsContext): TemplateResult {
  return frame(
    context,
    repeat(
      rows,
      ({ id }) => id,
      (user, at) => row(user, at, Math.max(0, from - 1) + at, context),
    ),
  );
}

/** The table as one scroll: the rows in view, and room for the others. */
export function scrolledTable(virtual: VirtualRows, context: RowsContext): TemplateResult {
  const { scroll } = context.list;
  const rows = repeat(
    virtual.items,
    ({ key }) => key,
    (item) => {
      if (item.index === undefined) return gap(item.height);
      const user = scroll.itemAt(item.index);
      return user ? row(user, item.index, item.index, context) : awaitedRow(item.index, context);
    },
  );
  return html`<div class="scroll" id="scroll" part="scroll">${frame(context, rows)}</div>`;
}

/** Room in place of rows; it says nothing. */
function gap(height: number): TemplateResult {
  return html`<tr class="gap" role="presentation" aria-hidden="true">
    <td ${setStyles({ 'block-size': `${String(height)}px` })}></td>
  </tr>`;
}

/** The table as long as nothing is known: the shape of what comes. */
export function loadingTable(rows: number, context: RowsContext): TemplateResult {
  return frame(
    context,
    map(range(rows), (index) => bones(index, context)),
  );
}

function frame(context: RowsContext, body: unknown): TemplateResult {
  const { i18n, busy, label, columns } = context;
  const drawn = columns.some(({ width }) => width !== undefined);
  return html`<table
    class="table ${context.selection ? '' : 'no-check'} ${drawn ? 'drawn' : ''}"
    role="table"
    part="table"
    aria-label=${label}
    aria-rowcount=${rowCount(context)}
    aria-busy=${busy ? 'true' : nothing}
    ${setStyles(drawn ? roomsOf(columns) : {})}
  >
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        ${checkHead(context)} ${context.columns.map(({ column, width }) => head(column, width, context))}
        <th class="cell-menu" role="columnheader" scope="col">
          <span class="visually-hidden">${i18n.messages.userList.actions}</span>
        </th>
      </tr>
    </thead>
    <tbody
      role="rowgroup"
      @keydown=${context.keys.onKeydown}
      @focusout=${(event: FocusEvent) => {
        context.keys.onFocusOut(event);
        context.live.onLeave();
      }}
      @pointerleave=${context.live.onLeave}
    >
      ${body}
    </tbody>
  </table>`;
}

/** The room of each kind of column, in which some have a width of their own; the table is as wide as that comes to. */
function roomsOf(columns: RowsContext['columns']): Record<string, string> {
  const rooms: Record<string, string> = {};
  for (const { column, width } of columns) {
    const kind = column.cell.replace('cell-', '');
    const room = width === undefined ? `var(--_${kind})` : `${String(width)}px`;
    const before = rooms[`--_${kind}-room`];
    rooms[`--_${kind}-room`] = before === undefined ? room : `${before} + ${room}`;
  }
  return Object.fromEntries(Object.entries(rooms).map(([name, sum]) => [name, `calc(${sum})`]));
}

/** With the head; -1 where nobody has counted (WAI-ARIA 1.2, aria-rowcount). */
function rowCount({ list }: RowsContext): number {
  const total = list.shown?.total;
  return total === undefined ? -1 : total + 1;
}

/** The box over all rows of the page. */
function checkHead({ i18n, list, selection }: RowsContext): TemplateResult | typeof nothing {
  if (!selection) return nothing;
  const texts = i18n.messages.listTools;
  const share = list.scrolls ? selection.share : selection.shareOf(list.shown?.rows ?? []);
  return html`<th class="cell-check" role="columnheader" scope="col">
    ${check({
      id: 'select-page',
      checked: share === 'all',
      mixed: share === 'some',
      label: list.scrolls ? texts.selectAll : texts.selectPage,
      onChange: (on) => {
        if (!list.scrolls) selection.pressAll(on);
        else if (on) selection.allMatching();
        else selection.clear();
      },
    })}
  </th>`;
}

function checkCell(user: User, { i18n, selection }: RowsContext): TemplateResult | typeof nothing {
  if (!selection) return nothing;
  // What a press with Shift means is known only from the click; a key press on the box makes one, too.
  let range = false;
  return html`<td
    class="cell-check"
    role="cell"
    @click=${{ handleEvent: (event: MouseEvent) => (range = event.shiftKey), capture: true }}
  >
    ${check({
      checked: selection.has(user),
      control: 'select',
      label: i18n.messages.listTools.selectOne(displayName(user)),
      onChange: (on) => selection.press(user, on, range),
    })}
  </td>`;
}

/** Only a column by which the backend sorts the whole list gets a button. */
function head(
  column: Column,
  width: number | undefined,
  { i18n, directory, list, resize }: RowsContext,
): TemplateResult {
  const label = column.label(i18n.messages);
  const by = column.sort;
  const sortable = by !== undefined && directory.capabilities.sort.includes(by);
  const direction = sortable && list.sort?.by === by ? list.sort.direction : undefined;
  const words = sortable
    ? html`<button type="button" class="sort" @click=${() => list.sortBy(by)}>
        ${label}${direction ? icon(direction === 'ascending' ? 'sort-up' : 'sort-down', 'sm') : nothing}
      </button>`
    : label;
  return html`<th
    class=${column.cell}
    role="columnheader"
    scope="col"
    aria-sort=${direction ?? nothing}
    ${setStyles({ 'inline-size': width === undefined ? undefined : `${String(width)}px` })}
  >
    ${words}${resize.handle(column.id, label, width)}
  </th>`;
}

/** `at`: its place among the rows drawn; `index`: in the whole list, both from 0. */
function row(user: User, at: number, index: number, context: RowsContext): TemplateResult {
  const { selection } = context;
  const selected = selection?.has(user) ?? false;
  return html`<tr
    role="row"
    part="row"
    class=${context.live.marks(user) ? 'changed' : nothing}
    aria-rowindex=${index + 2}
    data-row=${at}
    data-id=${user.id}
    aria-selected=${selection ? selected : nothing}
    aria-current=${user.id === context.current ? 'true' : nothing}
  >
    ${checkCell(user, context)}
    ${context.columns.map(
      ({ column }) => html`<td class=${column.cell} role="cell">${cellOf(column, user, context)}</td>`,
    )}
    <td class="cell-menu" role="cell">${menuButton(user, context)}</td>
  </tr>`;
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

function bones(index: number, context: RowsContext): TemplateResult {
  return html`<tr class="waiting" aria-hidden="true">
    ${bonesOf(index, context)}
  </tr>`;
}

/** A row that has come into view before it was read. It can take the focus, so that keys lead over it. */
function awaitedRow(index: number, context: RowsContext): TemplateResult {
  return html`<tr
    role="row"
    class="awaited"
    tabindex="-1"
    aria-rowindex=${index + 2}
    aria-busy="true"
    aria-label=${context.i18n.messages.common.loading}
    data-row=${index}
  >
    ${bonesOf(index, context)}
  </tr>`;
}

/** Lengths differ, as names do. */
function bonesOf(index: number, { columns, selection }: RowsContext): TemplateResult {
  const length = index % 3 === 1 ? '' : 'short';
  return html`${selection ? html`<td class="cell-check" role="cell"></td>` : nothing}
    ${columns.map(
      ({ column: { cell } }) =>
        html`<td class=${cell}>${cell === 'cell-main' ? bonesOfName : html`<span class="bone ${length}"></span>`}</td>`,
    )}
    <td class="cell-menu" role="cell"></td>`;
}

const bonesOfName = html`<div class="entry">
  <span class="bone round"></span>
  <div class="entry-text grow bones"><span class="bone"></span><span class="bone short"></span></div>
</div>`;
