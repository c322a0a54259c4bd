import { html, nothing, type TemplateResult } from 'lit';
import type { Permission } from '../../state/directory.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon, type IconName } from '../../ui/icons.js';
import { reasonText } from './error-text.js';

export interface ActButton {
  /** Where the focus is to be led to it. */
  readonly id?: string | undefined;
  readonly label: string;
  /** What `directory.can` says; nothing is drawn where the backend cannot. */
  readonly permission: Permission | undefined;
  readonly icon?: IconName | undefined;
  /** `primary`, `danger`, `ghost` ... in addition to `button`. */
  readonly look?: string | undefined;
  readonly busy?: boolean | undefined;
  /** Absent where the form does the act on its `submit`. */
  readonly run?: (() => void) | undefined;
  /** `submit`: Enter in a field of the form presses it. */
  readonly type?: 'button' | 'submit' | undefined;
}

/** A button for an act: it keeps its focus while busy or not allowed, and its reason is its description. */
export function actButton(options: ActButton): TemplateResult | typeof nothing {
  const { permission, busy = false } = options;
  if (!permission) return nothing;
  const press = (event: Event): void => {
    if (!permission.allowed || busy) event.preventDefault();
    else options.run?.();
  };
  return html`<button
    type=${options.type ?? 'button'}
    id=${options.id ?? nothing}
    class="button ${options.look ?? ''}"
    aria-disabled=${permission.allowed ? nothing : 'true'}
    aria-busy=${busy ? 'true' : nothing}
    aria-describedby=${permission.allowed ? nothing : reasonId(permission)}
    @click=${press}
  >
    ${options.icon ? icon(options.icon, 'sm') : nothing}${options.label}
  </button>`;
}

function reasonId(permission: Permission): string {
  return permission.allowed ? '' : `usher-reason-${permission.reason.code}`;
}

/** Why buttons beside it cannot be pressed, each reason once. Stands in the same shadow root as they do. */
export function actReasons(buttons: readonly ActButton[], i18n: LocalizeController): TemplateResult | typeof nothing {
  const reasons = new Map<string, string>();
  for (const { permission } of buttons) {
    if (permission && !permission.allowed) reasons.set(reasonId(permission), reasonText(permission.reason, i18n));
  }
  if (reasons.size === 0) return nothing;
  return html`${[...reasons].map(([id, text]) => html`<p class="hint" id=${id}>${text}</p>`)}`;
}
