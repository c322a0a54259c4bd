import type { AuditApi, CallOptions, RolesApi, SettingsApi } from '../../domain/adapter.js';
import { query } from '../http/url.js';
import type { Context } from './rest-context.js';
import * as map from './rest-mapping.js';
import { queryOfAudit } from './rest-queries.js';
import * as wire from './rest-wire.js';

interface AccountApis {
  readonly roles: RolesApi;
  readonly settings: Required<SettingsApi>;
  readonly audit: AuditApi;
}

/** What concerns the account as a whole. */
export function accountOf({ send, account, write, paging }: Context): AccountApis {
  const get = (where: string, options?: CallOptions) =>
    ({ method: 'GET', path: `${account()}/${where}`, write: false, signal: options?.signal }) as const;
  return {
    roles: {
      list: async (options) => map.toRoles(await send({ ...get('roles', options), expect: wire.wireRoles })),
    },
    settings: {
      get: async (options) => map.toSettings(await send({ ...get('settings', options), expect: wire.wireSettings })),
      update: async (patch, options) => {
        const where = { method: 'PATCH', path: `${account()}/settings` } as const;
        return map.toSettings(await send({ ...where, body: patch, expect: wire.wireSettings, ...write(options) }));
      },
    },
    audit: {
      list: (asked, options) =>
        paging.read(asked, async (part) => {
          const where = `audit${query(queryOfAudit(part))}`;
          return map.toPage(await send({ ...get(where, options), expect: wire.wireAuditPage }));
        }),
    },
  };
}
