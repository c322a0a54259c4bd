import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { User } from '../../../src/domain/user.js';
import '../../../src/elements/user-details/define.js';
import type { UserDetailsElement } from '../../../src/elements/user-details/user-details.js';
import { directoryOf } from '../../../src/state/directory.js';
import { deepAll, field, fill, findButton, press, sees, seesNot, show } from '../parts/acting.js';
import { EVERYONE, FINANCE, SALES, withoutVersions, world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function detailsOf(
  adapter: DirectoryAdapter,
  userId: string,
  tab: UserDetailsElement['tab'] = 'general',
): Promise<UserDetailsElement> {
  await directoryOf(adapter).start();
  return show(html`<user-details .adapter=${adapter} user-id=${userId} tab=${tab}></user-details>`);
}

async function saveName(element: UserDetailsElement, lastName: string): Promise<void> {
  await press(element, 'Edit profile');
  await fill(element, 'Last name', lastName);
  await press(element, 'Save');
  await sees(element, 'Profile saved.');
}

async function saveGroup(element: UserDetailsElement, name: string): Promise<void> {
  const rows = (): HTMLElement[] =>
    deepAll(element.renderRoot as ShadowRoot, '[role="option"]').filter((row) => row.textContent.includes(name));
  await waitUntil(() => rows().length > 0, `group ${name}`);
  rows()[0]?.click();
  await press(element, 'Save 1 change');
  await sees(element, 'Groups saved.');
}

describe('Undo of an edit in <user-details>', () => {
  it('writes the profile back as it was: name, phone and the host’s fields', async () => {
    const { adapter, active } = world();
    await adapter.users.update(active.id, { custom: { desk: '12' } });
    const element = await detailsOf(adapter, active.id);
    element.fields = [
      { name: 'desk', label: 'Desk' },
      { name: 'floor', label: 'Floor' },
    ];
    const before = await adapter.users.get(active.id);
    await press(element, 'Edit profile');
    await fill(element, 'First name', 'Prisha');
    await fill(element, 'Country code', '');
    await fill(element, /^Phone number/u, '');
    await fill(element, /^Desk/u, '13');
    await fill(element, /^Floor/u, '7');
    await press(element, 'Save');
    await sees(element, 'Prisha Rao');
    expect((await adapter.users.get(active.id)).custom).to.deep.equal({ desk: '13', floor: '7' });
    await press(element, 'Undo');
    await sees(element, 'The profile is as before.');
    await sees(element, 'Priya Rao');
    await sees(element, '+43 664 1234567');
    const { firstName, phone, custom } = await adapter.users.get(active.id);
    expect({ firstName, phone, custom }).to.deep.equal({
      firstName: before.firstName,
      phone: before.phone,
      custom: before.custom,
    });
    expect(findButton(element, 'Undo'), 'what was taken back offers no Undo of its own').to.equal(undefined);
  });

  it('refuses where somebody else has changed the same since, with versions and without', async () => {
    for (const kept of [(adapter: DirectoryAdapter) => adapter, withoutVersions]) {
      const { adapter, active } = world();
      const { subscribe: _none, ...deaf } = adapter;
      const element = await detailsOf(kept(deaf), active.id);
      await saveName(element, 'Mine');
      await adapter.users.update(active.id, { lastName: 'Theirs' });
      await press(element, 'Undo');
      await sees(element, 'Not undone: someone else has changed Priya Mine since. What they changed stays.');
      await sees(element, 'Priya Theirs');
      expect((await adapter.users.get(active.id)).lastName).to.equal('Theirs');
    }
  });

  it('refuses also for groups, and the next edit is free of it', async () => {
    for (const kept of [(adapter: DirectoryAdapter) => adapter, withoutVersions]) {
      const { adapter, active } = world();
      const { subscribe: _none, ...deaf } = adapter;
      const element = await detailsOf(kept(deaf), active.id, 'groups');
      await saveGroup(element, SALES.name);
      await adapter.users.setGroups(active.id, [EVERYONE.id, SALES.id]);
      await press(element, 'Undo');
      await sees(element, 'Not undone: someone else has changed Priya Rao since.');
      const ids = async (): Promise<string[]> => (await adapter.users.get(active.id)).groups.map(({ id }) => id);
      expect(await ids()).to.have.members([EVERYONE.id, SALES.id]);
      await saveGroup(element, FINANCE.name);
      await seesNot(element, 'Someone else changed this user meanwhile.');
      expect(await ids()).to.have.members([EVERYONE.id, SALES.id, FINANCE.id]);
    }
  });

  it('keeps what somebody else has changed elsewhere about the user', async () => {
    const { adapter, active } = world();
    const { subscribe: _none, ...deaf } = adapter;
    const element = await detailsOf(deaf, active.id);
    await saveName(element, 'Mine');
    await adapter.users.update(active.id, { firstName: 'Theirs' });
    await adapter.users.setGroups(active.id, [EVERYONE.id]);
    await press(element, 'Undo');
    await sees(element, 'The profile is as before.');
    const { firstName, lastName, groups } = await adapter.users.get(active.id);
    expect([firstName, lastName, groups.length]).to.deep.equal(['Theirs', 'Rao', 1]);
  });

  it('is refused by the backend where somebody was faster still', async () => {
    const { adapter, active } = world();
    let faster = false;
    const raced = around(adapter, async (call, next) => {
      if (faster && call.member === 'users.update') {
        faster = false;
        await adapter.users.update(active.id, { lastName: 'Theirs' });
      }
      return next();
    });
    const element = await detailsOf(raced, active.id);
    await saveName(element, 'Mine');
    faster = true;
    await press(element, 'Undo');
    await sees(element, 'Not undone: someone else has changed');
    await sees(element, 'Priya Theirs');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Theirs');
  });

  it('says that it failed, and is tried again, whether it was done and the answer lost or not', async () => {
    for (const happened of [true, false]) {
      const { adapter, active } = world();
      let loses = false;
      const flaky = around(adapter, async (call, next) => {
        if (call.member !== 'users.update' || !loses) return next();
        loses = false;
        if (happened) await next();
        throw new DirectoryError('network', 'The connection broke.', { outcome: 'unknown' });
      });
      const element = await detailsOf(flaky, active.id);
      await saveName(element, 'Mine');
      loses = true;
      await press(element, 'Undo');
      await sees(element, 'That was not undone.');
      await press(element, 'Try again');
      await sees(element, 'The profile is as before.');
      await sees(element, 'Priya Rao');
      expect((await adapter.users.get(active.id)).lastName).to.equal('Rao');
    }
  });

  it('leaves alone who is shown meanwhile', async () => {
    const { adapter, active, invited } = world();
    const element = await detailsOf(adapter, active.id);
    await saveName(element, 'Mine');
    element.userId = invited.id;
    await sees(element, 'Elif Kaya');
    await press(element, 'Undo');
    await sees(element, 'The profile is as before.');
    await sees(element, 'elif@example.com');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Rao');
  });

  it('asks the host first, as the edit itself did', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await saveName(element, 'Mine');
    element.addEventListener('before-user-act', (event) => event.waitUntil(Promise.reject(new Error('Not today.'))));
    await press(element, 'Undo');
    await sees(element, 'Not today.');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Mine');
  });

  it('is not offered where the backend cannot go back: a first role', async () => {
    const { adapter, active } = world();
    const { subscribe: _none, ...deaf } = adapter;
    const roleless = around(deaf, async (call, next) => {
      const answer = await next();
      if (call.member !== 'users.get') return answer;
      const { role: _role, ...user } = answer as User;
      return user;
    });
    const element = await detailsOf(roleless, active.id);
    await press(element, 'Edit profile');
    const select = (await field(element, 'Role')) as unknown as HTMLSelectElement;
    await waitUntil(() => select.options.length === 3, 'the roles');
    select.focus();
    await sendKeys({ press: 'A' });
    await press(element, 'Save');
    await sees(element, 'Profile saved.');
    expect(findButton(element, 'Undo')).to.equal(undefined);
  });

  it('has failed for good where the user is gone', async () => {
    const { adapter, active } = world();
    let gone = false;
    const element = await detailsOf(
      around(adapter, (call, next) => {
        if (gone && call.member === 'users.get') throw new DirectoryError('not-found', 'There is no such user.');
        return next();
      }),
      active.id,
    );
    await saveName(element, 'Mine');
    gone = true;
    await press(element, 'Undo');
    await sees(element, 'That was not undone.');
    expect(findButton(element, 'Try again')).to.equal(undefined);
  });
});
