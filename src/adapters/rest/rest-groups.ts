import type { GroupsApi, MemberReceipt, WriteOptions } from '../../domain/adapter.js';
import { path, query } from '../http/url.js';
import type { Context } from './rest-context.js';
import * as map from './rest-mapping.js';
import { queryOfGroups } from './rest-queries.js';
import * as wire from './rest-wire.js';

export function groupsOf(context: Context): Required<GroupsApi> {
  const { send, account, write, paging } = context;
  const at = (id: string): string => account() + path`/groups/${id}`;
  return {
    ...membersOf(context, at),
    list: (asked, options) =>
      paging.read(asked, async (part) => {
        const where = `${account()}/groups${query(queryOfGroups(part))}`;
        return map.toPage(
          await send({ method: 'GET', path: where, expect: wire.wireGroupPage, write: false, signal: options?.signal }),
        );
      }),
    get: async (id, options) =>
      map.toGroup(
        await send({ method: 'GET', path: at(id), expect: wire.wireGroup, write: false, signal: options?.signal }),
      ),
    create: async (draft, options) =>
      map.toGroup(
        await send({
          method: 'POST',
          path: `${account()}/groups`,
          body: draft,
          expect: wire.wireGroup,
          ...write(options),
        }),
      ),
    update: async (id, draft, options) =>
      map.toGroup(
        await send({ method: 'PATCH', path: at(id), body: draft, expect: wire.wireGroup, ...write(options) }),
      ),
    remove: async (id, options) => {
      await send({ method: 'DELETE', path: at(id), body: {}, expect: 'nothing', ...write(options) });
    },
    permissions: async (options) => {
      const where = `${account()}/permissions`;
      return map.toPermissions(
        await send({ method: 'GET', path: where, expect: wire.wirePermissions, write: false, signal: options?.signal }),
      );
    },
  };
}

type Members = Required<Pick<GroupsApi, 'members' | 'addMembers' | 'removeMembers'>>;

function membersOf({ send, write, now, paging }: Context, at: (id: string) => string): Members {
  const change = async (
    where: string,
    userIds: readonly string[],
    options?: WriteOptions,
  ): Promise<readonly MemberReceipt[]> => {
    const call = { method: 'POST', path: where, body: { userIds }, expect: wire.wireMemberReceipts } as const;
    return map.toReceipts(await send({ ...call, ...write(options) }), now());
  };
  return {
    members: (id, asked, options) =>
      paging.read(asked, async (part) => {
        const where = `${at(id)}/members${query(queryOfGroups(part))}`;
        return map.toPage(
          await send({ method: 'GET', path: where, expect: wire.wireUserPage, write: false, signal: options?.signal }),
        );
      }),
    addMembers: async (id, userIds, options) => change(`${at(id)}/members`, userIds, options),
    removeMembers: async (id, userIds, options) => change(`${at(id)}/members/remove`, userIds, options),
  };
}
