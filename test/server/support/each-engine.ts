import { after, before, describe } from 'node:test';
import type { Engine } from '../../../examples/server/db/database.js';
import { engines, startDatabase } from './engines.js';
import { startWorld, type World, type WorldOptions } from './world.js';

/** Describes the same on each database, with one server for all its tests; `world()` is for within tests. */
export function onEachEngine(
  title: string,
  body: (world: () => World, engine: Engine) => void,
  options: WorldOptions = {},
): void {
  for (const engine of engines) {
    describe(`${title} (${engine})`, () => {
      let world: World | undefined;
      before(async () => {
        world = await startWorld(await startDatabase(engine), options);
      });
      after(() => world?.stop());
      body(() => {
        if (!world) throw new Error('The server is not there yet.');
        return world;
      }, engine);
    });
  }
}
