import type { Act } from './acts.js';
import type { DirectoryAdapter } from './adapter.js';

/** Which members of the adapter an act needs; an act of which one is absent is not offered. */
const NEEDS: Readonly<Record<Act, readonly string[]>> = {
  'list-users': ['users.list'],
  'add-user': ['users.create'],
  invite: ['users.create', 'invitations'],
  'list-groups': ['groups'],
  'create-group': ['groups.create'],
  'list-permissions': ['groups.permissions'],
  'view-group': ['groups.get'],
  'list-members': ['groups.members'],
  'update-group': ['groups.update'],
  'add-members': ['groups.addMembers'],
  'remove-members': ['groups.removeMembers'],
  'remove-group': ['groups.remove'],
  'list-roles': ['roles'],
  'invitation-events': ['invitations.events'],
  'read-settings': ['settings'],
  'change-settings': ['settings.update'],
  'read-audit': ['audit'],
  'look-up': ['users.lookup'],
  view: ['users.get'],
  update: ['users.update'],
  'set-groups': ['users.setGroups'],
  'copy-link': ['invitations.link'],
  resend: ['invitations.resend'],
  renew: ['invitations.renew'],
  revoke: ['invitations.revoke'],
  block: ['users.block'],
  unblock: ['users.unblock'],
  remove: ['users.remove'],
  restore: ['users.restore'],
};

/** Every act that the contract knows of. */
export const ACTS = Object.keys(NEEDS) as readonly Act[];

/** Whether the backend can do `act` at all: the adapter has every member that it needs. */
export function offers(adapter: DirectoryAdapter, act: Act): boolean {
  return lackingFor(adapter, act).length === 0;
}

/** The members that `act` needs and the adapter lacks. */
export function lackingFor(adapter: DirectoryAdapter, act: Act): string[] {
  return lacking(adapter, NEEDS[act]);
}

/** Which of these members, such as `users.create`, an adapter lacks. */
export function lacking(adapter: DirectoryAdapter, members: readonly string[]): string[] {
  return members.filter((member) => {
    let found: unknown = adapter;
    for (const part of member.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
    return !found;
  });
}

/** The act that a member, such as `users.block`, is there for; `undefined` for one that belongs to none alone. */
export function actOf(member: string): Act | undefined {
  const [section, name] = member.split('.');
  const whole = name === 'list' || member === 'settings.get' ? section : undefined;
  return ACTS.find((act) => NEEDS[act].length === 1 && (NEEDS[act][0] === member || NEEDS[act][0] === whole));
}
