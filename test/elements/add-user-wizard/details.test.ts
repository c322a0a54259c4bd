import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { declaring } from '../../../mocks/scenarios.js';
import type { UserViewRequestEvent } from '../../../src/elements/parts/user-events.js';
import {
  account,
  button,
  callsOf,
  fill,
  focused,
  found,
  inside,
  maybe,
  mountWizard,
  onStep,
  recorded,
  someone,
  step,
  type,
  until,
  words,
} from './wizard-world.js';

function value(wizard: Parameters<typeof inside>[0], id: string): string {
  return inside<HTMLInputElement>(wizard, `#${id}`).value;
}

describe('add-user-wizard: what is missing or wrong', () => {
  it('names every field, and the focus goes to the first', async () => {
    const wizard = await mountWizard(account());
    button(wizard, 'Next').click();
    await until(() => focused(wizard) === 'firstName', 'the first field');
    expect(words(inside(wizard, '#firstName-error'))).to.equal('Enter a first name.');
    expect(words(inside(wizard, '#lastName-error'))).to.equal('Enter a last name.');
    expect(words(inside(wizard, '#email-error'))).to.equal('Enter an email address.');
    expect(step(wizard)).to.equal('User details');
  });

  it('says on leaving what is wrong with an address, and stops saying it while it is mended', async () => {
    const wizard = await mountWizard(account());
    await type(wizard, 'email', 'elif@');
    await sendKeys({ press: 'Tab' });
    await until(() => maybe(wizard, '#email-error') !== null, 'the error');
    expect(words(inside(wizard, '#email-error'))).to.equal('Something is missing after the @.');
    await type(wizard, 'email', 'e');
    expect(maybe(wizard, '#email-error')).to.equal(null);
  });

  it('asks for a group, and leads there', async () => {
    const wizard = await mountWizard(account());
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    const picker = inside(wizard, 'group-picker');
    await until(() => picker.shadowRoot?.querySelectorAll('.chip').length === 1, 'the default group');
    picker.focus();
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await until(() => picker.shadowRoot?.querySelector('#error') !== null, 'the error');
    expect(words(picker.shadowRoot?.querySelector('#error') ?? null)).to.equal('Choose at least one group.');
    expect(step(wizard)).to.equal('Groups');
    button(wizard, 'Back').click();
    await onStep(wizard, 'User details');
    expect([value(wizard, 'firstName'), value(wizard, 'email')]).to.deep.equal(['Elif', 'elif.kaya@fresh.example']);
  });
});

describe('add-user-wizard: the address', () => {
  it('corrects a slip in one press, or leaves it', async () => {
    const wizard = await mountWizard(account());
    await type(wizard, 'email', 'elif@gmial.com');
    expect(words(inside(wizard, '.suggestion'))).to.contain('Did you mean elif@gmail.com?');
    button(wizard, 'Keep mine').click();
    await wizard.updateComplete;
    expect(maybe(wizard, '.suggestion')).to.equal(null);
    await type(wizard, 'email', 'ela@gmial.com');
    button(wizard, 'Use it').click();
    await wizard.updateComplete;
    expect(value(wizard, 'email')).to.equal('ela@gmail.com');
  });

  it('takes an address of another script as it is typed, or says where the backend takes none', async () => {
    const wizard = await mountWizard(account());
    await fill(wizard, 'elif@bücher.example');
    expect(value(wizard, 'email')).to.equal('elif@bücher.example');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    expect(wizard.draft.email).to.equal('elif@bücher.example');
    const plain = await mountWizard(declaring(account(), { internationalEmail: false }));
    await fill(plain, 'elif.ü@fresh.example');
    await sendKeys({ press: 'Enter' });
    await until(() => maybe(plain, '#email-error') !== null, 'it is refused');
    expect(value(plain, 'email')).to.equal('elif.ü@fresh.example');
  });

  it('warns of letters that look alike and of marks that turn the direction, and refuses neither', async () => {
    for (const [address, warning] of [
      ['elif@exаmple.com', 'different alphabets'],
      ['elif\u202e@fresh.example', 'invisible characters'],
    ] as const) {
      const wizard = await mountWizard(account());
      wizard.draft = { ...wizard.draft, email: address };
      await wizard.updateComplete;
      const said = `${words(inside(wizard, '#email-note'))} ${words(maybe(wizard, '#email-error'))}`;
      expect(said, address).to.contain(warning);
      expect(value(wizard, 'email')).to.equal(address);
    }
  });

  const answers = [
    ['invited', 'Already invited.', 'Resend invitation'],
    ['invitation-expired', 'The invitation expired.', 'Generate new invitation'],
    ['disabled', 'Removed earlier.', 'Restore'],
    ['blocked', 'Blocked.', 'Open user'],
    ['active', 'Already a member.', 'Open user'],
  ] as const;
  for (const [state, title, next] of answers) {
    it(`finds while typing that somebody is ${state}, in other case, and offers: ${next}`, async () => {
      const adapter = account();
      const user = await someone(adapter, state);
      const wizard = await mountWizard(adapter);
      await fill(wizard, user.email.toUpperCase());
      await until(() => maybe(wizard, '#lens') !== null, 'the banner');
      expect(words(inside(wizard, '#lens'))).to.contain(title);
      expect(words(inside(wizard, '#reason'))).to.equal('Resolve the email above to go on.');
      expect(button(wizard, 'Next').getAttribute('aria-disabled')).to.equal('true');
      expect(button(wizard, next).getAttribute('aria-disabled')).to.equal(null);
      await sendKeys({ press: 'Enter' });
      await wizard.updateComplete;
      expect(step(wizard)).to.equal('User details');
    });
  }

  it('resends from the banner, once, and reads again how it stands', async () => {
    const { adapter, calls } = recorded(account());
    const user = await someone(adapter, 'invited');
    const wizard = await mountWizard(adapter);
    await type(wizard, 'email', user.email);
    await until(() => maybe(wizard, '#lens') !== null, 'the banner');
    const resend = button(wizard, 'Resend invitation');
    resend.click();
    resend.click();
    await until(() => callsOf(calls, 'users.lookup').length > 1, 'looked up again');
    expect(callsOf(calls, 'invitations.resend')).to.have.lengthOf(1);
    const sentAt = (await found(adapter, user.email))?.user?.invitation?.sentAt ?? '';
    expect(sentAt > (user.invitation?.sentAt ?? '')).to.equal(true);
  });

  const acts = [
    ['invitation-expired', 'Generate new invitation', 'invitations.renew', 'Already invited.'],
    ['disabled', 'Restore', 'users.restore', 'Already a member.'],
    ['invited', 'Restore and invite', 'users.restore', 'Already invited.'],
  ] as const;
  for (const [state, label, member, then] of acts) {
    it(`does it from the banner, once, and shows how it stands then: ${label}`, async () => {
      const { adapter, calls } = recorded(account());
      const user = await someone(adapter, state);
      // Who was removed before they accepted never was a member.
      if (state === 'invited') await adapter.users.remove?.(user.id);
      const wizard = await mountWizard(adapter);
      await type(wizard, 'email', user.email);
      await until(() => maybe(wizard, '#lens') !== null, 'the banner');
      const act = button(wizard, label);
      act.click();
      act.click();
      await until(() => words(maybe(wizard, '#lens')).includes(then), 'how it stands now');
      expect(callsOf(calls, member)).to.have.lengthOf(1);
      expect(value(wizard, 'email')).to.equal(user.email);
    });
  }

  it('asks the host to open the user', async () => {
    const adapter = account();
    const user = await someone(adapter, 'active');
    const wizard = await mountWizard(adapter);
    const asked: string[] = [];
    wizard.addEventListener('user-view-request', (event: UserViewRequestEvent) => asked.push(event.user.id));
    await type(wizard, 'email', user.email);
    await until(() => maybe(wizard, '#lens') !== null, 'the banner');
    button(wizard, 'Open user').click();
    await until(() => asked.length > 0, 'asked');
    expect(asked).to.deep.equal([user.id]);
  });

  it('never shows the answer for an address typed before', async () => {
    const real = account();
    const user = await someone(real, 'active');
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const adapter = around(real, async (call, next) => {
      if (call.member === 'users.lookup' && (call.args[0] as string[])[0] === user.email) await gate;
      return next();
    });
    const { adapter: watched, calls } = recorded(adapter);
    const wizard = await mountWizard(watched);
    await type(wizard, 'email', user.email);
    await until(() => callsOf(calls, 'users.lookup').length === 1, 'the first is asked');
    await type(wizard, 'email', 'somebody@fresh.example');
    await until(() => words(inside(wizard, '#email-note')).includes('No one in this account'), 'the second is free');
    open();
    await new Promise((resolve) => setTimeout(resolve));
    await wizard.updateComplete;
    expect(maybe(wizard, '#lens')).to.equal(null);
    expect(callsOf(calls, 'users.lookup')[0]?.signal?.aborted).to.equal(true);
  });

  it('does not look up what is no address yet', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter);
    await type(wizard, 'email', 'elif.kaya@fresh');
    await fill(wizard, 'elif.kaya@fresh.example');
    await until(() => callsOf(calls, 'users.lookup').length > 0, 'looked up');
    expect(callsOf(calls, 'users.lookup').map(({ args }) => (args[0] as string[])[0])).to.deep.equal([
      'elif.kaya@fresh.example',
    ]);
  });
});

describe('add-user-wizard: the telephone number', () => {
  async function paste(wizard: Parameters<typeof inside>[0], text: string): Promise<void> {
    const field = inside<HTMLInputElement>(wizard, '#phone');
    field.focus();
    await until(
      () => inside(wizard, '#country').getAttribute('aria-label') !== 'Country code: not chosen',
      'the numbers are known',
    );
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true, composed: true }));
    await wizard.updateComplete;
  }

  it('takes country and number from what is pasted, and sends both', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter, { defaultCountry: 'TR' });
    await fill(wizard);
    await paste(wizard, '+43 660 1234567');
    expect(value(wizard, 'phone')).to.equal('660 1234567');
    expect(inside(wizard, '#country').getAttribute('aria-label')).to.equal('Country code: Austria, AT +43');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    const picker = inside(wizard, 'group-picker');
    await until(() => picker.shadowRoot?.querySelectorAll('.chip').length === 1, 'the default group');
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.dl'))).to.contain('+43 660 1234567');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')[0]?.args[0]).to.deep.include({
      phone: { countryCode: '+43', number: '6601234567', country: 'AT' },
    });
  });

  it('groups while typing and leaves the caret behind its digit', async () => {
    const wizard = await mountWizard(account(), { defaultCountry: 'TR' });
    inside(wizard, '#phone').focus();
    await until(
      () => inside(wizard, '#country').getAttribute('aria-label') === 'Country code: Türkiye, TR +90',
      'the country is suggested',
    );
    await sendKeys({ type: '5324180726' });
    expect(value(wizard, 'phone')).to.equal('532 418 07 26');
    for (let at = 0; at < 11; at += 1) await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Backspace' });
    await wizard.updateComplete;
    const field = inside<HTMLInputElement>(wizard, '#phone');
    expect(field.value.replaceAll(' ', '')).to.equal('524180726');
    expect(field.selectionStart).to.equal(1);
  });

  it('names an impossible number and lets a possible one pass', async () => {
    const wizard = await mountWizard(account(), { defaultCountry: 'GB' });
    await fill(wizard);
    inside(wizard, '#phone').focus();
    await until(
      () => inside(wizard, '#country').getAttribute('aria-label') === 'Country code: United Kingdom, GB +44',
      'the country is suggested',
    );
    await sendKeys({ type: '12' });
    await sendKeys({ press: 'Enter' });
    await until(() => maybe(wizard, '#phone-error') !== null, 'the error');
    expect(words(inside(wizard, '#phone-error'))).to.equal('This number is too short.');
    expect(focused(wizard)).to.equal('phone');
    await type(wizard, 'phone', '7700900123');
    await until(() => maybe(wizard, '#phone-doubt') !== null, 'the doubt');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
  });

  it('finds a country by name, code or calling code, by keyboard alone', async () => {
    const wizard = await mountWizard(account());
    for (const [typed, label] of [
      ['osterr', ''],
      ['austria', 'Austria, AT +43'],
      ['jp', 'Japan, JP +81'],
      ['+48', 'Poland, PL +48'],
    ] as const) {
      inside(wizard, '#country').focus();
      await sendKeys({ press: 'ArrowDown' });
      await until(() => maybe(wizard, '#country-list [role="option"]') !== null, 'the countries');
      await until(
        () => wizard.shadowRoot?.activeElement?.getAttribute('role') === 'combobox',
        'the search has the focus',
      );
      await sendKeys({ type: typed });
      await sendKeys({ press: label === '' ? 'Escape' : 'Enter' });
      await until(() => maybe(wizard, '#countries') === null, 'the list is closed');
      if (label !== '')
        expect(inside(wizard, '#country').getAttribute('aria-label')).to.equal(`Country code: ${label}`);
      expect(focused(wizard)).to.equal('country');
    }
    expect(step(wizard)).to.equal('User details');
  });
});
