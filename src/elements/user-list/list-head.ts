import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Permission } from '../../state/directory.js';
import { icon } from '../../ui/icons.js';
import { spinner } from '../../ui/spinner.js';
import { reasonText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';

export interface HeadContext {
  readonly i18n: LocalizeController;
  readonly title: string;
  /** How many people the account has, and its name, as far as they are known. */
  readonly population: number | undefined;
  readonly account: string | undefined;
  readonly reloading: boolean;
  /** What others have changed meanwhile. */
  readonly news: TemplateResult | typeof nothing;
  /** Whether people can be added; `undefined`: no button. */
  readonly add: Permission | undefined;
  readonly onAdd: () => void;
}

export function listHead(context: HeadContext): TemplateResult {
  const { i18n, title, add } = context;
  return html`<header class="head">
    <div class="head-words">
      <h2 class="title" id="title" tabindex="-1"><slot name="heading">${title}</slot></h2>
      <p class="head-line small muted">${populationText(context)}${context.news}${refreshing(context)}</p>
    </div>
    ${addButton(context)}
    ${add?.allowed === false ? html`<p class="head-reason hint" id="add-reason">${reasonText(add.reason, i18n)}</p>` : nothing}
  </header>`;
}

/** The one primary button of the list, in its head or on its empty face. */
export function addButton({ i18n, add, onAdd }: HeadContext): TemplateResult | typeof nothing {
  if (!add) return nothing;
  return html`<button
    type="button"
    class="button primary"
    part="add-button"
    aria-disabled=${add.allowed ? nothing : 'true'}
    aria-describedby=${add.allowed ? nothing : 'add-reason'}
    @click=${add.allowed ? onAdd : nothing}
  >
    ${icon('user-plus')}${i18n.messages.userList.addUser}
  </button>`;
}

function populationText({ i18n, population, account }: HeadContext): string {
  const texts = i18n.messages.userList;
  if (population === undefined) return account ?? '';
  return account === undefined ? texts.users(population) : texts.usersIn(population, isolate(account));
}

/** Beside the count, where it moves nothing. The table itself says to assistive technology that it is busy. */
function refreshing({ i18n, reloading }: HeadContext): TemplateResult | typeof nothing {
  if (!reloading) return nothing;
  return html`<span class="refreshing late" aria-hidden="true">${spinner()}${i18n.messages.userList.refreshing}</span>`;
}
