import { html, nothing, type TemplateResult } from 'lit';
import { drawFields, fieldsIn } from '../custom-fields.js';
import { shownValue, type WizardField } from '../../parts/custom/custom-field.js';
import { isHostStep } from '../host-steps.js';
import { stepOfField } from '../wizard-checks.js';
import { customProblem, isBlank, type CustomProblem } from '../../parts/custom/custom-draft.js';
import type { Rules } from '../wizard-types.js';
import { hasOwn, type Row } from './batch.js';
import type { ManyPort, OwnParts } from './many-port.js';
import type { ManyState, ManyStep } from './many-state.js';

/** The host's fields that stand in none of its steps: rows may have them, and what a row lacks is filled in below the list. */
export function listFields({ fields, rules }: Pick<OwnParts, 'fields' | 'rules'>): readonly WizardField[] {
  return fields.filter(({ name }) => !isHostStep(stepOfField(`custom.${name}`, rules)));
}

/** The fields below the list, for everyone who has nothing of their own there. */
export function forAllSection(port: ManyPort): TemplateResult | typeof nothing {
  const fields = listFields(port.own);
  if (fields.length === 0) return nothing;
  const { many: texts } = port.i18n.messages;
  // Nothing is required here: rows may bring it.
  const plain = fields.map(({ required: _byRow, ...field }) => field);
  return html`<section class="section" aria-labelledby="for-all">
    <div class="section-head"><h4 class="section-title" id="for-all">${texts.forAll}</h4></div>
    <p class="hint">${texts.forAllHint}</p>
    <div class="stack">${draw(plain, port)}</div>
  </section>`;
}

/** A step of the host's: shown once for everyone, with the fields that stand in it. */
export function hostStep(step: ManyStep, port: ManyPort): TemplateResult {
  return html`<div class="stack"><slot name=${step}></slot>${draw(fieldsOfStep(step, port.own), port)}</div>`;
}

/** What was filled in for everyone, as the last look shows it. */
export function forAllValues(fields: readonly WizardField[], { state, i18n }: ManyPort): TemplateResult {
  return html`<dl class="dl">
    ${fields.map((field) => {
      const shown = shownValue(field, state.known.forAll[field.name], i18n);
      return html`<div>
        <dt>${field.label}</dt>
        <dd>
          ${shown === undefined ? html`<span class="subtle">${i18n.messages.common.notSet}</span>` : html`<bdi>${shown}</bdi>`}
        </dd>
      </div>`;
    })}
  </dl>`;
}

/** The fields of a step of the host's. */
export function fieldsOfStep(
  step: ManyStep,
  { fields, rules }: Pick<OwnParts, 'fields' | 'rules'>,
): readonly WizardField[] {
  return step === 'people' ? [] : fieldsIn(step, fields, rules);
}

/** What keeps a step of the host's: something not understood, or missing for somebody who is to be added. */
export function stepProblems(
  step: ManyStep,
  { known }: Pick<ManyState, 'known'>,
  ready: readonly Row[],
  rules: Rules,
): readonly CustomProblem[] {
  return (rules.custom ?? [])
    .filter(({ name }) => stepOfField(`custom.${name}`, rules) === step)
    .flatMap((rule) => {
      const entry = known.forAll[rule.name];
      const lacked = ready.some((row) => !hasOwn(row, rule.name));
      const blank = !entry?.bad && isBlank(entry?.value ?? '');
      const problem = customProblem(rule, entry);
      return problem && (lacked || !blank) ? [problem] : [];
    });
}

function draw(fields: readonly WizardField[], { state, own, i18n }: ManyPort): readonly TemplateResult[] {
  return drawFields(fields, {
    entries: state.known.forAll,
    problems: state.problems,
    set: own.set,
    check: own.check,
    i18n,
  });
}
