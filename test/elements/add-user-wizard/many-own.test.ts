import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html, render } from 'lit';
import * as v from 'valibot';
import type { UserDraft } from '../../../src/domain/user.js';
import type { WizardField } from '../../../src/elements/parts/custom/custom-field.js';
import { act, choose, countOf, mountMany, paste, press, rows, settled } from './many-world.js';
import {
  account,
  callsOf,
  focused,
  inside,
  maybe,
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
    schema: v.pipe(v.string(), v.regex(/^\d{4}$/u, 'Four digits.'), v.transform(Number)),
  },
  { name: 'office', label: 'Office', type: 'select', options: [{ value: 'vie', label: 'Vienna' }] },
  { name: 'hours', label: 'Hours a week', type: 'number' },
];

const CSV = [
  'First name;Last name;Email;Cost centre;Office;Hours a week',
  'Nora;Lund;nora@fresh.example;4711;Vienna;38,5',
  'Ida;Berg;ida@fresh.example;47;Vienna;',
  'Olaf;Holm;olaf@fresh.example;;;',
  'Pia;Dahl;pia@fresh.example;4712;Graz;',
].join('\n');

const custom = (calls: Parameters<typeof callsOf>[0]): unknown[] =>
  callsOf(calls, 'users.create').map(({ args: [draft] }) => [
    (draft as UserDraft).firstName,
    (draft as UserDraft).custom,
  ]);

describe('add-user-wizard: fields of the host, for many', () => {
  it('are columns, judged row by row, mended in place, and sent', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountMany(adapter, { fields: FIELDS });
    choose(wizard, new File([CSV], 'people.csv'));
    await until(() => maybe(wizard, '#column-0') !== null, 'the columns');
    const chosen = [...(wizard.shadowRoot?.querySelectorAll<HTMLSelectElement>('[id^="column-"]') ?? [])];
    expect(chosen.map(({ selectedOptions: [option] }) => words(option ?? null))).to.deep.equal([
      'First name',
      'Last name',
      'Email',
      'Cost centre',
      'Office',
      'Hours a week',
    ]);
    act(wizard, 'Read 4 rows').click();
    await settled(wizard, 4);
    expect(rows(wizard)).to.deep.equal([
      '1|Nora Lund|nora@fresh.example|Ready',
      '2|Ida Berg|ida@fresh.example|Cost centre: Four digits.',
      '3|Olaf Holm|olaf@fresh.example|Cost centre: Fill this in.',
      '4|Pia Dahl|pia@fresh.example|Office: This is none of the choices.',
    ]);
    act(wizard, 'Edit Ida Berg').click();
    await until(() => focused(wizard) === 'mend-own-costCentre', 'the field that is wrong has the focus');
    expect(await violations(wizard)).to.deep.equal([]);
    await type(wizard, 'mend-own-costCentre', '4713');
    await until(() => countOf(wizard, 'Ready') === 2, 'it is mended');
    await press('Enter');
    act(wizard, 'Edit Pia Dahl').click();
    await until(() => focused(wizard) === 'mend-own-office', 'the choice has the focus');
    await press('ArrowDown', 'Escape');
    await until(() => countOf(wizard, 'Ready') === 3, 'it is chosen');
    await type(wizard, 'custom-costCentre', '4799');
    await until(() => countOf(wizard, 'Ready') === 4, 'the one without has that of everyone');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    await until(() => (inside(wizard, '#groups') as unknown as { value: unknown[] }).value.length > 0, 'the default');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.sections'))).to.contain('For everyone Edit Cost centre 4799');
    act(wizard, 'Invite 4 users').click();
    await until(() => words(maybe(wizard, '#step')) === '4 people added', 'added');
    expect(custom(calls)).to.deep.include.members([
      ['Nora', { costCentre: 4711, office: 'vie', hours: 38.5 }],
      ['Ida', { costCentre: 4713, office: 'vie' }],
      ['Olaf', { costCentre: 4799 }],
      ['Pia', { costCentre: 4712, office: 'vie' }],
    ]);
  });

  it('say what is wrong with what is for everyone, and keep everyone back until it is mended', async () => {
    const wizard = await mountMany(account(), { fields: FIELDS });
    paste(wizard, 'Nora Lund <nora@fresh.example>\nIda Berg <ida@fresh.example>');
    await settled(wizard, 2);
    expect(countOf(wizard, 'Ready')).to.equal(0);
    await type(wizard, 'custom-costCentre', '47');
    await press('Tab');
    await until(() => words(maybe(wizard, '#custom-costCentre-error')) === 'Four digits.', 'the schema speaks');
    expect(await violations(wizard)).to.deep.equal([]);
    act(wizard, 'Next').click();
    await until(() => maybe(wizard, '#people-error') !== null, 'no one is ready');
    expect(step(wizard)).to.equal('People');
    await type(wizard, 'custom-costCentre', '4711');
    await until(() => countOf(wizard, 'Ready') === 2, 'all are');
    await setViewport({ width: 320, height: 800 });
    try {
      const { scrollWidth, clientWidth } = document.documentElement;
      expect(scrollWidth).to.equal(clientWidth);
    } finally {
      await setViewport({ width: 1280, height: 800 });
    }
  });
});

describe('add-user-wizard: steps of the host, for many', () => {
  it('are shown once for everyone, kept by what is missing or by the host, and seen in the overview', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountMany(adapter, {
      steps: ['details', { id: 'terms', label: 'Terms' }, 'groups', 'overview', 'summary'],
      fields: [{ name: 'contract', label: 'Contract', required: true, step: 'terms' }],
    });
    render(
      html`<p slot="step-terms">Read them.</p>
        <p slot="overview-terms">They were read.</p>`,
      wizard,
    );
    const told: string[] = [];
    wizard.addEventListener('step-change', (event) => told.push(event.step));
    let keeps = true;
    wizard.addEventListener('before-step-change', (event) => {
      if (keeps && event.from === 'step-terms' && event.to === 'groups') {
        keeps = false;
        event.waitUntil(Promise.reject(new Error('Ask legal first.')));
      }
    });
    paste(wizard, 'Nora Lund <nora@fresh.example>\nIda Berg <ida@fresh.example>');
    await settled(wizard, 2);
    expect(countOf(wizard, 'Ready'), 'what the step asks for is missed there').to.equal(2);
    act(wizard, 'Next').click();
    await onStep(wizard, 'Terms');
    act(wizard, 'Next').click();
    await until(() => focused(wizard) === 'custom-contract', 'the focus is at what is missing');
    await type(wizard, 'custom-contract', 'C-7');
    await press('Enter');
    await until(() => words(maybe(wizard, '#kept')).includes('Ask legal first.'), 'the host keeps the step');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    await until(() => (inside(wizard, '#groups') as unknown as { value: unknown[] }).value.length > 0, 'the default');
    wizard.step = 'overview';
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.sections'))).to.contain('Contract C-7');
    expect(wizard.step).to.equal('overview');
    expect(told).to.deep.equal(['step-terms', 'groups', 'overview']);
    act(wizard, 'Invite 2 users').click();
    await until(() => words(maybe(wizard, '#step')) === '2 people added', 'added');
    expect(custom(calls)).to.deep.equal([
      ['Nora', { contract: 'C-7' }],
      ['Ida', { contract: 'C-7' }],
    ]);
  });

  it('are not passed by a step set from outside while they lack something', async () => {
    const wizard = await mountMany(account(), {
      steps: ['details', { id: 'terms', label: 'Terms' }, 'groups', 'overview', 'summary'],
      fields: [{ name: 'contract', label: 'Contract', required: true, step: 'terms' }],
    });
    paste(wizard, 'Nora Lund <nora@fresh.example>');
    await settled(wizard, 1);
    wizard.step = 'overview';
    await until(() => maybe(wizard, '#custom-contract-error') !== null, 'it says why');
    expect(step(wizard)).to.equal('Terms');
  });
});
