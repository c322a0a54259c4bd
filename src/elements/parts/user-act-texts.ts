import type { UserAct } from '../../domain/acts.js';
import type { DirectoryError } from '../../domain/errors.js';
import type { Delivery } from '../../domain/invitation.js';
import { displayName, type User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { isForGood, wayBack } from '../../state/undo.js';
import type { Question } from './confirm-dialog.js';
import { errorText } from './error-text.js';
import { isolate, isolateLtr } from './isolate.js';
import type { WritingAct } from './user-writes.js';

/** What is said after an act. `failed`: the act was done but its mail was not, so the words stay. */
export interface Said {
  readonly text: string;
  readonly failed: boolean;
  /** Whether a link should be offered, because no mail is known to bring it. */
  readonly offerLink: boolean;
}

const calm = (text: string): Said => ({ text, failed: false, offerLink: false });

/** What to say of a mail: never that it was sent where the backend does not know. */
export function deliveryText(
  delivery: Delivery | undefined,
  newLink: boolean,
  email: string,
  i18n: LocalizeController,
): Said {
  const texts = i18n.messages.userActs;
  const to = isolateLtr(email);
  switch (delivery) {
    case 'queued':
      return calm(texts.onItsWay(to));
    case 'mailed':
    case 'delivered':
    case 'opened':
      return calm(texts.sent(to));
    case 'refused':
      return { text: texts.refused(to), failed: true, offerLink: true };
    case 'bounced':
      return { text: texts.bounced(to), failed: true, offerLink: true };
    case 'unknown':
    case undefined:
      return { text: newLink ? texts.newLinkUnknown : texts.sameLinkUnknown, failed: false, offerLink: true };
  }
}

/** What to say when `act` was done and `after` is what came of it. */
export function doneText(act: WritingAct, after: User, directory: Directory, i18n: LocalizeController): Said {
  const texts = i18n.messages.userActs;
  const name = isolate(displayName(after));
  switch (act) {
    case 'resend':
      return mailText(after, directory.capabilities.resend === 'new-link', directory, i18n);
    case 'renew':
      return mailText(after, true, directory, i18n);
    case 'restore': {
      if (after.state !== 'invited') return calm(texts.restored(name));
      const said = mailText(after, true, directory, i18n);
      return { ...said, text: `${texts.invitedAgain(name)} ${said.text}` };
    }
    case 'revoke':
      return calm(texts.revoked(name));
    case 'block':
      return calm(texts.blocked(name));
    case 'unblock':
      return calm(texts.unblocked(name));
    case 'remove':
      return calm(texts.removed(name));
  }
}

/** The word about the mail; the link is offered only where it can be had. */
function mailText(after: User, newLink: boolean, directory: Directory, i18n: LocalizeController): Said {
  const said = deliveryText(after.invitation?.delivery, newLink, after.email, i18n);
  if (!said.offerLink) return said;
  const offerLink = directory.can('copy-link', after)?.allowed === true;
  return offerLink ? { ...said, text: `${said.text} ${i18n.messages.userActs.copyInstead}` } : { ...said, offerLink };
}

/** What to say when `act` failed: what did not work, why, and what to do. */
export function failedText(act: UserAct, user: User, error: DirectoryError, i18n: LocalizeController): string {
  const { userActs: texts, act: acts } = i18n.messages;
  const perhaps = error.outcome === 'unknown' ? ` ${texts.perhapsDone}` : '';
  return `${texts.failed(acts[act], isolate(displayName(user)))} ${errorText(error, i18n)}${perhaps}`;
}

/**
 * What is asked before an act, where something has to be asked: before someone is removed, before what reaches the
 * person in every account, and before what cannot be undone. Only the last has to be typed.
 */
export function questionBefore(
  act: WritingAct,
  user: User,
  directory: Directory,
  i18n: LocalizeController,
  confirms: readonly UserAct[] = [],
): Question | undefined {
  const everywhere = directory.capabilities.everywhere?.includes(act) === true;
  const forGood = isForGood(act, user, directory);
  if (!(act === 'remove' || confirms.includes(act) || everywhere || forGood)) return undefined;
  const { userActs: texts, act: acts } = i18n.messages;
  const text = [everywhere ? texts.everywhere : '', ...consequences(act, user, directory, i18n)];
  return {
    title: titleOf(act, user, directory, i18n),
    text: text.filter(Boolean).join(' '),
    verb: acts[act],
    ...(forGood && { typed: { label: texts.typeToConfirm(isolateLtr(user.email)), wanted: user.email } }),
  };
}

/** Whom, and from where. */
function titleOf(act: WritingAct, user: User, directory: Directory, i18n: LocalizeController): string {
  const { userActs: texts, act: acts } = i18n.messages;
  const name = isolate(displayName(user));
  const account = directory.viewer?.account?.name;
  if (act === 'remove') return texts.confirmRemove(name, account === undefined ? undefined : isolate(account));
  return act === 'revoke' ? texts.confirmRevoke(name) : texts.confirmAct(acts[act], name);
}

/** What follows from a yes, and whether there is a way back. */
function consequences(act: WritingAct, user: User, directory: Directory, i18n: LocalizeController): string[] {
  const texts = i18n.messages.userActs;
  const forGood = isForGood(act, user, directory) ? texts.cannotUndo : '';
  if (act === 'revoke') return [texts.removeInvited, forGood];
  if (act !== 'remove') return [forGood];
  const comesBack = wayBack(act, user, directory)?.invites ? texts.canInvite : texts.canRestore;
  return [
    user.joinedAt === undefined && user.invitation ? texts.removeInvited : texts.removeMember,
    forGood || comesBack,
  ];
}
