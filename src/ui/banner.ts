import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';

export interface BannerOptions {
  readonly kind: 'quiet' | 'info' | 'success' | 'warning' | 'danger';
  /** What happened, in a few words. */
  readonly title?: string | undefined;
  /** What is kept and what to do. */
  readonly text?: unknown;
  readonly icon?: IconName | TemplateResult | undefined;
  readonly actions?: unknown;
  /** The acts under the words instead of at the end of the line. */
  readonly stacked?: boolean | undefined;
  readonly id?: string | undefined;
  /** `alert` for what failed just now, `status` for what appears by itself; none when it was there from the start. */
  readonly role?: 'alert' | 'status' | undefined;
}

const icons = {
  quiet: 'info',
  info: 'info',
  success: 'tick',
  warning: 'warning',
  danger: 'alert',
} as const satisfies Record<BannerOptions['kind'], IconName>;

export function banner(options: BannerOptions): TemplateResult {
  const { kind, title, text, actions, stacked, id, role } = options;
  const sign = options.icon ?? icons[kind];
  return html`<div class="banner ${kind} ${stacked ? 'stacked' : ''}" id=${id ?? nothing} role=${role ?? nothing}>
    <div class="banner-line">
      ${typeof sign === 'string' ? icon(sign) : sign}
      <p class="banner-words">${title ? html`<b>${title}</b>&#32;` : nothing}${text}</p>
    </div>
    ${actions ? html`<div class="banner-acts">${actions}</div>` : nothing}
  </div>`;
}
