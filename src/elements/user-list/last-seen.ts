import { DAY } from '../../domain/time.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

const MINUTE = 60_000;

/** When somebody last signed in, as people say it: "Just now", "4 hours ago", "Yesterday", "20 Nov". */
export function lastSeenText(at: string, now: Date, i18n: LocalizeController): string {
  const then = new Date(at);
  const ago = now.getTime() - then.getTime();
  if (ago < MINUTE) return i18n.messages.userList.justNow;
  if (ago < DAY || isDayBefore(then, now)) return i18n.sentence(i18n.relative(then, now));
  return i18n.day(then, now);
}

function isDayBefore(then: Date, now: Date): boolean {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  return then.toDateString() === yesterday.toDateString();
}
