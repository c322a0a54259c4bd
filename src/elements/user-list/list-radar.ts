import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Directory } from '../../state/directory.js';
import { icon } from '../../ui/icons.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { reasonText } from '../parts/error-text.js';
import { isAmongRows } from './list-live.js';
import type * as radarModule from './radar/radar.js';
import { clause } from './radar-clause.js';
import { radarQuestion } from './radar-question.js';

/** How many are assumed while it is not known: the room is then as large as what most often comes. */
const LIKELY = 10;
/** What has ended, and the seven days. */
const BARS = 8;

/**
 * The expiry radar above the list, fetched where the backend has invitations to renew. Its room is kept from the first
 * sight on, before anything is counted, and changes only when the rows do so anyway or nobody is among them: the table
 * does not jump under the pointer.
 */
export class ListRadar implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: radarModule.RadarOptions;
  readonly #part: LazyPart<typeof radarModule>;
  #radar: radarModule.Radar | undefined;
  #room = false;
  /** Whether the room was kept for nothing, or for what is not known yet. */
  #vain = false;
  #page = '';

  constructor(host: LitElement, options: radarModule.RadarOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, () => import('./radar/radar.js'));
    host.addController(this);
  }

  hostUpdate(): void {
    const { value } = this.#part;
    const directory = this.#options.directory();
    if (value) this.#radar ??= new value.Radar(this.#host, this.#options);
    else if (!this.#part.failed && directory?.adapter.invitations) void this.#part.fetch();
    this.#arrange(directory);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#room) return nothing;
    const { found, calm } = this.#radar ?? {};
    return found && this.#radar ? this.#radar.render() : this.#kept(calm === true, found === undefined);
  }

  #arrange(directory: Directory | undefined): void {
    const { list } = this.#options;
    const found = this.#part.failed ? 0 : this.#radar?.found;
    const wanted = found === undefined ? directory !== undefined && isLikely(directory) : found > 0;
    const other = list.face !== 'rows' || list.pageKey !== this.#page;
    if (other || (!this.#vain && !isAmongRows(this.#host))) this.#room = wanted;
    this.#vain = this.#room && !found;
    this.#page = list.pageKey;
  }

  /** Room of the radar's size, in which it says that there is nothing to do. */
  #kept(calm: boolean, waiting: boolean): TemplateResult {
    const { i18n, directory } = this.#options;
    const texts = i18n.messages.bulk;
    const may = directory()?.can('invite');
    // The list knows before the radar how many have ended.
    const expired = this.#options.list.counts?.['invitation-expired'] || LIKELY;
    const words = (text: string): TemplateResult => html`<span class="link">${text}</span>`;
    return html`<div class="radar-room ${calm ? '' : 'bare'}">
      ${waiting ? noBars : (this.#radar?.bars() ?? nothing)}
      ${calm ? html`<p class="radar-calm">${texts.nothingExpires}</p>` : nothing}
      <p class="radar-words">
        ${waiting ? html`<span class="radar-wait bone"></span>` : nothing}
        <span class="unseen" aria-hidden="true"
          >${clause(words(texts.expireSoon(LIKELY)), texts.comma.trimEnd())}
          ${clause(words(texts.haveExpired(expired)), '.')} ${texts.renewHint}</span
        >
      </p>
      <div class="radar-act unseen" aria-hidden="true">
        <span class="button">${icon('refresh')}${texts.renewAll(LIKELY + expired)}</span>
        ${may?.allowed === false ? html`<p class="hint">${reasonText(may.reason, i18n)}</p>` : nothing}
      </div>
    </div>`;
  }
}

/** The room of the bars. */
const noBars = html`<div class="radar-bars unseen" aria-hidden="true">
  ${Array.from({ length: BARS }, () => html`<span></span>`)}
</div>`;

/** Whether it can be counted what ends; where nobody counts, no room is kept for it. */
function isLikely(directory: Directory): boolean {
  const { counts, paging } = directory.capabilities;
  return (counts || paging === 'offset') && radarQuestion(directory) !== undefined;
}
