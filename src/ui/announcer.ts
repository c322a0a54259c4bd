import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

export type Urgency = 'polite' | 'assertive';

/** `ariaNotify` of WAI-ARIA 1.3, where a browser has it. */
interface Notifying {
  ariaNotify?(text: string, options?: { priority?: 'normal' | 'high' }): void;
}

/**
 * Says something to a screen reader without moving the focus. Render `template()` once, always, before anything is
 * said; inside the dialog while a modal one is open, since all outside it is inert.
 */
export class Announcer implements ReactiveController {
  #texts: Record<Urgency, string> = { polite: '', assertive: '' };

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  /** Spoken once: through `ariaNotify` where there is one, else through the live region, never both. */
  announce(text: string, urgency: Urgency = 'polite'): void {
    if (text === '') return;
    const notifying = this.host as Notifying;
    if (typeof notifying.ariaNotify === 'function') {
      notifying.ariaNotify(text, { priority: urgency === 'assertive' ? 'high' : 'normal' });
      return;
    }
    // The same words again are a change only when the text differs: a no-break space, which is not spoken.
    const before = this.#texts[urgency];
    this.#texts = { ...this.#texts, [urgency]: before === text ? `${text}\u00a0` : text };
    this.host.requestUpdate();
  }

  template(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
        ${this.#texts.polite}
      </div>
      <div class="visually-hidden" role="alert" aria-live="assertive" aria-atomic="true">
        ${this.#texts.assertive}
      </div>`;
  }

  hostDisconnected(): void {
    this.#texts = { polite: '', assertive: '' };
  }
}
