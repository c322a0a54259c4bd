import { html, nothing, type TemplateResult } from 'lit';
import { hueOf, initials } from '../../../domain/user.js';
import { avatar } from '../../../ui/avatar.js';
import { icon } from '../../../ui/icons.js';

export interface AccountRow {
  /** Whose address it is: the invited one, the one signed in. */
  readonly label: string;
  readonly name: string;
  readonly email: string;
  /** Whether this is who is signed in now, beside another. */
  readonly here: boolean;
}

/** Addresses side by side, told apart by words, outline and tick. */
export function accountRows(rows: readonly AccountRow[]): TemplateResult {
  return html`<ul class="list">
    ${rows.map(row)}
  </ul>`;
}

function row({ label, name, email, here }: AccountRow): TemplateResult {
  const [firstName = '', ...rest] = name.trim().split(/\s+/u);
  const letters = initials({ firstName, lastName: rest.at(-1) ?? '', email });
  return html`<li class="list-row ${here ? 'selected' : ''}">
    ${avatar({ initials: letters, hue: hueOf(email), face: here ? 'here' : 'pending' })}
    <span class="list-text"
      ><span class="list-sub">${label}</span><span class="list-title"><span class="ltr">${email}</span></span></span
    >
    ${here ? icon('tick') : nothing}
  </li>`;
}
