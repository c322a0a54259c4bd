import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { filterChips } from './filter-chips.js';
import type { ListController } from './list-controller.js';
import { failedBanner, failedFace, noMatchFace, type FacesContext } from './list-faces.js';
import type { ListPanels } from './list-panels.js';
import type { ListSelection } from './list-selection.js';
import type { ListTable, TableLook } from './list-table.js';
import { listTools, type ToolsContext } from './list-tools.js';
import type { ListWork } from './list-work.js';
import { selectionBar } from './selection-bar.js';

export interface BodyContext {
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly panels: ListPanels;
  readonly work: ListWork;
  readonly table: ListTable;
  readonly look: TableLook;
  readonly faces: FacesContext;
  readonly search: Pick<ToolsContext, 'searchText' | 'onSearch' | 'onSearchNow' | 'onClear'>;
}

/** The list below its head: what narrows it, and what it then shows. */
export function listBody(context: BodyContext): TemplateResult {
  return html`${context.work.above()} ${tools(context)} ${results(context)}`;
}

function tools({ i18n, list, panels, work, look, search }: BodyContext): TemplateResult {
  const can = look.directory.capabilities;
  const exportButton = work.exportButton();
  return html`${listTools({ i18n, can, list, columns: look.columns, panels, exportButton, ...search })}
  ${filterChips({ i18n, list, can, panels })}`;
}

function results(context: BodyContext): TemplateResult {
  const { list, faces, table, look } = context;
  const { face, shown, state } = list;
  if (face === 'no-match') return noMatchFace(faces);
  if (face === 'failed' && state.status === 'failed') return failedFace(state.error, faces);
  if (face === 'loading' || !shown) return table.loading(look);
  return html`${state.status === 'failed' ? failedBanner(state.error, faces) : nothing}
  ${table.template(shown, look, selected(context, look.selection))}`;
}

/** What can be done with those selected. */
function selected(
  { i18n, list, work }: BodyContext,
  selection: ListSelection | undefined,
): TemplateResult | typeof nothing {
  if (!selection) return nothing;
  const { shown } = list;
  const whole = !list.scrolls && shown?.hasNext === false && !shown.hasPrevious;
  const matching = whole ? shown.rows.length : shown?.total;
  return selectionBar({ i18n, selection, matching, acts: work.acts });
}
