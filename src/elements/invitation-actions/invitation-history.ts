import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvitationEvent } from '../../domain/invitation.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { QueryController } from '../../state/query-controller.js';
import { icon } from '../../ui/icons.js';
import { retryButton } from '../parts/retry-button.js';
import { member } from '../parts/user-writes.js';

export interface InvitationHistoryOptions {
  readonly directory: () => Directory | undefined;
  /** Whose invitation; `undefined` where nothing of it is shown. */
  readonly user: () => User | undefined;
}

interface Question {
  readonly userId: string;
  readonly invitationId: string;
}

/** What the backend knows to have happened to an invitation, where it keeps that. */
export class InvitationHistory {
  readonly #query: QueryController<Question, readonly InvitationEvent[]>;

  constructor(host: ReactiveControllerHost, options: InvitationHistoryOptions) {
    this.#query = new QueryController<Question, readonly InvitationEvent[]>(host, {
      directory: options.directory,
      topic: 'users',
      question: () => questionOf(options.directory(), options.user()),
      read: ({ adapter }, question, signal) => member(adapter.invitations?.events)(question, { signal }),
      concerns: (change, { userId }) => change.ids?.includes(userId) ?? true,
    });
  }

  /** Oldest first; none of another invitation. */
  get events(): readonly InvitationEvent[] {
    return this.#query.stale ? [] : (this.#query.value ?? []);
  }

  /** All of it, newest first, behind a heading that opens. */
  render(now: Date, i18n: LocalizeController): TemplateResult | typeof nothing {
    const { invitationActions: texts } = i18n.messages;
    if (this.#query.state.status === 'failed' && this.events.length === 0) {
      return html`<div class="row wrap small muted">
        <span>${texts.historyFailed}</span>${retryButton(() => this.#query.reload(), i18n, { small: true })}
      </div>`;
    }
    if (this.events.length === 0) return nothing;
    return html`<details class="history">
      <summary>${icon('chevron-down', 'sm')}${texts.history}</summary>
      <ol class="events" reversed>
        ${this.events.toReversed().map((event) => row(event, now, i18n))}
      </ol>
    </details>`;
  }
}

function questionOf(directory: Directory | undefined, user: User | undefined): Question | undefined {
  if (!user?.invitation || directory?.can('invitation-events')?.allowed !== true) return undefined;
  return { userId: user.id, invitationId: user.invitation.id };
}

function row({ step, at, by, detail }: InvitationEvent, now: Date, i18n: LocalizeController): TemplateResult {
  const texts = i18n.messages.invitationActions;
  return html`<li>
    <span>
      ${texts.steps[step]}${by === undefined ? nothing : html` <span class="muted">${texts.by(by.name)}</span>`}
    </span>
    <time class="subtle num" datetime=${at} title=${i18n.dateTime(at)}>${i18n.relative(at, now)}</time>
    ${detail === undefined || detail === '' ? nothing : html`<bdi class="muted detail">${detail}</bdi>`}
  </li>`;
}
