import { html, nothing, type TemplateResult } from 'lit';
import { displayName, type User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import { icon } from '../../../ui/icons.js';
import { reasonText } from '../../parts/error-text.js';
import { leftByReason, type BulkAct, type BulkPlan } from './bulk-plan.js';
import type { GroupChoice } from './group-choice.js';

export interface PreviewContext {
  readonly i18n: LocalizeController;
  readonly directory: Directory;
  readonly act: BulkAct;
  /** How many were selected. */
  readonly all: number;
  readonly plan: BulkPlan;
  /** Which groups, where it is about groups. */
  readonly choice: GroupChoice | undefined;
  readonly onCancel: () => void;
  readonly onConfirm: (ready: readonly User[]) => void;
}

/** How many names are written out for each reason. */
const NAMES = 5;
const TAKES_AWAY: readonly BulkAct[] = ['revoke', 'block', 'remove'];

/** The question: for how many it holds, who is left out and why, what follows from a yes. */
export function previewPane(context: PreviewContext): TemplateResult {
  const { i18n, act, all, plan, choice, onCancel } = context;
  const texts = i18n.messages.bulk;
  const { ready } = plan;
  const asking = choice !== undefined && choice.change.groups.length === 0;
  const verb = texts.verb[act](ready.length);
  const title = asking
    ? texts.verb[act](all)
    : ready.length === all
      ? texts.question(verb)
      : texts.questionOf(verb, all);
  return html`<div class="pane-head">
      <h2 class="pane-title" id="bulk-title" tabindex="-1">${ready.length === 0 && !asking ? texts.nobody : title}</h2>
    </div>
    <div class="pane-body">
      ${choice?.template() ?? nothing} ${ready.length > 0 ? effect(context) : nothing}
      ${asking ? nothing : leftOut(plan, i18n)}
    </div>
    <div class="pane-foot">
      <button type="button" class="button ghost" autofocus @click=${onCancel}>${i18n.messages.common.cancel}</button>
      ${ready.length > 0 && !asking ? confirmButton(verb, context) : nothing}
    </div>`;
}

function confirmButton(verb: string, { act, plan, onConfirm }: PreviewContext): TemplateResult {
  return html`<span class="pane-end"
    ><button
      type="button"
      class="button ${TAKES_AWAY.includes(act) ? 'danger' : 'primary'}"
      @click=${() => onConfirm(plan.ready)}
    >
      ${verb}
    </button></span
  >`;
}

function effect({ i18n, act, directory }: PreviewContext): TemplateResult {
  const texts = i18n.messages.bulk;
  const everywhere = directory.capabilities.everywhere?.some((each) => each === act) ?? false;
  return html`<p class="muted">${texts.effect[act]}${everywhere ? ` ${texts.everywhere}` : ''}</p>`;
}

function leftOut(plan: BulkPlan, i18n: LocalizeController): TemplateResult | typeof nothing {
  if (plan.left.length === 0) return nothing;
  const texts = i18n.messages.bulk;
  return html`<section class="left-out" aria-labelledby="left-out">
    <h3 class="label" id="left-out">${texts.leftOut(plan.left.length)}</h3>
    <ul role="list" class="left-reasons">
      ${leftByReason(plan).map(
        ({ why, users }) =>
          html`<li>
            <p class="reason-line">${icon('info', 'sm')}<span>${reasonText(why, i18n)}</span></p>
            <p class="small muted">${namesOf(users, i18n)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

function namesOf(users: readonly User[], i18n: LocalizeController): TemplateResult {
  const shown = users.slice(0, NAMES);
  const more = users.length - shown.length;
  return html`${shown.map(
    (user, at) => html`${at > 0 ? ', ' : nothing}<bdi>${displayName(user)}</bdi>`,
  )}${more > 0 ? ` ${i18n.messages.bulk.andMore(more)}` : nothing}`;
}
