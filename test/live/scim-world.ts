import assert from 'node:assert/strict';
import { scimAdapter, type ScimAdapter, type ScimAdapterOptions } from '../../src/adapters/scim/scim-adapter.js';
import type { Capabilities } from '../../src/domain/capabilities.js';
import type { UserDraft } from '../../src/domain/user.js';
import type { ContractBackend, ContractSeed } from '../../src/testing/adapter-contract.js';
import type { LiveScenario } from './suite.js';

/* One small account on any SCIM server, made and cleared through the protocol itself. */

interface Account {
  readonly adapter: ScimAdapter;
  readonly seed: ContractSeed;
}

async function clear({ users, groups }: ScimAdapter): Promise<void> {
  for (let left = true; left;) {
    const { items } = await groups.list({ limit: 100 });
    for (const { id } of items) {
      const inside = await users.list({ limit: 100, groupIds: [id] });
      for (const user of inside.items) await users.remove(user.id);
      await groups.remove(id);
    }
    left = items.length > 0;
  }
  for (let left = true; left;) {
    const { items } = await users.list({ limit: 100 });
    for (const { id } of items) await users.remove(id);
    left = items.length > 0;
  }
}

let persons = 0;

/** Each with an address of their own: a server may keep the addresses of those who are gone. */
function person(firstName: string, lastName: string, groupIds: readonly string[]): UserDraft {
  persons += 1;
  return { firstName, lastName, email: `${firstName.toLowerCase()}.${persons}@example.com`, groupIds };
}

/** An account of five in two groups; the adapter has asked the server what it can, and knows who is signed in. */
async function freshAccount(options: ScimAdapterOptions): Promise<Account> {
  const plain = scimAdapter(options);
  await clear(plain);
  const first = await plain.groups.create({ name: 'Everybody' });
  const second = await plain.groups.create({ name: 'Accounting' });
  const { user: viewer } = await plain.users.create(person('Vera', 'Viewer', [first.id]));
  const { user: member } = await plain.users.create(person('Milan', 'Member', [first.id]));
  for (const [firstName, lastName] of [
    ['Ottilie', 'Zoellner'],
    ['Bao', 'Nguyen'],
    ['Carmen', 'Ibarra'],
  ] as const)
    await plain.users.create(person(firstName, lastName, [second.id]));
  const signedIn = { id: viewer.id, name: 'Vera Viewer', email: viewer.email };
  const adapter = scimAdapter({ ...options, viewer: signedIn });
  const capabilities: Capabilities = { ...adapter.capabilities, ...(await adapter.probe()) };
  const groups = [first, second].map(({ id, name }) => ({ id, name }));
  return { adapter: { ...adapter, capabilities }, seed: { groups, memberId: member.id, viewerId: viewer.id } };
}

export function scimBackend(options: ScimAdapterOptions): ContractBackend {
  let account: Account | undefined;
  return {
    // A scenario that did not come as far as to be seeded has left the account as it was.
    create: async () => (account ??= await freshAccount(options)).adapter,
    seed: () => {
      const { seed } = account ?? {};
      account = undefined;
      return seed ?? Promise.reject(new Error('There is no account yet.'));
    },
  };
}

/** Answers in the server's place where `instead` gives something; everything else reaches the server. */
function intercepted(instead: (method: string, url: string) => Response | undefined): typeof fetch {
  return async (input, init) => instead(init?.method ?? 'GET', String(input)) ?? fetch(input, init);
}

/** What is SCIM's own and no part of the contract: the half-done addition, and what probing found. */
export function scimScenarios(options: ScimAdapterOptions, expected: Partial<Capabilities>): readonly LiveScenario[] {
  return [
    {
      title: 'probing finds what the server does, whatever it says',
      run: async () => {
        const { adapter } = await freshAccount(options);
        const { search, sort, filter } = adapter.capabilities;
        assert.deepEqual({ search, sort, filter }, expected);
      },
    },
    {
      title: 'a user whose second group fails is there with the first, and a retry puts them into the second',
      run: async () => {
        const { seed } = await freshAccount(options);
        const [first, second] = seed.groups;
        assert.ok(first && second);
        let down = true;
        const adapter = scimAdapter({
          ...options,
          fetch: intercepted((method, url) =>
            down && method === 'PATCH' && url.endsWith(encodeURIComponent(second.id))
              ? new Response('', { status: 503 })
              : undefined,
          ),
        });
        const { user, groups } = await adapter.users.create(person('Half', 'Done', [first.id, second.id]));
        assert.deepEqual(
          groups.map(({ group, ok }) => [group.name, ok]),
          [
            ['Everybody', true],
            ['Accounting', false],
          ],
        );
        assert.deepEqual([groups[1]?.error?.kind, groups[1]?.error?.outcome], ['server', 'unknown']);
        assert.deepEqual(
          user.groups.map(({ name }) => name),
          ['Everybody'],
        );
        await assert.rejects(adapter.users.setGroups(user.id, [second.id]), {
          kind: 'server',
          code: 'some-groups-failed',
          outcome: 'unknown',
        });
        down = false;
        const again = await adapter.users.setGroups(user.id, [first.id, second.id]);
        assert.deepEqual(again.groups.map(({ name }) => name).sort(), ['Accounting', 'Everybody']);
      },
    },
    {
      title: 'an answer to POST that got lost adds nobody twice',
      run: async () => {
        const { seed, adapter: sound } = await freshAccount(options);
        const draft = person(
          'Lost',
          'Answer',
          seed.groups.slice(0, 1).map(({ id }) => id),
        );
        const adapter = scimAdapter({
          ...options,
          fetch: async (input, init) => {
            const response = await fetch(input, init);
            return init?.method === 'POST' ? Promise.reject(new TypeError('reset')) : response;
          },
        });
        await assert.rejects(adapter.users.create(draft), { kind: 'network', outcome: 'unknown' });
        const { items } = await sound.users.list({ limit: 100 });
        assert.equal(items.filter(({ email }) => email === draft.email).length, 1);
        await assert.rejects(sound.users.create(draft), { kind: 'duplicate' });
      },
    },
  ];
}
