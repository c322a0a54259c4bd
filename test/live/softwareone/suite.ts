import assert from 'node:assert/strict';
import { softwareOneAdapter, type SoftwareOneAdapter } from '../../../src/adapters/softwareone/softwareone-adapter.js';
import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import type { LiveServer, LiveSuite } from '../suite.js';
import { beyondTheContract } from './beyond.js';
import { contractMissing, startPrism, violationsOf } from './prism.js';
import { startStandIn } from './stand-in.js';
import { newWorld, ownerOf, seedOf, type World } from './world.js';

/*
 * The adapter against a stateful server in the platform's shape, with Prism between them, which holds every request and
 * every answer against the platform's own contract. A scenario in which anything broke the contract has failed.
 */

export const suite: LiveSuite = {
  name: 'softwareone behind Prism',
  leftOut: contractMissing,
  start,
};

async function start(): Promise<LiveServer> {
  const standIn = await startStandIn();
  const prism = await startPrism(standIn.url);
  const { platform } = standIn;
  const violations: string[] = [];

  /** Sends through Prism as whoever `bearer` says, and notes what the contract has against it. */
  function judged(bearer: (path: string) => string | undefined): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const token = bearer(pathname);
      if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
      const response = await fetch(request);
      // The contract says nothing of whoever may not: not of 401, not of 403.
      if (![401, 403].includes(response.status)) {
        violations.push(
          ...violationsOf(response).map((what) => `${request.method} ${pathname} (${response.status}) ${what}`),
        );
      }
      return response;
    };
  }

  const options = { baseUrl: prism.url, clock: () => new Date(platform.now()) };
  const visitor = softwareOneAdapter({ ...options, fetch: judged((path) => ownerOf(platform, path)) });
  let world: World = { account: '', viewerId: '' };

  function create(): SoftwareOneAdapter {
    world = newWorld(platform);
    return softwareOneAdapter({ ...options, ...world, fetch: judged(() => 'admin') });
  }

  const seed = (): ContractSeed => seedOf(platform, world, visitor);

  function reset(): void {
    assert.deepEqual(violations.splice(0), [], 'the contract was broken');
  }

  return {
    create,
    seed,
    reset,
    more: beyondTheContract({
      create,
      seed,
      reset,
      visitor,
      platform,
      baseUrl: prism.url,
      stranger: (fetch) => softwareOneAdapter({ ...options, fetch }),
      judged,
    }),
    stop: async () => {
      await prism.stop();
      await standIn.stop();
    },
  };
}
