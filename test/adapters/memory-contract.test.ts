import { contractOf, NOT_YET } from './contract.js';
import { contractSeed, memoryWorld, type MemoryWorld } from '../support/memory-world.js';

let world: MemoryWorld;

const DONE = [
  'a filter by inviter',
  'a filter by time of invitation',
  'a filter by end of invitation',
  'groups.members',
  'groups.addMembers',
  'groups.removeMembers',
];

contractOf(
  'memory',
  {
    create: () => {
      world = memoryWorld();
      return world.adapter;
    },
    seed: () => contractSeed(world),
  },
  NOT_YET.filter((need) => !DONE.includes(need)),
);
