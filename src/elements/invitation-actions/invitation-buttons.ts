import { html, nothing, type TemplateResult } from 'lit';
import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { actButton, actReasons, type ActButton } from '../parts/act-button.js';
import type { UserActsController } from '../parts/user-acts.js';
import { ACT_ICONS } from '../parts/user-act-items.js';

export interface ButtonsContext {
  readonly directory: Directory;
  readonly acts: UserActsController;
  readonly i18n: LocalizeController;
}

/** What can be done with an open invitation; what takes it away stands at the end. */
export function openButtons(user: User, context: ButtonsContext): ActButton[] {
  const renew = actFor('renew', user, context);
  const expired = !context.directory.can('resend', user);
  return [
    actFor('resend', user, context),
    expired ? { ...renew, look: 'small primary' } : renew,
    actFor('set-groups', user, context),
    { ...actFor('revoke', user, context), look: 'small ghost push', icon: undefined },
  ];
}

export function actFor(act: UserAct, user: User, { directory, acts, i18n }: ButtonsContext): ActButton {
  return {
    label: i18n.messages.act[act],
    permission: directory.can(act, user),
    icon: ACT_ICONS[act],
    look: 'small',
    busy: acts.busy(act, user),
    run: () => void acts.perform(act, user),
  };
}

/** What can be pressed in one row, what takes away at its end; what cannot, under it, with its reason beside it. */
export function actsRow(buttons: readonly ActButton[], i18n: LocalizeController): TemplateResult {
  const ready = buttons.filter(({ permission }) => permission?.allowed);
  const stopped = buttons.filter(({ permission }) => permission && !permission.allowed);
  const atEnd = ready.filter(({ look }) => look?.includes('push'));
  const first = ready.filter((each) => !atEnd.includes(each));
  return html`${
    ready.length === 0 ? nothing : html`<div class="acts">${first.map(actButton)}${atEnd.map(actButton)}</div>`
  }
  ${
    stopped.length === 0 ? nothing : html`<div class="acts">${stopped.map(actButton)}${actReasons(stopped, i18n)}</div>`
  }`;
}
