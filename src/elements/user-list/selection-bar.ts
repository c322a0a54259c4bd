import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon, type IconName } from '../../ui/icons.js';
import type { ListSelection } from './list-selection.js';

/** Something that can be done to all that are selected. */
export interface SelectionAct {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** For how many of the selected it holds; `undefined` where that is not known before they are read. */
  readonly count: number | undefined;
  run(): void;
}

export interface SelectionBarContext {
  readonly i18n: LocalizeController;
  readonly selection: ListSelection;
  /** How many match the filter, where that is known and more than one page. */
  readonly matching: number | undefined;
  readonly acts: readonly SelectionAct[];
}

/** What can be done with those selected. It takes room in the flow and sticks to the end of the list while it is long. */
export function selectionBar(context: SelectionBarContext): TemplateResult | typeof nothing {
  const { i18n, selection, matching, acts } = context;
  if (selection.empty) return nothing;
  const texts = i18n.messages.listTools;
  const { size, value } = selection;
  const count = size === undefined ? texts.allSelected : texts.selected(size);
  const more = value.kind === 'some' && (matching === undefined || matching > (size ?? 0));
  return html`<div class="selection-bar" role="toolbar" aria-label=${texts.selection} part="selection-bar">
    <span class="selection-count">${count}</span>
    ${
      more
        ? html`<button type="button" class="link" @click=${() => selection.allMatching()}>
            ${matching === undefined ? texts.selectAll : texts.selectAllOf(matching)}
          </button>`
        : nothing
    }
    ${acts.length > 0 ? html`<span class="selection-line" aria-hidden="true"></span>` : nothing}
    ${acts.map((act) => actButton(act, i18n))}
    <span class="selection-line" aria-hidden="true"></span>
    <button
      type="button"
      class="button icon-only"
      aria-label=${texts.clearSelection}
      title=${texts.clearSelection}
      @click=${() => selection.clear()}
    >
      ${icon('close')}
    </button>
  </div>`;
}

/** The number stands in its name, too: an act for none of them is there, and says so when it is pressed. */
function actButton({ label, icon: drawing, count, run }: SelectionAct, i18n: LocalizeController): TemplateResult {
  const number = count === undefined ? '' : i18n.number(count);
  return html`<button
    type="button"
    class="button"
    aria-label=${number === '' ? label : `${label} ${number}`}
    title=${label}
    @click=${run}
  >
    ${icon(drawing)}<span class="act-word">${label}</span
    >${number === '' ? nothing : html`<span class="act-count">${` ${number}`}</span>`}
  </button>`;
}
