import { html, nothing, type TemplateResult } from 'lit';
import { displayName, type User } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import { icon } from '../../../ui/icons.js';
import { reasonText } from '../../parts/error-text.js';
import { confirmingButton, typedField, type TypedConfirmation } from '../../parts/typed-confirmation.js';
import { leftByReason, type BulkAct, type BulkPlan } from './bulk-plan.js';
import { comesBackInvited, takesForGood } from './bulk-write.js';
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
  /** What was typed to confirm what cannot be undone. */
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly onCancel: () => void;
  readonly onConfirm: (ready: readonly User[]) => void;
}

/** How many names are written out for each reason. */
const NAMES = 5;
const TAKES_AWAY: readonly BulkAct[] = ['revoke', 'block', 'remove'];

/** The question: for how many it holds, who is left out and why, what follows from a yes. */
export function previewPane(context: PreviewContext): TemplateResult {
  const { i18n, act, all, plan, choice, onCancel, onConfirm } = context;
  const texts = i18n.messages.bulk;
  const { ready } = plan;
  const confirmation = confirmationOf(context);
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
      ${asking ? nothing : leftOut(plan, i18n)} ${confirmation && !asking ? typedField(confirmation) : nothing}
    </div>
    <div class="pane-foot">
      <button type="button" class="button ghost" autofocus @click=${onCancel}>${i18n.messages.common.cancel}</button>
      ${asking ? chooseFirst(title, i18n) : nothing}${
        ready.length > 0 && !asking
          ? confirmingButton(verb, TAKES_AWAY.includes(act) ? 'danger' : 'primary', confirmation, () =>
              onConfirm(ready),
            )
          : nothing
      }
    </div>`;
}

/** In the place of the button that does it, as long as no group is chosen. */
function chooseFirst(verb: string, i18n: LocalizeController): TemplateResult {
  return html`<span class="pane-end">
    <span class="pane-reason" id="choose-first">${i18n.messages.field.groups}</span>
    <button type="button" class="button primary" aria-disabled="true" aria-describedby="choose-first">${verb}</button>
  </span>`;
}

/** The number, where some of them cannot be given back what is taken. */
function confirmationOf({
  i18n,
  directory,
  act,
  plan,
  typed,
  onTyped,
  onConfirm,
}: PreviewContext): TypedConfirmation | undefined {
  if (!takesForGood(directory, act, plan.ready)) return undefined;
  const wanted = plan.ready.length;
  return {
    label: i18n.messages.bulk.typeNumber(wanted),
    wanted,
    typed,
    onTyped,
    onConfirm: () => onConfirm(plan.ready),
  };
}

function effect({ i18n, act, directory, plan }: PreviewContext): TemplateResult {
  const texts = i18n.messages.bulk;
  const what = act === 'remove' ? removal({ i18n, directory, plan }) : texts.effect[act];
  const forGood = act !== 'remove' && takesForGood(directory, act, plan.ready) ? ` ${texts.forGood}` : '';
  const everywhere = directory.capabilities.everywhere?.some((each) => each === act) ?? false;
  return html`<p class="muted">${what}${forGood}${everywhere ? ` ${texts.everywhere}` : ''}</p>`;
}

/** With the way back that there is for all of them. */
function removal({ i18n, directory, plan }: Pick<PreviewContext, 'i18n' | 'directory' | 'plan'>): string {
  const texts = i18n.messages.bulk;
  if (takesForGood(directory, 'remove', plan.ready)) return texts.removeForGood;
  return comesBackInvited(directory, 'remove', plan.ready) ? texts.removeInvites : texts.effect.remove;
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
