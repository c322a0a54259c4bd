import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { crowd } from '../../mocks/crowd.js';
import { memoryAdapter } from '../../src/adapters/memory/memory-adapter.js';
import { displayName, initials, type User } from '../../src/domain/user.js';
import '../../src/elements/user-list/define.js';
import { icon } from '../../src/ui/icons.js';
import { setStyles } from '../../src/ui/set-styles.js';
import { userListStyles } from '../../src/elements/user-list/user-list.styles.js';

/*
 * Two lists of as many equal rows: `<user-list>` in one scroll, and the least that shows the same by hand in plain
 * Lit, a window of rows of one known height between two gaps. `.config/bench.mjs` scrolls both and compares.
 */

const ROWS = 100_000;
const ROW = 56;
const BEYOND = 8;

class PlainList extends LitElement {
  static override styles = userListStyles;
  static override properties = { first: { state: true } };
  declare first: number;
  #people: readonly User[] = [];

  constructor() {
    super();
    this.first = 0;
  }

  async load(): Promise<void> {
    const adapter = crowd(memoryAdapter(), ROWS);
    this.#people = (await adapter.users.list({ limit: ROWS })).items;
    this.requestUpdate();
    await this.updateComplete;
  }

  override render(): TemplateResult {
    const last = Math.min(ROWS, this.first + Math.ceil(640 / ROW) + 2 * BEYOND);
    const rows = this.#people.slice(this.first, last);
    return html`<div class="scroll" id="scroll" @scroll=${this.#onScroll}>
      <table class="table">
        <thead>
          <tr>
            <th class="cell-check"></th>
            ${['User', 'Email', 'Joined', 'Last sign-in', 'Groups'].map(
              (name, at) => html`<th class=${CELLS[at] ?? ''}>${name}</th>`,
            )}
            <th class="cell-menu"></th>
          </tr>
        </thead>
        <tbody>
          <tr class="gap">
            <td ${setStyles({ 'block-size': `${String(this.first * ROW)}px` })}></td>
          </tr>
          ${repeat(
            rows,
            ({ id }) => id,
            (user) => plainRow(user),
          )}
          <tr class="gap">
            <td ${setStyles({ 'block-size': `${String((ROWS - last) * ROW)}px` })}></td>
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  readonly #onScroll = (event: Event): void => {
    const top = Math.floor((event.target as HTMLElement).scrollTop / ROW);
    if (Math.abs(top - BEYOND - this.first) > BEYOND / 2) this.first = Math.max(0, top - BEYOND);
  };
}

const CELLS = ['cell-main', 'cell-detail', 'cell-state', 'cell-date', 'cell-tags'];

function plainRow(user: User): TemplateResult {
  const name = displayName(user);
  return html`<tr data-id=${user.id}>
    <td class="cell-check">
      <label class="check"><input type="checkbox" aria-label=${name} /></label>
    </td>
    <td class="cell-main">
      <div class="entry">
        <span class="avatar">${initials(user)}</span>
        <div class="entry-text">
          <button type="button" class="entry-name"><bdi class="clip" title=${name}>${name}</bdi></button>
          <span class="sub clip ltr num">${user.id}</span>
        </div>
      </div>
    </td>
    <td class="cell-detail"><span class="clip muted ltr" title=${user.email}>${user.email}</span></td>
    <td class="cell-state"><time class="num">${user.joinedAt?.slice(0, 10)}</time></td>
    <td class="cell-date"><span class="clip subtle">–</span></td>
    <td class="cell-tags"><span class="subtle">–</span></td>
    <td class="cell-menu">
      <button type="button" class="button ghost icon-only" aria-label=${name}>${icon('more')}</button>
    </td>
  </tr>`;
}

customElements.define('plain-list', PlainList);

const next = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function scrollerOf(host: Element): Promise<HTMLElement> {
  for (;;) {
    const scroller = host.shadowRoot?.querySelector<HTMLElement>('#scroll');
    if (scroller && host.shadowRoot?.querySelector('tr[data-id]')) return scroller;
    await next();
  }
}

/** Puts one of the lists on the page; settles when it has rows. */
async function mount(kind: 'ours' | 'plain'): Promise<void> {
  document.body.replaceChildren();
  if (kind === 'plain') {
    const list = document.createElement('plain-list') as PlainList;
    document.body.append(list);
    await list.load();
    await scrollerOf(list);
    return;
  }
  const list = document.createElement('user-list');
  list.layout = 'scroll';
  list.adapter = crowd(memoryAdapter(), ROWS);
  document.body.append(list);
  await scrollerOf(list);
}

/** Scrolls by `step` CSS pixels a frame. Returns how many frames showed a row that was not there yet, or none. */
async function scroll(steps: number, step: number): Promise<number> {
  const scroller = await scrollerOf(document.body.firstElementChild as Element);
  let blank = 0;
  for (let at = 0; at < steps; at += 1) {
    scroller.scrollTop += step;
    await next();
    await next();
    const { left, top, height } = scroller.getBoundingClientRect();
    const seen = scroller.getRootNode() as ShadowRoot;
    const row = seen.elementFromPoint(left + 200, top + height / 2)?.closest('tr');
    if (!row || row.classList.contains('gap')) blank += 1;
  }
  return blank;
}

/** Back to the first row, once all that was passed has been read. */
async function rewind(): Promise<void> {
  const scroller = await scrollerOf(document.body.firstElementChild as Element);
  const rows = scroller.getRootNode() as ShadowRoot;
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (rows.querySelector('.awaited'));
  scroller.scrollTop = 0;
  await next();
  await next();
}

Object.assign(window, { bench: { mount, scroll, rewind } });
