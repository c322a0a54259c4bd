import type { GroupsApi } from '../../domain/adapter.js';
import { path, query } from '../http/url.js';
import type { Context } from './rest-context.js';
import * as map from './rest-mapping.js';
import * as wire from './rest-wire.js';

export function groupsOf({
  send,
  account,
  write,
}: Context): Required<Omit<GroupsApi, 'members' | 'addMembers' | 'removeMembers' | 'permissions'>> {
  const at = (id: string): string => account() + path`/groups/${id}`;
  return {
    list: async (asked, options) => {
      const where = `${account()}/groups${query(map.queryOfGroups(asked))}`;
      return map.toGroupPage(
        await send({ method: 'GET', path: where, expect: wire.wireGroupPage, write: false, signal: options?.signal }),
      );
    },
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
  };
}
