import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DAY } from '../../src/domain/time.js';
import type { EmailMatch } from '../../src/domain/adapter.js';
import type { Page } from '../../src/domain/page.js';
import type { User } from '../../src/domain/user.js';
import { expectProblem, expectStatus } from './support/client.js';
import { onEachEngine } from './support/each-engine.js';
import { unique, type Account } from './support/world.js';

onEachEngine('users', (world) => {
  const list = async (account: Account, query = ''): Promise<Page<User>> =>
    expectStatus(await world().admin.get<Page<User>>(`${account.path}/users${query}`), 200);
  const ids = (page: Page<User>): string[] => page.items.map(({ id }) => id);

  it('lists by name without regard to case and accents', async () => {
    const account = await world().newAccount();
    for (const first_name of ['éva', 'Zoë', 'Bo', 'Eve', 'ärne']) await account.addMember({ first_name });
    const names = (await list(account, '?sort=name')).items.map((user) => user.firstName);
    assert.deepEqual(names, ['Ada', 'ärne', 'Bo', 'éva', 'Eve', 'Zoë']);
  });

  it('sorts by each column in both directions, whoever has no date last', async () => {
    const account = await world().newAccount();
    const early = await account.addMember({
      joined_at: '2025-01-01T00:00:00.000Z',
      last_sign_in_at: '2026-05-01T00:00:00.000Z',
      email: 'b@x.example',
    });
    const late = await account.addMember({
      joined_at: '2026-11-23T10:00:00.000Z',
      last_sign_in_at: '2026-04-01T00:00:00.000Z',
      email: 'c@x.example',
    });
    const never = await account.addMember({ joined_at: null, last_sign_in_at: null, email: 'd@x.example' });
    const order = async (sort: string): Promise<string[]> =>
      ids(await list(account, `?sort=${sort}`)).filter((id) => id !== account.adminId);
    assert.deepEqual(await order('joined'), [early, late, never]);
    assert.deepEqual(await order('-joined'), [late, early, never]);
    assert.deepEqual(await order('last-sign-in'), [late, early, never]);
    assert.deepEqual(await order('-last-sign-in'), [early, late, never]);
    assert.deepEqual(await order('email'), [early, late, never]);
    assert.deepEqual(await order('-email'), [never, late, early]);
  });

  it('searches name, address and id, taking wildcards for what they are', async () => {
    const account = await world().newAccount();
    const jose = await account.addMember({ first_name: 'José', last_name: '100% O_Neil', email: 'jose@büro.example' });
    const other = await account.addMember({ first_name: 'Pat', last_name: 'Percy' });
    for (const search of ['JOSE', 'josé 100', '100%', 'o_neil', 'BÜRO', jose.toLowerCase()]) {
      assert.deepEqual(ids(await list(account, `?search=${encodeURIComponent(search)}`)), [jose], search);
    }
    assert.equal((await list(account, '?search=%25')).total, 1);
    assert.equal((await list(account, `?search=${encodeURIComponent("' or 1=1 --")}`)).total, 0);
    assert.deepEqual(ids(await list(account, '?search=percy')), [other]);
  });

  it('goes through pages by offset and by cursor without a row missed or shown twice', async () => {
    const account = await world().newAccount();
    const all = new Set([account.adminId]);
    for (let index = 0; index < 11; index += 1)
      all.add(await account.addMember({ first_name: index % 2 ? 'Same' : 'Name', joined_at: null }));
    for (const sort of ['name', '-joined', 'state', '-email']) {
      const byCursor: string[] = [];
      let page = await list(account, `?limit=5&sort=${sort}`);
      for (;;) {
        byCursor.push(...ids(page));
        assert.equal(page.total, 12);
        if (page.next === undefined) break;
        page = await list(account, `?limit=5&sort=${sort}&cursor=${encodeURIComponent(page.next)}`);
      }
      assert.deepEqual(new Set(byCursor), all, sort);
      assert.equal(byCursor.length, 12, sort);
      const byOffset = [0, 5, 10, 15].map((offset) => list(account, `?limit=5&sort=${sort}&offset=${offset}`));
      assert.deepEqual((await Promise.all(byOffset)).flatMap(ids), byCursor, sort);
    }
  });

  it('refuses parameters that mean nothing, naming them', async () => {
    const account = await world().newAccount();
    const wrong = { limit: '0', offset: '-1', sort: 'shoe-size', state: 'asleep', cursor: 'bm90aGluZw', search: '\0' };
    for (const [name, value] of Object.entries(wrong)) {
      const reply = await world().admin.get(`${account.path}/users?${name}=${encodeURIComponent(value)}`);
      assert.deepEqual(
        expectProblem(reply, 422, 'validation').fields?.map(({ field }) => field),
        [name],
      );
    }
  });

  it('filters by group and by state, and counts what it shows', async () => {
    const account = await world().newAccount();
    const invited = await account.invite('inga@x.example', { groupIds: [account.groups[1]] });
    await account.addMember({ state: 'blocked', blocked_at: '2026-01-01T00:00:00.000Z' });
    await account.addMember({ state: 'disabled' });
    const gone = await account.addMember({ state: 'deleted' });
    assert.deepEqual(ids(await list(account, `?group=${account.groups[1]}`)), [invited.id]);
    assert.deepEqual(ids(await list(account, '?state=deleted')), [gone]);
    assert.ok(!ids(await list(account)).includes(gone));
    const both = await list(account, '?state=blocked&state=disabled&counts=true');
    assert.equal(both.total, 2);
    assert.deepEqual(both.counts, {
      invited: 1,
      'invitation-expired': 0,
      active: 1,
      blocked: 1,
      disabled: 1,
      deleted: 1,
    });
  });

  it('lets an invitation run out by the clock alone: state, filter, counts and order agree', async () => {
    const account = await world().newAccount();
    const old = await account.invite('old@x.example');
    world().clock.advance(6 * DAY);
    const fresh = await account.invite('fresh@x.example');
    world().clock.advance(2 * DAY);
    assert.equal((await account.get(old.id)).state, 'invitation-expired');
    assert.equal((await account.get(old.id)).invitation?.state, 'expired');
    assert.deepEqual(ids(await list(account, '?state=invitation-expired')), [old.id]);
    assert.deepEqual(ids(await list(account, '?state=invited')), [fresh.id]);
    const page = await list(account, '?sort=state&counts=true');
    assert.deepEqual(ids(page), [fresh.id, old.id, account.adminId]);
    assert.deepEqual([page.counts?.invited, page.counts?.['invitation-expired']], [1, 1]);
    assert.equal(page.asOf, world().clock().toISOString());
  });

  it('keeps a person as typed and sends the invitation', async () => {
    const account = await world().newAccount();
    const phone = { countryCode: '+43', number: '6641234567', country: 'AT' };
    const user = await account.invite(' Elif@Example.Com ', {
      firstName: ' Elif ',
      phone,
      groupIds: [account.groups[1], account.groups[0]],
    });
    assert.deepEqual(
      [user.firstName, user.email, user.state, user.phone],
      ['Elif', 'Elif@Example.Com', 'invited', phone],
    );
    assert.deepEqual(
      user.groups.map(({ name }) => name),
      ['Everyone', 'Finance'],
    );
    assert.match(user.id, /^USR-\d{4}-\d{4}$/u);
    await world().server.deliver();
    assert.equal((await account.get(user.id)).invitation?.delivery, 'mailed');
  });

  it('names every field that is wrong', async () => {
    const account = await world().newAccount();
    const draft = {
      firstName: ' ',
      lastName: 'x'.repeat(101),
      email: 'nobody',
      phone: { countryCode: '43', number: 'abc' },
      groupIds: [],
    };
    const problem = expectProblem(await world().admin.post(`${account.path}/users`, draft), 422, 'validation');
    const named = problem.fields?.map(({ field, code }) => `${field} ${code}`);
    assert.deepEqual(named, [
      'firstName required',
      'lastName too-long',
      'email invalid',
      'phone.countryCode invalid',
      'phone.number invalid',
      'groupIds required',
    ]);
    const stranger = await world().admin.post(`${account.path}/users`, {
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      groupIds: ['nothing'],
    });
    assert.deepEqual(expectProblem(stranger, 422, 'validation').fields, [{ field: 'groupIds', code: 'not-found' }]);
  });

  it('never takes a group of another account', async () => {
    const [mine, theirs] = [await world().newAccount(), await world().newAccount()];
    const reply = await world().admin.post(`${mine.path}/users`, {
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      groupIds: [theirs.groups[0]],
    });
    assert.deepEqual(expectProblem(reply, 422, 'validation').fields, [{ field: 'groupIds', code: 'not-found' }]);
  });

  it('knows an address again in any case, with blanks, and in its IDN form', async () => {
    const account = await world().newAccount();
    const user = await account.invite('jo@büro.example');
    for (const email of ['JO@BÜRO.example', '  jo@büro.example ', 'Jo@xn--bro-hoa.example']) {
      const reply = await world().admin.post(`${account.path}/users`, {
        firstName: 'A',
        lastName: 'B',
        email,
        groupIds: [account.groups[0]],
      });
      assert.deepEqual(expectProblem(reply, 409, 'duplicate').existing, { id: user.id, state: 'invited' });
    }
    const other = await world().newAccount();
    assert.equal((await other.invite('jo@büro.example')).state, 'invited');
  });

  it('tells what addresses mean, in the order asked', async () => {
    const account = await world().newAccount();
    await account.invite('inga@x.example');
    await account.addMember({ email: 'mo@x.example' });
    await account.addMember({ email: 'bo@x.example', state: 'blocked' });
    await account.addMember({ email: 'away@x.example', state: 'disabled' });
    await account.addMember({ email: 'never@x.example', state: 'deleted' });
    const emails = [
      'MO@x.example',
      'new@x.example',
      'inga@x.example',
      'bo@x.example',
      'away@x.example',
      'never@x.example',
      'no address',
    ];
    const { matches } = expectStatus(
      await world().admin.post<{ matches: EmailMatch[] }>(`${account.path}/users/lookup`, { emails }),
      200,
    );
    assert.deepEqual(
      matches.map(({ status }) => status),
      ['member', 'free', 'invited', 'blocked', 'removed', 'free', 'free'],
    );
    assert.deepEqual(
      matches.map(({ email }) => email),
      emails,
    );
    const tooMany = Array.from({ length: 101 }, (_, index) => `${index}@x.example`);
    expectProblem(await world().admin.post(`${account.path}/users/lookup`, { emails: tooMany }), 422, 'validation');
  });

  it('changes a profile, and notices that somebody else was faster', async () => {
    const account = await world().newAccount();
    const id = await account.addMember({ phone_code: '+43', phone_number: '6641234567' });
    const before = await account.get(id);
    const first = await world().admin.send<User>('PATCH', `${account.path}/users/${id}`, {
      body: { firstName: 'Mona', phone: null },
      headers: { 'if-match': `"${before.version}"` },
    });
    const changed = expectStatus(first, 200);
    assert.deepEqual([changed.firstName, changed.lastName, changed.phone], ['Mona', 'Member', undefined]);
    assert.equal(first.headers.get('etag'), `"${changed.version}"`);
    const second = await world().admin.send('PATCH', `${account.path}/users/${id}`, {
      body: { firstName: 'Lost' },
      headers: { 'if-match': `"${before.version}"` },
    });
    expectProblem(second, 412, 'conflict');
    assert.equal((await account.get(id)).firstName, 'Mona');
    assert.deepEqual(ids(await list(account, '?search=mona')), [id]);
  });

  it('replaces groups, at least one of them', async () => {
    const account = await world().newAccount();
    const id = await account.addMember();
    const put = (groupIds: readonly string[]) =>
      world().admin.send<User>('PUT', `${account.path}/users/${id}/groups`, { body: { groupIds } });
    const user = expectStatus(await put([account.groups[2], account.groups[1], account.groups[2]]), 200);
    assert.deepEqual(
      user.groups.map(({ name }) => name),
      ['Finance', 'Sales'],
    );
    expectProblem(await put([]), 422, 'validation');
    assert.deepEqual(
      (await account.get(id)).groups.map(({ name }) => name),
      ['Finance', 'Sales'],
    );
  });

  it('blocks, unblocks, removes and restores a member', async () => {
    const account = await world().newAccount();
    const id = await account.addMember();
    const act = async (name: string): Promise<User> =>
      expectStatus(await world().admin.post<User>(`${account.path}/users/${id}/${name}`), 200);
    const blocked = await act('block');
    assert.deepEqual([blocked.state, blocked.blockedBy?.id], ['blocked', account.adminId]);
    expectProblem(await world().admin.post(`${account.path}/users/${id}/block`), 409, 'invalid-state', 'wrong-state');
    assert.deepEqual([(await act('unblock')).blockedAt], [undefined]);
    const removed = expectStatus(await world().admin.send<User>('DELETE', `${account.path}/users/${id}`), 200);
    assert.deepEqual([removed.state, removed.removedBy?.name], ['disabled', 'Ada Admin']);
    expectProblem(
      await world().admin.send('PATCH', `${account.path}/users/${id}`, { body: { firstName: 'X' } }),
      409,
      'invalid-state',
      'wrong-state',
    );
    const back = await act('restore');
    assert.deepEqual([back.state, back.removedAt], ['active', undefined]);
  });

  it('lets nobody block or remove themselves, nor the last administrator', async () => {
    const account = await world().newAccount();
    expectProblem(
      await world().admin.post(`${account.path}/users/${account.adminId}/block`),
      409,
      'invalid-state',
      'self',
    );
    expectProblem(
      await world().admin.send('DELETE', `${account.path}/users/${account.adminId}`),
      409,
      'invalid-state',
      'self',
    );
    assert.deepEqual((await account.get(account.adminId)).allowed, {
      block: { code: 'last-administrator' },
      remove: { code: 'last-administrator' },
    });
    const second = await account.addMember({ administrator: 1 });
    assert.equal((await account.get(account.adminId)).allowed, undefined);
    expectStatus(await world().admin.post(`${account.path}/users/${second}/block`), 200);
  });

  it('leaves alone whom a directory manages, and a group that takes nobody', async () => {
    const account = await world().newAccount();
    const id = await account.addMember({ source: 'directory' });
    expectProblem(
      await world().admin.post(`${account.path}/users/${id}/block`),
      409,
      'invalid-state',
      'directory-managed',
    );
    await world()
      .database.db.updateTable('groups')
      .set({ unavailable: 'Managed elsewhere.' })
      .where('id', '=', account.groups[1])
      .execute();
    const draft = { firstName: 'A', lastName: 'B', email: 'a@b.example', groupIds: [account.groups[1]] };
    assert.deepEqual(
      expectProblem(await world().admin.post(`${account.path}/users`, draft), 422, 'validation').fields,
      [{ field: 'groupIds', code: 'unavailable' }],
    );
  });

  it('does not find who is deleted, or in another account', async () => {
    const [mine, theirs] = [await world().newAccount(), await world().newAccount()];
    const gone = await mine.addMember({ state: 'deleted' });
    const other = await theirs.addMember();
    for (const id of [gone, other, 'nobody', '%00', 'a/b']) {
      const reply = await world().admin.get(`${mine.path}/users/${id === '%00' ? id : encodeURIComponent(id)}`);
      expectProblem(reply, 404, 'not-found');
    }
  });
});

onEachEngine('filters by time and the members of a group', (world) => {
  it('finds whom an invitation was sent to, or ends for, in a time', async () => {
    const account = await world().newAccount();
    const before = await account.invite(`${unique('early')}@x.example`);
    world().clock.advance(2 * DAY);
    const later = await account.invite(`${unique('late')}@x.example`);
    const ids = async (query: string) =>
      expectStatus(await world().admin.get<Page<User>>(`${account.path}/users?${query}`), 200).items.map(
        ({ id }) => id,
      );
    const between = (user: User, key: 'sentAt' | 'expiresAt'): string => String(user.invitation?.[key]);
    assert.deepEqual(await ids(`invitedFrom=${between(later, 'sentAt')}`), [later.id]);
    assert.deepEqual(await ids(`invitedUntil=${between(later, 'sentAt')}`), [before.id]);
    assert.deepEqual(await ids(`expiresFrom=${between(later, 'expiresAt')}`), [later.id]);
    assert.deepEqual(await ids(`expiresUntil=${between(later, 'expiresAt')}`), [before.id]);
    expectProblem(await world().admin.get(`${account.path}/users?expiresFrom=tomorrow`), 422, 'validation');
  });

  it('lists the members of a group in pages, without the removed', async () => {
    const account = await world().newAccount();
    const names = ['Ada', 'Bo', 'Cy'];
    const ids = [];
    for (const first_name of names) ids.push(await account.addMember({ first_name, last_name: 'Zed' }));
    await world().admin.send('DELETE', `${account.path}/users/${ids[1]}`);
    const path = `${account.path}/groups/${account.groups[0]}/members`;
    const first = expectStatus(await world().admin.get<Page<User>>(`${path}?search=zed&limit=1`), 200);
    assert.deepEqual([first.items.map(({ id }) => id), first.total], [[ids[0]], 2]);
    const next = await world().admin.get<Page<User>>(`${path}?search=zed&limit=1&cursor=${first.next}`);
    assert.deepEqual([next.body.items.map(({ id }) => id), next.body.next], [[ids[2]], undefined]);
    expectProblem(await world().admin.get(`${account.path}/groups/GRP-none/members`), 404, 'not-found');
  });
});
