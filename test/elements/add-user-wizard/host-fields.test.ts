import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, render } from 'lit';
import * as v from 'valibot';
import * as z from 'zod/mini';
import type { WizardField } from '../../../src/elements/parts/custom/custom-field.js';
import {
  account,
  button,
  callsOf,
  fill,
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

describe('add-user-wizard: numbers, dates, choices and long text of the host', () => {
  const fields: readonly WizardField[] = [
    {
      name: 'hours',
      label: 'Hours a week',
      type: 'number',
      required: true,
      schema: z.number().check(z.maximum(40, 'At most 40 hours.')),
    },
    { name: 'begins', label: 'First day', type: 'date', schema: v.pipe(v.string(), v.isoDate('Which day?')) },
    { name: 'floor', label: 'Floor', type: 'number' },
    { name: 'office', label: 'Office', type: 'select', options: [{ value: 'vie', label: 'Vienna' }] },
    { name: 'note', label: 'Note', type: 'textarea' },
  ];

  it('are filled in by keyboard, judged by a schema of any maker, shown in words and sent as what they are', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter, { fields });
    await fill(wizard);
    await type(wizard, 'custom-hours', '60');
    await sendKeys({ press: 'Enter' });
    await until(() => words(inside(wizard, '#custom-hours-error')) === 'At most 40 hours.', 'the schema speaks');
    expect(await violations(wizard)).to.deep.equal([]);
    await type(wizard, 'custom-hours', '38.5');
    inside(wizard, '#custom-begins').focus();
    await sendKeys({ type: '11' });
    await sendKeys({ press: 'Enter' });
    await until(() => maybe(wizard, '#custom-begins-error') !== null, 'half a date is none');
    expect(words(inside(wizard, '#custom-begins-error'))).to.contain('This date is not complete');
    expect(focused(wizard)).to.equal('custom-begins');
    // Month, day and year, as the language of the browser has it; the month is there.
    await sendKeys({ type: '262026' });
    inside(wizard, '#custom-office').focus();
    await sendKeys({ press: 'ArrowDown' });
    await type(wizard, 'custom-note', 'Two');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'lines' });
    expect(step(wizard), 'Enter is a line here').to.equal('User details');
    await type(wizard, 'custom-floor', '3');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    await until(() => wizard.draft.groups.length > 0, 'the default group is chosen');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.dl')))
      .to.contain('Hours a week 38.5')
      .and.to.contain('First day Nov 26, 2026')
      .and.to.contain('Office Vienna');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    const custom = { hours: 38.5, begins: '2026-11-26', floor: 3, office: 'vie', note: 'Two\nlines' };
    expect(callsOf(calls, 'users.create')[0]?.args[0]).to.have.deep.property('custom', custom);
  });

  it('tell of what the browser does not take for a number instead of leaving it out', async () => {
    const wizard = await mountWizard(account(), { fields: [{ name: 'floor', label: 'Floor', type: 'number' }] });
    await fill(wizard);
    await type(wizard, 'custom-floor', '-');
    await sendKeys({ press: 'Enter' });
    await until(() => maybe(wizard, '#custom-floor-error') !== null, 'it is told');
    expect(words(inside(wizard, '#custom-floor-error'))).to.equal('This is not understood as a number.');
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
  });
});

describe('add-user-wizard: what is half typed', () => {
  const bad = (wizard: Awaited<ReturnType<typeof mountWizard>>): (boolean | undefined)[] =>
    ['floor', 'begins'].map((name) => maybe<HTMLInputElement>(wizard, `#custom-${name}`)?.validity.badInput);

  async function halfTyped(): Promise<Awaited<ReturnType<typeof mountWizard>>> {
    const wizard = await mountWizard(account(), {
      steps: ['details', { id: 'desk', label: 'Desk' }, 'groups', 'overview', 'summary'],
      fields: [
        { name: 'floor', label: 'Floor', type: 'number', step: 'desk' },
        { name: 'begins', label: 'First day', type: 'date', step: 'desk' },
      ],
    });
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Desk');
    await type(wizard, 'custom-floor', '-');
    await sendKeys({ press: 'Tab' });
    // The month, or the day, as the language of the browser has it.
    await sendKeys({ type: '11' });
    expect(bad(wizard)).to.deep.equal([true, true]);
    return wizard;
  }

  it('is there again after going back, and is told before it is passed', async () => {
    const wizard = await halfTyped();
    button(wizard, 'Back').click();
    await onStep(wizard, 'User details');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Desk');
    expect(bad(wizard)).to.deep.equal([true, true]);
    button(wizard, 'Next').click();
    await until(() => focused(wizard) === 'custom-floor', 'the first has the focus');
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '2' });
    expect(inside<HTMLInputElement>(wizard, '#custom-floor').value).to.equal('-2');
  });

  it('is gone where everything was given up', async () => {
    const wizard = await halfTyped();
    button(wizard, 'Back').click();
    await onStep(wizard, 'User details');
    button(wizard, 'Cancel').click();
    await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question');
    button(wizard, 'Discard').click();
    await until(() => inside<HTMLInputElement>(wizard, '#firstName').value === '', 'it is empty');
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Desk');
    expect(bad(wizard)).to.deep.equal([false, false]);
  });
});

describe('add-user-wizard: controls that the host draws itself', () => {
  const fields: readonly WizardField[] = [
    {
      name: 'badge',
      label: 'Badge',
      type: 'slot',
      required: true,
      schema: z.string().check(z.length(3, 'Three signs.')),
    },
    { name: 'parking', label: 'Parking', type: 'slot' },
  ];

  async function mountWithSlots(adapter: Parameters<typeof mountWizard>[0]): Promise<{
    wizard: Awaited<ReturnType<typeof mountWizard>>;
    badge: HTMLInputElement;
    parking: HTMLInputElement;
  }> {
    const wizard = await mountWizard(adapter, { fields });
    render(
      html`<label slot="field-badge">Badge <input id="badge" /></label>
        <label slot="field-parking"><input id="parking" type="checkbox" /> Parking</label>`,
      wizard,
    );
    const [badge, parking] = [...wizard.querySelectorAll('input')];
    if (!badge || !parking) throw new Error('They are not there.');
    return { wizard, badge, parking };
  }

  it('are read, judged, focused where they are wrong, sent, and emptied for the next one', async () => {
    const { adapter, calls } = recorded(account());
    const { wizard, badge, parking } = await mountWithSlots(adapter);
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await until(() => document.activeElement === badge, 'the focus goes to the control of the host');
    expect(words(inside(wizard, '#custom-badge-error'))).to.equal('Fill this in.');
    await sendKeys({ type: 'A' });
    await sendKeys({ press: 'Enter' });
    await until(() => words(inside(wizard, '#custom-badge-error')) === 'Three signs.', 'the schema speaks');
    expect(await violations(wizard)).to.deep.equal([]);
    await sendKeys({ type: '42' });
    parking.focus();
    await sendKeys({ press: 'Space' });
    badge.focus();
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    await until(() => wizard.draft.groups.length > 0, 'the default group is chosen');
    button(wizard, 'Back').click();
    await onStep(wizard, 'User details');
    expect([badge.value, parking.checked]).to.deep.equal(['A42', true]);
    wizard.step = 'overview';
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.dl')))
      .to.contain('Badge A42')
      .and.to.contain('Parking Yes');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    const custom = { badge: 'A42', parking: true };
    expect(callsOf(calls, 'users.create')[0]?.args[0]).to.have.deep.property('custom', custom);
    button(wizard, 'Add another').click();
    await onStep(wizard, 'User details');
    expect([badge.value, parking.checked]).to.deep.equal(['', false]);
  });

  it('are filled in by a draft that comes back', async () => {
    const { wizard, badge, parking } = await mountWithSlots(account());
    wizard.draft = { ...wizard.draft, custom: { badge: { value: 'B12' }, parking: { value: true } } };
    await wizard.updateComplete;
    expect([badge.value, parking.checked]).to.deep.equal(['B12', true]);
  });
});

/** A schema that does not answer until it is mended. */
function breakable(breaking: () => never | Promise<never>): { field: WizardField; mend: () => void } {
  let broken = true;
  const validate = (value: unknown): { value: unknown } | Promise<never> => (broken ? breaking() : { value });
  const field: WizardField = {
    name: 'badge',
    label: 'Badge',
    schema: { '~standard': { version: 1, vendor: 'test', validate } },
  };
  return { field, mend: () => (broken = false) };
}

describe('add-user-wizard: a schema that fails', () => {
  const failures: readonly [string, () => never | Promise<never>][] = [
    [
      'throws',
      () => {
        throw new TypeError('no such table');
      },
    ],
    ['rejects', () => Promise.reject(new Error('offline'))],
  ];

  for (const [how, breaking] of failures) {
    it(`and ${how} is told at its field, and can be tried again`, async () => {
      const told: unknown[][] = [];
      const { error } = console;
      console.error = (...words: unknown[]) => told.push(words);
      try {
        const { field, mend } = breakable(breaking);
        const wizard = await mountWizard(account(), { fields: [field] });
        await fill(wizard);
        await type(wizard, 'custom-badge', '47');
        await sendKeys({ press: 'Enter' });
        await until(() => maybe(wizard, '#custom-badge-error') !== null, 'it is told');
        expect(words(inside(wizard, '#custom-badge-error'))).to.contain('could not be checked');
        expect(focused(wizard)).to.equal('custom-badge');
        expect(String(told[0]?.[0])).to.contain('"badge"');
        mend();
        await sendKeys({ press: 'Enter' });
        await onStep(wizard, 'Groups');
      } finally {
        console.error = error;
      }
    });
  }
});

describe('add-user-wizard: boxes to tick', () => {
  it('say that they must be ticked, and read as words in the overview', async () => {
    const fields: readonly WizardField[] = [
      { name: 'terms', label: 'Has signed the terms', type: 'checkbox', required: true },
      { name: 'news', label: 'Gets the news', type: 'checkbox' },
    ];
    const wizard = await mountWizard(account(), { fields });
    expect(inside(wizard, '#custom-terms').getAttribute('aria-required')).to.equal('true');
    expect(words(inside(wizard, '#custom-terms').closest('label'))).to.equal('Has signed the terms');
    expect(words(inside(wizard, '#custom-news').closest('label'))).to.equal('Gets the news optional');
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await until(() => focused(wizard) === 'custom-terms', 'the focus is at what is missing');
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    await until(() => wizard.draft.groups.length > 0, 'the default group is chosen');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.dl')))
      .to.contain('Has signed the terms Yes')
      .and.to.contain('Gets the news No');
  });
});

describe('add-user-wizard: its state from outside', () => {
  it('keeps what is there when it is given something that is no draft, and warns', async () => {
    const wizard = await mountWizard(account());
    await type(wizard, 'firstName', 'Elif');
    const told: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => told.push(text);
    try {
      const { draft } = wizard;
      for (const bad of [null, undefined, 7, 'x', {}, [], { ...draft, phone: '+43' }, { ...draft, groups: [{}] }])
        wizard.draft = bad as typeof draft;
      await wizard.updateComplete;
    } finally {
      console.warn = warn;
    }
    expect(told).to.have.lengthOf(8);
    expect(told[6]).to.contain('phone');
    expect(inside<HTMLInputElement>(wizard, '#firstName').value).to.equal('Elif');
  });

  it('tells of its closing, not of its own tidying up afterwards', async () => {
    const wizard = await mountWizard(account());
    await fill(wizard);
    const told: string[] = [];
    for (const name of ['draft-change', 'step-change', 'wizard-close'])
      wizard.addEventListener(name, () => told.push(name));
    button(wizard, 'Cancel').click();
    await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question');
    button(wizard, 'Discard').click();
    await until(() => told.includes('wizard-close'), 'it is closed');
    await until(() => inside<HTMLInputElement>(wizard, '#firstName').value === '', 'it is empty again');
    expect(told).to.deep.equal(['wizard-close']);
  });

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
