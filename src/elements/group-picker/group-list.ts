import { html, nothing, type TemplateResult } from 'lit';
import { groupRows, type GroupRowsOptions } from './group-rows.js';

export interface GroupListOptions extends GroupRowsOptions {
  readonly label: string;
  /** What is shown answers an earlier question; the new answer is on its way. */
  readonly reloading: boolean;
  readonly disabled: boolean;
  readonly onScroll: () => void;
}

/** The list box that the search points into. A press on it leaves the focus in the search. */
export function groupList(options: GroupListOptions): TemplateResult {
  return html`<div
    id="list"
    class="list scroll ${options.uniform ? 'uniform' : ''} ${options.reloading ? 'reloading' : ''}"
    part="list"
    role="listbox"
    aria-multiselectable="true"
    aria-label=${options.label}
    aria-busy=${options.reloading ? 'true' : nothing}
    aria-disabled=${options.disabled ? 'true' : nothing}
    @mousedown=${(event: Event) => event.preventDefault()}
    @scroll=${options.onScroll}
  >
    <div id="rows" role="none">${groupRows(options)}</div>
  </div>`;
}
