import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { startRouter } from '../../../examples/host/app/router.js';
import { declaring, failing, readOnlyViewer, withoutGroups } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import '../../../src/elements/account-users/define.js';
import type { AccountUsersElement } from '../../../src/elements/account-users/account-users.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  accessible,
  button,
  deepAll,
  field,
  fill,
  findButton,
  findField,
  press,
  seen,
  sees,
  seesNot,
} from '../parts/acting.js';
import { world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

interface Mounting extends Partial<Pick<AccountUsersElement, 'view' | 'selected' | 'tab' | 'details'>> {
  readonly width?: number;
}

async function mount(adapter: DirectoryAdapter, { width = 1200, ...set }: Mounting = {}): Promise<AccountUsersElement> {
  await directoryOf(adapter).start();
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  frame.style.inlineSize = `${width}px`;
  const element = document.createElement('account-users');
  element.adapter = adapter;
  Object.assign(element, set);
  frame.append(element);
  await element.updateComplete;
  await sees(element, 'Users');
  return element;
}

function panel(element: AccountUsersElement): HTMLDialogElement {
  return element.renderRoot.querySelector('dialog.panel') as HTMLDialogElement;
}

/** Opens the details of a user by keyboard. */
async function view(element: AccountUsersElement, name: string): Promise<void> {
  await press(element, name);
  await waitUntil(() => panel(element).open, 'the details');
  await waitUntil(() => seen(panel(element)).includes('Profile'), 'what is in the details');
}

/** What a person is told that they may go to. */
function heard(element: AccountUsersElement): unknown[] {
  const places: unknown[] = [];
  element.addEventListener('account-view-change', ({ view, selected, tab }) =>
    places.push([view, selected, tab].filter((each) => each !== undefined).join(' ')),
  );
  return places;
}

describe('<account-users>', () => {
  it('shows details beside the list, and gives the focus back on Escape', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    const places = heard(element);
    await sees(element, 'Priya Rao');
    await view(element, 'Priya Rao');
    expect(panel(element).matches(':modal')).to.equal(false);
    expect([element.view, element.selected]).to.deep.equal(['users', 'USR-2']);
    await waitUntil(() => panel(element).matches(':focus-within'), 'the focus in the details');
    await accessible(element);
    await press(panel(element), /^Groups/u);
    await waitUntil(() => element.tab === 'groups');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !panel(element).open);
    const row = await button(element, 'Priya Rao');
    expect(row.matches(':focus')).to.equal(true);
    expect(places).to.deep.equal(['users USR-2', 'users USR-2 groups', 'users']);
  });

  it('shows them over the list where there is no room, or where the host wants it', async () => {
    for (const given of [{ width: 340 }, { details: 'over' }] as const) {
      const { adapter } = world();
      const element = await mount(adapter, given);
      await sees(element, 'Priya Rao');
      await view(element, 'Priya Rao');
      expect(panel(element).matches(':modal')).to.equal(true);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !panel(element).open);
      expect(element.selected).to.equal(undefined);
    }
  });

  it('leaves them to a page of the host’s', async () => {
    const { adapter } = world();
    const element = await mount(adapter, { details: 'page' });
    const asked: string[] = [];
    element.addEventListener('user-view-request', ({ user }) => asked.push(user.id));
    await sees(element, 'Priya Rao');
    await press(element, 'Priya Rao');
    await waitUntil(() => asked.length === 1);
    expect([asked, element.selected, deepAll(element.renderRoot as ShadowRoot, 'user-details').length]).to.deep.equal([
      ['USR-2'],
      undefined,
      0,
    ]);
  });

  it('asks before another user takes the place of what is being typed', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    await sees(element, 'Priya Rao');
    await view(element, 'Priya Rao');
    await press(panel(element), 'Edit profile');
    await fill(panel(element), 'Last name', 'Raghunathan');
    await press(element, 'Elif Kaya');
    await sees(element, 'Discard your changes?');
    await press(element, 'Keep editing');
    expect(element.selected).to.equal('USR-2');
    expect(findField(panel(element), 'Last name')?.value).to.equal('Raghunathan');
    await press(element, 'Elif Kaya');
    await press(element, 'Discard changes');
    await waitUntil(() => element.selected === 'USR-3');
    await waitUntil(() => seen(panel(element)).includes('Expires in'));
  });

  it('counts users and groups in its tabs, where the backend counts', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    await button(element, 'Users 5');
    await button(element, 'Groups 3');
    await adapter.groups.create({ name: 'Night shift' });
    directoryOf(adapter).changed({ topic: 'groups', cause: 'elsewhere' });
    await button(element, 'Groups 4');
    const silent = await mount(declaring(world().adapter, { counts: false }));
    await button(silent, 'Groups 3');
    await button(silent, 'Users');
  });

  for (const details of ['auto', 'over'] as const) {
    it(`offers Undo of what was done in the details after they are closed, ${details}`, async () => {
      const { adapter, active } = world();
      const element = await mount(adapter, { details });
      const asked: string[] = [];
      element.addEventListener('before-user-act', ({ act }) => asked.push(act));
      await sees(element, 'Priya Rao');
      await view(element, 'Priya Rao');
      await press(panel(element), 'Edit profile');
      await fill(panel(element), 'Last name', 'Raghunathan');
      await press(panel(element), 'Save');
      await sees(panel(element), 'Profile saved.');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !panel(element).open, 'the details to close');
      await sees(element, 'Profile saved.');
      await accessible(element);
      await press(element, 'Undo');
      await sees(element, 'The profile is as before.');
      expect((await adapter.users.get(active.id)).lastName).to.equal('Rao');
      expect(asked, 'the host is asked before each').to.deep.equal(['update', 'update']);
    });
  }

  it('offers Undo of a revoked invitation after the details are closed, which a host may still stop', async () => {
    const { adapter, invited } = world();
    const element = await mount(adapter, { details: 'over' });
    await sees(element, 'Elif Kaya');
    await press(element, 'Elif Kaya');
    await press(panel(element), 'Revoke invitation');
    await sees(element, 'Revoke the invitation of Elif Kaya?');
    await press(deepAll(panel(element), 'dialog[open]')[0] as HTMLElement, 'Revoke invitation');
    await sees(element, 'The invitation of Elif Kaya is revoked.');
    await press(panel(element), 'Close details');
    await waitUntil(() => !panel(element).open, 'the details to close');
    const stop = (event: Event): void => event.preventDefault();
    element.addEventListener('before-user-act', stop, { once: true });
    await press(element, 'Undo');
    await seesNot(element, 'Undo');
    expect((await adapter.users.get(invited.id)).state).to.equal('disabled');
  });

  it('undoes what was done to whom the details do not show any more', async () => {
    const { adapter, active } = world();
    const element = await mount(adapter);
    await sees(element, 'Priya Rao');
    await view(element, 'Priya Rao');
    await press(panel(element), 'Details');
    await press(panel(element), 'Block');
    await sees(element, 'Priya Rao is blocked.');
    await press(panel(element), 'Next user');
    await waitUntil(() => element.selected !== active.id, 'somebody else');
    await press(element, 'Undo');
    await waitUntil(async () => (await adapter.users.get(active.id)).state === 'active', 'the way back');
  });

  it('goes to the next and the previous user of the list, by button and key, and asks about what is unsaved', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    await sees(element, 'Priya Rao');
    const [first, second] = deepAll(element.renderRoot as ShadowRoot, '[data-row]').map(({ dataset }) => dataset.id);
    element.selected = first;
    await press(element, 'Next user');
    await waitUntil(() => element.selected === second, 'the next');
    const focused = (): string | null | undefined => element.shadowRoot?.activeElement?.getAttribute('aria-label');
    expect(focused(), 'so that one can go on').to.equal('Next user');
    await sendKeys({ press: 'k' });
    await waitUntil(() => element.selected === first, 'back by key');
    await press(element, 'Previous user');
    await sees(element, 'This is the first in the list as it is shown.');
    expect(element.selected).to.equal(first);
    await press(panel(element), 'Edit profile');
    await fill(panel(element), 'Last name', 'Raghunathan');
    await press(element, 'Next user');
    await press(element, 'Keep editing');
    expect(element.selected).to.equal(first);
    expect(findField(panel(element), 'Last name')?.value).to.equal('Raghunathan');
  });

  it('opens the wizard in a dialog, and goes from there to whom it added', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    const places = heard(element);
    await sees(element, 'Priya Rao');
    await press(element, 'Add user');
    await fill(element, 'First name', 'Mia');
    await fill(element, 'Last name', 'Sund');
    await fill(element, 'Email', 'mia@example.com');
    for (const step of ['Next', 'Next']) await press(element, step);
    const wizard = element.renderRoot.querySelector('#wizard') as HTMLElement;
    await press(wizard, /^(Add|Invite)/u);
    await press(element, 'View details');
    await waitUntil(() => panel(element).open && seen(panel(element)).includes('Mia Sund'));
    expect(places).to.have.lengthOf(2);
    expect(places[0]).to.equal('add-user');
  });

  it('has groups on a page of their own, and keeps what is unfinished on either', async () => {
    const { adapter } = world();
    const element = await mount(adapter);
    await sees(element, 'Priya Rao');
    await fill(element, /^Search/u, 'rao');
    await seesNot(element, 'Elif Kaya');
    await press(element, /^Groups \d/u);
    await sees(element, 'Finance');
    expect(seen(element)).not.to.contain('Priya Rao');
    await press(element, 'Add group');
    await waitUntil(() => element.view === 'add-group');
    await fill(element, /name/iu, 'Night shift');
    await press(element, /^Users \d/u);
    await sees(element, 'Priya Rao');
    expect(findField(element, /^Search/u)?.value).to.equal('rao');
    await press(element, /^Groups \d/u);
    expect(element.view).to.equal('add-group');
    await waitUntil(() => findField(element, /name/iu)?.value === 'Night shift');
    await accessible(element);
  });

  it('has no tabs where there is nothing to manage but users', async () => {
    const { settings: _settings, ...adapter } = withoutGroups(world().adapter);
    const element = await mount(adapter, { view: 'groups' });
    await sees(element, 'Priya Rao');
    expect(deepAll(element.renderRoot as ShadowRoot, '[role="tab"]')).to.deep.equal([]);
  });

  it('has the settings of the account behind a tab, for whoever may change them', async () => {
    const element = await mount(world().adapter);
    const places = heard(element);
    await press(element, 'Settings');
    await sees(element, 'Days that a link is valid');
    const heads = deepAll(element.renderRoot as ShadowRoot, 'h2').filter((head) => head.checkVisibility());
    expect(heads.map((head) => head.textContent.trim())).to.deep.equal(['Invitation settings']);
    expect(places).to.deep.equal(['settings']);
    await accessible(element);
  });

  it('has no settings where the person may not change them, even when a link leads there', async () => {
    const element = await mount(readOnlyViewer(world().adapter), { view: 'settings' });
    await sees(element, 'Priya Rao');
    const tabs = deepAll(element.renderRoot as ShadowRoot, '[role="tab"]').map((tab) => seen(tab));
    expect(tabs.map((name) => name.replace(/ \d+$/u, ''))).to.deep.equal(['Users', 'Groups']);
  });

  it('stays where it is when the host prevents the change, its parts too', async () => {
    const { adapter } = world();
    const element = await mount(adapter, { view: 'groups' });
    await sees(element, 'Finance');
    element.addEventListener('account-view-change', (event) => event.preventDefault());
    await press(element, 'Add group');
    await press(element, /^Users \d/u);
    await sees(element, 'Finance');
    expect([element.view, findButton(element, 'Add group') !== undefined]).to.deep.equal(['groups', true]);
  });

  it('says in the details why somebody cannot be shown, and closes them', async () => {
    const { adapter } = world();
    const element = await mount(failing(adapter, 'not-found', { only: ['users.get'] }), { selected: 'USR-99' });
    await sees(element, 'This user no longer exists');
    await press(element, 'Close details');
    await waitUntil(() => !panel(element).open);
  });

  describe('with a router', () => {
    const before = location.href;
    let end: (() => void) | undefined;
    afterEach(() => {
      end?.();
      history.replaceState(null, '', before);
    });

    async function routed(search: string): Promise<AccountUsersElement> {
      history.replaceState(null, '', `${location.pathname}${search}`);
      const element = await mount(world().adapter);
      end = startRouter(element);
      return element;
    }
    const address = (): string => decodeURIComponent(location.search);

    it('is in the address, which leads back and forward', async () => {
      const element = await routed('?account=ACC-1');
      await sees(element, 'Priya Rao');
      await view(element, 'Priya Rao');
      expect(address()).to.equal('?user=USR-2&account=ACC-1');
      await press(panel(element), 'Details');
      await waitUntil(() => address() === '?user=USR-2&tab=details&account=ACC-1');
      await press(panel(element), 'Close details');
      await press(element, /^Groups \d/u);
      await sees(element, 'Finance');
      expect(address()).to.equal('?view=groups&account=ACC-1');
      history.back();
      await sees(element, 'Priya Rao');
      expect(panel(element).open).to.equal(false);
      history.back();
      await waitUntil(() => panel(element).open && seen(panel(element)).includes('User ID'));
      history.forward();
      history.forward();
      await sees(element, 'Finance');
      expect(address()).to.equal('?view=groups&account=ACC-1');
    });

    it('asks before Back takes what is typed about a user, and puts the address right where they stay', async () => {
      const element = await routed('?account=ACC-1');
      await sees(element, 'Priya Rao');
      await view(element, 'Elif Kaya');
      await view(element, 'Priya Rao');
      await press(panel(element), 'Edit profile');
      await fill(panel(element), 'Last name', 'Raghunathan');
      const places = heard(element);
      history.back();
      await sees(element, 'Discard your changes?');
      expect(seen(panel(element)), 'they are still there while they are asked').to.contain('Priya Rao');
      await press(element, 'Keep editing');
      await waitUntil(() => address() === '?user=USR-2&account=ACC-1');
      expect(findField(panel(element), 'Last name')?.value).to.equal('Raghunathan');
      expect(places).to.deep.equal(['users USR-2']);
      history.back();
      await press(element, 'Discard changes');
      await waitUntil(() => seen(panel(element)).includes('Expires in'));
      expect([element.selected, address()]).to.deep.equal(['USR-3', '?user=USR-3&account=ACC-1']);
    });

    it('keeps the wizard and its address where Back would have lost what is typed', async () => {
      const element = await routed('?account=ACC-1');
      await sees(element, 'Priya Rao');
      await press(element, 'Add user');
      await fill(element, 'First name', 'Mia');
      expect(address()).to.equal('?view=add-user&account=ACC-1');
      history.back();
      const wizard = element.renderRoot.querySelector('#wizard') as HTMLElement;
      await press(wizard, 'Keep editing');
      await waitUntil(() => address() === '?view=add-user&account=ACC-1');
      expect([element.view, findField(element, 'First name')?.value]).to.deep.equal(['add-user', 'Mia']);
      history.back();
      await press(wizard, /^Discard/u);
      await waitUntil(() => findField(element, 'First name') === undefined);
      expect([element.view, address()]).to.deep.equal(['users', '?account=ACC-1']);
    });

    it('asks before Back takes what is typed about a group, and puts the address right where they stay', async () => {
      const element = await routed('?view=groups&account=ACC-1');
      await press(element, 'Finance');
      await sees(element, 'Priya Rao');
      await press(element, 'Edit');
      await fill(element, 'Name', 'Money');
      expect(address()).to.equal('?view=edit-group&group=GRP-2&account=ACC-1');
      const places = heard(element);
      history.back();
      await sees(element, 'Discard your changes?');
      await press(element, 'Keep editing');
      await waitUntil(() => address() === '?view=edit-group&group=GRP-2&account=ACC-1');
      expect([element.view, findField(element, 'Name')?.value]).to.deep.equal(['edit-group', 'Money']);
      expect(places).to.deep.equal(['edit-group GRP-2']);
      history.back();
      await press(element, 'Discard changes');
      await sees(element, 'Priya Rao');
      expect([element.view, element.selected]).to.deep.equal(['groups', 'GRP-2']);
      await press(element, 'Edit');
      expect((await field(element, 'Name')).value, 'what was given up is gone').to.equal('Finance');
    });

    it('asks before Back takes those who are ticked to come into a group', async () => {
      const element = await routed('?view=groups&account=ACC-1');
      await press(element, 'Sales');
      await press(element, 'Add members');
      (await field(element, 'Priya Rao')).focus();
      await sendKeys({ press: 'Space' });
      history.back();
      await press(element, 'Keep editing');
      await waitUntil(() => address() === '?view=groups&group=GRP-3&account=ACC-1');
      await press(element, 'Add 1 member');
      await sees(element, '1 member added.');
      history.back();
      await sees(element, 'Finance');
      expect(seen(element)).not.to.contain('Discard your changes?');
    });

    it('does not ask where Back leads to another page, which keeps what is typed about a group', async () => {
      const element = await routed('?account=ACC-1');
      await press(element, /^Groups \d/u);
      await press(element, 'Add group');
      await fill(element, 'Name', 'Night shift');
      await press(element, /^Users \d/u);
      await sees(element, 'Priya Rao');
      history.back();
      await waitUntil(() => findField(element, 'Name')?.value === 'Night shift');
      expect(element.view).to.equal('add-group');
    });

    it('leads from a link to search, user and tab, and follows the search', async () => {
      const element = await routed('?search=ra&state=active&user=USR-2&tab=audit');
      await sees(element, 'Priya Rao');
      await waitUntil(() => element.renderRoot.querySelector('dialog.panel')?.hasAttribute('open'));
      expect(seen(element)).not.to.contain('Elif Kaya');
      await fill(element, /^Search/u, 'pri');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => address() === '?search=pri&state=active&user=USR-2&tab=audit');
    });

    it('leads from a link to a page of the list and its filters', async () => {
      const element = await routed('?filter=group%3AEveryone&rows=2&page=2');
      await waitUntil(() => element.query.page === 2 && element.query.groups?.join() === 'Everyone', 'the page');
      expect(address()).to.equal('?filter=group:Everyone&rows=2&page=2');
    });
  });
});
