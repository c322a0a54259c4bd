import { html, nothing } from 'lit';
import type { ClosedInvitation } from '../../../domain/acceptance.js';
import { isRetryable, type DirectoryError } from '../../../domain/errors.js';
import { errorText } from '../../parts/error-text.js';
import { isolate } from '../../parts/isolate.js';
import { actButton, failureBanner, hero, runButton, signInButton, writeLink } from './page-parts.js';
import type { PageParts, Scene } from './scene.js';

/** A dead link: what happened to it, and the way on. */
export function closedPage(scene: Scene, invitation: ClosedInvitation): PageParts {
  switch (invitation.state) {
    case 'expired':
      return expiredPage(scene, invitation);
    case 'revoked':
      return revokedPage(scene, invitation);
    case 'used':
      return usedPage(scene, invitation);
    case 'declined':
      return declinedPage(scene, invitation);
    case 'unknown':
      return {
        art: hero('link'),
        heading: scene.texts.unknown,
        words: scene.texts.unknownWords,
        body: acts(scene, signInButton(scene, undefined, scene.texts.goToSignIn, '')),
      };
  }
}

function expiredPage(scene: Scene, { at, inviter, canRequestNew }: ClosedInvitation): PageParts {
  const { texts, i18n, acceptance } = scene;
  const askable = canRequestNew === true && acceptance.can('requestNew');
  const named = inviter ? texts.askForNew(isolate(inviter.name)) : texts.askForNewUnnamed;
  return {
    art: hero('late', 'warning'),
    heading: texts.expired,
    words: sentences(at && texts.expiredOn(isolate(i18n.dateTime(at))), askable ? named : texts.askYourself),
    body: acts(
      scene,
      askable
        ? runButton(scene, 'requestNew', texts.askNew, { kind: 'primary', icon: 'send' })
        : writeLink(inviter, texts.writeTo(isolate(inviter?.name ?? ''))),
      signInQuietly(scene),
    ),
  };
}

export function askedPage(scene: Scene, { inviter }: ClosedInvitation): PageParts {
  const { texts } = scene;
  return {
    art: hero('send', 'success'),
    heading: texts.asked,
    words: inviter ? texts.askedWords(isolate(inviter.name)) : texts.askedWordsUnnamed,
    body: html`<p class="muted small centred">${texts.closePage}</p>`,
  };
}

function revokedPage(scene: Scene, { at, inviter }: ClosedInvitation): PageParts {
  const { texts, i18n } = scene;
  const date = at && isolate(i18n.date(at));
  const told = date && (inviter ? texts.revokedBy(isolate(inviter.name), date) : texts.revokedOn(date));
  return {
    art: hero('minus-circle'),
    heading: texts.revoked,
    words: sentences(told, texts.revokedWords),
    body: acts(scene, writeLink(inviter, texts.writeTo(isolate(inviter?.name ?? ''))), signInQuietly(scene)),
  };
}

function usedPage(scene: Scene, { at, account, inviter }: ClosedInvitation): PageParts {
  const { texts, i18n } = scene;
  return {
    art: hero('tick', 'success'),
    heading: texts.used,
    words: sentences(
      at ? texts.usedOn(isolate(i18n.dateTime(at))) : texts.usedUndated,
      account ? texts.usedWords(isolate(account.name)) : texts.usedWordsUnnamed,
    ),
    body: acts(scene, signInButton(scene, undefined, texts.signIn), writeLink(inviter, texts.notMe, 'ghost')),
  };
}

function declinedPage(scene: Scene, { at, inviter }: ClosedInvitation): PageParts {
  const { texts, i18n } = scene;
  return {
    art: hero('minus-circle'),
    heading: texts.declined,
    words: sentences(at && texts.declinedOn(isolate(i18n.date(at))), texts.declinedWords),
    body: acts(scene, writeLink(inviter, texts.writeTo(isolate(inviter?.name ?? ''))), signInQuietly(scene)),
  };
}

export function failedPage(scene: Scene, error: DirectoryError): PageParts {
  const {
    texts,
    i18n,
    acts: { reload },
  } = scene;
  const offline = error.kind === 'network';
  return {
    art: hero(offline ? 'wifi-off' : 'alert', 'danger'),
    heading: offline ? texts.offline : texts.failed,
    words: offline ? texts.offlineWords : sentences(texts.failedWords, errorText(error, i18n)),
    body: acts(
      scene,
      actButton({
        label: i18n.messages.common.retry,
        kind: isRetryable(error) ? 'primary' : '',
        icon: 'refresh',
        press: reload,
      }),
    ),
  };
}

export function unsupportedPage({ texts }: Scene): PageParts {
  return { art: hero('info'), heading: texts.unsupported, words: texts.unsupportedWords };
}

function signInQuietly(scene: Scene): unknown {
  return signInButton(scene, undefined, scene.texts.goToSignIn, 'ghost');
}

function acts(scene: Scene, ...buttons: readonly unknown[]): unknown {
  return html`<div class="stack tight">${failureBanner(scene)} ${buttons}</div>`;
}

/** Sentences that follow each other; those that are not known are left out. */
function sentences(...parts: readonly (string | undefined)[]): unknown {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length > 0 ? known.join(' ') : nothing;
}
