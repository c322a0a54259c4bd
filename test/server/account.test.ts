import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AuditEntry } from '../../src/domain/audit.js';
import type { Capabilities } from '../../src/domain/capabilities.js';
import type { Group, GroupPermission } from '../../src/domain/group.js';
import type { Invitation } from '../../src/domain/invitation.js';
import type { Page } from '../../src/domain/page.js';
import type { Role } from '../../src/domain/role.js';
import type { AccountSettings } from '../../src/domain/settings.js';
import { DAY } from '../../src/domain/time.js';
import type { User } from '../../src/domain/user.js';
import { expectProblem, expectStatus, type Reply } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { invitationPath, type Account } from './support/world.js';

/* The account itself: settings, roles, permissions, the host's own fields, and who did what. */

onEachEngine('the account', (world) => {
  const get = async <T>(account: Account, path: string): Promise<T> =>
    expectStatus(await world().admin.get<T>(`${account.path}${path}`), 200);
  const patch = <T>(account: Account, path: string, body: unknown, ifMatch?: string): Promise<Reply<T>> =>
    world().admin.send<T>('PATCH', `${account.path}${path}`, {
      body,
      ...(ifMatch !== undefined && { headers: { 'if-match': `"${ifMatch}"` } }),
    });
  const trail = async (account: Account, query: string): Promise<AuditEntry[]> =>
    (await get<Page<AuditEntry> & { items: AuditEntry[] }>(account, `/audit?${query}`)).items;

  it('keeps settings, which count from the next sending on', async () => {
    const account = await world().newAccount();
    const before = await get<AccountSettings>(account, '/settings');
    assert.deepEqual(before, { invitationDays: 7, reminder: { enabled: false, hoursBefore: 24 }, version: '1' });
    const user = await account.invite('term@example.com');
    const answered = await patch<AccountSettings>(account, '/settings', { invitationDays: 3 }, '1');
    assert.equal(expectStatus(answered, 200).invitationDays, 3);
    assert.equal(answered.headers.get('etag'), '"2"');
    assert.equal((await account.get(user.id)).invitation?.expiresAt, user.invitation?.expiresAt);
    const { expiresAt = '' } = expectStatus(
      await world().admin.post<Invitation>(invitationPath(account.path, user, 'resend')),
      200,
    );
    assert.equal(Date.parse(expiresAt) - world().clock().getTime(), 3 * DAY);
    assert.equal((await get<Capabilities>(account, '/capabilities')).invitationTerm, 3 * DAY);
    expectProblem(await patch(account, '/settings', { invitationDays: 5 }, '1'), 412, 'conflict');
    const [entry] = await trail(account, 'limit=10');
    assert.equal(entry?.act, 'invitation-resent');
    const settings = (await trail(account, 'limit=10')).find(({ act }) => act === 'settings-changed');
    assert.deepEqual(settings?.changes, [{ field: 'invitationDays', before: '7', after: '3' }]);
    assert.equal(settings?.target?.kind, 'account');
  });

  it('refuses settings that make no sense, at their field', async () => {
    const account = await world().newAccount();
    const wrong: [unknown, string][] = [
      [{ invitationDays: 0 }, 'invitationDays'],
      [{ invitationDays: 1.5 }, 'invitationDays'],
      [{ invitationDays: 366 }, 'invitationDays'],
      [{ reminder: { enabled: true, hoursBefore: 0 } }, 'reminder.hoursBefore'],
      [{ invitationDays: 2, reminder: { enabled: true, hoursBefore: 48 } }, 'reminder.hoursBefore'],
    ];
    for (const [body, field] of wrong) {
      const problem = expectProblem(await patch(account, '/settings', body), 422, 'validation');
      assert.deepEqual(
        problem.fields?.map((each) => each.field),
        [field],
      );
    }
    assert.equal((await get<AccountSettings>(account, '/settings')).version, '1');
  });

  it('gives roles, and keeps the last administrator', async () => {
    const account = await world().newAccount();
    const roles = (await get<{ items: Role[] }>(account, '/roles')).items;
    assert.deepEqual(
      roles.map(({ id }) => id),
      ['administrator', 'member'],
    );
    const member = await account.addMember();
    const self = `/users/${account.adminId}`;
    expectProblem(await patch(account, self, { roleId: 'member' }), 409, 'invalid-state', 'last-administrator');
    const promoted = expectStatus(await patch<User>(account, `/users/${member}`, { roleId: 'administrator' }), 200);
    assert.deepEqual([promoted.administrator, promoted.role?.id], [true, 'administrator']);
    const [entry] = await trail(account, `user=${member}`);
    assert.equal(entry?.act, 'user-role-changed');
    assert.deepEqual(entry.changes, [{ field: 'role', before: 'Member', after: 'Administrator' }]);
    expectProblem(await patch(account, `/users/${member}`, { roleId: 'king' }), 422, 'validation');
    expectStatus(await patch(account, self, { roleId: 'member' }), 200);
    expectProblem(await world().admin.get(`${account.path}/settings`), 403, 'forbidden');
  });

  it("keeps the host's own fields within bounds", async () => {
    const account = await world().newAccount();
    const custom = { costCentre: '4711', contractor: false, floor: 3 };
    const user = await account.invite('custom@example.com', { custom, roleId: 'member' });
    assert.deepEqual(user.custom, custom);
    const path = `/users/${user.id}`;
    const after = expectStatus(await patch<User>(account, path, { custom: { floor: null, contractor: true } }), 200);
    assert.deepEqual(after.custom, { costCentre: '4711', contractor: true });
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`field${index}`, index]));
    for (const wrong of [{ costCentre: 'x'.repeat(501) }, { 'no name': 1 }, { nested: {} }, many]) {
      expectProblem(await patch(account, path, { custom: wrong }), 422, 'validation');
    }
    assert.deepEqual((await account.get(user.id)).custom, after.custom);
  });

  it('lets groups grant permissions', async () => {
    const account = await world().newAccount();
    const [first] = (await get<{ items: GroupPermission[] }>(account, '/permissions')).items;
    const draft = { name: 'Buyers', permissionIds: [first?.id ?? ''] };
    const group = expectStatus(await world().admin.post<Group>(`${account.path}/groups`, draft), 201);
    assert.deepEqual(group.permissionIds, draft.permissionIds);
    const renamed = await patch<Group>(account, `/groups/${group.id}`, { name: 'Purchasing' });
    assert.deepEqual(expectStatus(renamed, 200).permissionIds, draft.permissionIds);
    expectProblem(await patch(account, `/groups/${group.id}`, { permissionIds: ['none'] }), 422, 'validation');
    const [entry] = await trail(account, `group=${group.id}`);
    assert.deepEqual(entry?.changes, [{ field: 'name', before: 'Buyers', after: 'Purchasing' }]);
  });

  it('filters users by who invited them', async () => {
    const account = await world().newAccount();
    const user = await account.invite('by@example.com');
    const found = await get<Page<User> & { items: User[] }>(account, `/users?invitedBy=${account.adminId}`);
    assert.deepEqual(
      found.items.map(({ id }) => id),
      [user.id],
    );
    assert.equal((await get<Page<User>>(account, '/users?invitedBy=nobody')).total, 0);
  });

  it('pages the audit trail, newest first, each entry once, though all are of one instant', async () => {
    const account = await world().newAccount();
    const user = await account.invite('trail@example.com');
    for (const lastName of ['One', 'Two', 'Three', 'Four']) await patch(account, `/users/${user.id}`, { lastName });
    const seen: (string | undefined)[] = [];
    let cursor = '';
    do {
      const page: Page<AuditEntry> = await get(account, `/audit?limit=2${cursor}`);
      seen.push(...page.items.map(({ changes, act }) => changes?.at(-1)?.after ?? act));
      cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    assert.deepEqual(seen, ['Four', 'Three', 'Two', 'One', 'Everyone']);
    expectProblem(await world().admin.get(`${account.path}/audit?cursor=no`), 422, 'validation');
    const other = await world().newAccount();
    assert.deepEqual(await trail(other, `user=${user.id}`), []);
  });

  it('shows nothing of it to members', async () => {
    const account = await world().newAccount();
    for (const path of ['/settings', '/audit', '/roles', '/permissions'])
      expectProblem(await world().stranger().get(`${account.path}${path}`), 401, 'unauthenticated');
  });
});
