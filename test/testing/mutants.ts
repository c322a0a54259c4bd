import type { ClosedInvitation, OpenInvitation } from '../../src/domain/acceptance.js';
import type { AddResult, DirectoryAdapter, EmailMatch, UserPatch, WriteOptions } from '../../src/domain/adapter.js';
import type { Capabilities } from '../../src/domain/capabilities.js';
import { DirectoryError } from '../../src/domain/errors.js';
import type { Group } from '../../src/domain/group.js';
import type { Invitation } from '../../src/domain/invitation.js';
import { reason } from '../../src/domain/reason.js';
import type { Page } from '../../src/domain/page.js';
import type { User, UserDraft, UserQuery } from '../../src/domain/user.js';
import { around, type MemberCall } from '../../src/testing/around.js';
import { isRead, type ContractMember } from '../../src/testing/members.js';
import { declaring } from '../../mocks/scenarios.js';

/* Adapters that break one promise of the contract each, and the scenario that must notice. */

export interface Mutant {
  /** What is wrong with it. */
  readonly name: string;
  readonly caughtBy: string;
  make(adapter: DirectoryAdapter): DirectoryAdapter;
}

type Change = (answer: never, call: MemberCall) => unknown;

/** Another answer of one member. */
const answering = (member: ContractMember, change: Change) => (adapter: DirectoryAdapter) =>
  around(adapter, async (call, next) => {
    const answer = await next();
    return call.member === member ? change(answer as never, call) : answer;
  });

/** One member asked for something else than was asked. */
const asking =
  (member: ContractMember, change: (...args: never[]) => readonly unknown[]) =>
  (adapter: DirectoryAdapter): DirectoryAdapter => {
    const call = memberOf(adapter, member);
    return around(adapter, (made, next) =>
      made.member === member ? call(...change(...(made.args as never[]))) : next(),
    );
  };

function memberOf(adapter: DirectoryAdapter, member: ContractMember): (...args: unknown[]) => Promise<unknown> {
  const [section = '', name = ''] = member.split('.');
  return (adapter as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>)[section]?.[
    name
  ] as (...args: unknown[]) => Promise<unknown>;
}

/** Every call without one of its options. */
const forgetting = (option: keyof WriteOptions, when: (call: MemberCall) => boolean) => (adapter: DirectoryAdapter) =>
  around(adapter, (call, next) => {
    if (!when(call)) return next();
    const args = call.args.map((arg) =>
      typeof arg === 'object' && arg !== null && option in arg ? { ...arg, [option]: undefined } : arg,
    );
    return memberOf(adapter, call.member)(...args);
  });

/** Errors of one kind told as another. */
const confusing = (kind: string, change: (error: DirectoryError) => DirectoryError) => (adapter: DirectoryAdapter) =>
  around(adapter, (_call, next) =>
    next().catch((error: unknown) => {
      throw error instanceof DirectoryError && error.kind === kind ? change(error) : error;
    }),
  );

/** A promise about degrees that does not hold. */
const claiming = (capabilities: Partial<Capabilities>, make: Mutant['make']): Mutant['make'] => {
  return (adapter) => declaring(make(adapter), capabilities);
};

const without = (query: UserQuery, ...names: (keyof UserQuery)[]): readonly unknown[] => [
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name as keyof UserQuery))),
];

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'makes no new link though it says it can',
    caughtBy: 'a new invitation goes to the same person, in the same groups',
    make: (adapter) =>
      around(adapter, (call, next) => {
        if (call.member !== 'invitations.renew') return next();
        throw new DirectoryError('server', 'It never works.');
      }),
  },
  {
    name: 'gives page 1 again past the end, without a total',
    caughtBy: 'past the end there is nothing, or nothing new',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        const page = (await next()) as Page<User>;
        if (call.member !== 'users.list') return page;
        const { total: _total, ...bare } = page;
        if (page.items.length > 0) return bare;
        const { items } = await adapter.users.list({ limit: 10 });
        return { ...bare, items };
      }),
  },
  {
    name: 'ignores the offset',
    caughtBy: 'a page and the next share nobody',
    make: asking('users.list', (query: UserQuery) => without(query, 'offset')),
  },
  {
    name: 'skips a row between pages',
    caughtBy: 'pages together hold everybody once',
    make: asking('users.list', (query: UserQuery) => [{ ...query, ...(query.offset && { offset: query.offset + 1 }) }]),
  },
  {
    name: 'gives more rows than asked for',
    caughtBy: 'a page holds no more than asked for',
    make: asking('users.list', (query: UserQuery) => [{ ...query, limit: query.limit + 1 }]),
  },
  {
    name: 'counts one too many',
    caughtBy: 'a total, where there is one, is the number of rows',
    make: answering('users.list', (page: Page<User>) => ({ ...page, total: (page.total ?? 0) + 1 })),
  },
  {
    name: 'counts the found instead of the account',
    caughtBy: 'counts by state add up to the users of the account',
    make: answering('users.list', (page: Page<User>) => ({ ...page, counts: { active: page.items.length } })),
  },
  {
    name: 'ignores the search',
    caughtBy: 'search finds a part of a name in any case',
    make: asking('users.list', (query: UserQuery) => without(query, 'search')),
  },
  {
    name: 'searches with regard to case',
    caughtBy: 'a user who is there is found by the whole address, in any case',
    make: answering('users.list', (page: Page<User>, { args }) => {
      const { search = '' } = args[0] as UserQuery;
      return { ...page, items: page.items.filter((user) => JSON.stringify(user).includes(search)) };
    }),
  },
  {
    name: 'takes a percent sign for anything',
    caughtBy: 'search for signs with a meaning elsewhere finds nobody',
    make: asking('users.list', (query: UserQuery) => [
      query.search === undefined ? query : { ...query, search: query.search.replaceAll('%', '') },
    ]),
  },
  {
    name: 'sorts in one direction alone',
    caughtBy: 'every declared sort orders the whole list, both ways',
    make: asking('users.list', (query: UserQuery) => [
      query.sort ? { ...query, sort: { ...query.sort, direction: 'ascending' } } : query,
    ]),
  },
  {
    name: 'ignores the filter by state',
    caughtBy: 'every declared filter by state gives that state alone',
    make: asking('users.list', (query: UserQuery) => without(query, 'states')),
  },
  {
    name: 'ignores the filter by group',
    caughtBy: 'a filter by group gives its members alone',
    make: asking('users.list', (query: UserQuery) => without(query, 'groupIds')),
  },
  {
    name: 'claims a filter by inviter that it does not apply',
    caughtBy: 'a filter by inviter gives whom they invited',
    make: (adapter) =>
      claiming({ filter: { ...adapter.capabilities.filter, invitedBy: true } }, (same) =>
        asking('users.list', (query: UserQuery) => without(query, 'invitedBy'))(same),
      )(adapter),
  },
  {
    name: 'looks up in an order of its own',
    caughtBy: 'look-up tells free from taken, in the order asked',
    make: answering('users.lookup', (matches: readonly EmailMatch[]) => matches.toReversed()),
  },
  {
    name: 'looks up with regard to case',
    caughtBy: 'look-up knows an address in other case and with blanks',
    make: answering('users.lookup', (matches: readonly EmailMatch[]) =>
      matches.map((match) => (match.email === match.user?.email ? match : { email: match.email, status: 'free' })),
    ),
  },
  {
    name: 'takes a duplicate under another name',
    caughtBy: 'one address is one user, whatever its case and blanks',
    make: (adapter) =>
      around(adapter, (call, next) =>
        next().catch((error: unknown) => {
          const [draft] = call.args as [UserDraft];
          if (!(error instanceof DirectoryError) || error.kind !== 'duplicate') throw error;
          return adapter.users.create?.({ ...draft, email: `other.${draft.email.trim()}` });
        }),
      ),
  },
  {
    name: 'does not say whom a duplicate collides with',
    caughtBy: 'one address is one user, whatever its case and blanks',
    make: confusing('duplicate', ({ message }) => new DirectoryError('duplicate', message)),
  },
  {
    name: 'does not name the fields that are wrong',
    caughtBy: 'names are required',
    make: confusing('validation', ({ message }) => new DirectoryError('validation', message)),
  },
  {
    name: 'tells of what is not there as a fault of the server',
    caughtBy: 'an unknown id is not found, whatever characters it has',
    make: confusing('not-found', ({ message }) => new DirectoryError('server', message)),
  },
  {
    name: 'throws what is no DirectoryError',
    caughtBy: 'an unknown id is not found, whatever characters it has',
    make: (adapter) =>
      around(adapter, (_call, next) =>
        next().catch(() => {
          throw new TypeError('Failed to fetch');
        }),
      ),
  },
  {
    name: 'writes over a newer version',
    caughtBy: 'a change over a newer one is a conflict and changes nothing',
    make: forgetting('ifMatch', () => true),
  },
  {
    name: 'forgets idempotency keys',
    caughtBy: 'the same key with the same draft adds once and answers the same',
    make: forgetting('idempotencyKey', () => true),
  },
  {
    name: 'reads on though the call was cancelled',
    caughtBy: 'a cancelled call ends as cancelled',
    make: forgetting('signal', ({ member }) => isRead(member)),
  },
  {
    name: 'writes though the call was cancelled',
    caughtBy: 'a write that is cancelled before it begins changes nothing',
    make: forgetting('signal', ({ member }) => !isRead(member)),
  },
  {
    name: 'reports groups that it never set as set',
    caughtBy: 'every group that was asked for has a receipt',
    make: answering('users.create', (result: AddResult) => ({ ...result, user: { ...result.user, groups: [] } })),
  },
  {
    name: 'leaves failed groups out of the receipts',
    caughtBy: 'every group that was asked for has a receipt',
    make: answering('users.create', (result: AddResult) => ({ ...result, groups: result.groups.slice(1) })),
  },
  {
    name: 'writes names in another form',
    caughtBy: 'names come back as they were typed',
    make: answering('users.get', (user: User) => ({ ...user, firstName: user.firstName.normalize('NFC') })),
  },
  {
    name: 'mangles names',
    caughtBy: 'names of signs that mean something elsewhere come back as they were typed',
    make: answering('users.get', (user: User) => ({ ...user, firstName: user.firstName.replace(/[<>]/gu, '') })),
  },
  {
    name: 'takes an empty profile field for "leave it"',
    caughtBy: 'null clears the phone number',
    make: asking('users.update', (id: string, patch: object) => [
      id,
      Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)),
    ]),
  },
  {
    name: 'adds groups instead of replacing them',
    caughtBy: 'groups are replaced',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        if (call.member !== 'users.setGroups') return next();
        const [id, groupIds, options] = call.args as [string, readonly string[], WriteOptions?];
        const { groups } = await adapter.users.get(id);
        return adapter.users.setGroups?.(id, [...groups.map((group) => group.id), ...groupIds], options);
      }),
  },
  {
    name: 'answers "blocked" and blocks nobody',
    caughtBy: 'block keeps out, unblock lets in',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        if (call.member !== 'users.block') return next();
        return { ...(await adapter.users.get(call.args[0] as string)), state: 'blocked' };
      }),
  },
  {
    name: 'puts the token of the link into the user',
    caughtBy: 'no user and no list carries a link',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        if (call.member !== 'users.get') return next();
        const user = (await next()) as User;
        const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
        const link = await adapter.invitations?.link?.(ref).catch(() => undefined);
        return { ...user, link: link?.url };
      }),
  },
  {
    name: 'makes a new link when it says that it sends the same again',
    caughtBy: 'after resend the link is the old one, or the old one is dead: as declared',
    make: (adapter) => declaring(adapter, { resend: 'new-link' }),
  },
  {
    name: 'says that every link is open',
    caughtBy: 'an unknown link is unknown, and no error',
    make: answering('acceptance.peek', (preview: object) => ({ ...preview, state: 'open' })),
  },
  {
    name: 'says "revoked" and leaves the link alive',
    caughtBy: 'a revoked invitation is over, its link dead',
    make: (adapter) =>
      around(adapter, (call, next) => (call.member === 'invitations.revoke' ? Promise.resolve() : next())),
  },
  {
    name: 'declares a shorter term than links live',
    caughtBy: 'the link lives as long as declared',
    make: (adapter) => declaring(adapter, { invitationTerm: 60_000 }),
  },
  {
    name: 'does not start the term anew when it sends again',
    caughtBy: 'resend starts the term anew',
    make: (adapter) => {
      const sent = new Map<string, Invitation>();
      return around(adapter, async (call, next) => {
        const answer = await next();
        if (call.member !== 'users.create' && call.member !== 'invitations.resend') return answer;
        if (call.member === 'invitations.resend') return sent.get((answer as Invitation).id) ?? answer;
        const { invitation } = answer as AddResult;
        if (invitation) sent.set(invitation.id, invitation);
        return answer;
      });
    },
  },
  {
    name: 'deletes groups with members, and says no afterwards',
    caughtBy: 'a group is added, read, changed and deleted',
    make: (adapter) => around(adapter, (call, next) => (call.member === 'groups.remove' ? Promise.resolve() : next())),
  },
  {
    name: 'loses the description of a group',
    caughtBy: 'a group is added, read, changed and deleted',
    make: answering('groups.create', ({ description: _lost, ...group }: Group) => group),
  },
  {
    name: 'says who may not be removed without a reason',
    caughtBy: 'nobody removes themselves',
    make: confusing('invalid-state', ({ message }) => new DirectoryError('invalid-state', message)),
  },
  {
    name: 'tells of no group to whoever opens a link',
    caughtBy: 'an open link shows what it is about',
    make: answering('acceptance.peek', (preview: object) => ({ ...preview, groups: [] })),
  },
  {
    name: 'tells who looks at a dead link something else than who uses it',
    caughtBy: 'who declines is out, and the link dead',
    make: confusing('invitation', ({ message }) => new DirectoryError('invitation', message, { code: 'revoked' })),
  },
  {
    name: 'takes a declined link for a withdrawn one',
    caughtBy: 'who declines is out, and the link dead',
    make: answering('acceptance.peek', (preview: OpenInvitation | ClosedInvitation) =>
      preview.state === 'declined' ? { ...preview, state: 'revoked' } : preview,
    ),
  },
  {
    name: 'answers "deleted" and removes nobody',
    caughtBy: 'a removed member is out, and restored at once',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        if (call.member !== 'users.remove') return next();
        return { ...(await adapter.users.get(call.args[0] as string)), state: 'deleted' };
      }),
  },
  {
    name: 'passes over what it says that it cannot change',
    caughtBy: 'a profile is changed, and only what is named',
    make: (adapter) =>
      claiming({ editable: ['name'] }, (same) =>
        asking('users.update', (id: string, { firstName, lastName }: UserPatch) => [
          id,
          { ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }) },
        ])(same),
      )(adapter),
  },
  {
    name: 'changes the groups of whom it says that it cannot',
    caughtBy: 'who is put into a group keeps the others',
    make: answering('users.create', ({ user, ...result }: AddResult) => ({
      ...result,
      user: { ...user, allowed: { 'set-groups': reason('not-supported') } },
    })),
  },
  {
    name: 'takes people out of their groups when it puts them into one',
    caughtBy: 'who is put into a group keeps the others',
    make: (adapter) =>
      around(adapter, async (call, next) => {
        if (call.member !== 'groups.addMembers') return next();
        const [id, userIds] = call.args as [string, readonly string[]];
        for (const userId of userIds) await adapter.users.setGroups?.(userId, [id]);
        return userIds.map((userId) => ({ userId, ok: true }));
      }),
  },
];
