import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Announcer } from './announcer.js';
import { Countdowns, type Timers } from './countdowns.js';
import { icon, type IconName } from './icons.js';

export interface Toast {
  readonly text: string;
  /** An error stays until it is closed, and is announced at once. */
  readonly kind?: 'done' | 'info' | 'error' | undefined;
  /** One act at most; it closes the toast. */
  readonly act?: { readonly label: string; readonly icon?: IconName | undefined; run(): void } | undefined;
}

export interface ToastOptions {
  readonly announcer: Announcer;
  /** The name of the region and of the closing button, in the reader's language. */
  readonly labels: () => { readonly region: string; readonly close: string };
  readonly timers?: Timers | undefined;
}

interface Shown {
  readonly id: number;
  readonly toast: Toast;
}

/** Long enough to read a line and to undo. */
const LASTS_MS = 8000;
const AT_MOST = 3;
/** By the elements they are of: so those of a part find those of the element around it. */
const all = new WeakMap<Element, ToastController>();
const icons = { done: 'tick', info: 'info', error: 'alert' } as const satisfies Record<string, IconName>;

/**
 * Short messages in the corner, in the top layer, spoken through the announcer. The pointer or the focus on any of
 * them stops the clock of all. Render `template()` once, inside the dialog while a modal one is open.
 *
 * What a part of another element shows outlives the part: when it goes, the element around it goes on showing it.
 */
export class ToastController implements ReactiveController {
  #shown: Shown[] = [];
  #next = 1;
  #raise = false;
  #open = false;
  /** What had the focus before it came into a toast. */
  #cameFrom: HTMLElement | undefined;
  readonly #clocks: Countdowns;
  /** Those of the element that the host is, or was, a part of. */
  #around: ToastController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element & { readonly renderRoot: ParentNode },
    private readonly options: ToastOptions,
  ) {
    this.#clocks = new Countdowns(options.timers);
    all.set(host, this);
    host.addController(this);
  }

  /** From where events still reach the page: the host, or what it was a part of, once it has gone. */
  get speaker(): Element {
    return this.#present?.host ?? this.host;
  }

  /** Shows and announces, in the element around where the host has gone; returns what `dismiss` takes here. */
  show(toast: Toast): number {
    const present = this.#present ?? this;
    present.options.announcer.announce(toast.text, toast.kind === 'error' ? 'assertive' : 'polite');
    return present.#add(toast);
  }

  #add(toast: Toast): number {
    const id = this.#next++;
    this.#shown = [...this.#shown, { id, toast }];
    this.#raise = true;
    this.#shown.slice(0, -AT_MOST).forEach((old) => this.dismiss(old.id));
    if (toast.kind !== 'error') this.#clocks.start(id, LASTS_MS, () => this.dismiss(id));
    this.host.requestUpdate();
    return id;
  }

  dismiss(id: number): void {
    this.#clocks.stop(id);
    this.#shown = this.#shown.filter((entry) => entry.id !== id);
    this.host.requestUpdate();
  }

  /** After the other controllers of the host: a dialog that opens in the same drawing must lie underneath. */
  hostUpdated(): void {
    if (this.host.isConnected) this.#around = around(this.host);
    if (this.#shown.length > 0 || this.#open) queueMicrotask(() => this.#showRegion());
  }

  #showRegion(): void {
    const region = this.host.renderRoot.querySelector<HTMLElement>('.toasts');
    if (!region?.isConnected || !('popover' in region)) return;
    const open = region.matches(':popover-open');
    // Once more on top, for a dialog or a menu may have opened since; not under a reader's focus, though.
    const stale = this.#raise && !region.matches(':focus-within');
    if (open && (this.#shown.length === 0 || stale)) region.hidePopover();
    if (this.#shown.length > 0 && (!open || stale)) region.showPopover();
    this.#raise = false;
    this.#open = this.#shown.length > 0;
    // What was under the pointer or had the focus may have gone without either leaving it.
    this.#resume();
  }

  hostDisconnected(): void {
    this.#clocks.clear();
    const shown = this.#shown;
    this.#shown = [];
    // Their time begins anew, for they have moved; they have been spoken.
    const present = this.#present;
    if (present) for (const { toast } of shown) present.#add(toast);
  }

  /** These, or those of the nearest around that is still there. */
  get #present(): ToastController | undefined {
    if (this.host.isConnected) return this;
    return this.#around ? this.#around.#present : undefined;
  }

  template(): TemplateResult {
    const { region, close } = this.options.labels();
    return html`<section
      class="toasts"
      popover="manual"
      aria-label=${region}
      ?data-open=${this.#shown.length > 0}
      @pointerenter=${this.#pause}
      @pointerleave=${this.#resume}
      @focusin=${this.#onFocusin}
      @focusout=${this.#resume}
    >
      ${repeat(
        this.#shown,
        (shown) => shown.id,
        (shown) => this.#toast(shown, close),
      )}
    </section>`;
  }

  #toast({ id, toast }: Shown, close: string): TemplateResult {
    const { kind = 'done', act } = toast;
    const dismiss = (): void => this.#close(id);
    const run = (): void => {
      this.#close(id);
      act?.run();
    };
    return html`<div class="toast ${kind}">
      ${icon(icons[kind])}
      <span class="toast-words">${toast.text}</span>
      <span class="toast-acts">
        ${
          act
            ? html`<button type="button" class="button ghost small toast-act" @click=${run}>
                ${act.icon ? icon(act.icon, 'sm') : nothing}${act.label}
              </button>`
            : nothing
        }
        <button type="button" class="button ghost small icon-only" aria-label=${close} @click=${dismiss}>
          ${icon('close', 'sm')}
        </button>
      </span>
    </div>`;
  }

  readonly #pause = (): void => this.#clocks.pause();

  readonly #resume = (): void => {
    const region = this.host.renderRoot.querySelector('.toasts');
    if (!region?.matches(':hover, :focus-within')) this.#clocks.resume();
  };

  readonly #onFocusin = (event: FocusEvent): void => {
    const region = event.currentTarget as HTMLElement;
    const before = event.relatedTarget;
    if (before instanceof HTMLElement && !region.contains(before)) this.#cameFrom = before;
    this.#clocks.pause();
  };

  /** Closed by hand: the focus goes back before it would fall to the page's beginning. */
  #close(id: number): void {
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus();
    this.#cameFrom = undefined;
    this.dismiss(id);
  }
}

function around(host: Element): ToastController | undefined {
  const root = host.getRootNode();
  return root instanceof ShadowRoot ? all.get(root.host) : undefined;
}
