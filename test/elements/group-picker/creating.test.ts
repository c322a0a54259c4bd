import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { answersLost, failing, pending, readOnlyViewer, without, withoutGroups } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { GroupPickerElement } from '../../../src/elements/group-picker/group-picker.js';
import {
  account,
  accountWith,
  chipNames,
  inside,
  listed,
  mountInForm,
  mountPicker,
  optionNames,
  recorded,
  said,
  until,
  violations,
} from './picker-world.js';

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

async function back(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await press('Tab');
  await sendKeys({ up: 'Shift' });
}

const shown = (picker: GroupPickerElement, selector: string): boolean =>
  picker.shadowRoot?.querySelector(selector) !== null;
const focusedId = (picker: GroupPickerElement): string | undefined => picker.shadowRoot?.activeElement?.id;
const field = (picker: GroupPickerElement, id: string): HTMLInputElement => inside(picker, `#${id}`);

async function searching(picker: GroupPickerElement, words: string): Promise<void> {
  await listed(picker);
  picker.focus();
  await sendKeys({ type: words });
}

/** Searches for what nobody has, and opens the form with Enter. */
async function opened(adapter: DirectoryAdapter, words = 'Zebra crossing'): Promise<GroupPickerElement> {
  const picker = await mountPicker(adapter);
  await searching(picker, words);
  await until(() => shown(picker, '.empty'), 'nothing matches');
  await press('Enter');
  await until(() => focusedId(picker) === 'new-name', 'the form is open');
  return picker;
}

describe('group-picker: creating a group in place', () => {
  it('makes what nobody has by keyboard alone, chooses it once, tells it, and goes back to the search', async () => {
    const { adapter, calls } = recorded(account());
    const picker = await mountPicker(adapter);
    const told: string[] = [];
    Object.assign(picker, { ariaNotify: (text: string) => told.push(text) });
    const events: string[] = [];
    for (const type of ['input', 'change']) picker.addEventListener(type, () => events.push(type));
    await searching(picker, 'Zebra');
    await until(() => shown(picker, '.offer .button'), 'creating is offered');
    await until(() => [said(picker), ...told].join(' ').includes('Press Enter to create it.'), 'it is announced');
    await press('Tab', 'Tab', 'Enter');
    await until(() => focusedId(picker) === 'new-name', 'the form is open');
    expect(field(picker, 'new-name').value).to.equal('Zebra');
    await press('End');
    await sendKeys({ type: ' crossing' });
    await press('Tab');
    await sendKeys({ type: 'Who walks' });
    expect(events).to.deep.equal([]);
    await back();
    await press('Enter', 'Enter');
    await until(() => chipNames(picker).join() === 'Zebra crossing', 'it is chosen');
    const made = calls.filter(({ member }) => member === 'groups.create');
    expect(made.map(({ args }) => args[0])).to.deep.equal([{ name: 'Zebra crossing', description: 'Who walks' }]);
    expect((made[0]?.args[1] as { idempotencyKey?: string }).idempotencyKey).to.be.a('string');
    expect(events).to.deep.equal(['input', 'change']);
    await until(() => focusedId(picker) === 'search', 'the focus is back');
    await until(() => told.concat(said(picker)).join(' ').includes('created and chosen'), 'it is told');
    await until(() => optionNames(picker).join() === 'Zebra crossing', 'the list has it');
    expect(picker.validity.valid).to.equal(true);
    await press('Escape');
    await until(() => optionNames(picker).length === 13, 'all are listed');
    expect(chipNames(picker)).to.deep.equal(['Zebra crossing']);
  });

  it('is offered beside near matches, and not where the name exists in any spelling', async () => {
    const picker = await mountPicker(account());
    await searching(picker, 'fin');
    await until(() => shown(picker, '.offer .button'), 'creating is offered');
    expect(inside(picker, '.offer').textContent).to.contain('fin');
    await sendKeys({ type: 'ANCE ' });
    await until(() => !shown(picker, '.offer'), 'it is not offered');
    expect(optionNames(picker)).to.deep.equal(['Finance']);
  });

  it('takes an error to its field, keeps what was typed, and lets it be mended', async () => {
    const picker = await opened(account());
    inside<HTMLInputElement>(picker, '#new-name').select();
    await sendKeys({ type: 'finance' });
    await press('Tab');
    await sendKeys({ type: 'Money' });
    await back();
    await press('Enter');
    await until(() => field(picker, 'new-name').getAttribute('aria-invalid') === 'true', 'the name is refused');
    expect(inside(picker, '#new-name-error').textContent).to.contain('exists already');
    await until(() => focusedId(picker) === 'new-name', 'the focus is there');
    expect(field(picker, 'new-description').value).to.equal('Money');
    inside<HTMLInputElement>(picker, '#new-name').select();
    await press('Backspace');
    expect(shown(picker, '#new-name-error')).to.equal(false);
    await press('Enter');
    await until(() => inside(picker, '.new-group').textContent.includes('Enter a name'), 'it must have a name');
    await sendKeys({ type: 'Treasury' });
    await press('Enter');
    await until(() => chipNames(picker).join() === 'Treasury', 'it is chosen');
  });

  it('goes back with Escape alone, and brings the description again', async () => {
    const picker = await opened(account());
    const seen: string[] = [];
    picker.addEventListener('keydown', ({ key }) => seen.push(key));
    await press('Tab');
    await sendKeys({ type: 'Who walks' });
    await press('Escape');
    await until(() => focusedId(picker) === 'search', 'the focus is back');
    expect(seen).not.to.include('Escape');
    expect(field(picker, 'search').value).to.equal('Zebra crossing');
    await press('Enter');
    await until(() => focusedId(picker) === 'new-name', 'the form is open');
    expect(field(picker, 'new-description').value).to.equal('Who walks');
  });

  it('repeats a lost answer under the same key, so that one group is made', async () => {
    const { adapter, calls } = recorded(answersLost(account(), { only: ['groups.create'], times: 1 }));
    const picker = await opened(adapter);
    await press('Enter');
    await until(() => shown(picker, '.new-group .banner'), 'the failure is told');
    expect(field(picker, 'new-name').value).to.equal('Zebra crossing');
    await press('Enter');
    await until(() => chipNames(picker).join() === 'Zebra crossing', 'it is chosen');
    const keys = calls
      .filter(({ member }) => member === 'groups.create')
      .map(({ args }) => (args[1] as { idempotencyKey?: string }).idempotencyKey);
    expect(keys).to.have.lengthOf(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('shows a "no" with its reason where nothing matches, in reach of the keys', async () => {
    const picker = await mountPicker(readOnlyViewer(account()));
    await searching(picker, 'e');
    await until(() => optionNames(picker).length > 0 && !shown(picker, '.reloading'), 'some match');
    expect(shown(picker, '.offer')).to.equal(false);
    await sendKeys({ type: 'zzz' });
    await until(() => shown(picker, '.offer .button'), 'the "no" is shown');
    const button = inside(picker, '.offer .button');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    const why = picker.shadowRoot?.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).to.contain('administrators');
    button.focus();
    await press('Enter');
    expect(shown(picker, '.new-group')).to.equal(false);
  });

  it('is nowhere where the backend makes no groups, and goes when it turns out not to', async () => {
    for (const adapter of [withoutGroups(account()), without(account(), ['groups.create'])]) {
      const picker = await mountPicker(adapter);
      picker.focus();
      await sendKeys({ type: 'zzz' });
      await until(() => shown(picker, '.empty'), 'nothing matches');
      expect(shown(picker, '.offer')).to.equal(false);
    }
    const picker = await opened(failing(account(), 'unsupported', { only: ['groups.create'] }));
    await press('Enter');
    await until(() => shown(picker, '.new-group .banner'), 'it is told');
    await press('Escape');
    await until(() => focusedId(picker) === 'search', 'the focus is back');
    await until(() => !shown(picker, '.offer'), 'it is taken back');
  });

  it('begins an account without groups', async () => {
    const picker = await mountPicker(accountWith(0));
    await until(() => shown(picker, '.offer .button'), 'creating is offered');
    inside(picker, '.offer .button').click();
    await until(() => focusedId(picker) === 'new-name', 'the form is open');
    await sendKeys({ type: 'Everyone' });
    await press('Enter');
    await until(() => chipNames(picker).join() === 'Everyone', 'it is chosen');
  });

  it('is not sent with the form around it, does not send it, and is closed with a disabled fieldset', async () => {
    const { form, picker } = await mountInForm(
      account(),
      (adapter) => html`<fieldset><group-picker name="groups" .adapter=${adapter}></group-picker></fieldset>`,
    );
    let sent = 0;
    form.addEventListener('submit', () => (sent += 1));
    await searching(picker, 'Zebra');
    await until(() => shown(picker, '.offer .button'), 'creating is offered');
    await press('Enter');
    await until(() => focusedId(picker) === 'new-name', 'the form is open');
    expect([...new FormData(form).keys()]).to.deep.equal([]);
    await press('Enter');
    await until(() => picker.value.length === 1, 'it is chosen');
    expect([...new FormData(form).keys()]).to.deep.equal(['groups']);
    expect(sent).to.equal(0);
    form.querySelector('fieldset')?.setAttribute('disabled', '');
    await picker.updateComplete;
    expect(shown(picker, '.offer')).to.equal(false);
  });

  it('has nothing against it for assistive technology: open, refused, busy', async () => {
    const picker = await opened(pending(account(), { only: ['groups.create'] }));
    expect(await violations(picker)).to.deep.equal([]);
    await press('Enter');
    await until(() => inside(picker, '.new-group .primary').getAttribute('aria-busy') === 'true', 'it is busy');
    expect(field(picker, 'new-name').readOnly).to.equal(true);
    expect(await violations(picker)).to.deep.equal([]);
    const refused = await mountPicker(readOnlyViewer(account()));
    await searching(refused, 'zzz');
    await until(() => shown(refused, '.offer .button'), 'the "no" is shown');
    expect(await violations(refused)).to.deep.equal([]);
  });
});
