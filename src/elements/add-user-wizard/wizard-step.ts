import { html, type TemplateResult } from 'lit';
import type { User } from '../../domain/user.js';
import { emptyState } from '../../ui/empty-state.js';
import { customFields } from './custom-fields.js';
import { detailsStep, emailStep, type DetailsParts } from './details-step.js';
import { groupsStep } from './groups-step.js';
import { overviewStep } from './overview-step.js';
import { sendingBanner } from './sending-banner.js';
import { summaryStep } from './summary-step.js';
import { whyNobody, withLead } from './wizard-frame.js';
import type { WizardPort } from './wizard-port.js';

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
  switch (state.step) {
    case 'email':
      return withLead(port, emailStep(port, parts));
    case 'details':
      return withLead(port, detailsStep(port, parts));
    case 'groups':
      return withLead(port, groupsStep(port));
    case 'overview':
      return withLead(port, html`${sendingBanner(port, parts.checkAgain)}${overviewStep(port, parts.fields)}`);
    case 'summary':
      return summaryStep(state.added, parts.user ?? state.added.user, port, parts.tryRest);
    default:
      return withLead(
        port,
        html`<div class="stack"><slot name=${state.step}></slot>${customFields(parts.fields, port, parts.check)}</div>`,
      );
  }
}
