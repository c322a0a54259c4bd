import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restAdapter, type RestAdapter } from '../../src/adapters/rest/rest-adapter.js';
import type { WriteOptions } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { DAY } from '../../src/domain/time.js';
import { WRITES as CONTRACT_WRITES } from '../../src/testing/members.js';
import { restFetch } from '../../mocks/handlers/rest.js';
import { GUEST, MEMBER, memoryWorld, type MemoryWorld } from '../support/memory-world.js';

/*
 * Each write, its answer lost: once after the server did it, once before. Without a key the error says that the
 * outcome is unknown, and reading again shows the truth; with a key the adapter finds out by itself, and the write
 * has happened once.
 */

interface Ready {
  readonly world: MemoryWorld;
  readonly run: (adapter: RestAdapter, options?: WriteOptions) => Promise<unknown>;
  /** How often it has happened, seen from the backend. */
  readonly happened: () => Promise<number>;
}

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com', groupIds: ['GRP-1'] };
const password = 'nine purple umbrellas';

async function invited(): Promise<{
  world: MemoryWorld;
  ref: { userId: string; invitationId: string };
  token: string;
  mails: string[];
  codes: string[];
}> {
  const mails: string[] = [];
  const codes: string[] = [];
  const world = memoryWorld({
    mail: (message) => {
      mails.push(message.kind);
      if (message.kind === 'code') codes.push(message.code);
    },
  });
  const { user } = await world.adapter.users.create(draft);
  const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
  const token = new URL((await world.adapter.invitations.link(ref)).url).hash.slice(1);
  mails.length = 0;
  return { world, ref, token, mails, codes };
}

const stateOf = async (world: MemoryWorld, id: string): Promise<string> => (await world.adapter.users.get(id)).state;
const isNow = (world: MemoryWorld, id: string, state: string) => async (): Promise<number> =>
  Number((await stateOf(world, id)) === state);

const isMember = async (world: MemoryWorld, groupId: string): Promise<boolean> =>
  (await world.adapter.users.get(MEMBER.id)).groups.some(({ id }) => id === groupId);

/** An invitation of somebody who is signed in, found without its link. */
async function ownInvitation(): Promise<{ world: MemoryWorld; userId: string; invitationId: string }> {
  const world = memoryWorld();
  const { user } = await world.adapter.users.create({ ...draft, email: GUEST.email });
  world.adapter.signIn(GUEST.email);
  return { world, userId: user.id, invitationId: user.invitation?.id ?? '' };
}

const WRITES: Readonly<Record<string, () => Promise<Ready>>> = {
  'users.create': async () => {
    const world = memoryWorld();
    const before = (await world.adapter.users.list({ limit: 100 })).items.length;
    return {
      world,
      run: ({ users }, options) => users.create(draft, options),
      happened: async () => (await world.adapter.users.list({ limit: 100 })).items.length - before,
    };
  },
  'users.setGroups': async () => {
    const world = memoryWorld();
    const { version } = await world.adapter.users.get(MEMBER.id);
    return {
      world,
      run: ({ users }, options) => users.setGroups(MEMBER.id, ['GRP-2'], options),
      happened: async () => versionsSince(version, (await world.adapter.users.get(MEMBER.id)).version),
    };
  },
  'users.update': async () => {
    const world = memoryWorld();
    const { version } = await world.adapter.users.get(MEMBER.id);
    return {
      world,
      run: ({ users }, options) => users.update(MEMBER.id, { lastName: 'Other' }, options),
      happened: async () => versionsSince(version, (await world.adapter.users.get(MEMBER.id)).version),
    };
  },
  'users.block': async () => {
    const world = memoryWorld();
    return {
      world,
      run: ({ users }, options) => users.block(MEMBER.id, options),
      happened: isNow(world, MEMBER.id, 'blocked'),
    };
  },
  'users.unblock': async () => {
    const world = memoryWorld();
    await world.adapter.users.block(MEMBER.id);
    return {
      world,
      run: ({ users }, options) => users.unblock(MEMBER.id, options),
      happened: isNow(world, MEMBER.id, 'active'),
    };
  },
  'users.remove': async () => {
    const world = memoryWorld();
    return {
      world,
      run: ({ users }, options) => users.remove(MEMBER.id, options),
      happened: isNow(world, MEMBER.id, 'disabled'),
    };
  },
  'users.restore': async () => {
    const world = memoryWorld();
    await world.adapter.users.remove(MEMBER.id);
    return {
      world,
      run: ({ users }, options) => users.restore(MEMBER.id, options),
      happened: isNow(world, MEMBER.id, 'active'),
    };
  },
  'invitations.resend': async () => {
    const { world, ref, mails } = await invited();
    return {
      world,
      run: ({ invitations }, options) => invitations.resend(ref, options),
      happened: async () => mails.length,
    };
  },
  'invitations.renew': async () => {
    const { world, ref, mails } = await invited();
    world.clock.advance(8 * DAY);
    return {
      world,
      run: ({ invitations }, options) => invitations.renew(ref, options),
      happened: async () => mails.length,
    };
  },
  'invitations.revoke': async () => {
    const { world, ref } = await invited();
    return {
      world,
      run: ({ invitations }, options) => invitations.revoke(ref, options),
      happened: isNow(world, ref.userId, 'disabled'),
    };
  },
  'groups.addMembers': async () => {
    const world = memoryWorld();
    return {
      world,
      run: ({ groups }, options) => groups.addMembers('GRP-2', [MEMBER.id], options),
      happened: async () => Number(await isMember(world, 'GRP-2')),
    };
  },
  'groups.removeMembers': async () => {
    const world = memoryWorld();
    await world.adapter.groups.addMembers('GRP-2', [MEMBER.id]);
    return {
      world,
      run: ({ groups }, options) => groups.removeMembers('GRP-2', [MEMBER.id], options),
      happened: async () => Number(!(await isMember(world, 'GRP-2'))),
    };
  },
  'settings.update': async () => {
    const world = memoryWorld();
    const { version } = await world.adapter.settings.get();
    return {
      world,
      run: ({ settings }, options) => settings.update({ invitationDays: 3 }, options),
      happened: async () => versionsSince(version, (await world.adapter.settings.get()).version),
    };
  },
  'acceptance.mine.accept': async () => {
    const { world, userId, invitationId } = await ownInvitation();
    return {
      world,
      run: ({ acceptance }, options) => acceptance.mine.accept(invitationId, options),
      happened: isNow(world, userId, 'active'),
    };
  },
  'acceptance.mine.decline': async () => {
    const { world, userId, invitationId } = await ownInvitation();
    return {
      world,
      run: ({ acceptance }, options) => acceptance.mine.decline(invitationId, undefined, options),
      happened: isNow(world, userId, 'disabled'),
    };
  },
  'groups.create': async () => {
    const world = memoryWorld();
    return {
      world,
      run: ({ groups }, options) => groups.create({ name: 'Once' }, options),
      happened: async () => (await world.adapter.groups.list({ limit: 100, search: 'Once' })).items.length,
    };
  },
  'groups.update': async () => {
    const world = memoryWorld();
    const { version } = await world.adapter.groups.get('GRP-2');
    return {
      world,
      run: ({ groups }, options) => groups.update('GRP-2', { name: 'Renamed' }, options),
      happened: async () => versionsSince(version, (await world.adapter.groups.get('GRP-2')).version),
    };
  },
  'groups.remove': async () => {
    const world = memoryWorld();
    return {
      world,
      run: ({ groups }, options) => groups.remove('GRP-2', options),
      happened: async () =>
        Number(!(await world.adapter.groups.list({ limit: 100 })).items.some(({ id }) => id === 'GRP-2')),
    };
  },
  'acceptance.accept': async () => {
    const { world, ref, token } = await invited();
    return {
      world,
      run: ({ acceptance }, options) =>
        acceptance.accept(token, { firstName: 'Nora', lastName: 'New', password }, options),
      happened: isNow(world, ref.userId, 'active'),
    };
  },
  'acceptance.decline': async () => {
    const { world, ref, token } = await invited();
    return {
      world,
      run: ({ acceptance }, options) => acceptance.decline(token, undefined, options),
      happened: isNow(world, ref.userId, 'disabled'),
    };
  },
  'acceptance.requestNew': async () => {
    const { world, token, mails } = await invited();
    world.clock.advance(8 * DAY);
    return {
      world,
      run: ({ acceptance }, options) => acceptance.requestNew(token, options),
      happened: async () => mails.length,
    };
  },
  'acceptance.sendCode': async () => {
    const { world, token, mails } = await invited();
    return {
      world,
      run: ({ acceptance }, options) => acceptance.sendCode(token, options),
      happened: async () => mails.length,
    };
  },
  'acceptance.confirmCode': async () => {
    const { world, token, codes } = await invited();
    await world.adapter.acceptance.sendCode(token);
    return {
      world,
      run: ({ acceptance }, options) => acceptance.confirmCode(token, codes[0] ?? '', password, options),
      happened: async () => {
        const preview = await world.adapter.acceptance.peek(token);
        return Number(preview.state === 'open' && preview.signedIn !== undefined);
      },
    };
  },
};

/** Signing out twice is signing out. A kept link is in the person's mail as well, whatever became of it here. */
const UNKEYED: readonly string[] = ['acceptance.signOut', 'acceptance.keep', 'acceptance.kept'];

describe('a write whose answer is lost', () => {
  it('is every write of the contract', () => {
    const known = CONTRACT_WRITES.filter((name) => !UNKEYED.includes(name));
    assert.deepEqual(Object.keys(WRITES).sort(), [...known].sort());
  });

  for (const [name, prepare] of Object.entries(WRITES)) {
    for (const applied of [true, false]) {
      it(`${name}, ${applied ? 'applied' : 'not applied'}: unknown to the caller, known on reading again`, async () => {
        const { world, run, happened } = await prepare();
        const adapter = lossy(world, applied, 1);
        await assert.rejects(run(adapter), (error: unknown) => {
          assert.ok(error instanceof DirectoryError);
          assert.deepEqual([error.kind, error.outcome], ['network', 'unknown']);
          return true;
        });
        assert.equal(await happened(), applied ? 1 : 0);
      });

      it(`${name}, ${applied ? 'applied' : 'not applied'}, with a key: done once`, async () => {
        const { world, run, happened } = await prepare();
        await run(lossy(world, applied, 2), { idempotencyKey: 'one-intent' });
        assert.equal(await happened(), 1);
      });
    }
  }

  it('and that is then refused for another reason stays unknown', async () => {
    const { world, run } = await (WRITES['users.create'] as () => Promise<Ready>)();
    let sent = 0;
    const through = restFetch(world.adapter);
    const adapter = restAdapter({
      baseUrl: 'http://usher.test/api',
      account: 'a',
      after: immediately,
      fetch: async (input, init) => {
        sent += 1;
        if (sent > 1) return new Response('', { status: 401 });
        await through(input, init);
        throw new TypeError('connection reset');
      },
    });
    await assert.rejects(run(adapter, { idempotencyKey: 'k' }), { kind: 'unauthenticated', outcome: 'unknown' });
  });
});

function versionsSince(before: string | undefined, after: string | undefined): number {
  return before === after ? 0 : 1;
}

/** A line that loses the first answers: after the server acted, or on the way to it. */
function lossy(world: MemoryWorld, applied: boolean, losses: number): RestAdapter {
  const through = restFetch(world.adapter);
  let left = losses;
  return restAdapter({
    baseUrl: 'http://usher.test/api',
    account: 'a',
    after: immediately,
    fetch: async (input, init) => {
      if (left <= 0) return through(input, init);
      left -= 1;
      if (applied) await through(input, init);
      throw new TypeError('connection reset');
    },
  });
}

/** No backoff is sat out, no timeout ever fires. */
function immediately(_ms: number, fire: () => void, why: 'timeout' | 'backoff'): () => void {
  if (why === 'backoff') queueMicrotask(fire);
  return () => undefined;
}
