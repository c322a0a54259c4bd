import type { DirectoryAdapter, WriteOptions } from '../../domain/adapter.js';
import type { InvitationRef } from '../../domain/invitation.js';
import { lacking } from '../../domain/offers.js';
import { CONTRACT_MEMBERS, type ContractMember } from '../members.js';
import type { Scenario, World } from './harness.js';

/** An open invitation, for the calls that are about one. */
interface Invited {
  readonly ref: InvitationRef;
  readonly token: string;
}

type Call = (world: World, options: WriteOptions, invited: Invited) => Promise<unknown>;

const page = { limit: 10 };
const group = ({ seed }: World): string => seed.groups[0]?.id ?? 'no-such-group';

/** A call of every member that takes a signal. */
const CALLS: Readonly<Record<ContractMember, Call>> = {
  probe: ({ adapter }, options) => called(adapter.probe?.(options)),
  viewer: ({ adapter }, options) => called(adapter.viewer?.(options)),
  'users.list': ({ users }, options) => users.list(page, options),
  'users.get': ({ users, seed }, options) => users.get(seed.memberId, options),
  'users.lookup': ({ users }, options) => users.lookup(['free-one@example.com'], options),
  'users.create': (world, options) => world.users.create(world.draft(), options),
  'users.setGroups': (world, options) => world.users.setGroups(world.seed.memberId, [group(world)], options),
  'users.update': ({ users, seed }, options) => users.update(seed.memberId, { lastName: 'Cancelled' }, options),
  'users.block': ({ users, seed }, options) => users.block(seed.memberId, options),
  'users.unblock': ({ users, seed }, options) => users.unblock(seed.memberId, options),
  'users.remove': ({ users, seed }, options) => users.remove(seed.memberId, options),
  'users.restore': ({ users, seed }, options) => users.restore(seed.memberId, options),
  'invitations.link': ({ invitations }, options, { ref }) => invitations.link(ref, options),
  'invitations.resend': ({ invitations }, options, { ref }) => invitations.resend(ref, options),
  'invitations.renew': ({ invitations }, options, { ref }) => invitations.renew(ref, options),
  'invitations.revoke': ({ invitations }, options, { ref }) => invitations.revoke(ref, options),
  'invitations.events': ({ invitations }, options, { ref }) => invitations.events(ref, options),
  'acceptance.peek': ({ acceptance }, options, { token }) => acceptance.peek(token, options),
  'acceptance.accept': ({ acceptance, registration }, options, { token }) =>
    acceptance.accept(token, registration, options),
  'acceptance.decline': ({ acceptance }, options, { token }) => acceptance.decline(token, undefined, options),
  'acceptance.requestNew': ({ acceptance }, options, { token }) => acceptance.requestNew(token, options),
  'acceptance.sendCode': ({ acceptance }, options, { token }) => acceptance.sendCode(token, options),
  'acceptance.confirmCode': ({ acceptance }, options, { token }) =>
    acceptance.confirmCode(token, '000000', 'none', options),
  'acceptance.signOut': ({ acceptance }, options) => acceptance.signOut(options),
  'acceptance.keep': ({ acceptance }, options, { token }) => acceptance.keep(token, undefined, options),
  'acceptance.kept': ({ acceptance }, options) => acceptance.kept(options),
  'acceptance.mine.list': ({ mine }, options) => mine.list(options),
  'acceptance.mine.accept': ({ mine }, options) => mine.accept('no-such-invitation', options),
  'acceptance.mine.decline': ({ mine }, options) => mine.decline('no-such-invitation', undefined, options),
  'groups.list': ({ groups }, options) => groups.list(page, options),
  'groups.get': (world, options) => world.groups.get(group(world), options),
  'groups.create': ({ groups }, options) => groups.create({ name: 'Cancelled' }, options),
  'groups.update': (world, options) => world.groups.update(group(world), { name: 'Cancelled' }, options),
  'groups.remove': ({ groups }, options) => groups.remove('no-such-group', options),
  'groups.members': (world, options) => world.groups.members(group(world), page, options),
  'groups.addMembers': (world, options) => world.groups.addMembers(group(world), [world.seed.memberId], options),
  'groups.removeMembers': (world, options) => world.groups.removeMembers(group(world), [world.seed.memberId], options),
  'groups.permissions': ({ groups }, options) => groups.permissions(options),
  'roles.list': ({ roles }, options) => roles.list(options),
  'settings.get': ({ settings }, options) => settings.get(options),
  'settings.update': ({ settings }, options) => settings.update({ invitationDays: 9 }, options),
  'audit.list': ({ audit }, options) => audit.list(page, options),
};

/** What the calls of a section need besides the section itself. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  users: [],
  invitations: [],
  acceptance: ['users.create', 'invitations.link'],
  groups: [],
  roles: [],
  settings: [],
  audit: [],
};

export const CANCELLING: readonly Scenario[] = [
  ...Object.entries(SECTIONS).map(([section, needs]) => ({
    title: `calls of ${section} that are cancelled before they begin end as cancelled`,
    needs: [section, ...needs],
    writes: true as const,
    run: async (world: World) =>
      cancelEach(world, callsOf(section), needs.length > 0 ? await world.inviteWithToken() : undefined),
  })),
  {
    title: 'asking who and what is there can be cancelled',
    needs: [],
    async run(world) {
      await cancelEach(world, ['probe']);
      // A viewer whom the host named is known without a call, which nothing can cancel.
      const answered = await world.adapter.viewer?.({ signal: AbortSignal.abort() }).catch(() => undefined);
      if (answered === undefined) await cancelEach(world, ['viewer']);
    },
  },
  {
    title: 'a write that is cancelled before it begins changes nothing',
    needs: ['users.list', 'users.get'],
    writes: true,
    async run(world) {
      const before = await snapshot(world);
      await cancelEach(world, callsOf('users').concat(callsOf('groups')));
      world.assert.deepEqual(await snapshot(world), before);
    },
  },
  {
    title: 'a call that goes on is not disturbed by one that was cancelled',
    needs: ['users.list'],
    async run({ users, assert }) {
      const controller = new AbortController();
      const cancelled = users.list(page, { signal: controller.signal }).catch(() => undefined);
      const other = users.list(page, { signal: new AbortController().signal });
      controller.abort();
      await cancelled;
      assert.ok((await other).items.length > 0, 'the call that went on found nobody');
    },
  },
];

function callsOf(section: string): ContractMember[] {
  return CONTRACT_MEMBERS.filter((member) => member.startsWith(`${section}.`));
}

const NOBODY: Invited = { ref: { userId: 'no-such-user', invitationId: 'no-such-invitation' }, token: 'no-such-token' };

async function cancelEach(world: World, members: readonly ContractMember[], invited = NOBODY): Promise<void> {
  for (const member of members) {
    if (lacking(world.adapter, [member]).length > 0) continue;
    try {
      await world.rejects('aborted', CALLS[member](world, { signal: AbortSignal.abort() }, invited));
    } catch (error) {
      throw new Error(`${member}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

async function called(
  call: ReturnType<NonNullable<DirectoryAdapter['probe' | 'viewer']>> | undefined,
): Promise<unknown> {
  return call;
}

async function snapshot(world: World): Promise<unknown> {
  const groups = world.adapter.groups ? await world.walk((part) => world.groups.list(part), 100) : [];
  return [await world.everyone(), groups, await world.users.get(world.seed.memberId)];
}
