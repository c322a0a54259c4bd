import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import type { ContractGuest, ContractSeed } from '../../src/testing/adapter-contract.js';
import { contractOf } from '../adapters/contract.js';
import { checkExchange, operationIds } from '../support/openapi.js';
import { engines, startDatabase } from './support/engines.js';
import { expectStatus } from './support/client.js';
import { ORIGIN, PASSWORD, startWorld, unique, type Account, type World } from './support/world.js';

/*
 * The one contract suite, through the REST adapter, against the reference server on each database. Every exchange is
 * held against openapi.yaml, and no operation of it may be left out.
 */

/** It takes a code out of a mailbox, and is held against the document in acceptance.test.ts. */
const ELSEWHERE: readonly string[] = ['confirmCode'];

for (const engine of engines) {
  describe(`reference server on ${engine}`, () => {
    let world: World;
    let account: Account;
    /** The one cookie of the invited person's browser that is not about a session. */
    let keptLink = '';
    const exercised = new Set<string>();

    before(async () => {
      world = await startWorld(await startDatabase(engine));
    });
    after(() => world.stop());

    async function create(): Promise<RestAdapter> {
      account = await world.newAccount();
      // The invited person of the contract has no session: only the administrator's paths carry the cookie.
      return adapterFor((url) => (url.includes('/acceptance/') ? keptLink : world.admin.cookies));
    }

    function adapterFor(cookiesAt: (url: string) => string): RestAdapter {
      return restAdapter({
        baseUrl: `${ORIGIN}/api`,
        account: account.id,
        clock: world.clock,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          request.headers.set('origin', ORIGIN);
          const cookies = cookiesAt(request.url);
          if (cookies !== '') request.headers.set('cookie', cookies);
          const asked = request.clone();
          const response = await world.server.fetch(request);
          const keeping = response.headers.getSetCookie().find((cookie) => cookie.startsWith('usher-link='));
          if (keeping !== undefined) keptLink = keeping.split(';')[0] ?? '';
          const operation = await checkExchange(asked, response);
          if (response.ok) exercised.add(operation);
          return response;
        },
      });
    }

    /** Somebody of their own for each scenario; the identity is made when it is wanted, for hashing takes its time. */
    function guest(): ContractGuest {
      const { identities, db } = world.server.services;
      const email = `${unique('gina-')}@example.com`;
      const signIn = async (): Promise<RestAdapter> => {
        const identity = { name: 'Gina Guest', email, passwordHash: await identities.hash(PASSWORD), verified: true };
        await db.transaction().execute((trx) => identities.create(trx, identity));
        const client = world.stranger();
        expectStatus(await client.signIn(email, PASSWORD), 200);
        return adapterFor(() => client.cookies);
      };
      return { email, signIn };
    }

    async function seed(): Promise<ContractSeed> {
      const memberId = await account.addMember({ first_name: 'Cem', email: 'cem@example.com' });
      await account.addMember({ first_name: 'Bea', administrator: 1 });
      const { body } = await world.admin.get<{ items: ContractSeed['groups'] }>(`${account.path}/groups`);
      return {
        groups: body.items,
        memberId,
        viewerId: account.adminId,
        elsewhere: adapterFor(() => world.admin.cookies),
        guest: guest(),
        custom: { department: 'Purchasing', approver: true },
        advance: (ms) => world.clock.advance(ms),
      };
    }

    contractOf(engine, { create, seed });

    it('leaves no operation of the document out', async () => {
      await (await create()).probe();
      const left = operationIds.filter((each) => !exercised.has(each));
      assert.deepEqual(left, ELSEWHERE);
    });
  });
}
