/** Members of the contract that change nothing. */
export const READS = [
  'probe',
  'viewer',
  'users.list',
  'users.get',
  'users.lookup',
  'invitations.link',
  'invitations.events',
  'acceptance.peek',
  'acceptance.mine.list',
  'groups.list',
  'groups.get',
  'groups.members',
  'groups.permissions',
  'roles.list',
  'settings.get',
  'audit.list',
] as const;

/** Members of the contract that change something. */
export const WRITES = [
  'users.create',
  'users.setGroups',
  'users.update',
  'users.block',
  'users.unblock',
  'users.remove',
  'users.restore',
  'invitations.resend',
  'invitations.renew',
  'invitations.revoke',
  'acceptance.accept',
  'acceptance.decline',
  'acceptance.requestNew',
  'acceptance.sendCode',
  'acceptance.confirmCode',
  'acceptance.signOut',
  'acceptance.keep',
  'acceptance.kept',
  'acceptance.mine.accept',
  'acceptance.mine.decline',
  'groups.create',
  'groups.update',
  'groups.remove',
  'groups.addMembers',
  'groups.removeMembers',
  'settings.update',
] as const;

/** A member of an adapter that is a call, such as `users.list`. `subscribe` is none: it opens something. */
export type ContractMember = (typeof READS)[number] | (typeof WRITES)[number];

/** Every call of the contract. */
export const CONTRACT_MEMBERS: readonly ContractMember[] = [...READS, ...WRITES];

/** Whether a member changes nothing. */
export function isRead(member: string): boolean {
  return (READS as readonly string[]).includes(member);
}
