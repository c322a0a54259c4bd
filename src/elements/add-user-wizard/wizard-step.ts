import { html, nothing, type TemplateResult } from 'lit';
import { cache } from 'lit/directives/cache.js';
import type { User } from '../../domain/user.js';
import { emptyState } from '../../ui/empty-state.js';
import { customFields } from './custom-fields.js';
import { detailsStep, emailStep, type DetailsParts } from './details-step.js';
import { groupsStep } from './groups-step.js';
import { overviewStep } from './overview-step.js';
import { sendingBanner } from './sending-banner.js';
import { summaryStep } from './summary-step.js';
import { whyNobody, withLead } from './wizard-frame.js';
import { stepsOf } from './wizard-checks.js';
import type { WizardPort } from './wizard-port.js';
import type { StepId } from './wizard-types.js';

export interface StepParts extends DetailsParts {
  /** Whoever was added, as read last. */
  readonly user: User | undefined;
  readonly checkAgain: () => void;
  readonly tryRest: () => void;
}

/** The step that is shown, or why nobody can be added. */
export function wizardStep(port: WizardPort, parts: StepParts): TemplateResult {
  const why = whyNobody(port);
  if (why !== undefined) return emptyState({ art: 'user-plus', title: why });
  const { state } = port;
  if (state.step === 'summary') return summaryStep(state.added, parts.user ?? state.added.user, port, parts.tryRest);
  return withLead(port, html`${formSteps(port, parts)} ${furtherStep(port, parts)}`);
}

/**
 * The steps with fields. One that was left keeps its fields: of half a date, or of what is no number, only the browser
 * knows what was typed, and only as long as the field is there.
 */
function formSteps(port: WizardPort, parts: StepParts): unknown {
  const { step: shown, rules } = port.state;
  return stepsOf(rules)
    .filter(isForm)
    .map((step) => cache(step === shown ? formStep(port, parts) : nothing));
}

function isForm(step: StepId): boolean {
  return step !== 'groups' && step !== 'overview' && step !== 'summary';
}

function formStep(port: WizardPort, parts: StepParts): TemplateResult {
  const { step } = port.state;
  if (step === 'email') return emailStep(port, parts);
  if (step === 'details') return detailsStep(port, parts);
  return html`<div class="stack"><slot name=${step}></slot>${customFields(parts.fields, port, parts.check)}</div>`;
}

function furtherStep(port: WizardPort, parts: StepParts): TemplateResult | typeof nothing {
  const { step } = port.state;
  if (step === 'groups') return groupsStep(port);
  return step === 'overview'
    ? html`${sendingBanner(port, parts.checkAgain)}${overviewStep(port, parts.fields)}`
    : nothing;
}
