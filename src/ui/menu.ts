import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';
import type { MenuController } from './menu-controller.js';

export interface MenuItem {
  /** Unique in its menu. */
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly danger?: boolean | undefined;
  /** Why it cannot be done now: the item stays, can be read, and does not act. */
  readonly reason?: string | undefined;
  readonly separatorBefore?: boolean | undefined;
  run(): void;
}

export interface MenuTemplateOptions {
  /** Id of the menu in its shadow root; the button's `aria-controls`. */
  readonly id: string;
  /** The menu's accessible name. */
  readonly label: string;
  readonly menu: MenuController;
}

/** Render it while `menu.open`. */
export function menuTemplate(items: readonly MenuItem[], { id, label, menu }: MenuTemplateOptions): TemplateResult {
  return html`<div id=${id} class="menu floating" role="menu" aria-label=${label} @keydown=${menu.onMenuKeydown}>
    ${items.map((item) => menuItem(item, id, menu))}
  </div>`;
}

/** The name holds all words that are seen in it, the reason included (WCAG 2.5.3). */
function menuItem(item: MenuItem, menuId: string, menu: MenuController): TemplateResult {
  const id = `${menuId}-${item.id}`;
  const choose = (): void => {
    if (item.reason === undefined) menu.choose(() => item.run());
  };
  return html`${item.separatorBefore ? html`<hr class="menu-line" role="separator" />` : nothing}
    <button
      type="button"
      role="menuitem"
      tabindex="-1"
      class="menu-item ${item.danger ? 'danger' : ''}"
      data-words=${item.label}
      aria-labelledby=${item.reason === undefined ? `${id}-label` : `${id}-label ${id}-reason`}
      aria-disabled=${item.reason === undefined ? nothing : 'true'}
      @click=${choose}
    >
      ${item.icon ? icon(item.icon) : nothing}
      <span class="menu-words">
        <span id="${id}-label">${item.label}</span>
        ${item.reason === undefined ? nothing : html`<span id="${id}-reason" class="menu-reason">${item.reason}</span>`}
      </span>
    </button>`;
}
