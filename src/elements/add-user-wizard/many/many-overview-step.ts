import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icons.js';
import { isolate } from '../../parts/isolate.js';
import { hostLabel, isHostStep } from '../host-steps.js';
import { ownGroups, type Row, type Standing } from './batch.js';
import { fieldsOfStep, forAllValues, listFields } from './for-all.js';
import type { ManyPort } from './many-port.js';
import type { ManyStep } from './many-state.js';
import { signOf } from './standing-sign.js';

/** How many names are written out. */
const NAMES = 5;

/** Before sending: how many go and what they get, how many stay and why. */
export function manyOverviewStep(port: ManyPort): TemplateResult {
  const { judged, i18n, invites, steps } = port;
  const { many: texts } = i18n.messages;
  const { ready } = judged;
  return html`<div class="sections">
    ${section(
      invites ? texts.toInvite(ready.length) : texts.toAdd(ready.length),
      html`<p class="small muted">${namesOf(ready, port)}</p>
        ${invites ? mail(port) : html`<p class="message">${icon('info')}<span>${texts.noMail}</span></p>`}`,
      port,
      'people',
    )}
    ${ownValues(port)} ${steps.map((step) => partOf(step, port))}
    ${judged.bad + judged.checking > 0 ? section(texts.stay(judged.bad + judged.checking), reasons(port), port, 'people') : nothing}
  </div>`;
}

/** What was filled in below the list. */
function ownValues(port: ManyPort): TemplateResult | typeof nothing {
  const fields = listFields(port.own);
  if (fields.length === 0) return nothing;
  return section(port.i18n.messages.many.forAll, forAllValues(fields, port), port, 'people');
}

/** What was given in a step; the others ask for nothing. */
function partOf(step: ManyStep, port: ManyPort): TemplateResult | typeof nothing {
  const { own, i18n } = port;
  if (step === 'groups') return section(i18n.messages.wizard.groups, groups(port), port, step);
  if (!isHostStep(step)) return nothing;
  const fields = fieldsOfStep(step, own);
  const given = html`<slot name=${`overview-${step.slice('step-'.length)}`}></slot>${
      fields.length > 0 ? forAllValues(fields, port) : nothing
    }`;
  return section(hostLabel(own.steps, step), given, port, step);
}

function section(title: string, content: unknown, { i18n, go }: ManyPort, step: ManyStep): TemplateResult {
  const { common, wizard } = i18n.messages;
  return html`<section class="section">
    <div class="section-head">
      <h4 class="section-title num">${title}</h4>
      <button type="button" class="link" aria-label=${wizard.editStep(title)} @click=${() => go(step)}>
        ${common.edit}
      </button>
    </div>
    ${content}
  </section>`;
}

function namesOf(rows: readonly Row[], { i18n }: ManyPort): unknown {
  const more = rows.length - NAMES;
  const shown = rows.slice(0, NAMES).map(({ firstName, lastName }) => isolate(`${firstName} ${lastName}`.trim()));
  return more > 0 ? `${shown.join(', ')} ${i18n.messages.bulk.andMore(more)}` : i18n.list(shown);
}

function mail({ i18n, directory }: ManyPort): TemplateResult {
  const { many: texts } = i18n.messages;
  const term = directory.capabilities.invitationTerm;
  const words = term === undefined ? texts.mail : texts.mailValid(i18n.duration(term));
  return html`<p class="message">${icon('mail')}<span>${words}</span></p>`;
}

function groups({ state, judged, i18n }: ManyPort): TemplateResult {
  const { many: texts, wizard } = i18n.messages;
  const own = judged.ready.filter((row) => ownGroups(row, state.known).length > 0).length;
  const tags = state.groups.map(({ name }) => html`<li class="tag"><bdi class="clip" title=${name}>${name}</bdi></li>`);
  return html`${
    tags.length > 0
      ? html`<ul class="tags" role="list">
          ${tags}
        </ul>`
      : own === 0
        ? html`<p class="small subtle">${wizard.noGroups}</p>`
        : nothing
  }
  ${own > 0 ? html`<p class="small muted">${texts.withOwnGroups(own)}</p>` : nothing}`;
}

/** Those who stay by why they do, in the order in which the reasons are met. */
function reasons(port: ManyPort): TemplateResult {
  const { state, judged, i18n } = port;
  const counts = new Map<string, number>();
  for (const [at, row] of state.rows.entries()) {
    const standing = judged.standings[at];
    if (!standing || standing.kind === 'ready') continue;
    const words = reasonOf(standing, row, port);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return html`<ul class="dl-rows small" role="list">
    ${[...counts].map(
      ([words, count]) =>
        html`<li class="row">
          <span class="num strong reason-count">${i18n.number(count)}</span><span class="muted">${words}</span>
        </li>`,
    )}
  </ul>`;
}

/** Reasons that differ from row to row by a number or a name alone are one reason here. */
function reasonOf(standing: Standing, row: Row, port: ManyPort): string {
  const { many: texts } = port.i18n.messages;
  switch (standing.kind) {
    case 'repeat':
      return texts.repeated;
    case 'suggestion':
      return texts.slip;
    case 'fault':
      return texts[standing.fault];
    default:
      return signOf(standing, row, port).words;
  }
}
