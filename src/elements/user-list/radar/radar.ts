import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { NO_FILTER } from '../../../domain/filter-language.js';
import { SOON } from '../../../domain/invitation.js';
import { DAY, HOUR } from '../../../domain/time.js';
import type { User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import { everyMatch } from '../../../state/every-match.js';
import { QueryController } from '../../../state/query-controller.js';
import { icon } from '../../../ui/icons.js';
import { setStyles } from '../../../ui/set-styles.js';
import { reasonText } from '../../parts/error-text.js';
import type { Subjects } from '../bulk/bulk-dialog.js';
import type { ListController } from '../list-controller.js';
import { queryOf } from '../list-query.js';
import { clause } from '../radar-clause.js';
import { radarQuestion, type RadarQuestion } from '../radar-question.js';
import { expiringQueries, readExpiring, type Expiring } from './radar-reading.js';

export interface RadarOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly list: ListController;
  /** Asks whether all of them are to get a fresh invitation. */
  readonly onRenew: (subjects: Subjects) => void;
}

/** Says above the list how many invitations end soon and have ended, and renews them in one act. */
export class Radar {
  readonly #options: RadarOptions;
  readonly #query: QueryController<RadarQuestion, Expiring>;

  constructor(host: ReactiveControllerHost, options: RadarOptions) {
    this.#options = options;
    this.#query = new QueryController<RadarQuestion, Expiring>(host, {
      directory: options.directory,
      topic: 'users',
      question: () => {
        const directory = options.directory();
        return directory && radarQuestion(directory);
      },
      read: readExpiring,
    });
  }

  /** How many there is something to do about; `undefined` until that is known. */
  get found(): number | undefined {
    const { value, state } = this.#query;
    if (value) return (value.soon ?? 0) + (value.expired ?? 0);
    return state.status === 'failed' ? 0 : undefined;
  }

  /** Whether it was counted that nothing ends soon or has ended. */
  get calm(): boolean {
    const { value } = this.#query;
    return value !== undefined && value.soon === 0 && (value.expired ?? 0) === 0;
  }

  /** The week as bars, where it is known. */
  bars(): TemplateResult | typeof nothing {
    const { expired = 0, days } = this.#query.value ?? {};
    return days ? bars(expired, days) : nothing;
  }

  render(): TemplateResult {
    const expiring = this.#query.value;
    const [soon, expired] = [expiring?.soon ?? 0, expiring?.expired ?? 0];
    const texts = this.#options.i18n.messages.bulk;
    return html`<section class="radar" aria-label=${texts.radar} part="radar">
      ${this.bars()}
      <p class="radar-words">${this.#sentence(soon, expired)} <span class="muted">${texts.renewHint}</span></p>
      ${this.#renewButton(soon + expired)}
    </section>`;
  }

  /** Each number leads to those whom it counts. */
  #sentence(soon: number, expired: number): TemplateResult {
    const texts = this.#options.i18n.messages.bulk;
    const within = { kind: 'within', duration: { amount: SOON / HOUR, unit: 'h' } } as const;
    const review = (words: string, filter: Partial<typeof NO_FILTER>): TemplateResult =>
      html`<button type="button" class="link" @click=${() => this.#review(filter)}>${words}</button>`;
    const gone = soon > 0 ? texts.haveExpired(expired) : texts.onlyExpired(expired);
    const both = soon > 0 && expired > 0;
    const ends = soon > 0 ? review(texts.expireSoon(soon), { states: ['invited'], expires: within }) : nothing;
    const ended = expired > 0 ? review(gone, { states: ['invitation-expired'] }) : nothing;
    return html`${clause(ends, both ? texts.comma.trimEnd() : '.')}${both ? ' ' : nothing}${clause(ended, '.')}`;
  }

  #review(filter: Partial<typeof NO_FILTER>): void {
    this.#options.list.change(queryOf({ ...NO_FILTER, ...filter }));
  }

  #renewButton(all: number): TemplateResult {
    const { i18n, directory } = this.#options;
    const may = directory()?.can('invite');
    const why = may?.allowed === false ? reasonText(may.reason, i18n) : undefined;
    return html`<div class="radar-act">
      <button
        type="button"
        class="button"
        aria-disabled=${why === undefined ? nothing : 'true'}
        aria-describedby=${why === undefined ? nothing : 'radar-reason'}
        @click=${why === undefined ? () => this.#renew() : nothing}
      >
        ${icon('refresh')}${i18n.messages.bulk.renewAll(all)}
      </button>
      ${why === undefined ? nothing : html`<p class="hint" id="radar-reason">${why}</p>`}
    </div>`;
  }

  #renew(): void {
    const directory = this.#options.directory();
    const question = directory && radarQuestion(directory);
    if (!directory || !question) return;
    this.#options.onRenew({
      selection: { kind: 'matching', except: [] },
      users: [],
      read: (signal) => everybody(directory, question, signal),
    });
  }
}

async function* everybody(
  directory: Directory,
  question: RadarQuestion,
  signal: AbortSignal,
): AsyncGenerator<{ items: readonly User[]; total: number | undefined }> {
  for (const query of expiringQueries(question)) {
    const pages = everyMatch<User>({
      can: directory.capabilities,
      signal,
      idOf: ({ id }) => id,
      read: (part, options) => directory.adapter.users.list({ ...query, ...part }, options),
    });
    // Each query counts its own, so there is no number for both.
    for await (const { items } of pages) yield { items, total: undefined };
  }
}

/** What the sentence says, drawn: what has ended, then day by day; amber is soon. */
function bars(expired: number, days: readonly number[]): TemplateResult {
  const most = Math.max(1, expired, ...days);
  const bar = (n: number, look: string): TemplateResult =>
    html`<span class=${look} ${setStyles({ '--share': `${String((n / most) * 100)}%` })}></span>`;
  return html`<div class="radar-bars" aria-hidden="true">
    ${bar(expired, 'expired')} ${days.map((n, day) => bar(n, (day + 1) * DAY <= SOON ? 'soon' : ''))}
  </div>`;
}
