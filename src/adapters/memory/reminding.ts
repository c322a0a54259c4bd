import type { InvitationStep } from '../../domain/invitation.js';
import { epoch, HOUR } from '../../domain/time.js';
import type { Desk } from './desk.js';
import { sendReminder } from './sending.js';
import type { Store, StoredUser } from './store.js';
import { note, userTarget } from './trail.js';
import { stateOf } from './view.js';

/**
 * Mails every open invitation once more that is due for it. Nothing ticks here: what is due is noticed with the next
 * call, whoever makes it. The link, its end and the user's version stay as they are.
 */
export function remind(desk: Desk): void {
  const { store } = desk;
  const { reminder } = store.settings;
  if (!reminder?.enabled) return;
  for (const user of store.users.values()) {
    if (!isDue(user, reminder.hoursBefore, store)) continue;
    sendReminder(user, user.invitation, desk);
    note({ act: 'invitation-reminded', target: userTarget(user), actor: null }, desk);
  }
}

/** What a mail with the link is sent for. */
const SENDINGS: readonly InvitationStep[] = ['created', 'resent', 'renewed', 'reminded'];

type Due = StoredUser & Required<Pick<StoredUser, 'invitation'>>;

function isDue(user: StoredUser, hoursBefore: number, store: Store): user is Due {
  const { invitation } = user;
  if (invitation?.expiresAt === undefined || stateOf(user, store.now) !== 'invited') return false;
  if (epoch(invitation.expiresAt) - hoursBefore * HOUR > store.now.getTime()) return false;
  const sending = store.events.get(invitation.id)?.findLast(({ step }) => SENDINGS.includes(step));
  return sending?.step !== 'reminded';
}
