import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { GroupPickerElement } from '../../../src/elements/group-picker/group-picker.js';
import { account, accountWith, inside, listed, mountInForm, option, scrollToEnd, until } from './picker-world.js';

type Both = readonly [HTMLSelectElement, GroupPickerElement];

/** The picker beside what it must be like: one group chosen of both at first. */
const beside = (adapter: DirectoryAdapter) =>
  html`<fieldset id="around">
      <legend>Access</legend>
      <label for="plain">Plain</label>
      <select id="plain" name="plain" multiple required>
        <option value="GRP-1200-0001">Everyone</option>
        <option value="GRP-1200-0003" selected>Sales</option>
        <option value="GRP-1200-0012">Board</option>
      </select>
      <label for="ours">Ours</label>
      <group-picker id="ours" name="ours" required value="GRP-1200-0003" .adapter=${adapter}></group-picker>
    </fieldset>
    <div id="elsewhere"></div>`;

async function mountBoth(adapter: DirectoryAdapter = account()): Promise<{ form: HTMLFormElement; both: Both }> {
  const { form, picker } = await mountInForm(adapter, beside);
  await listed(picker);
  const select = form.querySelector('select');
  if (!select) throw new Error('There is no select in the form.');
  return { form, both: [select, picker] };
}

function setBoth([select, picker]: Both, ids: readonly string[]): void {
  for (const each of select.options) each.selected = ids.includes(each.value);
  picker.value = ids;
}

/** What the form would send of both. */
function sent(form: HTMLFormElement): readonly [readonly FormDataEntryValue[], readonly FormDataEntryValue[]] {
  const data = new FormData(form);
  return [data.getAll('plain'), data.getAll('ours')];
}

/** Asks both the same, and gives the answer when it is one. */
function same<T>(both: Both, ask: (control: HTMLSelectElement | GroupPickerElement) => T): T {
  const [plain, ours] = both.map(ask) as [T, T];
  expect(ours).to.deep.equal(plain);
  return plain;
}

/** Moves without taking out: newer than the types of the DOM. */
type MovingElement = HTMLElement & { moveBefore(node: Node, before: Node | null): void };

/** The names of what is wrong, without the objects of the browser: comparing those walks through the whole page. */
function flagsOf(validity: ValidityState): readonly string[] {
  const flags: readonly (keyof ValidityState)[] = ['valueMissing', 'rangeUnderflow', 'rangeOverflow', 'customError'];
  return flags.filter((flag) => validity[flag]);
}

describe('group-picker beside <select multiple required>', () => {
  it('sends an entry for each choice under one name', async () => {
    const { form, both } = await mountBoth();
    for (const ids of [['GRP-1200-0003'], ['GRP-1200-0001', 'GRP-1200-0012'], []]) {
      setBoth(both, ids);
      expect(sent(form)).to.deep.equal([ids, ids]);
    }
  });

  it('is one of the elements of its form, also of one elsewhere, and goes by its name', async () => {
    const { form, both } = await mountBoth();
    expect(same(both, (each) => each.form === form)).to.equal(true);
    expect(same(both, (each) => [...form.elements].includes(each))).to.equal(true);
    expect(same(both, (each) => form.elements.namedItem(each.name) === each)).to.equal(true);
    const other = document.createElement('form');
    other.id = 'other';
    form.after(other);
    for (const each of both) each.setAttribute('form', 'other');
    expect(same(both, (each) => each.form === other)).to.equal(true);
    expect(sent(form)).to.deep.equal([[], []]);
    expect(sent(other)).to.deep.equal([['GRP-1200-0003'], ['GRP-1200-0003']]);
    other.remove();
  });

  it('goes back on a reset, without a word of it by events', async () => {
    const { form, both } = await mountBoth();
    const [, picker] = both;
    const events: string[] = [];
    for (const each of both)
      for (const type of ['input', 'change']) each.addEventListener(type, () => events.push(type));
    setBoth(both, ['GRP-1200-0001', 'GRP-1200-0012']);
    picker.reportValidity();
    form.reset();
    expect(sent(form)).to.deep.equal([['GRP-1200-0003'], ['GRP-1200-0003']]);
    setBoth(both, []);
    picker.reportValidity();
    form.reset();
    expect(same(both, (each) => each.checkValidity())).to.equal(true);
    expect(picker.matches(':state(user-invalid)')).to.equal(false);
    expect(events).to.deep.equal([]);
  });

  it('is off with its fieldset, but not in the legend of it', async () => {
    const { form, both } = await mountBoth();
    const [, picker] = both;
    const fieldset = form.querySelector('fieldset');
    if (!fieldset) throw new Error('There is no fieldset.');
    setBoth(both, []);
    fieldset.disabled = true;
    await picker.updateComplete;
    expect(same(both, (each) => [each.matches(':disabled'), each.willValidate, form.checkValidity()])).to.deep.equal([
      true,
      false,
      true,
    ]);
    // An element has its own word and the fieldset's: the first does not change.
    expect(same(both, (each) => each.disabled)).to.equal(false);
    option(picker, 'Board').click();
    expect(picker.value).to.deep.equal([]);
    fieldset.querySelector('legend')?.append(...both);
    expect(same(both, (each) => each.matches(':disabled'))).to.equal(false);
    fieldset.disabled = false;
    for (const each of both) each.disabled = true;
    await picker.updateComplete;
    expect(same(both, (each) => [each.matches(':disabled'), each.willValidate])).to.deep.equal([true, false]);
    setBoth(both, ['GRP-1200-0001']);
    expect(sent(form)).to.deep.equal([[], []]);
  });

  it('keeps what is chosen, what was loaded and where one was when it is moved', async () => {
    const { form, both } = await mountBoth(accountWith(250));
    const [select, picker] = both;
    const elsewhere = form.querySelector('#elsewhere');
    scrollToEnd(picker);
    await until(() => picker.shadowRoot?.querySelector('[aria-posinset="101"]') !== null, 'the second page');
    setBoth(both, ['GRP-1200-0001', 'GRP-1200-0012']);
    for (const each of [select, picker]) elsewhere?.append(each);
    await picker.updateComplete;
    await until(() => inside(picker, '#list').scrollTop > 1000, 'it is where it was');
    await until(() => picker.shadowRoot?.querySelector('.reloading') === null, 'it has read again');
    expect(picker.shadowRoot?.querySelector('[aria-posinset="101"]')).not.to.equal(null);
    expect(same(both, (each) => each.form === form)).to.equal(true);
    expect(picker.value).to.deep.equal(['GRP-1200-0001', 'GRP-1200-0012']);
  });

  it('takes back what the browser kept, whole or nothing', async () => {
    const { form, both } = await mountBoth();
    const [, picker] = both;
    picker.formStateRestoreCallback('["GRP-1200-0001","GRP-1200-0012"]');
    expect(sent(form)[1]).to.deep.equal(['GRP-1200-0001', 'GRP-1200-0012']);
    picker.formStateRestoreCallback('[]');
    expect(sent(form)[1]).to.deep.equal([]);
    expect(picker.validity.valueMissing).to.equal(true);
    form.reset();
    expect(sent(form)[1]).to.deep.equal(['GRP-1200-0003']);
  });

  it('objects as a select does: the same flags, a cancelable word that does not bubble, and a message', async () => {
    const { form, both } = await mountBoth();
    const heard: string[] = [];
    form.addEventListener('invalid', () => heard.push('form'));
    for (const each of both)
      each.addEventListener('invalid', (event) => {
        event.preventDefault();
        heard.push(`${each.name} ${String(event.bubbles)} ${String(event.cancelable)}`);
      });
    setBoth(both, []);
    expect(same(both, (each) => flagsOf(each.validity))).to.deep.equal(['valueMissing']);
    expect(same(both, (each) => each.checkValidity())).to.equal(false);
    expect(same(both, (each) => each.reportValidity())).to.equal(false);
    expect(form.checkValidity()).to.equal(false);
    const round = ['plain false true', 'ours false true'];
    expect(heard).to.deep.equal([...round, ...round, ...round]);
    expect(same(both, (each) => each.validationMessage !== '')).to.equal(true);
    expect(same(both, (each) => each.matches(':invalid'))).to.equal(true);
    for (const each of both) each.required = false;
    await both[1].updateComplete;
    expect(same(both, (each) => [each.matches(':valid'), each.validationMessage])).to.deep.equal([true, '']);
    for (const each of both) each.setCustomValidity('Ask first.');
    expect(same(both, (each) => [...flagsOf(each.validity), each.validationMessage])).to.deep.equal([
      'customError',
      'Ask first.',
    ]);
  });

  it('takes the focus in a modal dialog by its label, by itself and from the start, and gives it away', async () => {
    for (const which of ['plain', 'ours']) {
      const { form, both } = await mountBoth();
      const dialog = document.createElement('dialog');
      form.before(dialog);
      dialog.append(form);
      const control = both[which === 'plain' ? 0 : 1];
      const heard: string[] = [];
      for (const type of ['focus', 'blur']) control.addEventListener(type, () => heard.push(type));
      const focused = (): string | undefined => document.activeElement?.id;
      control.autofocus = true;
      await both[1].updateComplete;
      dialog.showModal();
      expect([which, focused()]).to.deep.equal([which, which]);
      control.blur();
      expect(focused()).to.equal('');
      form.querySelector<HTMLElement>(`label[for=${which}]`)?.click();
      expect(focused()).to.equal(which);
      control.focus();
      control.blur();
      control.focus();
      expect(focused()).to.equal(which);
      expect(heard).to.deep.equal(['focus', 'blur', 'focus', 'blur', 'focus']);
      await sendKeys({ press: 'Escape' });
      expect(dialog.open).to.equal(false);
      dialog.remove();
    }
  });

  it('stays as it is, with the focus, when it is moved by moveBefore', async () => {
    const { form, both } = await mountBoth(accountWith(250));
    const [select, picker] = both;
    const elsewhere = form.querySelector<MovingElement>('#elsewhere');
    scrollToEnd(picker);
    await until(() => picker.shadowRoot?.querySelector('[aria-posinset="101"]') !== null, 'the second page');
    setBoth(both, ['GRP-1200-0001']);
    for (const each of [select, picker]) {
      each.focus();
      elsewhere?.moveBefore(each, null);
      expect(document.activeElement === each).to.equal(true);
    }
    await picker.updateComplete;
    await until(() => inside(picker, '#list').scrollTop > 1000, 'it is where it was');
    expect(picker.shadowRoot?.querySelector('[aria-posinset="101"]')).not.to.equal(null);
    expect(same(both, (each) => each.form === form)).to.equal(true);
    expect(picker.value).to.deep.equal(['GRP-1200-0001']);
  });
});
