import type { UserAct } from '../../domain/acts.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { IconName } from '../../ui/icons.js';
import type { MenuItem } from '../../ui/menu.js';
import { reasonText } from './error-text.js';

/** The order of menus: look, change, share, give back; then, under a line, what takes away. */
const ORDER = [
  'view',
  'set-groups',
  'copy-link',
  'resend',
  'renew',
  'unblock',
  'restore',
  'revoke',
  'block',
  'remove',
] as const satisfies readonly UserAct[];

/** Where a line stands before the first of a kind that is there. */
const SECTIONS: readonly (readonly UserAct[])[] = [
  ['view', 'set-groups'],
  ['copy-link', 'resend', 'renew', 'unblock', 'restore'],
  ['revoke', 'block', 'remove'],
];

const DANGER: readonly UserAct[] = ['revoke', 'block', 'remove'];

export const ACT_ICONS: Readonly<Record<UserAct, IconName>> = {
  view: 'eye',
  update: 'edit',
  'set-groups': 'groups',
  'copy-link': 'link',
  resend: 'send',
  renew: 'refresh',
  revoke: 'close',
  block: 'ban',
  unblock: 'check-circle',
  remove: 'user-minus',
  restore: 'undo',
};

/** Every act that the backend can do to this user now; what must not be done stays, with its reason. */
export function userActItems(
  user: User,
  directory: Directory,
  i18n: LocalizeController,
  perform: (act: UserAct) => void,
  acts: readonly UserAct[] = ORDER,
): MenuItem[] {
  let section = -1;
  return ORDER.filter((act) => acts.includes(act)).flatMap((act) => {
    const permission = directory.can(act, user);
    if (!permission) return [];
    const mine = SECTIONS.findIndex((each) => each.includes(act));
    const separatorBefore = section !== -1 && mine !== section;
    section = mine;
    return {
      id: act,
      label: i18n.messages.act[act],
      icon: ACT_ICONS[act],
      danger: DANGER.includes(act),
      reason: permission.allowed ? undefined : reasonText(permission.reason, i18n),
      separatorBefore,
      run: () => perform(act),
    };
  });
}
