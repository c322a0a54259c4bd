import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { FloatingController } from '../../ui/floating-controller.js';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** The groups of a user in one cell: the first as a tag, and a button that shows the names of all. */
export class GroupsPopover implements ReactiveController {
  readonly #host: Host;
  readonly #i18n: LocalizeController;
  readonly #floating: FloatingController;
  #of: string | undefined;
  #button: HTMLElement | undefined;

  constructor(host: Host, i18n: LocalizeController) {
    this.#host = host;
    this.#i18n = i18n;
    this.#floating = new FloatingController(host, {
      reference: () => this.#button ?? null,
      floating: () => host.renderRoot.querySelector<HTMLElement>('#all-groups'),
    });
    host.addController(this);
  }

  hostUpdated(): void {
    // The row may be gone, or the column hidden, since it was opened.
    if (this.#button && !this.#button.isConnected) this.hide();
  }

  hostDisconnected(): void {
    this.hide();
  }

  hide({ returnFocus = false } = {}): void {
    if (this.#of === undefined) return;
    document.removeEventListener('pointerdown', this.#onPointerDown, true);
    if (returnFocus) this.#button?.focus();
    this.#of = undefined;
    this.#button = undefined;
    this.#floating.hide();
    this.#host.requestUpdate();
  }

  template(user: User): TemplateResult | typeof nothing {
    const [first, ...more] = user.groups;
    if (!first) return nothing;
    return html`<div class="tags one-line" @keydown=${this.#onKeydown} @focusout=${this.#onFocusOut}>
      <span class="tag" dir="auto" title=${first.name}>${first.name}</span
      >${more.length > 0 ? this.#more(user, more.length) : nothing}
    </div>`;
  }

  #more(user: User, n: number): TemplateResult {
    const open = this.#of === user.id;
    const texts = this.#i18n.messages.userList;
    return html`<button
        type="button"
        class="tag outline"
        data-control="groups"
        dir="ltr"
        aria-label=${texts.moreGroups(n, displayName(user))}
        aria-expanded=${open}
        aria-controls=${open ? 'all-groups' : nothing}
        @click=${(event: Event) => this.#toggle(event.currentTarget as HTMLElement, user.id)}
      >
        +${this.#i18n.number(n)}</button
      >${open ? this.#names(user) : nothing}`;
  }

  /** Beside its button in the tree, so that reading on from the button comes to the names. */
  #names(user: User): TemplateResult {
    return html`<ul
      id="all-groups"
      class="popover floating"
      role="list"
      aria-label=${this.#i18n.messages.userList.groupsOf(displayName(user))}
    >
      ${user.groups.map(({ name }) => html`<li dir="auto">${name}</li>`)}
    </ul>`;
  }

  #toggle(button: HTMLElement, id: string): void {
    const again = this.#of === id;
    this.hide();
    if (again) return;
    this.#of = id;
    this.#button = button;
    this.#floating.show();
    document.addEventListener('pointerdown', this.#onPointerDown, true);
    this.#host.requestUpdate();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#of === undefined) return;
    // Kept from a dialog around the list, which would close as well.
    event.preventDefault();
    event.stopPropagation();
    this.hide({ returnFocus: true });
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const { currentTarget: cell, relatedTarget: next } = event;
    if (next instanceof Node && !(cell as Element).contains(next)) this.hide();
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const cell = this.#button?.parentElement;
    if (!cell || !event.composedPath().includes(cell)) this.hide();
  };
}
