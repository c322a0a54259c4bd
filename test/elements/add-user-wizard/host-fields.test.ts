import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as v from 'valibot';
import type { WizardField } from '../../../src/elements/add-user-wizard/custom-fields.js';
import {
  account,
  button,
  callsOf,
  fill,
  focused,
  inside,
  mountWizard,
  onStep,
  recorded,
  step,
  type,
  until,
  violations,
  words,
} from './wizard-world.js';

const FIELDS: readonly WizardField[] = [
  {
    name: 'costCentre',
    label: 'Cost centre',
    required: true,
    schema: v.pipe(v.string(), v.regex(/^\d{4}$/u, 'Four digits, please.'), v.transform(Number)),
  },
  { name: 'office', label: 'Office', type: 'select', options: [{ value: 'vie', label: 'Vienna' }] },
];

describe('add-user-wizard: fields of the host', () => {
  it('are asked for, judged by their schema, shown and sent', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter, { fields: FIELDS });
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await until(() => words(inside(wizard, '#custom-costCentre-error')) === 'Fill this in.', 'it is missing');
    expect(focused(wizard)).to.equal('custom-costCentre');
    await type(wizard, 'custom-costCentre', '47');
    await sendKeys({ press: 'Enter' });
    await until(
      () => words(inside(wizard, '#custom-costCentre-error')) === 'Four digits, please.',
      'the schema speaks',
    );
    expect(await violations(wizard)).to.deep.equal([]);
    await type(wizard, 'custom-costCentre', '4711');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    await until(() => wizard.draft.groups.length > 0, 'the default group is chosen');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.dl')))
      .to.contain('Cost centre 4711')
      .and.to.contain('Office Not set');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')[0]?.args[0]).to.have.deep.property('custom', { costCentre: 4711 });
  });
});

describe('add-user-wizard: its state from outside', () => {
  it('gives a draft that can be kept and handed back, and tells of every change', async () => {
    const first = await mountWizard(account(), { fields: FIELDS });
    let changes = 0;
    first.addEventListener('draft-change', () => (changes += 1));
    await fill(first);
    await type(first, 'custom-costCentre', '4711');
    expect(changes).to.be.greaterThan(10);
    const kept = JSON.stringify(first.draft);
    const second = await mountWizard(account(), { fields: FIELDS });
    second.draft = JSON.parse(kept) as typeof second.draft;
    await second.updateComplete;
    expect(inside<HTMLInputElement>(second, '#firstName').value).to.equal('Elif');
    expect(inside<HTMLInputElement>(second, '#custom-costCentre').value).to.equal('4711');
    const steps: string[] = [];
    second.addEventListener('step-change', (event) => steps.push(event.step));
    second.step = 'groups';
    await onStep(second, 'Groups');
    expect(steps).to.deep.equal(['groups']);
  });

  it('does not lead past a step that is not in order', async () => {
    const wizard = await mountWizard(account());
    wizard.step = 'overview';
    await until(
      () => focused(wizard) === 'firstName' || wizard.shadowRoot?.querySelector('#firstName-error') !== null,
      'it says why',
    );
    expect(step(wizard)).to.equal('User details');
  });

  it('lets the browser ask before the page goes, only while something would be lost', async () => {
    const wizard = await mountWizard(account());
    const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(false);
    await type(wizard, 'firstName', 'Elif');
    expect(leave()).to.equal(true);
    wizard.remove();
    expect(leave()).to.equal(false);
  });
});
