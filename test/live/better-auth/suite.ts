import type { LiveServer, LiveSuite } from '../suite.js';
import { beyondTheContract } from './beyond.js';
import { resetClock } from './clock.js';
import { startBetterAuth } from './server.js';
import { visitorOf, type Invited } from './visitor.js';
import { World } from './world.js';

/** The adapter on a real better-auth server with PostgreSQL; its mails go through SMTP, and links are opened in Chromium. */
export const suite: LiveSuite = {
  name: 'better-auth',
  start,
};

async function start(): Promise<LiveServer> {
  const server = await startBetterAuth();
  const world = new World(server);
  let fresh: Awaited<ReturnType<World['organization']>> | undefined;
  return {
    create: async () => (fresh ??= await world.organization()).adapter,
    seed: () => {
      const { seed } = fresh ?? {};
      fresh = undefined;
      if (!seed) throw new Error('There is no organization yet.');
      return { ...seed, visitor: visitorOf(invitedIn(world)) };
    },
    reset: resetClock,
    more: beyondTheContract(world),
    stop: async () => server.stop(),
  };
}

function invitedIn(world: World): Invited {
  return {
    fetch,
    identity: (email) => world.identity(email),
    recipientOf: (id) => world.recipientOf(id),
    adapter: (bearer, own) => world.adapter(bearer, own),
  };
}
