import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restAdapter } from '../../src/adapters/rest/rest-adapter.js';
import { DirectoryError, ERROR_KINDS } from '../../src/domain/errors.js';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import { restFetch } from '../../mocks/handlers/rest.js';
import { manyGroups, seededAdapter, seededLink, seededLinkSignedIn } from '../../mocks/seeds.js';
import * as scenarios from '../../mocks/scenarios.js';
import { MEMBER, memoryWorld } from '../support/memory-world.js';

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com', groupIds: ['GRP-1', 'GRP-2'] };
const overRest = (adapter: DirectoryAdapter) =>
  restAdapter({ baseUrl: 'http://usher.test/api', account: 'a', fetch: restFetch(adapter), attempts: 1 });

describe('scenarios', () => {
  it('can be put into each other: each has its effect, and the adapter within stays as it was', async () => {
    const { adapter } = memoryWorld();
    const inner = scenarios.failing(adapter, 'server', { only: ['users.list'], times: 1 });
    const outer = scenarios.readOnlyViewer(scenarios.failing(inner, 'network', { only: ['users.get'] }));
    assert.deepEqual(outer.capabilities, adapter.capabilities);
    await assert.rejects(outer.users.list({ limit: 1 }), { kind: 'server' });
    await assert.rejects(outer.users.get(MEMBER.id), { kind: 'network' });
    assert.equal((await outer.viewer()).administrator, false);
    assert.equal((await inner.users.get(MEMBER.id)).id, MEMBER.id);
    assert.equal((await adapter.viewer()).administrator, true);
  });

  for (const kind of ERROR_KINDS) {
    it(`failing(${kind}) reaches a REST client as ${kind}, with all that belongs to it`, async () => {
      const init = {
        code: 'special',
        traceId: 'trace-1',
        fields: [{ field: 'email', code: 'invalid', message: 'm' }],
        existing: { id: 'x', state: 'active' },
        reason: { code: 'backend', detail: 'because' },
        retryAfterMs: 1500,
        outcome: 'unknown',
      } as const;
      const adapter = overRest(scenarios.failing(memoryWorld().adapter, kind, { init }));
      const error = await adapter.users.create(draft).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof DirectoryError);
      // A line that breaks looks the same from outside, whoever broke it.
      if (kind === 'network' || kind === 'aborted') {
        assert.deepEqual([error.kind, error.outcome], ['network', 'unknown']);
        return;
      }
      const { code, traceId, fields, existing, reason, retryAfterMs, outcome } = error;
      assert.equal(error.kind, kind);
      const { code: _code, retryAfterMs: _wait, ...rest } = init;
      assert.deepEqual({ traceId, fields, existing, reason, outcome }, rest);
      assert.equal(code, 'special');
      // The header has whole seconds; the longer of the two counts.
      assert.equal(retryAfterMs, 2000);
    });
  }

  it('failing: so many times, and only what is named', async () => {
    const adapter = scenarios.failing(memoryWorld().adapter, 'server', { times: 2, only: ['users.list'] });
    await adapter.users.get(MEMBER.id);
    for (let times = 0; times < 2; times += 1)
      await assert.rejects(adapter.users.list({ limit: 1 }), { kind: 'server' });
    assert.equal((await adapter.users.list({ limit: 1 })).items.length, 1);
  });

  it('pending never answers, and can be cancelled', async () => {
    const controller = new AbortController();
    const call = scenarios.pending(memoryWorld().adapter).users.list({ limit: 1 }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { kind: 'aborted' });
  });

  it('slow can be cancelled, too', async () => {
    const controller = new AbortController();
    const call = scenarios.slow(memoryWorld().adapter, 60_000).users.list({ limit: 1 }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { kind: 'aborted' });
  });

  it('partialGroups: added, but not to every group', async () => {
    const adapter = overRest(scenarios.partialGroups(memoryWorld().adapter));
    const { groups, user } = await adapter.users.create(draft);
    assert.deepEqual(
      groups.map(({ group, ok, error }) => [group.id, ok, error?.kind]),
      [
        ['GRP-1', true, undefined],
        ['GRP-2', false, 'server'],
      ],
    );
    assert.deepEqual(
      user.groups.map(({ id }) => id),
      ['GRP-1'],
    );
  });

  it('forbidden: nothing is shown, but who one is', async () => {
    const adapter = scenarios.forbidden(memoryWorld().adapter);
    assert.equal((await adapter.viewer()).administrator, false);
    await assert.rejects(adapter.users.list({ limit: 1 }), { kind: 'forbidden' });
    await assert.rejects(adapter.groups.list({ limit: 1 }), { kind: 'forbidden' });
  });

  it('offline', async () => {
    await assert.rejects(scenarios.offline(memoryWorld().adapter).users.list({ limit: 1 }), {
      kind: 'network',
      code: 'offline',
    });
  });

  it('rateLimited says for how long', async () => {
    const adapter = overRest(scenarios.rateLimited(memoryWorld().adapter, 30_000));
    await assert.rejects(adapter.users.list({ limit: 1 }), { kind: 'rate-limited', retryAfterMs: 30_000 });
  });

  it('empty', async () => {
    const page = await overRest(scenarios.empty(memoryWorld().adapter)).users.list({ limit: 10 });
    assert.deepEqual([page.items, page.total], [[], 0]);
  });

  it('answersLost: done, and not known', async () => {
    const { adapter } = memoryWorld();
    await assert.rejects(scenarios.answersLost(adapter).users.block(MEMBER.id), { outcome: 'unknown' });
    assert.equal((await adapter.users.get(MEMBER.id)).state, 'blocked');
  });

  it('delivering tells what is known of the mail', async () => {
    const result = await scenarios.delivering(memoryWorld().adapter, 'bounced').users.create(draft);
    assert.deepEqual(
      [result.delivery, result.invitation?.delivery, result.user.invitation?.delivery],
      ['bounced', 'bounced', 'bounced'],
    );
  });

  it('unknownTotal: pages by mark alone', async () => {
    const adapter = scenarios.unknownTotal(memoryWorld().adapter);
    const first = await adapter.users.list({ limit: 2 }, { counts: true });
    assert.deepEqual([first.total, first.counts, adapter.capabilities.paging], [undefined, undefined, 'cursor']);
    const second = await adapter.users.list({ limit: 2, cursor: first.next ?? '' });
    assert.deepEqual([second.items.length, second.next], [1, undefined]);
  });

  it('without: members are gone, the others work', async () => {
    const { adapter } = memoryWorld();
    assert.equal(scenarios.withoutInvitations(adapter).invitations, undefined);
    assert.equal(scenarios.withoutAcceptance(adapter).acceptance, undefined);
    assert.equal(scenarios.withoutGroups(adapter).capabilities.groupsRequired, false);
    const lean = scenarios.without(adapter, ['users.block', 'acceptance.decline', 'subscribe']);
    assert.deepEqual([lean.users.block, lean.acceptance?.decline, lean.subscribe], [undefined, undefined, undefined]);
    assert.equal((await lean.users.get(MEMBER.id)).id, MEMBER.id);
    assert.deepEqual(Object.keys(scenarios.readOnly(adapter).users).sort(), ['get', 'list', 'lookup']);
  });

  it('of an adapter without a member, the REST handlers say so', async () => {
    const adapter = overRest(scenarios.without(memoryWorld().adapter, ['users.block']));
    await assert.rejects(adapter.users.block(MEMBER.id), { kind: 'unsupported', outcome: 'not-applied' });
  });
});

describe('seeds', () => {
  it('has thousands of people where asked for', async () => {
    const { total } = await seededAdapter({ people: 3000 }).users.list({
      limit: 1,
      states: ['invited', 'invitation-expired', 'active', 'blocked', 'disabled', 'deleted'],
    });
    assert.equal(total, 3000);
  });

  it('has any number of groups, one of them the default', async () => {
    const groups = manyGroups(5000);
    assert.equal(new Set(groups.map(({ id }) => id)).size, 5000);
    assert.equal(groups.filter(({ isDefault }) => isDefault).length, 1);
  });

  for (const state of ['open', 'expired', 'revoked', 'used', 'declined', 'unknown'] as const) {
    it(`has a link that is ${state}`, async () => {
      const { adapter, token } = await seededLink(state);
      assert.equal((await adapter.acceptance.peek(token)).state, state);
    });
  }

  it('has somebody signed in who is invited, and somebody who is not', async () => {
    const right = await seededLinkSignedIn('invited');
    assert.equal((await right.adapter.acceptance.accept(right.token, undefined)).signedIn, true);
    const wrong = await seededLinkSignedIn('somebody-else');
    await assert.rejects(wrong.adapter.acceptance.accept(wrong.token, undefined), { code: 'wrong-account' });
  });
});
