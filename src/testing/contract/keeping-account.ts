import { DAY, epoch } from '../../domain/time.js';
import type { AuditEntry } from '../../domain/audit.js';
import { idsOf, needsPaging, unique, type Scenario, type World } from './harness.js';

/* The account itself: its settings, and who did what in it. */

const settings = ['settings.get', 'settings.update'] as const;

export const KEEPING_ACCOUNT: readonly Scenario[] = [
  {
    title: 'a term in the settings is whole days from one',
    needs: ['settings.get'],
    unless: needsTerm,
    async run({ settings, assert }) {
      const { invitationDays = 0 } = await settings.get();
      assert.ok(Number.isInteger(invitationDays) && invitationDays >= 1, `${invitationDays} days`);
    },
  },
  {
    title: 'of the settings only what is named is changed',
    needs: settings,
    unless: needsTerm,
    async run({ settings, assert }) {
      const { version: _before, ...before } = await settings.get();
      const wanted = { ...before, invitationDays: (before.invitationDays ?? 1) + 2 };
      const { version: _answered, ...answered } = await settings.update({ invitationDays: wanted.invitationDays });
      const { version: _after, ...after } = await settings.get();
      assert.deepEqual(answered, wanted);
      assert.deepEqual(after, wanted);
    },
  },
  {
    title: 'a term that is none is refused at its field, and changes nothing',
    needs: settings,
    unless: needsTerm,
    async run(world) {
      const before = await world.settings.get();
      for (const invitationDays of [0, -3, 1.5]) {
        const error = await world.rejects('validation', world.settings.update({ invitationDays }));
        world.assert.ok(
          error.fields.some(({ field }) => field === 'invitationDays'),
          JSON.stringify(error.fields),
        );
      }
      world.assert.deepEqual(await world.settings.get(), before);
    },
  },
  {
    title: 'a new term counts for what is sent from then on',
    needs: [...settings, 'users.create', 'invitations'],
    unless: needsTerm,
    async run(world) {
      await world.settings.update({ invitationDays: 3 });
      const { invitation } = (await world.add()).user;
      if (invitation?.expiresAt === undefined) return;
      const term = epoch(invitation.expiresAt) - epoch(invitation.sentAt);
      world.assert.ok(Math.abs(term - 3 * DAY) < 60_000, `${term} ms`);
    },
  },
  {
    title: 'a change of the settings over a newer one is a conflict',
    needs: settings,
    unless: needsTerm,
    async run(world) {
      const { version } = await world.settings.get();
      await world.settings.update({ invitationDays: 4 });
      if (version === undefined) return;
      await world.rejects('conflict', world.settings.update({ invitationDays: 5 }, { ifMatch: version }));
      world.assert.equal((await world.settings.get()).invitationDays, 4);
    },
  },
  {
    title: 'what was done to a user is in the audit trail',
    needs: ['audit.list', 'users.create'],
    async run(world) {
      const { user } = await world.add();
      const { items } = await world.audit.list({ userId: user.id, limit: 20 });
      world.assert.ok(items.length > 0, 'nothing is told of the new user');
      world.assert.ok(
        items.every((entry) => isAbout(entry, user.id)),
        'an entry is about somebody else',
      );
    },
  },
  {
    title: 'what was done to a group is in the audit trail',
    needs: ['audit.list', 'groups.create'],
    async run(world) {
      const { id } = await world.groups.create({ name: unique('Contract group ') });
      const { items } = await world.audit.list({ groupId: id, limit: 20 });
      world.assert.ok(items.length > 0, 'nothing is told of the new group');
      world.assert.ok(
        items.every(({ target }) => target?.kind !== 'group' || target.id === id),
        'an entry is about another group',
      );
    },
  },
  {
    title: 'the audit trail stands newest first',
    needs: ['audit.list', 'users.create'],
    async run(world) {
      for (let times = 0; times < 3; times += 1) {
        await world.add();
        await world.advance(60_000);
      }
      const times = (await world.audit.list({ limit: 20 })).items.map(({ at }) => epoch(at));
      world.assert.ok(times.length > 1, 'no entries');
      world.assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
      );
    },
  },
  {
    title: 'pages of the audit trail together hold each entry once',
    needs: ['audit.list', 'users.create'],
    unless: needsPaging,
    async run(world) {
      for (let times = 0; times < 3; times += 1) await world.add();
      const read = (limit: number): Promise<AuditEntry[]> => world.walk((part) => world.audit.list(part), limit);
      world.assert.deepEqual(idsOf(await read(2)), idsOf(await read(100)));
    },
  },
  {
    title: 'no link is in the audit trail',
    needs: ['audit.list', 'users.create', 'invitations.link'],
    async run(world) {
      const { token } = await world.inviteWithToken();
      const page = await world.audit.list({ limit: 100 });
      world.assert.ok(!JSON.stringify(page).includes(token), 'the token is in an entry');
    },
  },
];

/** Entries of one user are about that user, or done by them. */
function isAbout({ target, actor }: AuditEntry, userId: string): boolean {
  return target?.kind !== 'user' || target.id === userId || actor?.id === userId;
}

async function needsTerm({ settings }: World): Promise<string | undefined> {
  return (await settings.get()).invitationDays === undefined ? 'a term in the settings' : undefined;
}
