import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { tabPanel, tabs } from '../../ui/tabs.js';
import type { AccountCounts } from './account-counts.js';
import type { AccountPage } from './account-place.js';

export interface AccountTabsOptions {
  readonly i18n: LocalizeController;
  /** Those that there are, with their names. */
  readonly pages: ReadonlyMap<AccountPage, string>;
  readonly page: AccountPage;
  readonly counts: AccountCounts;
  /** What is drawn of each page; nothing where it was not shown yet. */
  readonly panels: Readonly<Record<AccountPage, (() => TemplateResult) | undefined>>;
  readonly onPage: (page: AccountPage) => void;
}

/** The pages of the account. What was shown once stays, so that nothing in it is lost. */
export function accountTabs({ i18n, pages, page, counts, panels, onPage }: AccountTabsOptions): TemplateResult {
  const countOf = (id: AccountPage): string | undefined => {
    const count = counts.of(id);
    return count === undefined ? undefined : i18n.number(count);
  };
  return html`<div part="tabs">
      ${tabs({
        id: 'page',
        label: i18n.messages.accountUsers.tabs,
        tabs: [...pages].map(([id, label]) => ({ id, label, count: countOf(id) })),
        selected: page,
        onSelect: onPage,
      })}
    </div>
    ${[...pages.keys()].map((each) => {
      const panel = panels[each];
      return panel
        ? html`<div ?hidden=${each !== page}>${tabPanel({ id: 'page', tab: each }, panel())}</div>`
        : nothing;
    })}`;
}
