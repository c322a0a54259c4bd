import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  describeAdapterContract,
  CONTRACT_SCENARIOS,
  type ContractBackend,
} from '../../src/testing/adapter-contract.js';

/**
 * What the contract has and only the backends' next versions will: each goes from here when it is done. For the
 * host's own fields the seed has to say which are kept (`custom`).
 */
export const NOT_YET: readonly string[] = [
  'a filter by inviter',
  'a filter by time of invitation',
  'a filter by end of invitation',
  "fields of the host's own",
  'invitations.events',
  'acceptance.mine.list',
  'acceptance.mine.decline',
  'groups.members',
  'groups.addMembers',
  'groups.removeMembers',
  'groups.permissions',
  'roles.list',
  'roles',
  'settings.get',
  'settings.update',
  'settings',
  'audit.list',
  'audit',
];

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
