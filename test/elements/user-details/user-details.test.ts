import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { declaring, failing, pending, readOnly, withoutGroups } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter, WriteOptions } from '../../../src/domain/adapter.js';
import type { WizardField } from '../../../src/elements/parts/custom/custom-field.js';
import '../../../src/elements/user-details/define.js';
import type { UserDetailsElement } from '../../../src/elements/user-details/user-details.js';
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
  seen,
  sees,
  seesNot,
  show,
} from '../parts/acting.js';
import { EVERYONE, FINANCE, SALES, withoutVersions, world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function detailsOf(
  adapter: DirectoryAdapter,
  userId: string,
  tab: UserDetailsElement['tab'] = 'general',
): Promise<UserDetailsElement> {
  await directoryOf(adapter).start();
  return show(html`<user-details .adapter=${adapter} user-id=${userId} tab=${tab} closable></user-details>`);
}

/** Waits until the group picker shows this group, and presses its row. */
async function toggleGroup(element: UserDetailsElement, name: string): Promise<void> {
  const rows = (): HTMLElement[] =>
    deepAll(element.renderRoot as ShadowRoot, '[role="option"]').filter((row) => row.textContent.includes(name));
  await waitUntil(() => rows().length > 0, `group ${name}`);
  rows()[0]?.click();
}

describe('<user-details>', () => {
  it('shows who it is and how they stand', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await sees(element, 'Priya Rao');
    await sees(element, 'priya@example.com');
    await sees(element, 'Active');
    await sees(element, 'USR-2');
    await sees(element, '+43 664 1234567');
  });

  it('moves through its tabs by arrow keys, and says so', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    const tabs: string[] = [];
    element.addEventListener('tab-change', (event) => tabs.push(event.tab));
    (await button(element, 'General')).focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => element.tab === 'groups');
    await sendKeys({ press: 'ArrowRight' });
    await sees(element, 'User ID');
    expect(tabs).to.deep.equal(['groups', 'details']);
    element.tab = 'general';
    await sees(element, 'Profile');
    expect(tabs).to.have.lengthOf(2);
  });

  it('has the invitation of someone invited in it, and none for a member', async () => {
    const { adapter, invited, active } = world();
    await sees(await detailsOf(adapter, invited.id), 'Expires in 2 days');
    const member = await detailsOf(adapter, active.id);
    await sees(member, 'Priya Rao');
    expect(seen(member)).not.to.contain('Invitation');
  });

  it('leads from the invitation to the groups in their tab', async () => {
    const { adapter, invited } = world();
    const element = await detailsOf(adapter, invited.id);
    await press(element, 'Edit groups');
    await waitUntil(() => element.tab === 'groups');
    expect(deepAll(element.renderRoot as ShadowRoot, 'dialog[open]')).to.deep.equal([]);
  });

  it('keeps the Undo of a revoked invitation', async () => {
    const { adapter, invited } = world();
    const element = await detailsOf(adapter, invited.id);
    await press(element, 'Revoke invitation');
    await sees(element, 'Revoke the invitation of Elif Kaya?');
    await press(deepAll(element.renderRoot as ShadowRoot, 'dialog[open]')[0] as HTMLElement, 'Revoke invitation');
    await sees(element, 'Disabled');
    await press(element, 'Undo');
    await sees(element, 'Invited');
    await sees(element, 'Expires in 7 days');
  });

  it('edits the profile in place, sends only what changed, and gives the focus back', async () => {
    const { adapter, active } = world();
    const sent: unknown[] = [];
    const watched = around(adapter, (call, next) => {
      if (call.member === 'users.update') sent.push(call.args[1], (call.args[2] as WriteOptions).ifMatch);
      return next();
    });
    const element = await detailsOf(watched, active.id);
    await press(element, 'Edit profile');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'profile-firstName');
    await fill(element, 'Last name', 'Raghunathan');
    await sendKeys({ press: 'Enter' });
    await sees(element, 'Profile saved.');
    await sees(element, 'Priya Raghunathan');
    const before = await adapter.users.get(active.id);
    expect(sent[0]).to.deep.equal({ lastName: 'Raghunathan' });
    expect(sent[1]).to.be.a('string').and.not.to.equal(before.version);
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'edit-profile');
  });

  it('names what is wrong at its field and leads the focus there', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Last name', '');
    await fill(element, /^Phone number/u, '12');
    await press(element, 'Save');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'profile-lastName');
    expect(descriptionOf(await field(element, 'Last name'))).to.equal('Fill this in.');
    expect(descriptionOf(await field(element, /^Phone number/u))).to.contain('4 to 14 digits');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Rao');
  });

  it('takes a phone number away, and takes one with a plain country code', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Country code', '');
    await fill(element, /^Phone number/u, '');
    await press(element, 'Save');
    await sees(element, 'Profile saved.');
    expect((await adapter.users.get(active.id)).phone).to.equal(undefined);
    await press(element, 'Edit profile');
    await fill(element, 'Country code', '0049');
    await fill(element, /^Phone number/u, '30 / 123-456');
    await press(element, 'Save');
    await sees(element, '+49 30 123456');
  });

  it('edits what the backend can change, and nothing else', async () => {
    const { adapter, active } = world();
    const sent: unknown[] = [];
    const named = declaring(
      around(adapter, (call, next) => {
        if (call.member === 'users.update') sent.push(call.args[1]);
        return next();
      }),
      { editable: ['name', 'role'] },
    );
    const element = await detailsOf(named, active.id);
    await press(element, 'Edit profile');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'profile-firstName');
    expect(deepAll(element.renderRoot as ShadowRoot, 'form input')).to.have.lengthOf(2);
    await fill(element, 'First name', 'Prisha');
    await press(element, 'Save');
    await sees(element, 'Prisha Rao');
    expect(sent).to.deep.equal([{ firstName: 'Prisha' }]);
    // A number is the only thing to edit, and the focus goes there.
    const reached = await detailsOf(declaring(adapter, { editable: ['phone'] }), active.id);
    await press(reached, 'Edit profile');
    await waitUntil(() => reached.shadowRoot?.activeElement?.id === 'profile-countryCode');
  });

  it('offers no editing where nothing shown can be changed', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(declaring(adapter, { editable: ['custom'] }), active.id);
    await sees(element, 'priya@example.com');
    expect(findButton(element, 'Edit profile')).to.equal(undefined);
  });

  it('notices a change by somebody else: keeping mine overwrites only what I typed', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Last name', 'Mine');
    await adapter
      .as({ id: 'USR-9', name: 'Zoe', email: 'zoe@example.com', administrator: true })
      .users.update(active.id, { firstName: 'Theirs', lastName: 'Theirs' });
    await sees(element, 'Someone else changed this user meanwhile.');
    await sees(element, 'Different now: First name and Last name.');
    expect((await field(element, 'Last name')).value).to.equal('Mine');
    await press(element, 'Keep mine');
    await seesNot(element, 'Someone else changed');
    await press(element, 'Save');
    await sees(element, 'Profile saved.');
    const after = await adapter.users.get(active.id);
    expect([after.firstName, after.lastName]).to.deep.equal(['Theirs', 'Mine']);
  });

  it('is told by the backend where nothing came live, and can take theirs', async () => {
    const { adapter, active } = world();
    const { subscribe: _none, ...deaf } = adapter;
    const element = await detailsOf(deaf, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Last name', 'Mine');
    await adapter.users.update(active.id, { lastName: 'Theirs' });
    await press(element, 'Save');
    await sees(element, 'Different now: Last name. What you typed is kept.');
    expect((await field(element, 'Last name')).value).to.equal('Mine');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Theirs');
    await press(element, 'Reload');
    await waitUntil(async () => (await field(element, 'Last name')).value === 'Theirs');
  });

  it('sends a refused save again with "Keep mine"', async () => {
    const { adapter, active } = world();
    const { subscribe: _none, ...deaf } = adapter;
    const element = await detailsOf(deaf, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Last name', 'Mine');
    await adapter.users.update(active.id, { lastName: 'Theirs' });
    await press(element, 'Save');
    await sees(element, 'Different now: Last name.');
    await press(element, 'Keep mine');
    await sees(element, 'Profile saved.');
    expect((await adapter.users.get(active.id)).lastName).to.equal('Mine');
  });

  it('keeps what was typed when the save fails', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(failing(adapter, 'network', { only: ['users.update'], times: 1 }), active.id);
    await press(element, 'Edit profile');
    await fill(element, 'First name', 'Prisca');
    await press(element, 'Save');
    await sees(element, 'The profile was not saved.');
    expect((await field(element, 'First name')).value).to.equal('Prisca');
    await press(element, 'Save');
    await sees(element, 'Prisca Rao');
  });

  it('stages groups, says what changes, and saves them together', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id, 'groups');
    await toggleGroup(element, SALES.name);
    await toggleGroup(element, FINANCE.name);
    await sees(element, /Sales\s*Adding/u);
    await sees(element, /Finance\s*Removing/u);
    expect((await adapter.users.get(active.id)).groups.map(({ id }) => id)).to.deep.equal([EVERYONE.id, FINANCE.id]);
    await press(element, 'Save 2 changes');
    await sees(element, 'Groups saved.');
    expect((await adapter.users.get(active.id)).groups.map(({ id }) => id)).to.have.members([EVERYONE.id, SALES.id]);
    expect(findButton(element, /^Save/u)).to.equal(undefined);
  });

  it('discards staged groups', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id, 'groups');
    await toggleGroup(element, SALES.name);
    await press(element, 'Discard');
    await seesNot(element, 'Your changes');
  });

  it('does not save without a group, and says why', async () => {
    const { adapter, invited } = world();
    const element = await detailsOf(adapter, invited.id, 'groups');
    await toggleGroup(element, EVERYONE.name);
    const save = await button(element, 'Save 1 change');
    expect(save.getAttribute('aria-disabled')).to.equal('true');
    expect(descriptionOf(save)).to.equal('A user is in at least one group. Choose one.');
    await press(element, 'Save 1 change');
    expect((await adapter.users.get(invited.id)).groups).to.have.lengthOf(1);
  });

  it('says what somebody else changed about the groups, and keeps mine on top or takes theirs', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id, 'groups');
    await toggleGroup(element, SALES.name);
    const byAnother = async (...groupIds: string[]): Promise<void> => {
      await adapter.users.setGroups(active.id, groupIds);
      directoryOf(adapter).changed({ topic: 'users', ids: [active.id], cause: 'elsewhere' });
    };
    await byAnother(EVERYONE.id);
    await sees(element, 'Removed meanwhile: Finance. Your changes are kept.');
    await press(element, 'Reload');
    await seesNot(element, 'Your changes');
    await toggleGroup(element, SALES.name);
    await sees(element, /Before\s*Everyone\s*After\s*Everyone and Sales/u);
    await byAnother(EVERYONE.id, FINANCE.id);
    await sees(element, 'Added meanwhile: Finance.');
    await press(element, 'Keep mine');
    await press(element, 'Save 1 change');
    await sees(element, 'Groups saved.');
    const after = await adapter.users.get(active.id);
    expect(after.groups.map(({ id }) => id)).to.have.members([EVERYONE.id, FINANCE.id, SALES.id]);
  });

  it('never saves over groups that it has not shown, with versions and without', async () => {
    for (const versions of [true, false]) {
      const { adapter, active } = world();
      const { subscribe: _none, ...rest } = adapter;
      const deaf = versions ? rest : withoutVersions(rest);
      const element = await detailsOf(deaf, active.id, 'groups');
      await toggleGroup(element, SALES.name);
      await adapter.users.setGroups(active.id, [EVERYONE.id]);
      await press(element, 'Save 1 change');
      await sees(element, 'Removed meanwhile: Finance.');
      expect((await adapter.users.get(active.id)).groups.map(({ id }) => id)).to.deep.equal([EVERYONE.id]);
      await press(element, 'Keep mine');
      await sees(element, 'Groups saved.');
      const after = await adapter.users.get(active.id);
      expect(after.groups.map(({ id }) => id)).to.have.members([EVERYONE.id, SALES.id]);
    }
  });

  it('takes saved groups back by Undo', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id, 'groups');
    await toggleGroup(element, SALES.name);
    await press(element, 'Save 1 change');
    await press(element, 'Undo');
    await sees(element, 'Groups are as before.');
    const after = await adapter.users.get(active.id);
    expect(after.groups.map(({ id }) => id)).to.have.members([EVERYONE.id, FINANCE.id]);
  });

  it('shows and changes the role, where the backend has roles', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await sees(element, /Role\s*Member/u);
    await press(element, 'Edit profile');
    const select = (await field(element, 'Role')) as unknown as HTMLSelectElement;
    await waitUntil(() => select.options.length === 2);
    select.focus();
    await sendKeys({ press: 'A' });
    await press(element, 'Save');
    await sees(element, /Role\s*Administrator/u);
    expect((await adapter.users.get(active.id)).role?.id).to.equal('administrator');
  });

  it('shows the fields of the host by their names, and those that it does not name', async () => {
    const { adapter, active } = world();
    await adapter.users.update(active.id, { custom: { desk: '12', vip: true, badge: 'K-7' } });
    const element = await detailsOf(adapter, active.id);
    element.fields = [
      { name: 'desk', label: 'Desk', type: 'select', options: [{ value: '12', label: 'Twelve' }] },
      { name: 'vip', label: 'Guest of honour', type: 'checkbox' },
      { name: 'floor', label: 'Floor' },
    ];
    await sees(element, /Desk\s*Twelve\s*Guest of honour\s*Yes\s*Floor\s*Not set\s*badge\s*K-7/u);
  });

  it('writes numbers of the host as they are typed: one may be a code', async () => {
    const { adapter, active } = world();
    await adapter.users.update(active.id, { custom: { team: 4711, hours: 1234.5, desk: 90210 } });
    const element = await detailsOf(adapter, active.id);
    element.fields = [
      { name: 'team', label: 'Cost centre', type: 'number' },
      { name: 'hours', label: 'Hours', type: 'number' },
    ];
    await sees(element, /Cost centre\s*4711\s*Hours\s*1234\.5\s*desk\s*90210/u);
  });

  describe('fields of the host', () => {
    const FLOORS: StandardSchemaV1<number> = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value) =>
          typeof value === 'number' && value <= 12 ? { value } : { issues: [{ message: 'There are twelve floors.' }] },
      },
    };
    const OWN: readonly WizardField[] = [
      { name: 'desk', label: 'Desk', type: 'select', options: [{ value: '12', label: 'Twelve' }] },
      { name: 'vip', label: 'Guest of honour', type: 'checkbox' },
      { name: 'floor', label: 'Floor', type: 'number', schema: FLOORS },
      { name: 'since', label: 'Since', type: 'date' },
    ];

    async function withFields(adapter: DirectoryAdapter, id: string): Promise<UserDetailsElement> {
      const element = await detailsOf(adapter, id);
      element.fields = OWN;
      await sees(element, 'Guest of honour');
      return element;
    }

    it('are edited, judged by their schema, and sent where they were changed', async () => {
      const { adapter, active } = world();
      await adapter.users.update(active.id, { custom: { desk: '12', vip: true, badge: 'K-7' } });
      const patches: unknown[] = [];
      const noted = around(adapter, (call, next) => {
        if (call.member === 'users.update') patches.push(call.args[1]);
        return next();
      });
      const element = await withFields(noted, active.id);
      await press(element, 'Edit profile');
      await fill(element, /^Floor/u, '13');
      (await field(element, /^Guest/u)).focus();
      await sees(element, 'There are twelve floors.');
      await sendKeys({ press: 'Space' });
      await press(element, 'Save');
      await waitUntil(() => (element.renderRoot as ShadowRoot).activeElement?.id === 'custom-floor');
      expect(patches, 'nothing is sent that is wrong').to.deep.equal([]);
      await fill(element, /^Floor/u, '7');
      await press(element, 'Save');
      await sees(element, 'Profile saved.');
      expect(patches).to.deep.equal([{ custom: { vip: false, floor: 7 } }]);
      await sees(element, /Desk\s*Twelve\s*Guest of honour\s*No\s*Floor\s*7\s*Since\s*Not set\s*badge\s*K-7/u);
    });

    it('are cleared where they were emptied, and read as what they are', async () => {
      const { adapter, active } = world();
      await adapter.users.update(active.id, { custom: { floor: 99, since: '2026-03-01' } });
      const element = await withFields(adapter, active.id);
      await sees(element, /Floor\s*99\s*Since\s*1 Mar 2026|Floor\s*99\s*Since\s*Mar 1, 2026/u);
      await press(element, 'Edit profile');
      expect(findField(element, /^Floor/u)?.value).to.equal('99');
      await fill(element, /^First name/u, 'Prija');
      await press(element, 'Save');
      await sees(element, 'Profile saved.');
      expect((await adapter.users.get(active.id)).custom, 'what was wrong before stops nobody').to.deep.equal({
        floor: 99,
        since: '2026-03-01',
      });
      await press(element, 'Edit profile');
      await fill(element, /^Floor/u, '');
      await press(element, 'Save');
      await waitUntil(() => findButton(element, 'Save') === undefined);
      expect((await adapter.users.get(active.id)).custom).to.deep.equal({ since: '2026-03-01' });
    });

    it('have the conflict named by their label, and keep mine on top', async () => {
      const { adapter, active } = world();
      const element = await withFields(adapter, active.id);
      await press(element, 'Edit profile');
      await fill(element, /^Floor/u, '7');
      await adapter.users.update(active.id, { custom: { desk: '12' } });
      directoryOf(adapter).changed({ topic: 'users', ids: [active.id], cause: 'elsewhere' });
      await sees(element, 'Different now: Desk.');
      await press(element, 'Keep mine');
      await press(element, 'Save');
      await sees(element, 'Profile saved.');
      expect((await adapter.users.get(active.id)).custom).to.deep.equal({ desk: '12', floor: 7 });
    });

    it('are shown only, where the backend cannot change them', async () => {
      const { adapter, active } = world();
      const element = await withFields(declaring(adapter, { editable: ['name'] }), active.id);
      await press(element, 'Edit profile');
      await field(element, /^First name/u);
      expect(findField(element, /^Floor/u)).to.equal(undefined);
    });

    it('leave no question behind on a page that they have left, though one was being filled in', async () => {
      const { adapter, active } = world();
      const element = await withFields(adapter, active.id);
      await press(element, 'Edit profile');
      await fill(element, /^Floor/u, '7');
      const leaves = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
      expect(leaves(), 'while it is there it asks').to.equal(false);
      element.remove();
      await element.updateComplete;
      // What was being checked is drawn once more.
      element.requestUpdate();
      await element.updateComplete;
      expect(leaves()).to.equal(true);
    });

    it('have what the backend refused said at them', async () => {
      const { adapter, active } = world();
      const init = { fields: [{ field: 'custom.floor', code: 'taken', message: 'Floor 7 is closed.' }] };
      const element = await withFields(failing(adapter, 'validation', { only: ['users.update'], init }), active.id);
      await press(element, 'Edit profile');
      await fill(element, /^Floor/u, '7');
      await press(element, 'Save');
      await sees(element, 'Floor 7 is closed.');
    });
  });

  it('asks before it closes over unsaved changes', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    let closed = 0;
    element.addEventListener('details-close', () => (closed += 1));
    await press(element, 'Edit profile');
    await fill(element, 'Last name', 'Other');
    await press(element, 'Close details');
    await sees(element, 'Discard your changes?');
    await press(element, 'Keep editing');
    await seesNot(element, 'Discard your changes?');
    expect(closed).to.equal(0);
    expect((await field(element, 'Last name')).value).to.equal('Other');
    await press(element, 'Close details');
    await press(element, 'Discard changes');
    await waitUntil(() => closed === 1);
  });

  it('closes at once when nothing is unsaved', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    let closed = 0;
    element.addEventListener('details-close', () => (closed += 1));
    await press(element, 'Edit profile');
    await press(element, 'Close details');
    await waitUntil(() => closed === 1);
  });

  it('acts from its menu and its foot, and shows what came of it', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id, 'details');
    await press(element, 'Actions for Priya Rao', 'Space');
    await press(element, 'Block');
    await sees(element, 'Blocked');
    await sees(element, /Blocked .+ by Anna Berg/u);
    await press(element, 'Unblock');
    await sees(element, 'Active');
  });

  it('explains what nobody can do to themselves', async () => {
    const { adapter, anna } = world();
    const element = await detailsOf(adapter, anna.id, 'details');
    await sees(element, 'You');
    expect(descriptionOf(await button(element, 'Remove from account'))).to.equal(
      'This is you. Another administrator can do it.',
    );
  });

  it('offers nothing that the backend cannot do', async () => {
    const { adapter, invited } = world();
    const element = await detailsOf(withoutGroups(readOnly(adapter)), invited.id);
    await sees(element, 'Elif Kaya');
    const names = deepAll(element.renderRoot as ShadowRoot, 'button')
      .filter((each) => each.checkVisibility())
      .map((each) => each.getAttribute('aria-label') ?? each.textContent.replace(/\s+/gu, ' ').trim());
    expect(names).to.deep.equal(['Close details', 'General', 'Groups 1', 'Details', 'Audit trail']);
  });

  it('says that it loads', async () => {
    const { adapter, active } = world();
    await sees(await detailsOf(pending(adapter, { only: ['users.get'] }), active.id), 'Loading user');
  });

  it('keeps the place of what comes while it loads', async () => {
    const { adapter, active } = world();
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const gated = around(adapter, async (call, next) => {
      if (call.member === 'users.get') await opened;
      return next();
    });
    const element = await detailsOf(gated, active.id);
    await sees(element, 'Loading user');
    const close = await button(element, 'Close details');
    const end = (part: Element | null): number => part?.getBoundingClientRect().bottom ?? 0;
    const before = [end(close), end(element.renderRoot.querySelector('.tabs'))] as const;
    open();
    await sees(element, 'Priya Rao');
    expect(end(await button(element, 'Close details')), 'the button that closes').to.be.closeTo(before[0], 1);
    expect(end(element.renderRoot.querySelector('.tabs')), 'the line under the tabs').to.be.closeTo(before[1], 1);
  });

  it('shows what the host knows while it reads', async () => {
    const { adapter, active } = world();
    const slow = pending(adapter, { only: ['users.get'] });
    const element = await show<UserDetailsElement>(
      html`<user-details .adapter=${slow} .user=${active}></user-details>`,
    );
    await sees(element, 'Priya Rao');
    expect(findButton(element, 'Close details')).to.equal(undefined);
  });

  it('has a face for someone gone, forbidden, and not read, with a way out of each', async () => {
    const { adapter, active } = world();
    const gone = await detailsOf(adapter, 'USR-404');
    await sees(gone, 'This user no longer exists');
    await button(gone, 'Close details');
    await sees(
      await detailsOf(failing(adapter, 'forbidden', { only: ['users.get'] }), active.id),
      'You cannot see this user',
    );
    const failed = await detailsOf(failing(adapter, 'network', { only: ['users.get'], times: 1 }), active.id);
    await sees(failed, 'The user did not load');
    await press(failed, 'Try again');
    await sees(failed, 'Priya Rao');
  });

  it('keeps what it had when it cannot be read again, and says so', async () => {
    const { adapter, active } = world();
    let broken = false;
    const moody = around(adapter, (call, next) =>
      broken && call.member === 'users.get' ? failing(adapter, 'network').users.get(active.id) : next(),
    );
    const element = await detailsOf(moody, active.id);
    await sees(element, 'Priya Rao');
    broken = true;
    directoryOf(moody).changed({ topic: 'users', cause: 'elsewhere' });
    await sees(element, 'This may be out of date.');
    await sees(element, 'Priya Rao');
    broken = false;
    await press(element, 'Try again');
    await seesNot(element, 'out of date');
  });

  it('shows another user without a trace of the first', async () => {
    const { adapter, active, invited } = world();
    const element = await detailsOf(adapter, active.id);
    await press(element, 'Edit profile');
    await fill(element, 'Last name', 'Typed');
    element.userId = invited.id;
    await sees(element, 'Elif Kaya');
    expect(seen(element)).not.to.contain('Priya');
    await button(element, 'Edit profile');
  });

  it('leads the focus to the name', async () => {
    const { adapter, active } = world();
    const element = await detailsOf(adapter, active.id);
    await sees(element, 'Priya Rao');
    element.focus();
    expect(element.shadowRoot?.activeElement?.textContent).to.contain('Priya Rao');
  });

  for (const tab of ['general', 'groups', 'details', 'audit'] as const) {
    it(`is accessible on its tab ${tab}, in light and in dark`, async () => {
      const { adapter, invited } = world();
      const element = await detailsOf(adapter, invited.id, tab);
      await sees(element, 'Elif Kaya');
      if (tab === 'general') await press(element, 'Edit profile');
      if (tab === 'groups') await toggleGroup(element, SALES.name);
      await accessible(element);
    });
  }
});
