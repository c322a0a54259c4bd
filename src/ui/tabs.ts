import { html, nothing, type TemplateResult } from 'lit';
import { isPlainKey, rovingTarget } from './roving-focus.js';

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Already in the reader's numerals. */
  readonly count?: string | undefined;
}

export interface TabsOptions<Id extends string> {
  /** Prefix of the ids of tabs and panels; the same for `tabPanel`. */
  readonly id: string;
  /** The tab list's accessible name. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** The tab list of the ARIA Authoring Practices with automatic activation: arrows move and choose. */
export function tabs<Id extends string>(options: TabsOptions<Id>): TemplateResult {
  const { id, label, selected, onSelect } = options;
  const onKeydown = (event: KeyboardEvent): void => {
    if (isPlainKey(event)) moveTo(event);
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKeydown}>
    ${options.tabs.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          class="tab"
          id="${id}-tab-${tab.id}"
          aria-selected=${tab.id === selected ? 'true' : 'false'}
          aria-controls=${tab.id === selected ? `${id}-panel-${tab.id}` : nothing}
          tabindex=${tab.id === selected ? 0 : -1}
          @click=${() => {
            if (tab.id !== selected) onSelect(tab.id);
          }}
        >
          ${tab.label}${tab.count === undefined ? nothing : html`<span class="tab-count">${` ${tab.count}`}</span>`}
        </button>`,
    )}
  </div>`;
}

function moveTo(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const current = items.find((item) => item.matches(':focus'));
  const next = rovingTarget(event.key, items, current, { orientation: 'horizontal' });
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

/** The panel of the chosen tab. It takes the focus itself, for panels without a control are read by scrolling. */
export function tabPanel(options: { readonly id: string; readonly tab: string }, content: unknown): TemplateResult {
  return html`<div
    class="tab-panel"
    role="tabpanel"
    id="${options.id}-panel-${options.tab}"
    aria-labelledby="${options.id}-tab-${options.tab}"
    tabindex="0"
  >
    ${content}
  </div>`;
}
