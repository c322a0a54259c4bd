import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { failing, readOnly, readOnlyViewer } from '../../../mocks/scenarios.js';
import { memoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { DirectoryAdapter, WriteOptions } from '../../../src/domain/adapter.js';
import type { Group } from '../../../src/domain/group.js';
import '../../../src/elements/group-manager/define.js';
import type { GroupManagerElement } from '../../../src/elements/group-manager/group-manager.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  accessible,
  button,
  deepAll,
  descriptionOf,
  field,
  fill,
  findButton,
  findField,
  press,
  sees,
  seesNot,
  show,
} from '../parts/acting.js';
import { world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function managerOf(adapter: DirectoryAdapter): Promise<GroupManagerElement> {
  await directoryOf(adapter).start();
  return show(html`<group-manager .adapter=${adapter}></group-manager>`);
}

async function tick(element: GroupManagerElement, name: string): Promise<void> {
  (await field(element, name)).focus();
  await sendKeys({ press: 'Space' });
}

describe('<group-manager>', () => {
  it('lists groups with their members, and finds one', async () => {
    const element = await managerOf(world().adapter);
    await sees(element, 'Finance');
    await sees(element, '1 member');
    await accessible(element);
    await fill(element, 'Search groups', 'fin');
    await seesNot(element, 'Sales');
    await fill(element, 'Search groups', 'zzz');
    await sees(element, 'No group matches zzz');
    await press(element, 'Clear search');
    await sees(element, 'Sales');
  });

  it('adds a group with members, and loses nothing on the way back', async () => {
    const { adapter } = world();
    const element = await managerOf(adapter);
    const heard: string[] = [];
    for (const type of ['before-group-create', 'group-create', 'group-view-change'])
      element.addEventListener(type, () => heard.push(type));
    await press(element, 'Add group');
    await press(element, 'Next');
    await sees(element, 'Fill this in.');
    await fill(element, 'Name', 'Field service');
    await press(element, 'Next');
    await tick(element, 'Priya Rao');
    await sees(element, '1 person chosen');
    await press(element, 'Back');
    expect((await field(element, 'Name')).value).to.equal('Field service');
    await press(element, 'Next');
    await press(element, 'Next');
    await sees(element, 'Priya Rao');
    await press(element, 'Add group');
    await sees(element, '1 member added.');
    expect(heard).to.deep.equal(['group-view-change', 'before-group-create', 'group-create']);
    const groups = await adapter.groups.list({ limit: 10 });
    expect(groups.items.find(({ name }) => name === 'Field service')?.memberCount).to.equal(1);
    await press(element, 'View group');
    await sees(element, 'priya@example.com');
  });

  it('gives a group permissions where the backend has them, and shows them with the group', async () => {
    const permissions = [
      { id: 'orders', name: 'Orders', description: 'Place orders' },
      { id: 'invoices', name: 'Invoices' },
    ];
    const { adapter } = world({ permissions });
    const element = await managerOf(adapter);
    await press(element, 'Add group');
    await fill(element, 'Name', 'Bookkeeping');
    await press(element, 'Next');
    await sees(element, 'What may its members do?');
    await tick(element, 'Invoices');
    await press(element, 'Next');
    await press(element, 'Next');
    await sees(element, 'Nobody is added.');
    await sees(element, 'Invoices');
    await press(element, 'Add group');
    await press(element, 'View group');
    await press(element, 'Permissions');
    await sees(element, 'Invoices');
    await seesNot(element, 'Place orders');
    await accessible(element);
    const { items } = await adapter.groups.list({ limit: 10 });
    expect(items.find(({ name }) => name === 'Bookkeeping')?.permissionIds).to.deep.equal(['invoices']);
  });

  it('leads to the name when it is taken', async () => {
    const element = await managerOf(world().adapter);
    await press(element, 'Add group');
    await fill(element, 'Name', 'finance');
    await press(element, 'Next');
    await press(element, 'Next');
    await press(element, 'Add group');
    await sees(element, 'A group with this name exists.');
    expect((await field(element, 'Name')).value).to.equal('finance');
  });

  it('tells of somebody else’s change, and can overwrite it', async () => {
    const { adapter } = world();
    const element = await managerOf(adapter);
    element.selected = 'GRP-2';
    element.view = 'edit';
    await fill(element, 'Name', 'Money');
    await press(element, 'Next');
    await press(element, 'Next');
    await sees(element, 'Check before you save.');
    await adapter.groups.update('GRP-2', { description: 'By another' });
    await press(element, 'Save');
    await sees(element, 'Someone else changed this group meanwhile.');
    await press(element, 'Overwrite');
    await sees(element, 'Money was saved.');
    const after = await adapter.groups.get('GRP-2');
    expect([after.name, after.description]).to.deep.equal(['Money', 'By another']);
  });

  describe('Undo of an edit', () => {
    /** Renames Sales and puts Priya into it. */
    async function saveSales(adapter: DirectoryAdapter): Promise<GroupManagerElement> {
      const element = await managerOf(adapter);
      element.selected = 'GRP-3';
      element.view = 'edit';
      await fill(element, 'Name', 'Sellers');
      await press(element, 'Next');
      await tick(element, 'Priya Rao');
      await press(element, 'Next');
      await press(element, 'Save');
      await sees(element, 'Sellers was saved.');
      return element;
    }

    it('gives the group its name again and takes out who came in', async () => {
      const { adapter, active } = world();
      const element = await saveSales(adapter);
      const heard: string[] = [];
      for (const type of ['before-group-update', 'group-update', 'before-group-members', 'group-members'])
        element.addEventListener(type, () => heard.push(type));
      await adapter.groups.update('GRP-3', { description: 'By another' });
      await press(element, 'Undo');
      await sees(element, 'Sales is as before.');
      await waitUntil(() => element.view === 'details');
      const { name, description, memberCount } = await adapter.groups.get('GRP-3');
      expect([name, description, memberCount]).to.deep.equal(['Sales', 'By another', 0]);
      expect((await adapter.users.get(active.id)).groups).to.have.lengthOf(2);
      expect(heard).to.deep.equal(['before-group-update', 'group-update', 'before-group-members', 'group-members']);
    });

    it('is refused where somebody else has changed the same since, with versions and without', async () => {
      for (const versions of [true, false]) {
        const { adapter } = world();
        const kept = around(adapter, async (call, next) => {
          const answer = await next();
          if (versions || !['groups.get', 'groups.update'].includes(call.member)) return answer;
          const { version: _version, ...group } = answer as Group;
          return group;
        });
        const element = await saveSales(kept);
        await adapter.groups.update('GRP-3', { name: 'Theirs' });
        await press(element, 'Undo');
        await sees(element, 'Not undone: someone else has changed Sellers since.');
        const { name, memberCount } = await adapter.groups.get('GRP-3');
        expect([name, memberCount, element.view]).to.deep.equal(['Theirs', 1, 'edit']);
      }
    });

    it('can be tried again when it failed, and stopped by the host', async () => {
      const { adapter } = world();
      let fails = false;
      const element = await saveSales(
        around(adapter, (call, next) => {
          if (!fails || call.member !== 'groups.update') return next();
          fails = false;
          throw new DirectoryError('server', 'Out of order.');
        }),
      );
      const stop = (event: Event): void => event.preventDefault();
      element.addEventListener('before-group-update', stop);
      await press(element, 'Undo');
      element.removeEventListener('before-group-update', stop);
      fails = true;
      await press(element, 'Undo');
      await sees(element, 'That was not undone.');
      expect((await adapter.groups.get('GRP-3')).name).to.equal('Sellers');
      await press(element, 'Undo');
      await sees(element, 'Sales is as before.');
    });

    it('is not offered for a new group', async () => {
      const element = await managerOf(world().adapter);
      await press(element, 'Add group');
      await fill(element, 'Name', 'Night shift');
      for (const step of ['Next', 'Next', 'Add group']) await press(element, step);
      await sees(element, 'Night shift was added.');
      expect(findButton(element, 'Undo')).to.equal(undefined);
    });
  });

  it('takes several members out, with the receipt of each that failed', async () => {
    const { adapter } = world();
    const element = await managerOf(adapter);
    element.selected = 'GRP-1';
    element.view = 'details';
    await tick(element, 'Priya Rao');
    await tick(element, 'Anna Berg');
    await press(element, 'Remove 2 members');
    await sees(element, '1 person was not removed.');
    await sees(element, 'A user is in at least one group. Choose one.');
    await sees(element, '1 member removed.');
    await press(element, 'Undo');
    await sees(element, '1 member added.');
  });

  it('says why a group cannot be deleted, and deletes an empty one', async () => {
    const element = await managerOf(world().adapter);
    element.view = 'details';
    element.selected = 'GRP-1';
    element.tab = 'details';
    await sees(element, 'Group ID');
    const barred = await button(element, 'Delete');
    barred.focus();
    expect(descriptionOf(barred)).to.contain('It cannot be deleted.');
    await sendKeys({ press: 'Enter' });
    expect(findButton(element, 'Cancel')).to.equal(undefined);
    element.selected = 'GRP-3';
    await sees(element, 'GRP-3');
    let removed = '';
    element.addEventListener('group-remove', ({ group }) => (removed = group.id));
    await press(element, 'Delete');
    await sees(element, 'Delete Sales?');
    (await button(element, 'Cancel')).focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await sees(element, 'Sales was deleted.');
    expect([removed, element.view, element.selected]).to.deep.equal(['GRP-3', 'list', undefined]);
  });

  it('asks before what was typed is lost, and lets a host stop the saving', async () => {
    const element = await managerOf(world().adapter);
    element.addEventListener('before-group-create', (event) =>
      event.waitUntil(Promise.reject(new Error('Not today.'))),
    );
    await press(element, 'Add group');
    await fill(element, 'Name', 'Night shift');
    await press(element, 'Next');
    await press(element, 'Next');
    await press(element, 'Add group');
    await sees(element, 'Not today.');
    await press(element, 'Close');
    await sees(element, 'Discard your changes?');
    await press(element, 'Keep editing');
    await sees(element, 'Night shift');
  });

  it('asks before those who are ticked to come in are lost, and a host may ask', async () => {
    const element = await managerOf(world().adapter);
    element.selected = 'GRP-3';
    element.view = 'details';
    await press(element, 'Add members');
    expect([element.hasUnsavedInput, await element.mayLeave()]).to.deep.equal([false, true]);
    await press(element, 'Add members');
    await tick(element, 'Priya Rao');
    expect(element.hasUnsavedInput).to.equal(true);
    await press(element, 'Edit');
    await press(element, 'Keep editing');
    await button(element, 'Add 1 member');
    const left = element.mayLeave();
    await press(element, 'Discard changes');
    expect([await left, element.hasUnsavedInput, element.view]).to.deep.equal([true, false, 'details']);
    await press(element, 'Edit');
    await field(element, 'Name');
  });

  it('keeps what was typed while the host shows something else', async () => {
    const element = await managerOf(world().adapter);
    await press(element, 'Add group');
    await fill(element, 'Name', 'Night shift');
    element.view = 'details';
    element.selected = 'GRP-2';
    await sees(element, 'Finance');
    element.view = 'add';
    element.selected = undefined;
    await waitUntil(() => findField(element, 'Name')?.value === 'Night shift');
    await press(element, 'Close');
    await press(element, 'Discard changes');
    await press(element, 'Add group');
    expect((await field(element, 'Name')).value).to.equal('');
  });

  it('makes one group, though the answer to the first try got lost', async () => {
    const { adapter } = world();
    let lost = true;
    const keys: unknown[] = [];
    const flaky = around(adapter, async (call, next) => {
      if (call.member !== 'groups.create') return next();
      keys.push((call.args[1] as WriteOptions).idempotencyKey);
      const answer = await next();
      if (!lost) return answer;
      lost = false;
      throw new DirectoryError('network', 'The connection broke.', { outcome: 'unknown' });
    });
    const element = await managerOf(flaky);
    await press(element, 'Add group');
    await fill(element, 'Name', 'Night shift');
    await press(element, 'Next');
    await press(element, 'Next');
    await press(element, 'Add group');
    await waitUntil(() => keys.length === 1);
    await seesNot(element, 'Night shift was added.');
    await press(element, 'Add group');
    await sees(element, 'Night shift');
    await waitUntil(() => keys.length === 2);
    await press(element, 'View group');
    expect(keys[0]).to.equal(keys[1]);
    const { items } = await adapter.groups.list({ limit: 100 });
    expect(items.filter(({ name }) => name === 'Night shift')).to.have.lengthOf(1);
  });

  it('says of whom a new group’s adding failed, and tries those alone again', async () => {
    const { adapter } = world();
    let tries = 0;
    const partly = around(adapter, async (call, next) => {
      if (call.member !== 'groups.addMembers' || (tries += 1) > 1) return next();
      const ids = call.args[1] as readonly string[];
      return ids.map((userId, at) =>
        at === 0 ? { userId, ok: true } : { userId, ok: false, error: new DirectoryError('server', 'down') },
      );
    });
    const element = await managerOf(partly);
    await press(element, 'Add group');
    await fill(element, 'Name', 'Night shift');
    await press(element, 'Next');
    await tick(element, 'Priya Rao');
    await tick(element, 'Anna Berg');
    await press(element, 'Next');
    await press(element, 'Add group');
    await sees(element, '1 person was not added.');
    await press(element, 'Try again');
    await seesNot(element, 'was not added.');
    expect(tries).to.equal(2);
  });

  it('has one button to add a group where there is none yet', async () => {
    const element = await managerOf(memoryAdapter({ groups: [], users: [] }));
    await sees(element, 'No groups yet');
    const buttons = deepAll(element.renderRoot as ShadowRoot, 'button').map((each) => each.textContent.trim());
    expect(buttons.filter((each) => each === 'Add group')).to.have.length(1);
    await press(element, 'Add group');
    await sees(element, 'What is the group called?');
  });

  it('reads on in a thousand groups, and finds the last by its name', async () => {
    const groups = Array.from({ length: 1000 }, (_, at) => ({ id: `GRP-${at}`, name: `Branch ${at}` }));
    const element = await managerOf(world({ groups, users: [] }).adapter);
    await sees(element, '1,000 groups');
    await press(element, 'Show more');
    await sees(element, 'Branch 59');
    await fill(element, 'Search groups', 'Branch 999');
    await sees(element, 'Branch 999');
    await seesNot(element, 'Branch 59');
  });

  it('shows only what the backend and the viewer can do', async () => {
    const looking = await managerOf(readOnly(world().adapter));
    await sees(looking, 'Finance');
    expect(findButton(looking, 'Add group')).to.equal(undefined);
    const viewer = await managerOf(readOnlyViewer(world().adapter));
    const add = await button(viewer, 'Add group');
    expect(add.getAttribute('aria-disabled')).to.equal('true');
    expect(descriptionOf(add)).to.contain('Only administrators');
  });

  it('says what failed, and tries again', async () => {
    let broken = true;
    const adapter = around(world().adapter, (_name, call) =>
      broken ? Promise.reject(new DirectoryError('server', 'down')) : call(),
    );
    const element = await managerOf(adapter);
    await sees(element, 'The groups did not load');
    broken = false;
    await press(element, 'Try again');
    await sees(element, 'Finance');
    const closed = await managerOf(failing(world().adapter, 'forbidden', { only: ['groups.list'] }));
    await sees(closed, 'You cannot see the groups');
    await waitUntil(() => closed.matches(':state(failed)'));
  });
});
