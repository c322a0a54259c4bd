import { html, nothing, type TemplateResult } from 'lit';
import type { EmailMatch } from '../../../domain/adapter.js';
import { displayName } from '../../../domain/user.js';
import { isolate } from '../../parts/isolate.js';
import { decided, mended, type Row, type Standing } from './batch.js';
import type { ManyPort } from './many-port.js';

/** The next act for somebody who is in the account; they can be looked at where there is none. */
const NEXT: Readonly<Partial<Record<EmailMatch['status'], 'resend' | 'renew' | 'restore'>>> = {
  invited: 'resend',
  expired: 'renew',
  removed: 'restore',
};

/** What settles a row by one press, in words beside how it stands. */
export function quickActs(row: Row, standing: Standing, stop: 0 | -1, port: ManyPort): unknown {
  const { dispatch, rules, i18n } = port;
  const { many: texts, email } = i18n.messages;
  const settle = (next: Row): void => dispatch({ type: 'mend', rows: [next] });
  const link = (name: string, label: string, run: () => void): TemplateResult =>
    html`<button
      type="button"
      class="link small"
      data-control=${name}
      tabindex=${stop}
      aria-label=${texts.actFor(label, isolate(displayName(row)))}
      @click=${run}
    >
      ${label}
    </button>`;
  switch (standing.kind) {
    case 'suggestion':
      return html`${link('use', email.useIt, () => settle(mended(row, { email: standing.email }, rules)))}
      ${link('keep', email.keepMine, () => settle(decided(row)))}`;
    case 'warning':
      return link('keep', email.keepMine, () => settle(decided(row)));
    case 'failed':
      return link('again', i18n.messages.common.retry, () => settle(decided(row)));
    case 'taken':
      return takenAct(standing, link, port);
    default:
      return nothing;
  }
}

/** The next act for somebody who is in the account already, where it can be done. */
function takenAct(
  { match }: Extract<Standing, { kind: 'taken' }>,
  link: (name: string, label: string, run: () => void) => TemplateResult,
  { directory, i18n, perform }: ManyPort,
): unknown {
  const { user, status } = match;
  if (!user) return nothing;
  const { bulk, wizard } = i18n.messages;
  const next = NEXT[status];
  const act = next !== undefined && directory.can(next, user)?.allowed ? next : 'view';
  if (!directory.can(act, user)?.allowed) return nothing;
  return link('act', act === 'view' ? wizard.view : bulk.word[act], () => perform(act, user));
}
