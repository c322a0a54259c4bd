import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { failing, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { Role } from '../../../src/domain/role.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import {
  account,
  button,
  callsOf,
  focused,
  inside,
  maybe,
  mountWizard,
  onStep,
  recorded,
  toOverview,
  until,
  violations,
  words,
} from './wizard-world.js';

const ROLES: readonly Role[] = [
  { id: 'owner', name: 'Owner', unavailable: 'Only the owner can hand this on.' },
  { id: 'administrator', name: 'Administrator', description: 'Manages users and groups' },
  { id: 'member', name: 'Member', isDefault: true },
];

function withRoles(adapter: DirectoryAdapter, roles: readonly Role[] = ROLES): DirectoryAdapter {
  return around(adapter, (call, next) => (call.member === 'roles.list' ? Promise.resolve(roles) : next()));
}

async function withChoice(wizard: AddUserWizardElement): Promise<void> {
  await until(() => maybe(wizard, '#role') !== null, 'the roles are there');
}

function radio(wizard: AddUserWizardElement, id: string): HTMLInputElement {
  return inside<HTMLInputElement>(wizard, `#role input[value="${id}"]`);
}

function sentRole(calls: ReturnType<typeof recorded>['calls']): unknown {
  return (callsOf(calls, 'users.create').at(-1)?.args[0] as { roleId?: string } | undefined)?.roleId;
}

describe('add-user-wizard: the role', () => {
  it('is the usual one until another is chosen by the arrow keys, is shown and is sent', async () => {
    const { adapter, calls } = recorded(withRoles(account()));
    const wizard = await mountWizard(adapter);
    await withChoice(wizard);
    expect(radio(wizard, 'member').checked).to.equal(true);
    expect(await violations(wizard)).to.deep.equal([]);
    radio(wizard, 'member').focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(radio(wizard, 'administrator').checked).to.equal(true);
    await toOverview(wizard);
    expect(words(inside(wizard, '.dl'))).to.contain('Role Administrator');
    button(wizard, 'Edit user details').click();
    await onStep(wizard, 'User details');
    expect(radio(wizard, 'administrator').checked, 'it is still chosen').to.equal(true);
    wizard.step = 'overview';
    await onStep(wizard, 'Overview');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(sentRole(calls)).to.equal('administrator');
    inside(wizard, '#keep').click();
    button(wizard, 'Add another').click();
    await onStep(wizard, 'User details');
    expect(radio(wizard, 'member').checked, 'the next one begins anew').to.equal(true);
    expect(wizard.draft.groups).to.deep.equal([]);
  });

  it('says why one cannot be given, in reach of the keys, and does not give it', async () => {
    const wizard = await mountWizard(withRoles(account()));
    await withChoice(wizard);
    radio(wizard, 'administrator').focus();
    await sendKeys({ press: 'ArrowUp' });
    const owner = radio(wizard, 'owner');
    expect(wizard.shadowRoot?.activeElement).to.equal(owner);
    expect(owner.checked).to.equal(false);
    expect(radio(wizard, 'member').checked).to.equal(true);
    expect(owner.getAttribute('aria-disabled')).to.equal('true');
    const notes = wizard.shadowRoot?.getElementById(owner.getAttribute('aria-describedby') ?? '');
    expect(words(notes ?? null)).to.equal('Cannot be given: Only the owner can hand this on.');
  });

  it('leads back to the choice when it can no longer be given, and asks for another', async () => {
    let roles = ROLES;
    const fields = [{ field: 'roleId', code: 'not-found' }];
    const real = failing(account(), 'validation', { only: ['users.create'], times: 1, init: { fields } });
    const adapter = around(real, (call, next) => (call.member === 'roles.list' ? Promise.resolve(roles) : next()));
    const wizard = await mountWizard(adapter);
    await withChoice(wizard);
    radio(wizard, 'administrator').click();
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'User details');
    await until(() => focused(wizard) === 'role', 'the focus follows');
    expect(words(inside(wizard, '#role-error'))).to.equal('This role can no longer be given. Choose another one.');
    const kept = wizard.draft;
    roles = ROLES.filter(({ id }) => id !== 'administrator');
    const next = await mountWizard(withRoles(account(), roles));
    await withChoice(next);
    next.draft = kept;
    button(next, 'Next').click();
    await until(() => focused(next) === 'role', 'a draft from before is held against the roles of now');
    radio(next, 'member').click();
    button(next, 'Next').click();
    await onStep(next, 'Groups');
  });

  it('does not keep anybody waiting when the roles do not come', async () => {
    const { adapter, calls } = recorded(failing(account(), 'server', { only: ['roles.list'], times: 1 }));
    const wizard = await mountWizard(adapter);
    await until(() => words(inside(wizard, '.stack')).includes('The roles did not load.'), 'it is told');
    await toOverview(wizard);
    expect(words(inside(wizard, '.dl'))).to.not.contain('Role');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(sentRole(calls)).to.equal(undefined);
    button(wizard, 'Add another').click();
    await onStep(wizard, 'User details');
    button(wizard, 'Try again').click();
    await withChoice(wizard);
  });

  it('is not asked for where there are no roles, or only one', async () => {
    const one: readonly Role[] = [{ id: 'member', name: 'Member', isDefault: true }];
    const { adapter, calls } = recorded(withRoles(account(), one));
    for (const each of [without(account(), ['roles.list', 'roles']), adapter]) {
      const wizard = await mountWizard(each);
      await toOverview(wizard);
      button(wizard, 'Edit user details').click();
      await onStep(wizard, 'User details');
      expect(maybe(wizard, '#role')).to.equal(null);
    }
    expect(callsOf(calls, 'roles.list')).to.have.lengthOf(1);
  });
});
