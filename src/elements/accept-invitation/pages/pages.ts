import { html, nothing, type TemplateResult } from 'lit';
import { skeleton } from '../../../ui/skeleton.js';
import type { AcceptPage } from '../accept-page.js';
import { askedPage, closedPage, failedPage, unsupportedPage } from './closed-pages.js';
import { joinPage, registerPage, wrongAccountPage } from './open-pages.js';
import type { PageParts, Scene } from './scene.js';
import { unseenPage } from './unseen-pages.js';
import {
  acceptedPage,
  declinedByYouPage,
  declinePage,
  memberPage,
  signInPage,
  stayedPage,
  verifyPage,
} from './step-pages.js';

type ShownPage = Exclude<AcceptPage, { readonly at: 'loading' }>;

/** What stands on the card for a page. */
export function partsOf(page: ShownPage, scene: Scene): PageParts {
  switch (page.at) {
    case 'failed':
      return failedPage(scene, page.error);
    case 'unsupported':
      return unsupportedPage(scene);
    case 'unseen':
      return unseenPage(scene, page.because);
    case 'closed':
      return closedPage(scene, page.invitation);
    case 'asked':
      return askedPage(scene, page.invitation);
    case 'register':
      return registerPage(scene, page.invitation);
    case 'join':
      return joinPage(scene, page.invitation);
    case 'wrong-account':
      return wrongAccountPage(scene, page.invitation);
    case 'stayed':
      return stayedPage(scene, page.invitation);
    case 'already-member':
      return memberPage(scene, page.invitation);
    case 'decline':
      return declinePage(scene, page.invitation);
    case 'sign-in':
      return signInPage(scene, page.invitation, page.because);
    case 'verify':
      return verifyPage(scene, page.invitation, page.sent);
    case 'declined':
      return declinedByYouPage(scene, page.invitation);
    case 'accepted':
      return acceptedPage(scene, page.invitation, page.accepted);
  }
}

/** The one frame of all pages. */
export function cardTemplate({ art, heading, words, body, below }: PageParts): TemplateResult {
  return html`<section class="sheet" part="card" aria-labelledby="heading">
      <header class="head">
        <div class="art" aria-hidden="true">${art}</div>
        <h2 class="title" id="heading" part="heading" tabindex="-1">${heading}</h2>
        ${words === undefined || words === nothing ? nothing : html`<p class="muted words">${words}</p>`}
      </header>
      ${body ?? nothing}
    </section>
    ${below === undefined || below === nothing ? nothing : html`<div class="below" part="below">${below}</div>`}`;
}

export function loadingTemplate(scene: Pick<Scene, 'texts'>): TemplateResult {
  return html`<section class="sheet" part="card" aria-busy="true" aria-label=${scene.texts.loading}>
    <div class="head skeleton bones-head" aria-hidden="true">
      <span class="bone round"></span><span class="bone"></span><span class="bone short"></span>
    </div>
    ${skeleton({ rows: 3, shape: 'fields' })}
  </section>`;
}
