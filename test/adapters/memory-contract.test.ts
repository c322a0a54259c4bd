import { contractOf } from './contract.js';
import { contractSeed, memoryWorld, type MemoryWorld } from '../support/memory-world.js';

let world: MemoryWorld;

contractOf('memory', {
  create: () => {
    world = memoryWorld();
    return world.adapter;
  },
  seed: () => contractSeed(world),
});
