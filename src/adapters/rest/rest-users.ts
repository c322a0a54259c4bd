import type { UsersApi, WriteOptions } from '../../domain/adapter.js';
import type { User } from '../../domain/user.js';
import { path, query } from '../http/url.js';
import type { Context } from './rest-context.js';
import * as map from './rest-mapping.js';
import { queryOfUsers } from './rest-queries.js';
import * as wire from './rest-wire.js';

export function usersOf({ send, account, write, now, paging }: Context): Required<UsersApi> {
  const at = (id: string): string => account() + path`/users/${id}`;
  const change = async (
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    where: string,
    body: unknown,
    options?: WriteOptions,
  ): Promise<User> => map.toUser(await send({ method, path: where, body, expect: wire.wireUser, ...write(options) }));
  return {
    list: (asked, options) =>
      paging.read(asked, async (part) => {
        const where = `${account()}/users${query(queryOfUsers(part, options?.counts))}`;
        return map.toPage(
          await send({ method: 'GET', path: where, expect: wire.wireUserPage, write: false, signal: options?.signal }),
        );
      }),
    get: async (id, options) =>
      map.toUser(
        await send({ method: 'GET', path: at(id), expect: wire.wireUser, write: false, signal: options?.signal }),
      ),
    lookup: async (emails, options) => {
      const where = `${account()}/users/lookup`;
      return map.toMatches(
        await send({
          method: 'POST',
          path: where,
          body: { emails },
          expect: wire.wireMatches,
          write: false,
          signal: options?.signal,
        }),
      );
    },
    create: async (draft, options) => {
      const call = {
        method: 'POST',
        path: `${account()}/users`,
        body: draft,
        expect: wire.wireAddResult,
        ...write(options),
      } as const;
      return map.toAddResult(await send(call), now());
    },
    setGroups: async (id, groupIds, options) => change('PUT', `${at(id)}/groups`, { groupIds }, options),
    update: async (id, patch, options) => change('PATCH', at(id), patch, options),
    block: async (id, options) => change('POST', `${at(id)}/block`, {}, options),
    unblock: async (id, options) => change('POST', `${at(id)}/unblock`, {}, options),
    remove: async (id, options) => change('DELETE', at(id), {}, options),
    restore: async (id, options) => change('POST', `${at(id)}/restore`, {}, options),
  };
}
