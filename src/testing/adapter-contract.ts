import { lacking } from '../domain/offers.js';
import { ACCEPTING } from './contract/accepting.js';
import { ADDING } from './contract/adding.js';
import { CANCELLING } from './contract/cancelling.js';
import { CHANGING } from './contract/changing.js';
import { EXAMINING } from './contract/examining.js';
import { FILTERING } from './contract/filtering.js';
import { FOLLOWING } from './contract/following.js';
import { GRANTING } from './contract/granting.js';
import { GROUPING } from './contract/grouping.js';
import { World, type ContractAssert, type ContractBackend, type Scenario } from './contract/harness.js';
import { INVITING } from './contract/inviting.js';
import { KEEPING_ACCOUNT } from './contract/keeping-account.js';
import { LIVE } from './contract/live.js';
import { MEMBERS } from './contract/members.js';
import { OWN_INVITATIONS } from './contract/own-invitations.js';
import { READING } from './contract/reading.js';
import { isRead } from './members.js';

export type { ContractAssert, ContractBackend, ContractGuest, ContractSeed } from './contract/harness.js';

/** What of a test runner is used; mocha, vitest and `node:test` fit. */
export interface ContractRunner {
  describe(title: string, body: () => void): void;
  it(title: string, body: () => Promise<void>): void;
  readonly assert: ContractAssert;
}

/** Every scenario, by what it is about. */
export const CHAPTERS: Readonly<Record<string, readonly Scenario[]>> = {
  'reading users': READING,
  'what is there': EXAMINING,
  'filtering users': FILTERING,
  'adding users': ADDING,
  'changing users': CHANGING,
  invitations: INVITING,
  'what happened to an invitation': FOLLOWING,
  'accepting an invitation': ACCEPTING,
  'accepting while signed in': OWN_INVITATIONS,
  groups: GROUPING,
  'members of groups': MEMBERS,
  'permissions, roles and further fields': GRANTING,
  'settings and audit trail': KEEPING_ACCOUNT,
  'changes as they happen': LIVE,
  cancelling: CANCELLING,
};

/** How many scenarios there are. */
export const CONTRACT_SCENARIOS = Object.values(CHAPTERS).flat().length;

/** Whether a scenario changes nothing, so that it can be run against a backend in use. */
export function changesNothing({ needs, writes }: Scenario): boolean {
  return writes !== true && needs.every(isRead);
}

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

/** Runs one scenario on a fresh adapter. @returns what was lacking for it; nothing when it held */
export async function runScenario(
  scenario: Scenario,
  backend: ContractBackend,
  assert: ContractAssert,
): Promise<readonly string[]> {
  const adapter = await backend.create();
  try {
    const missing = lacking(adapter, scenario.needs);
    if (missing.length > 0) return missing;
    const world = new World(adapter, await backend.seed(adapter), assert);
    const why = await scenario.unless?.(world);
    if (why !== undefined) return [why];
    await scenario.run(world);
    return [];
  } finally {
    await backend.reset?.();
  }
}
