import { html, nothing, type TemplateResult } from 'lit';
import type { MemberReceipt } from '../../domain/adapter.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { errorText } from '../parts/error-text.js';
import { retryButton } from '../parts/retry-button.js';

export interface ReceiptsOptions {
  readonly act: 'add' | 'remove';
  readonly receipts: readonly MemberReceipt[];
  readonly people: ReadonlyMap<string, User>;
  readonly busy: boolean;
  readonly retry: () => void;
  /** Absent where the receipts stay. */
  readonly dismiss?: (() => void) | undefined;
  readonly i18n: LocalizeController;
}

export function failedOf(receipts: readonly MemberReceipt[]): MemberReceipt[] {
  return receipts.filter(({ ok }) => !ok);
}

/** Each user with whom it failed, and why; the others are done. */
export function failedReceipts(options: ReceiptsOptions): TemplateResult | typeof nothing {
  const { act, receipts, people, busy, retry, dismiss, i18n } = options;
  const failed = failedOf(receipts);
  if (failed.length === 0) return nothing;
  const { groupManager: texts, common } = i18n.messages;
  // Where there is nothing to dismiss, the group itself was saved: to say that nothing has changed would be wrong.
  const done = receipts.length - failed.length;
  const title = act === 'add' ? texts.notAdded(failed.length) : texts.notRemoved(failed.length);
  return html`<div class="stack">
    ${banner({
      kind: 'warning',
      role: 'alert',
      title,
      text: done > 0 || dismiss ? texts.restDone(done) : undefined,
      actions: html`${retryButton(retry, i18n, { small: true, busy })}${dismiss ? html`<button type="button" class="button ghost small" @click=${dismiss}>${common.close}</button>` : nothing}`,
    })}
    <ul class="list people" role="list" aria-label=${title}>
      ${failed.map(({ userId, error }) => {
        const user = people.get(userId);
        return html`<li class="list-row">
          <span class="list-text"
            ><span class="list-title"><bdi>${user ? displayName(user) : userId}</bdi></span
            ><span class="list-sub">${error ? errorText(error, i18n) : i18n.messages.error.server}</span></span
          >
        </li>`;
      })}
    </ul>
  </div>`;
}
