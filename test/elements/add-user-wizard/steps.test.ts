import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { declaring } from '../../../mocks/scenarios.js';
import type { WizardField } from '../../../src/elements/parts/custom/custom-field.js';
import type { WizardSteps } from '../../../src/elements/add-user-wizard/host-steps.js';
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
  step,
  type,
  until,
  violations,
  words,
} from './wizard-world.js';

const STEPS: WizardSteps = ['email', 'details', { id: 'seat', label: 'Seat' }, 'groups'];
const FIELDS: readonly WizardField[] = [{ name: 'desk', label: 'Desk', step: 'seat', required: true }];

async function toSeat(wizard: Awaited<ReturnType<typeof mountWizard>>): Promise<void> {
  await type(wizard, 'email', 'elif.kaya@fresh.example');
  await sendKeys({ press: 'Enter' });
  await onStep(wizard, 'User details');
  await type(wizard, 'firstName', 'Elif');
  await type(wizard, 'lastName', 'Kaya');
  await sendKeys({ press: 'Enter' });
  await onStep(wizard, 'Seat');
}

describe('add-user-wizard: steps as the host wants them', () => {
  it('begins with the address, has a step of the host with its fields, and sends them', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter, { steps: STEPS, fields: FIELDS });
    const slotted = document.createElement('p');
    slotted.slot = 'step-seat';
    slotted.textContent = 'Ask the house manager which desks are free.';
    wizard.append(slotted);
    expect(step(wizard)).to.equal('Email');
    expect(maybe(wizard, '#firstName')).to.equal(null);
    button(wizard, 'Next').click();
    await until(() => focused(wizard) === 'email', 'the address is asked for');
    await toSeat(wizard);
    expect(maybe(wizard, '#email'), 'it is asked for once').to.equal(null);
    expect(slotted.checkVisibility()).to.equal(true);
    expect(await violations(wizard)).to.deep.equal([]);
    button(wizard, 'Next').click();
    await until(() => focused(wizard) === 'custom-desk', 'the field of the step is asked for');
    await type(wizard, 'custom-desk', 'D-12');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    expect(slotted.checkVisibility()).to.equal(false);
    await until(() => wizard.draft.groups.length > 0, 'the default group is chosen');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.sections')))
      .to.contain('Desk D-12')
      .and.to.contain('Email elif.kaya@fresh.example');
    button(wizard, 'Edit Seat').click();
    await onStep(wizard, 'Seat');
    await sendKeys({ press: 'Tab' });
    wizard.step = 'overview';
    await onStep(wizard, 'Overview');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')[0]?.args[0]).to.have.deep.property('custom', { desk: 'D-12' });
  });

  it('stays in a step that the host keeps, with its reason, and goes on when it is let', async () => {
    const wizard = await mountWizard(account(), { steps: STEPS });
    let full = true;
    const asked: string[] = [];
    wizard.addEventListener('before-step-change', (event) => {
      asked.push(`${event.from} ${event.to}`);
      if (event.from === 'step-seat' && event.to === 'groups' && full)
        event.waitUntil(Promise.reject(new Error('Every desk is taken.')));
    });
    await toSeat(wizard);
    button(wizard, 'Next').click();
    await until(() => maybe(wizard, '#kept') !== null, 'the reason is told');
    expect(words(inside(wizard, '#kept'))).to.contain('Every desk is taken.');
    expect(inside(wizard, '#kept').getAttribute('role')).to.equal('alert');
    expect(step(wizard)).to.equal('Seat');
    full = false;
    button(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    expect(maybe(wizard, '#kept')).to.equal(null);
    button(wizard, 'Back').click();
    await onStep(wizard, 'Seat');
    expect(asked).to.deep.equal([
      'email details',
      'details step-seat',
      'step-seat groups',
      'step-seat groups',
      'groups step-seat',
    ]);
  });

  it('leaves groups out where none is needed, and keeps what nobody can be added without', async () => {
    const real = account();
    const optional = declaring(real, { groupsRequired: false });
    const names = (wizard: Awaited<ReturnType<typeof mountWizard>>): string[] =>
      [...(wizard.shadowRoot?.querySelectorAll('.step-name span:last-child') ?? [])].map((each) => words(each));
    expect(names(await mountWizard(optional, { steps: ['details'] }))).to.deep.equal([
      'User details',
      'Overview',
      'Summary',
    ]);
    expect(names(await mountWizard(real, { steps: ['summary', 'email'] }))).to.deep.equal([
      'User details',
      'Email',
      'Groups',
      'Overview',
      'Summary',
    ]);
  });

  it('takes a draft in the middle without leaving the step', async () => {
    const wizard = await mountWizard(account(), { steps: STEPS });
    await toSeat(wizard);
    wizard.draft = { ...wizard.draft, lastName: 'Demir' };
    await wizard.updateComplete;
    expect(step(wizard)).to.equal('Seat');
    button(wizard, 'Back').click();
    await onStep(wizard, 'User details');
    expect(inside<HTMLInputElement>(wizard, '#lastName').value).to.equal('Demir');
  });

  it('has no step for groups where they come with joining, and says when they can be given', async () => {
    const { adapter, calls } = recorded(declaring(account(), { groupsFrom: 'joining', groupsRequired: true }));
    const wizard = await mountWizard(adapter, {});
    await type(wizard, 'firstName', 'Elif');
    await type(wizard, 'lastName', 'Kaya');
    await type(wizard, 'email', 'elif.kaya@fresh.example');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.sections'))).to.contain('Groups can be given once the invitation is accepted.');
    button(wizard, 'Add user').click();
    await until(() => callsOf(calls, 'users.create').length > 0, 'it is sent');
    expect((callsOf(calls, 'users.create')[0]?.args[0] as { groupIds: string[] }).groupIds).to.deep.equal([]);
  });
});
