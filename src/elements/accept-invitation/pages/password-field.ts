import { html, nothing, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../../domain/acceptance.js';
import { icon } from '../../../ui/icons.js';
import { textField } from '../../../ui/text-field.js';
import { ruleTicks, rulesOf, type RuleTick } from '../registration.js';
import { problemText } from './fields.js';
import type { Scene } from './scene.js';

export function passwordField(scene: Scene, invitation: OpenInvitation, label: string): TemplateResult {
  return textField({
    id: 'password',
    name: 'password',
    type: scene.passwordShown ? 'text' : 'password',
    label,
    value: scene.draft.password,
    autocomplete: 'new-password',
    dir: 'ltr',
    required: true,
    describedBy: scene.strength ? 'password-strength password-rules' : 'password-rules',
    error: problemText('password', scene, invitation),
    suffix: toggle(scene),
    after: html`${strength(scene)}${rules(scene, invitation)}`,
    onInput: (value) => scene.acceptance.type({ password: value }),
  });
}

function toggle({ passwordShown, texts, acts }: Scene): TemplateResult {
  return html`<button
    type="button"
    class="button icon-only ghost small"
    aria-label=${texts.showPassword}
    aria-pressed=${passwordShown ? 'true' : 'false'}
    @click=${acts.togglePassword}
  >
    ${icon(passwordShown ? 'eye-off' : 'eye')}
  </button>`;
}

/** What the host thinks of the password: bars for the eye, a word for everyone. */
function strength({ strength: judged, texts }: Scene): unknown {
  if (!judged) return nothing;
  const { score, hint } = judged;
  const grade = [texts.strength0, texts.strength1, texts.strength2, texts.strength3, texts.strength4][score];
  return html`<p class="strength tiny subtle" id="password-strength">
    <span class="bars score-${score}" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<span></span>`)}</span>
    <span>${texts.strength(grade ?? '')}${hint === undefined ? nothing : html` <bdi>${hint}</bdi>`}</span>
  </p>`;
}

/** Each rule with a shape and a word of its own, so that nothing hangs on colour. */
function rules(scene: Scene, invitation: OpenInvitation): TemplateResult {
  const minLength = rulesOf(invitation).minLength;
  return html`<ul class="checks" id="password-rules" aria-label=${scene.texts.rules}>
    ${ruleTicks(scene.draft, invitation).map((tick) => ruleLine(tick, scene, minLength))}
  </ul>`;
}

function ruleLine({ rule, state }: RuleTick, { texts }: Scene, minLength: number): TemplateResult {
  const words = { length: texts.ruleLength(minLength), personal: texts.rulePersonal, common: texts.ruleCommon }[rule];
  const standing = { met: texts.ruleMet, open: texts.ruleOpen, later: texts.ruleLater }[state];
  const whole = texts.ruleStanding(words, standing);
  const spoken = html`<span class="visually-hidden">${whole}</span><span aria-hidden="true">${words}</span>`;
  return html`<li class=${state === 'met' ? 'met' : nothing}>
    ${icon(state === 'met' ? 'check-circle' : 'circle')}<span>${state === 'later' ? whole : spoken}</span>
  </li>`;
}
