import assert from 'node:assert/strict';
import type { SoftwareOneAdapter } from '../../../src/adapters/softwareone/softwareone-adapter.js';
import { DAY } from '../../../src/domain/time.js';
import type { User } from '../../../src/domain/user.js';
import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import type { LiveScenario } from '../suite.js';
import type { Platform } from './platform.js';

/* What the contract kit does not ask, because only this backend is like that. */

export interface Scene {
  readonly platform: Platform;
  readonly baseUrl: string;
  /** An adapter in an account of its own, as its administrator. */
  create(): SoftwareOneAdapter;
  seed(): ContractSeed;
  /** Fails when a request or an answer broke the platform's contract. */
  reset(): void;
  /** The adapter of the invited person, whoever that is. */
  readonly visitor: SoftwareOneAdapter;
  /** An adapter with a connection of its own. */
  stranger(connection: typeof fetch): SoftwareOneAdapter;
  /** A connection with somebody's session, or nobody's. */
  judged(bearer: () => string | undefined): typeof fetch;
}

interface Invited {
  readonly adapter: SoftwareOneAdapter;
  readonly user: User;
  readonly ref: { readonly userId: string; readonly invitationId: string };
  readonly token: string;
}

const draft = (
  groupIds: readonly string[],
  change: Partial<Parameters<SoftwareOneAdapter['users']['create']>[0]> = {},
) => {
  drafts += 1;
  return { firstName: 'Nora', lastName: 'New', email: `nora-${drafts}@example.com`, groupIds, ...change };
};
let drafts = 0;

export function beyondTheContract(scene: Scene): readonly LiveScenario[] {
  const { platform, visitor } = scene;

  async function invited(): Promise<Invited> {
    const adapter = scene.create();
    const { user } = await adapter.users.create(draft([scene.seed().groups[1]?.id ?? '']));
    const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
    return { adapter, user, ref, token: await tokenOf(adapter, ref) };
  }

  const scenarios: Record<string, () => Promise<void>> = {
    'who is signed in as the invited person joins, and the link is used': async () => {
      const { adapter, user, token } = await invited();
      const preview = await visitor.acceptance.peek(token);
      assert.equal(preview.state === 'open' && preview.email, user.email);
      assert.deepEqual(preview.state === 'open' && preview.waysIn, ['sign-in']);
      const accepted = await visitor.acceptance.accept(token, undefined);
      assert.deepEqual([accepted.userId, accepted.signedIn, accepted.account.name], [user.id, true, 'Contract & Söns']);
      const member = await adapter.users.get(user.id);
      assert.deepEqual([member.state, member.invitation, typeof member.joinedAt], ['active', undefined, 'string']);
      assert.deepEqual((await visitor.acceptance.peek(token)).state, 'used');
      await assert.rejects(visitor.acceptance.accept(token, undefined), { kind: 'invitation', code: 'used' });
    },
    'a stranger is asked to sign in, and is signed out of nothing': async () => {
      const { adapter, user, token } = await invited();
      const stranger = scene.stranger(scene.judged(() => undefined));
      await assert.rejects(stranger.acceptance.peek(token), { kind: 'invitation', code: 'sign-in-required' });
      await assert.rejects(stranger.acceptance.accept(token, undefined), {
        kind: 'invitation',
        code: 'sign-in-required',
      });
      const registration = { firstName: 'N', lastName: 'N', password: 'nine purple umbrellas' };
      await assert.rejects(stranger.acceptance.accept(token, registration), {
        kind: 'invitation',
        code: 'sign-in-required',
      });
      assert.equal((await adapter.users.get(user.id)).state, 'invited');
    },
    'somebody else cannot look at a link, nor use it': async () => {
      const { adapter, user, token } = await invited();
      const other = scene.stranger(scene.judged(() => 'USR-9999-9999'));
      await assert.rejects(other.acceptance.peek(token), { kind: 'invitation', code: 'wrong-account' });
      await assert.rejects(other.acceptance.accept(token, undefined), { kind: 'invitation', code: 'wrong-account' });
      assert.equal((await adapter.users.get(user.id)).state, 'invited');
    },
    'a link that was replaced is over, though the server would take it': async () => {
      const { adapter, ref, token } = await invited();
      await adapter.invitations.resend(ref);
      await assert.rejects(visitor.acceptance.accept(token, undefined), { kind: 'invitation', code: 'expired' });
      const fresh = await tokenOf(adapter, ref);
      assert.equal((await visitor.acceptance.accept(fresh, undefined)).userId, ref.userId);
    },
    'an expired link says so to whoever it invited': async () => {
      const { token } = await invited();
      platform.advance(8 * DAY);
      assert.equal((await visitor.acceptance.peek(token)).state, 'expired');
      await assert.rejects(visitor.acceptance.accept(token, undefined), { kind: 'invitation', code: 'expired' });
    },
    'expired ones are found by the filter, however their status is written': async () => {
      const adapter = scene.create();
      const groupId = scene.seed().groups[1]?.id ?? '';
      const added = [await adapter.users.create(draft([groupId])), await adapter.users.create(draft([groupId]))];
      platform.advance(8 * DAY);
      const written = added.map(({ user }) => Number(user.id.at(-1)) % 2);
      assert.deepEqual([...written].sort(), [0, 1], 'both spellings are due');
      const { items } = await adapter.users.list({ limit: 10, states: ['invitation-expired'] });
      assert.deepEqual(items.map(({ id }) => id).sort(), added.map(({ user }) => user.id).sort());
      assert.ok(items.every(({ state }) => state === 'invitation-expired'));
    },
    'block keeps the person out of every account, and is said to': async () => {
      const first = scene.create();
      const { memberId } = scene.seed();
      const { email } = await first.users.get(memberId);
      const second = scene.create();
      const { user } = await second.users.create(draft([scene.seed().groups[0]?.id ?? ''], { email }));
      assert.equal(user.state, 'invited', 'active elsewhere is not active here');
      assert.deepEqual(
        (await second.users.list({ limit: 10, states: ['invited'] })).items.map(({ id }) => id),
        [user.id],
      );
      await first.users.block(memberId);
      assert.equal((await second.users.get(user.id)).state, 'blocked');
      assert.deepEqual(
        (await second.users.list({ limit: 10, states: ['blocked'] })).items.map(({ id }) => id),
        [user.id],
      );
      assert.equal((await second.users.list({ limit: 10, states: ['invited'] })).items.length, 0);
      await first.users.unblock(memberId);
      assert.equal((await second.users.get(user.id)).state, 'invited');
      assert.ok(first.capabilities.everywhere?.includes('block'));
    },
    'one account does not see another': async () => {
      const first = scene.create();
      const { user } = await first.users.create(draft([scene.seed().groups[0]?.id ?? '']));
      const second = scene.create();
      const { items, total } = await second.users.list({ limit: 100 });
      assert.deepEqual([items.length, total], [2, 2]);
      assert.deepEqual(await second.users.lookup([user.email]), [{ email: user.email, status: 'free' }]);
      assert.equal((await second.groups.list({ limit: 100 })).items.length, 2);
    },
    'an answer that got lost leads to no second user': async () => {
      scene.create();
      const { groups } = scene.seed();
      const connection = scene.judged(() => 'admin');
      let losses = 1;
      const adapter = scene.stranger(async (input, init) => {
        const response = await connection(input, init);
        if (init?.method !== 'POST' || losses === 0) return response;
        losses -= 1;
        throw new TypeError('connection reset');
      });
      const wanted = draft([groups[1]?.id ?? '']);
      const options = { idempotencyKey: 'one-intent' };
      await assert.rejects(adapter.users.create(wanted, options), { kind: 'network', outcome: 'unknown' });
      const { user } = await adapter.users.create(wanted, options);
      const { items } = await adapter.users.list({ limit: 10, search: wanted.email });
      assert.deepEqual(
        items.map(({ id }) => id),
        [user.id],
      );
      await assert.rejects(adapter.users.create(wanted, { idempotencyKey: 'another' }), {
        kind: 'duplicate',
        existing: { id: user.id, state: 'invited' },
      });
    },
    'a group keeps what is not changed, and the default one stays': async () => {
      const adapter = scene.create();
      const [first, second] = scene.seed().groups;
      await adapter.groups.update(second?.id ?? '', { name: 'Purchasers' });
      assert.deepEqual(platform.groups.get(second?.id ?? '')?.modules, ['MOD-0002', 'MOD-0003']);
      await assert.rejects(adapter.groups.remove(first?.id ?? ''), {
        kind: 'invalid-state',
        reason: { code: 'default-group' },
      });
      assert.ok((await adapter.groups.list({ limit: 10 })).items.every(({ isDefault }) => isDefault === undefined));
    },
    'whoever holds the default group is an administrator': async () => {
      const adapter = scene.create();
      const { viewerId, groups } = scene.seed();
      assert.equal((await adapter.users.get(viewerId ?? '')).administrator, true);
      const { user } = await adapter.users.create(draft([groups[1]?.id ?? '']));
      assert.equal(user.administrator, undefined);
    },
    'refusals carry their trace and the fields of our forms': async () => {
      const adapter = scene.create();
      await assert.rejects(adapter.users.get('AUSR-9999-9999-9999'), { kind: 'not-found', traceId: /^00-9e02/u });
      const unknown = draft(['UGR-9999-9999']);
      await assert.rejects(
        adapter.users.create(unknown),
        (error: { kind: string; traceId: string; fields: { field: string }[] }) => {
          assert.deepEqual([error.kind, error.fields.map(({ field }) => field)], ['validation', ['groupIds']]);
          assert.match(error.traceId, /^00-/u);
          return true;
        },
      );
    },
    'a request that breaks the contract would be noticed': async () => {
      const broken = { user: { email: 'a@example.com', firstName: 'A', lastName: '' }, groups: [] };
      const headers = { 'Content-Type': 'application/json' };
      const url = `${scene.baseUrl}/v1/accounts/account-users`;
      await scene.judged(() => 'admin')(url, { method: 'POST', headers, body: JSON.stringify(broken) });
      assert.throws(() => scene.reset(), /lastName must NOT have fewer[^]*groups must NOT have fewer/u);
    },
    'a name full of signs is found, and nobody else': async () => {
      const adapter = scene.create();
      const groupIds = [scene.seed().groups[0]?.id ?? ''];
      for (const lastName of ['O\'Neil & "', 'a*b', '100 % (and) more, or less', 'back\\slash', '+plus=#?']) {
        if (lastName.includes("'") && lastName.includes('"')) {
          await adapter.users.create(draft(groupIds, { lastName }));
          await assert.rejects(adapter.users.list({ limit: 10, search: lastName }), {
            kind: 'validation',
            code: 'unquotable',
          });
          continue;
        }
        const { user } = await adapter.users.create(draft(groupIds, { lastName }));
        const { items } = await adapter.users.list({ limit: 10, search: lastName });
        assert.deepEqual(
          items.map(({ id }) => id),
          [user.id],
          lastName,
        );
      }
    },
  };

  return Object.entries(scenarios).map(([title, run]) => ({
    title,
    run: async () => {
      await run();
      scene.reset();
    },
  }));
}

async function tokenOf(adapter: SoftwareOneAdapter, ref: Invited['ref']): Promise<string> {
  const { url } = await adapter.invitations.link(ref);
  return new URL(url).searchParams.get('code') ?? '';
}
