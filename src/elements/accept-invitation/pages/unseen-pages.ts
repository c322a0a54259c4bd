import { html } from 'lit';
import type { UnseenCause } from '../accept-page.js';
import { actButton, continueLink, failureBanner, hero, runButton, signInButton, ssoButton } from './page-parts.js';
import type { PageParts, Scene } from './scene.js';

/** What a backend answers before it shows anything of the invitation. */
export function unseenPage(scene: Scene, because: UnseenCause): PageParts {
  const { texts } = scene;
  switch (because) {
    case 'sign-in-required':
      return {
        art: hero('key'),
        heading: texts.signInToSee,
        words: texts.signInToSeeWords,
        body: html`<div class="stack tight">
          ${failureBanner(scene)} ${signInButton(scene, undefined, texts.signIn)} ${ssoButton(scene, undefined)}
        </div>`,
      };
    case 'wrong-account':
      return {
        art: hero('user', 'warning'),
        heading: texts.wrongAccount,
        words: texts.wrongAccountUnseen,
        body: html`<div class="stack tight">
          ${failureBanner(scene)}
          ${runButton(scene, 'switchAccount', texts.switchAccount, { kind: 'primary', icon: 'refresh' })}
        </div>`,
      };
    case 'verification-required':
      return {
        art: hero('mail'),
        heading: texts.verify,
        words: texts.verifyUnseen,
        body: html`<div class="stack tight">
          ${failureBanner(scene)} ${checkAgain(scene)}
          ${runButton(scene, 'switchAccount', texts.otherAccount, { kind: 'ghost' })}
        </div>`,
      };
    case 'already-member':
      return {
        art: hero('tick', 'success'),
        heading: texts.alreadyMemberUnseen,
        words: texts.alreadyMemberWords,
        body: continueLink(scene),
      };
  }
}

function checkAgain({ texts, acts }: Scene): unknown {
  return actButton({ label: texts.checkAgain, kind: 'primary', icon: 'refresh', press: () => acts.resume() });
}
