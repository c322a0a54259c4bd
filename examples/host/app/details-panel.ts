import { part } from './dom.js';

/** From this width of the page's content on, in CSS pixels, details stand beside the list; below it over it. */
const BESIDE = 960;

/** The place of the details: in the flow where there is room, else a sheet over the page. It is one dialog element. */
export class DetailsPanel {
  readonly #dialog = part('#details', HTMLDialogElement);
  readonly #workbench = part('#workbench', HTMLElement);
  #beside = false;

  constructor(private readonly onClosed: () => void) {
    new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0)).observe(this.#workbench);
    // Escape and the backdrop close the sheet; what the page says must follow.
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.onClosed();
    });
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog && !this.#beside) this.onClosed();
    });
  }

  show(open: boolean): void {
    this.#workbench.classList.toggle('with-details', open);
    if (open === this.#dialog.open) return;
    if (!open) this.#dialog.close();
    else if (this.#beside) this.#dialog.show();
    else this.#dialog.showModal();
  }

  #fit(width: number): void {
    const beside = width >= BESIDE;
    if (beside === this.#beside) return;
    this.#beside = beside;
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.show(true);
  }
}
