import { html, type TemplateResult } from 'lit';
import type { User } from '../../../src/domain/user.js';
import { UserActsController } from '../../../src/elements/parts/user-acts.js';
import { UsherElement } from '../../../src/elements/usher-element.js';
import { Announcer } from '../../../src/ui/announcer.js';
import { ToastController } from '../../../src/ui/toasts.js';

/** The least element that offers acts: each as a button. */
export class ActsHost extends UsherElement {
  static override properties = { user: { attribute: false } };
  declare user: User | undefined;

  readonly #announcer = new Announcer(this);
  readonly #toasts = new ToastController(this, {
    announcer: this.#announcer,
    labels: () => ({ region: 'Notifications', close: 'Close' }),
  });
  readonly acts = new UserActsController(this, {
    directory: () => this.directory,
    mutations: this.mutations,
    i18n: this.i18n,
    toasts: this.#toasts,
  });

  override render(): TemplateResult {
    void this.directory?.start();
    const items = this.user ? this.acts.menuItems(this.user) : [];
    return html`<div id="acts">
        ${items.map((item) => html`<button aria-description=${item.reason ?? ''} @click=${() => item.run()}>${item.label}</button>`)}
      </div>
      ${this.acts.render()} ${this.#toasts.template()} ${this.#announcer.template()}`;
  }
}

customElements.define('acts-host', ActsHost);
