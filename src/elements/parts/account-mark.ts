import { html, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../domain/acceptance.js';
import { initials } from '../../domain/user.js';
import { safeUrl } from '../../ui/safe-url.js';

/** The account's logo, or the first letter of its name; decoration beside the name itself. */
export function accountMark({ name, logoUrl }: OpenInvitation['account']): TemplateResult {
  const source = safeUrl(logoUrl, document.baseURI);
  if (source) return html`<img class="logo" src=${source} alt="" />`;
  return html`<span class="logo mark" aria-hidden="true"
    ><bdi>${initials({ firstName: name.split(/\s+/u)[0] ?? '' })}</bdi></span
  >`;
}
