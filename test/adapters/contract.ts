import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  describeAdapterContract,
  CONTRACT_SCENARIOS,
  type ContractBackend,
} from '../../src/testing/adapter-contract.js';

/**
 * The one scenario list for every adapter. `unsupported` names the scenarios that this adapter cannot do, each by
 * its title or by what it lacks, such as `settings`; a list that differs from what the run reports is a failure,
 * so nothing is left out unnoticed.
 */
export function contractOf(name: string, backend: ContractBackend, unsupported: readonly string[] = []): void {
  describe(`adapter contract: ${name} (${CONTRACT_SCENARIOS} scenarios)`, () => {
    const reported = describeAdapterContract(backend, {
      describe: (title, body) => void describe(title, body),
      it: (title, body) => void it(title, body),
      assert,
    });
    after(() => {
      const names = reported.map(({ scenario, lacking }) => [scenario, ...lacking]);
      const unexpected = names.filter(([scenario = '', ...lacking]) => {
        return !unsupported.includes(scenario) && !lacking.every((need) => unsupported.includes(need));
      });
      assert.deepEqual(unexpected, [], 'unsupported, but not expected to be');
      const known = new Set(names.flat());
      assert.deepEqual(
        unsupported.filter((expected) => !known.has(expected)),
        [],
        'expected to be unsupported, but done',
      );
    });
  });
}
