import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHAPTERS, runScenario } from '../../src/testing/adapter-contract.js';
import { contractSeed, memoryWorld, type MemoryWorld } from '../support/memory-world.js';
import { MUTANTS, type Mutant } from './mutants.js';

/* What makes the kit credible: an adapter that breaks a promise does not get through. */

const scenarios = new Map(
  Object.values(CHAPTERS)
    .flat()
    .map((scenario) => [scenario.title, scenario] as const),
);

/** What comes of the scenario that should notice: what it lacks, or its failure. */
async function judge({ caughtBy, make }: Mutant): Promise<unknown> {
  const scenario = scenarios.get(caughtBy);
  assert.ok(scenario, `there is no scenario "${caughtBy}"`);
  let world: MemoryWorld;
  const backend = {
    create: () => {
      world = memoryWorld();
      return make(world.adapter);
    },
    seed: () => contractSeed(world),
  };
  return runScenario(scenario, backend, assert).catch((error: unknown) => error);
}

describe(`mutants of the memory adapter (${MUTANTS.length})`, () => {
  for (const mutant of MUTANTS) {
    it(`one that ${mutant.name} is caught by "${mutant.caughtBy}"`, async () => {
      const outcome = await judge(mutant);
      assert.ok(outcome instanceof Error, 'the scenario held, or was not run');
    });

    it(`the same scenario holds without what is wrong: ${mutant.name}`, async () => {
      const outcome = await judge({ ...mutant, make: (adapter) => adapter });
      assert.ok(!(outcome instanceof Error), String(outcome));
    });
  }
});
