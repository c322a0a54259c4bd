import { after, before, describe } from 'node:test';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import type { ContractSeed } from '../../src/testing/adapter-contract.js';
import { contractOf } from '../adapters/contract.js';
import { engines, startDatabase } from './support/engines.js';
import { ORIGIN, startWorld, type Account, type World } from './support/world.js';

/* The one contract suite, through the REST adapter, against the reference server on each database. */

for (const engine of engines) {
  describe(`reference server on ${engine}`, () => {
    let world: World;
    let account: Account;

    before(async () => {
      world = await startWorld(await startDatabase(engine));
    });
    after(() => world.stop());

    async function create(): Promise<RestAdapter> {
      account = await world.newAccount();
      return restAdapter({
        baseUrl: `${ORIGIN}/api`,
        account: account.id,
        clock: world.clock,
        fetch: (input, init) => {
          const request = new Request(input, init);
          request.headers.set('origin', ORIGIN);
          // The invited person of the contract has no session: only the administrator's paths carry the cookie.
          if (!request.url.includes('/acceptance/')) request.headers.set('cookie', world.admin.cookies);
          return Promise.resolve(world.server.fetch(request));
        },
      });
    }

    async function seed(): Promise<ContractSeed> {
      const memberId = await account.addMember({ first_name: 'Cem', email: 'cem@example.com' });
      await account.addMember({ first_name: 'Bea', administrator: 1 });
      const { body } = await world.admin.get<{ items: ContractSeed['groups'] }>(`${account.path}/groups`);
      return { groups: body.items, memberId, viewerId: account.adminId, advance: (ms) => world.clock.advance(ms) };
    }

    contractOf(engine, { create, seed });
  });
}
