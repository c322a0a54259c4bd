import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { icon } from '../../ui/icons.js';
import { stepper } from '../../ui/stepper.js';
import { reasonText } from '../parts/error-text.js';
import { hostLabel, isHostStep } from './host-steps.js';
import { shortName } from './problem-text.js';
import { stepsOf } from './wizard-checks.js';
import type { WizardPort } from './wizard-port.js';
import type { OwnStepId, StepId } from './wizard-types.js';

/** The title, and in a dialog the way out of it. */
export function wizardHead(
  { invites, i18n }: WizardPort,
  close: (() => void) | undefined,
  title?: string,
): TemplateResult {
  const { wizard: texts, common } = i18n.messages;
  return html`<div class="pane-head">
    <h2 class="pane-title" id="title">${title ?? (invites ? texts.titleInvite : texts.titleAdd)}</h2>
    ${
      close
        ? html`<button
            type="button"
            class="button ghost icon-only small pane-close"
            aria-label=${common.close}
            @click=${close}
          >
            ${icon('close')}
          </button>`
        : nothing
    }
  </div>`;
}

/** What a list of steps is drawn from. */
export interface StepList<S extends string> {
  readonly steps: readonly S[];
  /** The step that is shown. */
  readonly step: S;
  readonly nameOf: (step: S) => string;
  /** Leads back to a step that is done; absent where nothing leads back any more. */
  readonly onPick: ((step: S) => void) | undefined;
  readonly i18n: LocalizeController;
}

/** The steps with their state: done, now, or still to come. */
export function stepList<S extends string>({ steps, step, nameOf, onPick, i18n }: StepList<S>): TemplateResult {
  const { wizard: texts } = i18n.messages;
  const now = steps.indexOf(step);
  return html`<div part="steps">
    ${stepper<S>({
      label: texts.steps,
      steps: steps.map((id, index) => ({
        id,
        label: nameOf(id),
        state: index < now ? 'done' : index === now ? 'now' : 'later',
      })),
      ofText: texts.stepOf(now + 1, steps.length),
      doneText: texts.stepDone,
      number: (value) => i18n.number(value),
      onPick,
    })}
  </div>`;
}

/** The steps of adding one; those that are done lead back, until the user is added. */
export function wizardSteps(port: WizardPort): TemplateResult {
  const { state, i18n, move } = port;
  return stepList({
    i18n,
    steps: stepsOf(state.rules),
    step: state.step,
    nameOf: (id) => stepLabel(id, port),
    onPick: state.step === 'summary' ? undefined : (step) => move({ type: 'go', step }),
  });
}

/** What a step is called. */
export function stepLabel(step: StepId, { steps, i18n }: WizardPort): string {
  if (isHostStep(step)) return hostLabel(steps, step);
  return step === 'email' ? i18n.messages.common.email : i18n.messages.wizard[step];
}

/** That the host keeps the step, and its reason. */
export function keptBanner(
  kept: { readonly reason?: string } | undefined,
  i18n: LocalizeController,
): TemplateResult | typeof nothing {
  if (!kept) return nothing;
  const title = i18n.messages.wizard.stepKept;
  return banner({ kind: 'warning', role: 'alert', id: 'kept', title, text: kept.reason });
}

/** A step under the heading that takes the focus when the step changes, and says where one is. */
export function withLead(port: WizardPort, content: unknown): TemplateResult {
  const { state, i18n, invites } = port;
  const { wizard: texts } = i18n.messages;
  const { step, rules, draft } = state;
  const name = shortName(draft);
  const leads: Readonly<Record<OwnStepId, string>> = {
    email: texts.emailLead,
    details: texts.detailsLead,
    groups: rules.groupsRequired ? texts.groupsLead(name) : texts.groupsLeadOptional(name),
    overview: invites ? texts.overviewLead : texts.overviewLeadAdd,
    summary: '',
  };
  return html`<div class="step-body">
    <h3 class="lead" id="step" tabindex="-1">
      ${
        isHostStep(step)
          ? stepLabel(step, port)
          : html`<span class="visually-hidden">${stepLabel(step, port)}: </span>${leads[step]}`
      }
    </h3>
    ${keptBanner(state.kept, i18n)} ${content}
  </div>`;
}

/** Why nobody can be added here, if so. */
export function whyNobody({ directory, i18n }: WizardPort): string | undefined {
  const { wizard: texts } = i18n.messages;
  if (!directory) return texts.noAdapter;
  const permission = directory.can('add-user');
  if (!permission) return texts.cannotAdd;
  return permission.allowed ? undefined : reasonText(permission.reason, i18n);
}

/** Asked before what was typed is lost; `many` of a list alone, or 0. */
export function discardQuestion(
  { wizard: texts, many: list }: WizardPort['i18n']['messages'],
  many: number,
): Readonly<Record<'title' | 'text' | 'verb' | 'no', string>> {
  const text = many > 0 ? list.discardText(many) : texts.discardText;
  return { title: texts.discard, text, verb: texts.discardAct, no: texts.keepEditing };
}
