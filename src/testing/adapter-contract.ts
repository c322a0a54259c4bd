import { ACCEPTING } from './contract/accepting.js';
import { ADDING } from './contract/adding.js';
import { CHANGING } from './contract/changing.js';
import { GROUPING } from './contract/grouping.js';
import { lacking, World, type ContractAssert, type ContractBackend, type Scenario } from './contract/harness.js';
import { INVITING } from './contract/inviting.js';
import { READING } from './contract/reading.js';

export type { ContractAssert, ContractBackend, ContractSeed } from './contract/harness.js';

/** What of a test runner is used; mocha, vitest and `node:test` fit. */
export interface ContractRunner {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => Promise<void>): void;
  readonly assert: ContractAssert;
}

const CHAPTERS: Readonly<Record<string, readonly Scenario[]>> = {
  'reading users': READING,
  'adding users': ADDING,
  'changing users': CHANGING,
  invitations: INVITING,
  'accepting an invitation': ACCEPTING,
  groups: GROUPING,
};

/** How many scenarios there are. */
export const CONTRACT_SCENARIOS = Object.values(CHAPTERS).flat().length;

/** A scenario that was not run, and what was missing for it. */
export interface Unsupported {
  readonly scenario: string;
  readonly lacking: readonly string[];
}

/**
 * What every adapter must do, as a test suite. Scenarios that an adapter cannot do, because it lacks a member,
 * are not skipped in silence: they are given to `report` and stand in the list that comes back, which
 * is whole when the runner has finished.
 */
export function describeAdapterContract(
  backend: ContractBackend,
  { describe, it, assert }: ContractRunner,
): Unsupported[] {
  const unsupported: Unsupported[] = [];
  for (const [chapter, scenarios] of Object.entries(CHAPTERS)) {
    describe(chapter, () => {
      for (const scenario of scenarios) {
        it(scenario.title, async () => {
          const missing = await runScenario(scenario, backend, assert);
          if (missing.length === 0) return;
          unsupported.push({ scenario: scenario.title, lacking: missing });
          backend.report?.(scenario.title, missing);
        });
      }
    });
  }
  return unsupported;
}

async function runScenario(
  scenario: Scenario,
  backend: ContractBackend,
  assert: ContractAssert,
): Promise<readonly string[]> {
  const adapter = await backend.create();
  const missing = lacking(adapter, scenario.needs);
  if (missing.length > 0) return missing;
  try {
    const world = new World(adapter, await backend.seed(adapter), assert);
    const why = await scenario.unless?.(world);
    if (why !== undefined) return [why];
    await scenario.run(world);
    return [];
  } finally {
    await backend.reset?.();
  }
}
