import { html, nothing, type TemplateResult } from 'lit';
import { displayName, type User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import { icon } from '../../../ui/icons.js';
import { textField } from '../../../ui/text-field.js';
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
  /** What was typed to confirm what cannot be undone; absent where it can be. */
  readonly typed: string | undefined;
  readonly onTyped: (text: string) => void;
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
      ${asking ? nothing : leftOut(plan, i18n)} ${ready.length > 0 && !asking ? typedField(context) : nothing}
    </div>
    <div class="pane-foot">
      <button type="button" class="button ghost" autofocus @click=${onCancel}>${i18n.messages.common.cancel}</button>
      ${ready.length > 0 && !asking ? confirmButton(verb, context) : nothing}
    </div>`;
}

function confirmButton(verb: string, { act, plan, typed, onConfirm }: PreviewContext): TemplateResult {
  const missing = typed !== undefined && !confirms(typed, plan.ready.length);
  return html`<span class="pane-end"
    ><button
      type="button"
      class="button ${TAKES_AWAY.includes(act) ? 'danger' : 'primary'}"
      aria-disabled=${missing ? 'true' : nothing}
      aria-describedby=${missing ? 'typed-hint' : nothing}
      @click=${missing ? nothing : () => onConfirm(plan.ready)}
    >
      ${verb}
    </button></span
  >`;
}

/** The number is typed, so that nobody presses on by habit. In any digits, with or without the marks between them. */
function confirms(typed: string, n: number): boolean {
  const digits = typed.normalize('NFKC').replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
  return digits.replace(/\D/gu, '') === String(n);
}

function typedField({ i18n, plan, typed, onTyped }: PreviewContext): TemplateResult | typeof nothing {
  if (typed === undefined) return nothing;
  const texts = i18n.messages.bulk;
  return html`<div class="typed-field">
    ${textField({
      id: 'typed',
      name: 'typed',
      label: texts.typeNumber(plan.ready.length),
      value: typed,
      autocomplete: 'off',
      inputmode: 'numeric',
      dir: 'ltr',
      onInput: onTyped,
    })}
    <span class="visually-hidden" id="typed-hint">${texts.typeNumber(plan.ready.length)}</span>
  </div>`;
}

function effect({ i18n, act, directory, typed }: PreviewContext): TemplateResult {
  const texts = i18n.messages.bulk;
  const everywhere = directory.capabilities.everywhere?.some((each) => each === act) ?? false;
  return html`<p class="muted">
    ${typed === undefined ? texts.effect[act] : texts.removeForGood}${everywhere ? ` ${texts.everywhere}` : ''}
  </p>`;
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
