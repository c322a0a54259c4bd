import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { tabPanel, tabs } from '../../ui/tabs.js';
import type { AccountCounts } from './account-counts.js';
import type { AccountPage } from './account-place.js';

export interface AccountTabsOptions {
  readonly i18n: LocalizeController;
  readonly page: AccountPage;
  readonly counts: AccountCounts;
  /** What is drawn of each page; nothing where it was not shown yet. */
  readonly panels: Readonly<Record<AccountPage, (() => TemplateResult) | undefined>>;
  readonly onPage: (page: AccountPage) => void;
}

const PAGES: readonly AccountPage[] = ['users', 'groups'];

/** The pages of the account. What was shown once stays, so that nothing in it is lost. */
export function accountTabs({ i18n, page, counts, panels, onPage }: AccountTabsOptions): TemplateResult {
  const { accountUsers: texts, common, userList } = i18n.messages;
  const labels: Readonly<Record<AccountPage, string>> = { users: userList.title, groups: common.groups };
  const countOf = (id: AccountPage): string | undefined => {
    const count = counts.of(id);
    return count === undefined ? undefined : i18n.number(count);
  };
  return html`<div part="tabs">
      ${tabs({
        id: 'page',
        label: texts.tabs,
        tabs: PAGES.map((id) => ({ id, label: labels[id], count: countOf(id) })),
        selected: page,
        onSelect: onPage,
      })}
    </div>
    ${PAGES.map((each) => {
      const panel = panels[each];
      return panel
        ? html`<div ?hidden=${each !== page}>${tabPanel({ id: 'page', tab: each }, panel())}</div>`
        : nothing;
    })}`;
}
