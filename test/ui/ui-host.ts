import { LitElement, nothing } from 'lit';
import { Announcer } from '../../src/ui/announcer.js';
import { baseStyles } from '../../src/ui/styles/base.styles.js';
import { menuStyles } from '../../src/ui/styles/menu.styles.js';
import { toastStyles } from '../../src/ui/styles/toast.styles.js';
import { dialogStyles } from '../../src/ui/styles/dialog.styles.js';
import { tokenStyles } from '../../src/ui/tokens/tokens.styles.js';

/** An element that draws what a test gives it, so that parts and controllers live in a real shadow root. */
export class UiHost extends LitElement {
  static override styles = [tokenStyles, baseStyles, menuStyles, toastStyles, dialogStyles];
  readonly announcer = new Announcer(this);
  view: (host: this) => unknown = () => nothing;

  override render(): unknown {
    return this.view(this);
  }

  find<E extends HTMLElement = HTMLElement>(selector: string): E {
    const element = this.renderRoot.querySelector<E>(selector);
    if (!element) throw new Error(`nothing matches ${selector}`);
    return element;
  }

  has(selector: string): boolean {
    return this.renderRoot.querySelector(selector) !== null;
  }

  /** The words of what has the focus inside. */
  get focused(): string {
    const active = this.shadowRoot?.activeElement as HTMLElement | null | undefined;
    return active?.dataset.words ?? active?.getAttribute('aria-label') ?? active?.textContent.trim() ?? '';
  }
}
customElements.define('ui-host', UiHost);

const frames: HTMLElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** Mounts a host; `setUp` makes its controllers before the first drawing. */
export async function mount<C = undefined>(
  view: (host: UiHost, controllers: C) => unknown,
  setUp?: (host: UiHost) => C,
): Promise<{ host: UiHost; controllers: C }> {
  const host = document.createElement('ui-host') as UiHost;
  const controllers = setUp?.(host) as C;
  host.view = () => view(host, controllers);
  const frame = document.createElement('div');
  frames.push(frame);
  frame.append(host);
  document.body.append(frame);
  await host.updateComplete;
  return { host, controllers };
}

/** Counts what a host still holds; used to see that nothing is left behind. */
export function countListeners(target: EventTarget): { readonly open: () => number; restore(): void } {
  const { addEventListener: add, removeEventListener: remove } = target;
  const held = new Set<unknown>();
  target.addEventListener = function (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ) {
    held.add(listener);
    add.call(target, type, listener, options);
  };
  target.removeEventListener = function (
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ) {
    held.delete(listener);
    remove.call(target, type, listener, options);
  };
  return {
    open: () => held.size,
    restore() {
      target.addEventListener = add;
      target.removeEventListener = remove;
    },
  };
}
