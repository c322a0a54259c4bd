import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryAdapter, type MemoryMail } from '../../src/adapters/memory/memory-adapter.js';
import type { Change } from '../../src/domain/adapter.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import { ADMINISTRATOR, GROUPS, MEMBER, memoryWorld, SECOND_ADMINISTRATOR, START } from '../support/memory-world.js';

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com', groupIds: ['GRP-1'] };
const viewerOf = ({ id, email }: { id: string; email: string }, administrator = true) => ({
  id,
  email,
  name: 'Somebody',
  administrator,
});

/** A Web Storage in memory. */
class FakeStorage implements Storage {
  readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  clear(): void {
    this.map.clear();
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
  setItem(key: string, value: string): void {
    this.map.set(key, value);
  }
}

describe('memory adapter without options', () => {
  it('is an account with one administrator in one default group, ready to invite', async () => {
    const adapter = memoryAdapter();
    const { items } = await adapter.users.list({ limit: 10 });
    const groups = await adapter.groups.list({ limit: 10 });
    assert.deepEqual([items.length, groups.items.length, groups.items[0]?.isDefault], [1, 1, true]);
    assert.equal((await adapter.viewer()).administrator, true);
    const { user, delivery } = await adapter.users.create({ ...draft, groupIds: [groups.items[0]?.id ?? ''] });
    assert.deepEqual([user.state, delivery], ['invited', 'unknown']);
  });

  it('gives links that nobody can guess', async () => {
    const adapter = memoryAdapter();
    const group = (await adapter.groups.list({ limit: 1 })).items[0]?.id ?? '';
    const tokens = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const { user } = await adapter.users.create({ ...draft, email: `a${index}@example.com`, groupIds: [group] });
      const { url } = await adapter.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
      tokens.add(new URL(url).hash.slice(1));
    }
    assert.equal(tokens.size, 20);
    for (const token of tokens) assert.ok(token.length >= 22, `${token.length} characters`);
  });
});

describe('memory adapter: who may what', () => {
  it('lets a member look, and no more', async () => {
    const { adapter } = memoryWorld();
    const member = adapter.as(viewerOf(MEMBER, false));
    assert.equal((await member.users.list({ limit: 10 })).items.length, 3);
    const refusals = [
      member.users.create(draft),
      member.users.update(ADMINISTRATOR.id, { firstName: 'X' }),
      member.users.setGroups(ADMINISTRATOR.id, ['GRP-1']),
      member.users.block(ADMINISTRATOR.id),
      member.users.remove(ADMINISTRATOR.id),
      member.groups.create({ name: 'X' }),
      member.groups.update('GRP-2', { name: 'X' }),
      member.groups.remove('GRP-2'),
    ];
    for (const refusal of refusals) {
      await assert.rejects(refusal, { kind: 'forbidden', reason: { code: 'missing-permission' } });
    }
    const { user } = await adapter.users.create(draft);
    const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
    for (const act of ['link', 'resend', 'revoke'] as const)
      await assert.rejects(member.invitations[act](ref), { kind: 'forbidden' });
  });

  it('keeps the last administrator, and says so in the list', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.remove(SECOND_ADMINISTRATOR.id);
    const elsewhere = adapter.as(viewerOf({ id: 'host', email: 'host@example.com' }));
    const last = await elsewhere.users.get(ADMINISTRATOR.id);
    assert.deepEqual(last.allowed, { block: { code: 'last-administrator' }, remove: { code: 'last-administrator' } });
    for (const act of [elsewhere.users.block(ADMINISTRATOR.id), elsewhere.users.remove(ADMINISTRATOR.id)]) {
      await assert.rejects(act, { kind: 'invalid-state', reason: { code: 'last-administrator' } });
    }
  });

  it('leaves alone whom a directory manages', async () => {
    const { adapter } = memoryWorld({ users: [ADMINISTRATOR, { ...MEMBER, source: 'directory' }] });
    await assert.rejects(adapter.users.update(MEMBER.id, { firstName: 'X' }), {
      reason: { code: 'directory-managed' },
    });
  });

  it('has no viewer where nobody is signed in', async () => {
    const { adapter } = memoryWorld();
    await assert.rejects(adapter.as(undefined).viewer(), { kind: 'unauthenticated' });
  });
});

describe('memory adapter: mail', () => {
  it('writes once per sending, with the very link that is copied', async () => {
    const mails: MemoryMail[] = [];
    const { adapter, clock } = memoryWorld({
      mail: (mail) => void mails.push(mail),
      publicUrl: 'https://people.example/app/',
    });
    const { user, delivery } = await adapter.users.create({ ...draft, locale: 'de' });
    assert.equal(delivery, 'mailed');
    const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
    const { url } = await adapter.invitations.link(ref);
    assert.match(url, /^https:\/\/people\.example\/app\/accept#[\w-]+$/u);
    await adapter.invitations.resend(ref);
    clock.advance(8 * DAY);
    await adapter.acceptance.requestNew(new URL(url).hash.slice(1));
    assert.deepEqual(
      mails.map(({ kind, to }) => [kind, to]),
      [
        ['invitation', 'nora@example.com'],
        ['invitation', 'nora@example.com'],
        ['new-link-wanted', ADMINISTRATOR.email],
      ],
    );
    assert.deepEqual(
      mails.slice(0, 2).map((mail) => mail.kind === 'invitation' && mail.url),
      [url, url],
    );
    assert.equal(mails[0]?.kind === 'invitation' && mails[0].locale, 'de');
  });

  it('tells what became of it', async () => {
    const queued = memoryWorld({ mail: () => 'queued' }).adapter;
    assert.equal((await queued.users.create(draft)).delivery, 'queued');
    const broken = memoryWorld({
      mail: () => {
        throw new Error('550 5.1.1\r\nno such user, see https://mail.example/help');
      },
    }).adapter;
    const { delivery, user } = await broken.users.create(draft);
    assert.deepEqual([delivery, user.state, user.invitation?.delivery], ['refused', 'invited', 'refused']);
    const events = await broken.invitations.events({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    const words = '550 5.1.1 no such user, see …';
    assert.deepEqual(
      events.map(({ step, detail }) => [step, detail]),
      [
        ['created', undefined],
        ['refused', words],
      ],
    );
  });
});

describe('memory adapter: the code that proves an address', () => {
  async function withCode(): Promise<{ world: ReturnType<typeof memoryWorld>; token: string; code: string }> {
    let code = '';
    const world = memoryWorld({ mail: (mail) => void (mail.kind === 'code' && (code = mail.code)) });
    const { user } = await world.adapter.users.create(draft);
    const { url } = await world.adapter.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    const token = new URL(url).hash.slice(1);
    await world.adapter.acceptance.sendCode(token);
    return { world, token, code };
  }
  const password = 'nine purple umbrellas';

  it('dies after a quarter of an hour', async () => {
    const { world, token, code } = await withCode();
    world.clock.advance(HOUR / 4);
    await assert.rejects(world.adapter.acceptance.confirmCode(token, code, password), { code: 'wrong-code' });
  });
  it('dies after five wrong guesses', async () => {
    const { world, token, code } = await withCode();
    for (let guess = 0; guess < 5; guess += 1) {
      await assert.rejects(world.adapter.acceptance.confirmCode(token, 'wrong', password), { code: 'wrong-code' });
    }
    await assert.rejects(world.adapter.acceptance.confirmCode(token, code, password), { code: 'wrong-code' });
  });
  it('works once, and not with a weak password', async () => {
    const { world, token, code } = await withCode();
    await assert.rejects(world.adapter.acceptance.confirmCode(token, code, 'short'), { kind: 'validation' });
    await world.adapter.acceptance.confirmCode(token, code, password);
    await assert.rejects(world.adapter.acceptance.confirmCode(token, code, password), { code: 'wrong-code' });
  });
});

describe('memory adapter: pages', () => {
  it('go on by cursor without repeating or dropping anybody while others come and go', async () => {
    const { adapter } = memoryWorld();
    const added: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const { user } = await adapter.users.create({
        ...draft,
        firstName: `P${String(index).padStart(2, '0')}`,
        email: `p${index}@example.com`,
      });
      added.push(user.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await adapter.users.list({ limit: 3, states: ['invited'], ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      // Somebody new sorts before everything, and somebody already seen goes.
      await adapter.users.create({ ...draft, firstName: 'A', email: `late${seen.length}@example.com` });
      await adapter.users.remove(seen[0] ?? '').catch(() => undefined);
    } while (cursor !== undefined);
    assert.deepEqual(seen, added);
  });

  it('refuse limits and marks that are none', async () => {
    const { adapter } = memoryWorld();
    for (const limit of [0, -1, 101, 1.5, Number.NaN])
      await assert.rejects(adapter.users.list({ limit }), { kind: 'validation' });
    await assert.rejects(adapter.users.list({ limit: 1, offset: -1 }), { kind: 'validation' });
    await assert.rejects(adapter.users.list({ limit: 1, cursor: 'nonsense' }), { kind: 'validation' });
  });
});

describe('memory adapter: time', () => {
  it('counts seven days by the injected clock', async () => {
    const { adapter, clock } = memoryWorld();
    const { user } = await adapter.users.create(draft);
    assert.deepEqual([user.invitation?.sentAt, user.invitation?.expiresAt], [START, '2026-11-30T09:30:00.000Z']);
    clock.advance(7 * DAY - 1);
    assert.equal((await adapter.users.get(user.id)).state, 'invited');
    clock.advance(1);
    assert.equal((await adapter.users.get(user.id)).state, 'invitation-expired');
    const { counts } = await adapter.users.list({ limit: 1 }, { counts: true });
    assert.deepEqual([counts?.invited, counts?.['invitation-expired']], [0, 1]);
  });

  it('takes another term', async () => {
    const { adapter } = memoryWorld({ invitationTerm: 2 * DAY });
    assert.equal(adapter.capabilities.invitationTerm, 2 * DAY);
    assert.equal((await adapter.users.create(draft)).user.invitation?.expiresAt, '2026-11-25T09:30:00.000Z');
  });

  it('ends a slow call that is cancelled, and then nothing has happened', async () => {
    const { adapter } = memoryWorld({ latencyMs: 60_000 });
    const controller = new AbortController();
    const call = adapter.users.create(draft, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { kind: 'aborted', outcome: 'not-applied' });
  });
});

describe('memory adapter: idempotency', () => {
  it('answers a repeated write as the first time, however things stand now', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.block(MEMBER.id, { idempotencyKey: 'a' });
    await adapter.users.unblock(MEMBER.id, { idempotencyKey: 'b' });
    assert.equal((await adapter.users.block(MEMBER.id, { idempotencyKey: 'a' })).state, 'blocked');
    assert.equal((await adapter.users.get(MEMBER.id)).state, 'active');
  });
  it('refuses a key for another operation or body', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.block(MEMBER.id, { idempotencyKey: 'a' });
    const refused = { kind: 'validation', code: 'idempotency-key-reused' };
    await assert.rejects(adapter.users.unblock(MEMBER.id, { idempotencyKey: 'a' }), refused);
    await assert.rejects(adapter.users.block(SECOND_ADMINISTRATOR.id, { idempotencyKey: 'a' }), refused);
  });
  it('keeps keys of two people apart', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.block(MEMBER.id, { idempotencyKey: 'a' });
    const other = adapter.as(viewerOf(SECOND_ADMINISTRATOR));
    assert.equal((await other.users.unblock(MEMBER.id, { idempotencyKey: 'a' })).state, 'active');
  });
  it('lets a refused write be tried again with its key', async () => {
    const { adapter } = memoryWorld();
    await assert.rejects(adapter.users.create({ ...draft, firstName: '' }, { idempotencyKey: 'a' }), {
      kind: 'validation',
    });
    assert.equal((await adapter.users.create(draft, { idempotencyKey: 'a' })).user.firstName, 'Nora');
  });
});

describe('memory adapter: others on the same account', () => {
  it('hear of what somebody else does, and not of what they do themselves', async () => {
    const { adapter } = memoryWorld();
    const other = adapter.as(viewerOf(SECOND_ADMINISTRATOR));
    const [heard, heardElsewhere]: [Change[], Change[]] = [[], []];
    const stop = adapter.subscribe((change) => heard.push(change));
    other.subscribe((change) => heardElsewhere.push(change));
    await adapter.users.block(MEMBER.id);
    await other.groups.update('GRP-2', { name: 'Renamed' });
    assert.deepEqual(heard, [{ topic: 'groups', ids: ['GRP-2'], cause: 'elsewhere' }]);
    assert.deepEqual(heardElsewhere, [{ topic: 'users', ids: [MEMBER.id], cause: 'elsewhere' }]);
    stop();
    await other.users.unblock(MEMBER.id);
    assert.equal(heard.length, 1);
  });

  it('are signed in on their own devices', async () => {
    const { adapter } = memoryWorld();
    const { user } = await adapter.users.create(draft);
    const { url } = await adapter.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    const visitor = adapter.as(undefined, { email: MEMBER.email, name: 'Cem' });
    const token = new URL(url).hash.slice(1);
    const [there, here] = [await visitor.acceptance.peek(token), await adapter.acceptance.peek(token)];
    assert.ok(there.state === 'open' && there.signedIn?.email === MEMBER.email);
    assert.ok(here.state === 'open' && here.signedIn === undefined);
  });
});

describe('memory adapter: storage', () => {
  it('keeps users and groups, and neither link, token, code nor password', async () => {
    const storage = new FakeStorage();
    const secrets: string[] = ['nine purple umbrellas'];
    const { adapter } = memoryWorld({
      storage,
      mail: (mail) => void secrets.push(mail.kind === 'code' ? mail.code : mail.kind === 'invitation' ? mail.url : '-'),
    });
    const { user } = await adapter.users.create(draft);
    const ref = { userId: user.id, invitationId: user.invitation?.id ?? '' };
    const { url } = await adapter.invitations.link(ref);
    const token = new URL(url).hash.slice(1);
    secrets.push(url, token);
    await adapter.acceptance.sendCode(token);
    await adapter.acceptance.accept(token, { firstName: 'Nora', lastName: 'New', password: secrets[0] ?? '' });
    await adapter.groups.create({ name: 'Kept' });
    const text = [...storage.map.values()].join('');
    assert.ok(text.includes('nora@example.com'), 'nothing was kept');
    for (const secret of secrets.filter((one) => one !== '-')) assert.ok(!text.includes(secret), 'a secret was kept');

    const again = memoryWorld({ storage }).adapter;
    assert.equal((await again.users.get(user.id)).state, 'active');
    assert.equal((await again.groups.list({ limit: 10, search: 'kept' })).items.length, 1);
    await assert.rejects(again.users.create(draft), { kind: 'duplicate' });
  });

  it('gives an open invitation a link again after a reload, the old one being gone', async () => {
    const storage = new FakeStorage();
    const { user } = await memoryWorld({ storage }).adapter.users.create(draft);
    const again = memoryWorld({ storage }).adapter;
    const { url } = await again.invitations.link({ userId: user.id, invitationId: user.invitation?.id ?? '' });
    assert.equal((await again.acceptance.peek(new URL(url).hash.slice(1))).state, 'open');
  });

  it('begins anew when what is kept cannot be read', async () => {
    for (const content of ['', '{', 'null', '{"format":99}', '{"format":1,"users":[{"id":7}],"groups":[]}']) {
      const storage = new FakeStorage();
      storage.setItem('mine', content);
      const { adapter } = memoryWorld({ storage, storageKey: 'mine' });
      assert.equal((await adapter.users.list({ limit: 10 })).items.length, 3);
    }
  });

  it('goes on without a storage that throws', async () => {
    const storage = new FakeStorage();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    storage.getItem = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const { adapter } = memoryWorld({ storage });
    assert.equal((await adapter.users.create(draft)).user.state, 'invited');
  });
});

describe('memory adapter: what it gives away', () => {
  it('can be changed without changing the account', async () => {
    const { adapter } = memoryWorld();
    const user = await adapter.users.get(MEMBER.id);
    Object.assign(user, { state: 'deleted', firstName: 'Mallory' });
    (user.groups as unknown[]).length = 0;
    const after = await adapter.users.get(MEMBER.id);
    assert.deepEqual([after.state, after.firstName, after.groups.length], ['active', MEMBER.firstName, 1]);
  });

  it('shows who comes back without a group that has gone meanwhile', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.setGroups(MEMBER.id, ['GRP-2']);
    await adapter.users.remove(MEMBER.id);
    await adapter.groups.remove('GRP-2');
    assert.deepEqual(
      (await adapter.users.restore(MEMBER.id)).groups.map(({ id }) => id),
      [GROUPS[0]?.id],
    );
  });

  it('keeps anybody out of a group that is unavailable, but for those in it', async () => {
    const managed = { id: 'GRP-9', name: 'Managed', unavailable: 'Managed by a directory' };
    const { adapter } = memoryWorld({
      groups: [...GROUPS, managed],
      users: [ADMINISTRATOR, { ...MEMBER, groups: [managed] }],
    });
    await assert.rejects(adapter.users.create({ ...draft, groupIds: ['GRP-9'] }), {
      fields: [{ field: 'groupIds', code: 'unavailable' }],
    });
    assert.equal((await adapter.users.setGroups(MEMBER.id, ['GRP-9', 'GRP-1'])).groups.length, 2);
  });
});
