import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon } from '../../ui/icons.js';

export interface RetryOptions {
  /** As it stands in a banner. */
  readonly small?: boolean;
  /** As it stands in the message of a field: words alone, where a button would be heavier than the field. */
  readonly link?: boolean;
  readonly busy?: boolean;
}

/** *Try again*, of what did not load or was not taken: the same button wherever it stands. */
export function retryButton(
  retry: () => void,
  i18n: LocalizeController,
  { small = false, link = false, busy = false }: RetryOptions = {},
): TemplateResult {
  return html`<button
    type="button"
    class="${link ? 'link' : 'button'} ${small ? 'small' : ''}"
    aria-busy=${busy ? 'true' : nothing}
    @click=${retry}
  >
    ${icon('refresh', small || link ? 'sm' : undefined)}${i18n.messages.common.retry}
  </button>`;
}
