import { groupsOnceJoined } from '../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
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

contractOf(
  'memory, with groups for those who have joined alone',
  {
    create: () => {
      world = memoryWorld();
      return groupsOnceJoined(world.adapter);
    },
    seed: () => {
      const { guest, ...seed } = contractSeed(world);
      const signIn = async (): Promise<DirectoryAdapter> => {
        await guest?.signIn();
        return groupsOnceJoined(world.adapter);
      };
      return { ...seed, ...(guest && { guest: { ...guest, signIn } }) };
    },
  },
  ['groups before joining', 'required groups'],
);
