import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../../ui/banner.js';
import { icon } from '../../ui/icons.js';
import { errorText } from '../parts/error-text.js';
import { shortName } from './problem-text.js';
import type { WizardPort } from './wizard-port.js';
import type { Sending } from './wizard-types.js';

type Unknown = Extract<Sending, { status: 'unknown' }>;

/** What came of sending, where it was not a plain yes: what happened, what is kept, what to do. */
export function sendingBanner(port: WizardPort, checkAgain: () => void): TemplateResult | typeof nothing {
  const { state, i18n } = port;
  if (state.step !== 'overview') return nothing;
  const { sending } = state;
  const { wizard: texts } = i18n.messages;
  switch (sending.status) {
    case 'idle':
    case 'sending':
      return nothing;
    case 'held':
      return banner({
        kind: 'warning',
        role: 'alert',
        id: 'sending',
        title: texts.held,
        text: sending.reason ?? texts.keptAll,
      });
    case 'failed':
      return banner({
        kind: sending.trouble.kind === 'rate-limited' ? 'warning' : 'danger',
        role: 'alert',
        id: 'sending',
        title: texts.notAdded(shortName(state.draft)),
        text: `${texts.keptAll} ${errorText(sending.trouble, i18n)}`,
      });
    case 'unknown':
      return unknownBanner(sending, port, checkAgain);
  }
}

function unknownBanner({ look }: Unknown, { state, i18n }: WizardPort, checkAgain: () => void): TemplateResult {
  const { wizard: texts } = i18n.messages;
  const name = shortName(state.draft);
  if (look === 'absent')
    return banner({ kind: 'info', role: 'alert', id: 'sending', title: texts.absent(name), text: texts.absentText });
  const button = html`<button
    type="button"
    class="button small"
    aria-busy=${look === 'looking' ? 'true' : nothing}
    @click=${checkAgain}
  >
    ${icon('refresh')}${texts.check}
  </button>`;
  const follow = {
    'not-yet': texts.unknownText,
    looking: texts.unknownText,
    failed: texts.lookFailed,
    impossible: texts.impossible,
  }[look];
  return banner({
    kind: 'warning',
    role: 'alert',
    id: 'sending',
    stacked: true,
    title: texts.unknown(name),
    text: follow,
    actions: look === 'impossible' ? undefined : button,
  });
}
