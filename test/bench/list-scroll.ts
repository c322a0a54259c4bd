import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { crowd } from '../../mocks/crowd.js';
import { memoryAdapter } from '../../src/adapters/memory/memory-adapter.js';
import { displayName, hueOf, initials, type User } from '../../src/domain/user.js';
import '../../src/elements/user-list/define.js';
import { icon } from '../../src/ui/icons.js';
import { setStyles } from '../../src/ui/set-styles.js';
import { userListStyles } from '../../src/elements/user-list/user-list.styles.js';

/*
 * Two lists of as many equal rows: `<user-list>` in one scroll, and the least that shows the same by hand in plain
 * Lit, a window of rows of one known height between two gaps, without any act. `.config/bench.mjs` scrolls both and
 * compares.
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
            (user, at) => plainRow(user, this.first + at),
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
const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** The elements of a row of `<user-list>`, one for one, so that what is compared is not the page but who draws it. */
function plainRow(user: User, index: number): TemplateResult {
  const name = displayName(user);
  const joinedAt = new Date(user.joinedAt ?? 0);
  const joined = DATE.format(joinedAt);
  return html`<tr
    role="row"
    part="row"
    aria-rowindex=${index + 2}
    data-row=${index}
    data-id=${user.id}
    aria-selected="false"
  >
    <td class="cell-check" role="cell">
      <input type="checkbox" class="check" data-control="select" aria-label=${`Select ${name}`} />
    </td>
    <td class="cell-main" role="cell">
      <div class="entry">
        <span class="avatar hue-${hueOf(user.id)}" aria-hidden="true"><bdi>${initials(user)}</bdi></span>
        <div class="entry-text">
          <button type="button" class="entry-name" data-control="view">
            <bdi class="clip" title=${name}>${name}</bdi>
          </button>
          <span class="sub sub-wide clip ltr num">${user.id}</span>
          <span class="sub sub-narrow clip ltr" title=${user.email}>${user.email}</span>
        </div>
      </div>
    </td>
    <td class="cell-detail" role="cell"><span class="clip muted ltr" title=${user.email}>${user.email}</span></td>
    <td class="cell-state" role="cell">
      <time class="num" datetime=${user.joinedAt} title=${MOMENT.format(joinedAt)}
        ><span class="table-only">${joined}</span><span class="card-only">Joined ${joined}</span></time
      >
    </td>
    <td class="cell-date" role="cell"><span class="clip subtle">Not known</span></td>
    <td class="cell-tags" role="cell"></td>
    <td class="cell-menu" role="cell">
      <button
        type="button"
        class="button ghost icon-only"
        data-control="menu"
        data-menu-key=${user.id}
        aria-label=${`Actions for ${name}`}
        aria-haspopup="menu"
        aria-expanded="false"
      >
        ${icon('more')}
      </button>
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

/** Reads all rows down to `end`, in CSS pixels, as they come into view, and goes back to the first one. */
async function readTo(end: number): Promise<void> {
  const scroller = await scrollerOf(document.body.firstElementChild as Element);
  const rows = scroller.getRootNode() as ShadowRoot;
  for (let top = 0; top <= end; top += scroller.clientHeight / 2) {
    scroller.scrollTop = top;
    do {
      await next();
      await next();
    } while (rows.querySelector('.awaited'));
  }
  scroller.scrollTop = 0;
  await next();
  await next();
}

Object.assign(window, { bench: { mount, readTo, scroll } });
