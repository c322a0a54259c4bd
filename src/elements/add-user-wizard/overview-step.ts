import { html, nothing, type TemplateResult } from 'lit';
import type { GroupRef } from '../../domain/group.js';
import { icon } from '../../ui/icons.js';
import { isolate } from '../parts/isolate.js';
import { shownValue, type WizardField } from '../parts/custom/custom-field.js';
import { fieldsIn } from './custom-fields.js';
import { roleOf, stepOfField, stepsOf } from './wizard-checks.js';
import { stepLabel } from './wizard-frame.js';
import { shortName } from './problem-text.js';
import type { WizardPort } from './wizard-port.js';
import { isLocked } from './wizard-model.js';
import type { Draft, StepId } from './wizard-types.js';

/** All that will be sent, each part with a way back to it. */
export function overviewStep(port: WizardPort, fields: readonly WizardField[]): TemplateResult {
  const { state, i18n } = port;
  const { wizard: texts } = i18n.messages;
  const { draft, rules } = state;
  return html`<div class="sections">
    ${stepsOf(rules).map((step) => sectionOf(step, port, fields))}
    <section class="section">
      <div class="section-head"><h4 class="section-title">${texts.receives(shortName(draft))}</h4></div>
      ${receives(draft, port)}
      ${port.state.rules.groupsLater ? html`<p class="small subtle">${texts.groupsLater}</p>` : nothing}
    </section>
  </div>`;
}

/** What was given in one step; the last two ask for nothing. */
function sectionOf(step: StepId, port: WizardPort, fields: readonly WizardField[]): unknown {
  const { draft, rules } = port.state;
  const { wizard: texts } = port.i18n.messages;
  const title = stepLabel(step, port);
  const own = fieldsIn(step, fields, rules);
  switch (step) {
    case 'details':
      return section(title, person(port, own), port, step, texts.editDetails);
    case 'groups':
      return section(title, groupTags(draft.groups, port), port, step, texts.editGroups);
    case 'overview':
    case 'summary':
      return nothing;
    case 'email':
      return section(
        title,
        html`<dl class="dl">${address(port)}${custom(port, own)}</dl>`,
        port,
        step,
        texts.editStep(title),
      );
    default: {
      const given = html`<slot name=${`overview-${step.slice('step-'.length)}`}></slot>
        ${own.length > 0 ? html`<dl class="dl">${custom(port, own)}</dl>` : nothing}`;
      return section(title, given, port, step, texts.editStep(title));
    }
  }
}

function section(title: string, content: unknown, port: WizardPort, step: StepId, edit: string): TemplateResult {
  const { common } = port.i18n.messages;
  return html`<section class="section">
    <div class="section-head">
      <h4 class="section-title">${title}</h4>
      ${
        isLocked(port.state)
          ? nothing
          : html`<button type="button" class="link" aria-label=${edit} @click=${() => port.move({ type: 'go', step })}>
              ${common.edit}
            </button>`
      }
    </div>
    ${content}
  </section>`;
}

function person(port: WizardPort, fields: readonly WizardField[]): TemplateResult {
  const { wizard: texts, common } = port.i18n.messages;
  const { draft, rules } = port.state;
  const { firstName, lastName, phone } = draft;
  const { number } = phone;
  return html`<dl class="dl">
    <div>
      <dt>${texts.name}</dt>
      <dd><bdi>${`${firstName.trim()} ${lastName.trim()}`}</bdi></dd>
    </div>
    ${stepOfField('email', rules) === 'details' ? address(port) : nothing}
    <div>
      <dt>${common.phone}</dt>
      <dd class="num">
        ${
          number && phone.typed.trim() !== ''
            ? html`<bdi dir="ltr">${number.countryCode} ${nationalOf(phone)}</bdi>`
            : html`<span class="subtle">${common.notSet}</span>`
        }
      </dd>
    </div>
    ${role(port)} ${custom(port, fields)}
  </dl>`;
}

function role({ state, i18n }: WizardPort): TemplateResult | typeof nothing {
  const given = roleOf(state.draft, state.rules);
  if (!given && !state.rules.roles) return nothing;
  const { wizard: texts } = i18n.messages;
  return html`<div>
    <dt>${texts.role}</dt>
    <dd>${given ? html`<bdi>${given.name}</bdi>` : html`<span class="subtle">${texts.roleByService}</span>`}</dd>
  </div>`;
}

function address({ state, i18n }: WizardPort): TemplateResult {
  return html`<div>
    <dt>${i18n.messages.common.email}</dt>
    <dd><bdi dir="ltr">${state.draft.email.trim()}</bdi></dd>
  </div>`;
}

function custom({ state, i18n }: WizardPort, fields: readonly WizardField[]): readonly TemplateResult[] {
  const { common } = i18n.messages;
  return fields.map((field) => {
    const shown = shownValue(field, state.draft.custom?.[field.name], i18n);
    return html`<div>
      <dt>${field.label}</dt>
      <dd>${shown === undefined ? html`<span class="subtle">${common.notSet}</span>` : html`<bdi>${shown}</bdi>`}</dd>
    </div>`;
  });
}

/** What was typed where it is the number without its code, else the digits. */
function nationalOf({ typed, number }: Draft['phone']): string {
  const digits = typed.replace(/\P{Nd}/gu, '');
  return digits === number?.number ? typed : (number?.number ?? '');
}

/** The groups as tags; "No groups" where none is needed. */
export function groupTags(groups: readonly GroupRef[], { i18n }: WizardPort): TemplateResult {
  if (groups.length === 0) return html`<p class="small subtle">${i18n.messages.wizard.noGroups}</p>`;
  return html`<ul class="tags" role="list">
    ${groups.map(({ name }) => html`<li class="tag"><bdi class="clip" title=${name}>${name}</bdi></li>`)}
  </ul>`;
}

function receives(draft: Draft, { i18n, invites, directory }: WizardPort): TemplateResult {
  const { wizard: texts } = i18n.messages;
  if (!invites) return html`<p class="message">${icon('info')}<span>${texts.noMailText(shortName(draft))}</span></p>`;
  const term = directory?.capabilities.invitationTerm;
  const until = new Date((directory?.now() ?? new Date()).getTime() + (term ?? 0));
  const words = term === undefined ? texts.mail : texts.mailValid(i18n.duration(term), isolate(i18n.dateTime(until)));
  return html`<p class="message">${icon('mail')}<span>${words}</span></p>`;
}
