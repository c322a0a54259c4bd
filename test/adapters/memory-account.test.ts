import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemoryMail } from '../../src/adapters/memory/memory-adapter.js';
import type { Change } from '../../src/domain/adapter.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import {
  ADMINISTRATOR,
  GUEST,
  MEMBER,
  memoryWorld,
  SECOND_ADMINISTRATOR,
  START,
  type MemoryWorld,
} from '../support/memory-world.js';

/* The account of the memory adapter: roles, settings, reminders, the trail, one's own invitations. */

const draft = { firstName: 'Nora', lastName: 'New', email: 'nora@example.com', groupIds: ['GRP-1'] };

async function invite(
  { adapter }: MemoryWorld,
  email = draft.email,
): Promise<{ userId: string; invitationId: string }> {
  const { user } = await adapter.users.create({ ...draft, email });
  return { userId: user.id, invitationId: user.invitation?.id ?? '' };
}

describe('memory adapter: roles', () => {
  it('leave the account with an administrator', async () => {
    const { adapter } = memoryWorld();
    assert.deepEqual(
      (await adapter.users.update(SECOND_ADMINISTRATOR.id, { roleId: 'member' })).administrator,
      undefined,
    );
    await assert.rejects(adapter.users.update(ADMINISTRATOR.id, { roleId: 'member' }), {
      kind: 'invalid-state',
      code: 'last-administrator',
    });
    assert.deepEqual((await adapter.users.get(ADMINISTRATOR.id)).role, { id: 'administrator', name: 'Administrator' });
  });

  it('count at once for whoever was given another', async () => {
    const { adapter } = memoryWorld();
    await adapter.users.update(ADMINISTRATOR.id, { roleId: 'member' });
    assert.equal((await adapter.viewer()).administrator, false);
    await assert.rejects(adapter.users.create(draft), { kind: 'forbidden', code: 'missing-permission' });
  });

  it('are refused with the other fields that are wrong', async () => {
    const { adapter } = memoryWorld();
    const wrong = { roleId: 'owner', custom: { note: 'x'.repeat(1001) } };
    const fields = [
      { field: 'roleId', code: 'not-found' },
      { field: 'custom.note', code: 'too-long' },
    ];
    await assert.rejects(adapter.users.create({ ...draft, ...wrong }), { kind: 'validation', fields });
    await assert.rejects(adapter.users.update(MEMBER.id, wrong), { kind: 'validation', fields });
  });
});

describe('memory adapter: settings', () => {
  it('take one to thirty days, and a reminder that fits into them', async () => {
    const { settings } = memoryWorld().adapter;
    assert.deepEqual(await settings.get(), {
      invitationDays: 7,
      reminder: { enabled: false, hoursBefore: 24 },
      version: '1',
    });
    await assert.rejects(settings.update({ invitationDays: 31 }), { kind: 'validation' });
    assert.equal((await settings.update({ invitationDays: 30 })).invitationDays, 30);
    await settings.update({ reminder: { enabled: true, hoursBefore: 48 } });
    for (const patch of [{ invitationDays: 2 }, { reminder: { enabled: true, hoursBefore: 720 } }]) {
      await assert.rejects(settings.update(patch), {
        kind: 'validation',
        fields: [{ field: 'reminder.hoursBefore', code: 'invalid' }],
      });
    }
    assert.equal((await settings.get()).version, '3');
  });

  it('are changed by administrators alone', async () => {
    const { adapter } = memoryWorld();
    const member = adapter.as({ id: MEMBER.id, name: 'Cem', email: MEMBER.email, administrator: false });
    await assert.rejects(member.settings.update({ invitationDays: 3 }), { kind: 'forbidden' });
  });

  it('let an open invitation be mailed once more before it ends, with the same link and end', async () => {
    const mails: MemoryMail[] = [];
    const world = memoryWorld({ mail: (mail) => void mails.push(mail) });
    const { adapter, clock } = world;
    await adapter.settings.update({ reminder: { enabled: true, hoursBefore: 24 } });
    const ref = await invite(world);
    const before = await adapter.users.get(ref.userId);
    clock.advance(6 * DAY - HOUR);
    await adapter.users.list({ limit: 1 });
    assert.equal(mails.length, 1);
    clock.advance(HOUR);
    for (let times = 0; times < 3; times += 1) await adapter.users.list({ limit: 1 });
    assert.equal(mails.length, 2);
    const urls = mails.map((mail) => (mail.kind === 'invitation' ? mail.url : ''));
    assert.equal(urls[0], urls[1]);
    assert.deepEqual(await adapter.users.get(ref.userId), before);
    const steps = (await adapter.invitations.events(ref)).map(({ step }) => step);
    assert.deepEqual(steps, ['created', 'mailed', 'reminded', 'mailed']);
    await adapter.invitations.resend(ref);
    clock.advance(6 * DAY);
    await adapter.users.list({ limit: 1 });
    assert.equal(mails.length, 4, 'the new term has its own reminder');
  });

  it('tell of a reminder that the mail server refused, in the list and among what happened', async () => {
    let refusing = false;
    const world = memoryWorld({
      mail: () => {
        if (refusing) throw new Error('550 5.1.1 No such user');
      },
    });
    const { adapter, clock } = world;
    await adapter.settings.update({ reminder: { enabled: true, hoursBefore: 24 } });
    const ref = await invite(world);
    refusing = true;
    clock.advance(6 * DAY);
    const { items } = await adapter.users.list({ limit: 100 });
    assert.equal(items.find(({ id }) => id === ref.userId)?.invitation?.delivery, 'refused');
    const events = await adapter.invitations.events(ref);
    assert.deepEqual(
      events.map(({ step, detail }) => [step, detail]),
      [
        ['created', undefined],
        ['mailed', undefined],
        ['reminded', undefined],
        ['refused', '550 5.1.1 No such user'],
      ],
    );
    await adapter.users.list({ limit: 1 });
    assert.equal((await adapter.invitations.events(ref)).length, 4, 'and is not tried again and again');
  });
});

describe('memory adapter: the trail', () => {
  it('says who did what to whom, and what changed', async () => {
    const world = memoryWorld();
    const { adapter } = world;
    const ref = await invite(world);
    await adapter.invitations.resend(ref);
    await adapter.users.update(ref.userId, { lastName: 'Newman', custom: { site: 'Vienna' }, roleId: 'administrator' });
    await adapter.users.update(ref.userId, { lastName: 'Newman' });
    await adapter.groups.addMembers('GRP-2', [ref.userId]);
    await adapter.invitations.revoke(ref);
    const { items } = await adapter.audit.list({ userId: ref.userId, limit: 20 });
    assert.deepEqual(
      items.map(({ act, changes }) => [act, changes]),
      [
        ['invitation-revoked', undefined],
        ['user-groups-changed', [{ field: 'groups', before: 'Everyone', after: 'Everyone, Buyers' }]],
        [
          'user-updated',
          [
            { field: 'lastName', before: 'New', after: 'Newman' },
            { field: 'custom.site', after: 'Vienna' },
          ],
        ],
        ['user-role-changed', [{ field: 'role', before: 'Member', after: 'Administrator' }]],
        ['invitation-resent', undefined],
        ['invitation-sent', undefined],
        ['user-added', undefined],
      ],
    );
    assert.ok(items.every(({ actor, at }) => actor?.id === ADMINISTRATOR.id && at === START));
    assert.deepEqual(items[0]?.target, { kind: 'user', id: ref.userId, name: 'Nora Newman' });
  });

  it('tells of groups and of the account', async () => {
    const { adapter } = memoryWorld();
    const { id } = await adapter.groups.create({ name: 'Fleet', permissionIds: ['orders'] });
    await adapter.groups.update(id, { permissionIds: [] });
    await adapter.groups.remove(id);
    await adapter.settings.update({ invitationDays: 3 });
    const group = await adapter.audit.list({ groupId: id, limit: 20 });
    assert.deepEqual(
      group.items.map(({ act, changes }) => [act, changes]),
      [
        ['group-removed', undefined],
        ['group-updated', [{ field: 'permissions', before: 'Orders' }]],
        ['group-created', undefined],
      ],
    );
    const [last] = (await adapter.audit.list({ limit: 1 })).items;
    assert.deepEqual(
      [last?.act, last?.changes],
      ['settings-changed', [{ field: 'invitationDays', before: '7', after: '3' }]],
    );
  });

  it('tells of people from before what they show, and is kept between visits without a token', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    } as Storage;
    const world = memoryWorld({ storage });
    const ref = await invite(world);
    const { url } = await world.adapter.invitations.link(ref);
    await world.adapter.acceptance.decline(new URL(url).hash.slice(1), ' Not me ');
    const { adapter } = memoryWorld({ storage });
    const { items } = await adapter.audit.list({ limit: 20 });
    assert.deepEqual(
      items.map(({ act, actor, detail }) => [act, actor?.name, detail]),
      [
        ['invitation-declined', 'Nora New', 'Not me'],
        ['invitation-link-copied', 'Ada Admin', undefined],
        ['invitation-sent', 'Ada Admin', undefined],
        ['user-added', 'Ada Admin', undefined],
        ['user-added', undefined, undefined],
        ['user-added', undefined, undefined],
        ['user-added', undefined, undefined],
      ],
    );
    const events = await adapter.invitations.events(ref);
    assert.deepEqual(
      events.map(({ step, detail }) => [step, detail]),
      [
        ['created', undefined],
        ['declined', 'Not me'],
      ],
    );
    assert.ok(![...kept.values()].join('').includes(new URL(url).hash.slice(1)), 'the token was kept');
  });
});

describe('memory adapter: the invitations of who is signed in', () => {
  it('are found by an address that has been proven', async () => {
    const identities = [GUEST, { email: 'udo@example.com', name: 'Udo Unproven', verified: false }];
    const world = memoryWorld({ identities });
    await assert.rejects(world.adapter.acceptance.mine.list(), { kind: 'unauthenticated' });
    for (const { email } of identities) await invite(world, email);
    world.adapter.signIn('udo@example.com');
    assert.deepEqual(await world.adapter.acceptance.mine.list(), []);
    world.adapter.signIn(GUEST.email);
    assert.equal((await world.adapter.acceptance.mine.list()).length, 1);
    world.clock.advance(8 * DAY);
    assert.deepEqual(await world.adapter.acceptance.mine.list(), []);
  });

  it('cannot be accepted when their time is over', async () => {
    const world = memoryWorld();
    const { invitationId } = await invite(world, GUEST.email);
    world.adapter.signIn(GUEST.email);
    world.clock.advance(8 * DAY);
    await assert.rejects(world.adapter.acceptance.mine.accept(invitationId), { kind: 'invitation', code: 'expired' });
  });
});

describe('memory adapter: members of groups', () => {
  it('are found by name or address, and not by an id that nobody sees there', async () => {
    const { groups } = memoryWorld().adapter;
    const found = async (search: string) => (await groups.members('GRP-1', { limit: 10, search })).items.length;
    assert.deepEqual([await found('cem@'), await found('BOSS'), await found('USR')], [1, 1, 0]);
  });

  it('are told to others as a change of users and of the group', async () => {
    const { adapter } = memoryWorld();
    const heard: Change[] = [];
    adapter.as(undefined).subscribe((change) => heard.push(change));
    await adapter.groups.addMembers('GRP-2', [MEMBER.id, 'no-such-user']);
    assert.deepEqual(heard, [
      { topic: 'users', ids: [MEMBER.id], cause: 'elsewhere' },
      { topic: 'groups', ids: ['GRP-2'], cause: 'elsewhere' },
    ]);
  });
});
