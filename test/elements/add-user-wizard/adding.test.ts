import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import {
  answersLost,
  failing,
  partialGroups,
  rateLimited,
  slow,
  withoutGroups,
  withoutInvitations,
  without,
} from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { UserDraft } from '../../../src/domain/user.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import type { BeforeUserAddEvent, UserAddEvent } from '../../../src/elements/add-user-wizard/add-user-wizard.events.js';
import {
  account,
  button,
  callsOf,
  fill,
  focused,
  found,
  hasButton,
  inside,
  maybe,
  mountWizard,
  onStep,
  recorded,
  someone,
  step,
  toOverview,
  until,
  words,
} from './wizard-world.js';

const EMAIL = 'elif.kaya@fresh.example';

describe('add-user-wizard: the whole way', () => {
  it('adds a user by keyboard, with the default group, and says so', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter);
    const results: UserAddEvent[] = [];
    wizard.addEventListener('user-add', (event) => results.push(event));
    await toOverview(wizard);
    expect(words(inside(wizard, '.dl')))
      .to.contain('Elif Kaya')
      .and.to.contain(EMAIL);
    expect(words(inside(wizard, '.tags'))).to.equal('Everyone');
    inside(wizard, '#go').focus();
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Summary');
    expect(words(inside(wizard, '#step'))).to.equal('Elif is invited');
    expect(words(inside(wizard, '.person'))).to.contain(`Mail is on its way to ${EMAIL}`);
    expect(focused(wizard)).to.equal('step');
    expect(inside(wizard, 'invitation-actions')).to.have.property('user').that.has.property('email', EMAIL);
    expect(results).to.have.lengthOf(1);
    expect(JSON.stringify(results[0]?.result)).to.not.contain('http');
    const [create] = callsOf(calls, 'users.create');
    expect(create?.args[0]).to.deep.include({ firstName: 'Elif', lastName: 'Kaya', email: EMAIL, locale: 'en' });
    expect((await found(adapter, EMAIL))?.status).to.equal('invited');
  });

  it('adds once, however often it is pressed', async () => {
    const { adapter, calls } = recorded(slow(account(), 60, { only: ['users.create'] }));
    const wizard = await mountWizard(adapter);
    await toOverview(wizard);
    const add = button(wizard, 'Add user');
    for (let press = 0; press < 9; press += 1) add.click();
    add.focus();
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')).to.have.lengthOf(1);
  });

  it('begins anew with the groups kept', async () => {
    const wizard = await mountWizard(account());
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    button(wizard, 'Add another').click();
    await onStep(wizard, 'User details');
    await until(() => focused(wizard) === 'firstName', 'the first field has the focus');
    expect(inside<HTMLInputElement>(wizard, '#email').value).to.equal('');
    await fill(wizard, 'second@fresh.example');
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    expect(inside(wizard, '#groups')).to.have.property('value').that.deep.equals(['GRP-1200-0001']);
  });

  it('has no step for groups where the backend has none', async () => {
    const { adapter, calls } = recorded(withoutGroups(account()));
    const accepting = around(adapter, (call, next) =>
      call.member === 'users.create'
        ? account().users.create({ ...(call.args[0] as UserDraft), groupIds: ['GRP-1200-0001'] })
        : next(),
    );
    const wizard = await mountWizard(accepting);
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Overview');
    expect(words(inside(wizard, '.step-of'))).to.equal('Step 2 of 3');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'groups.list')).to.have.lengthOf(0);
  });

  it('speaks of adding, and of no mail, where there are no invitations', async () => {
    const wizard = await mountWizard(withoutInvitations(account()));
    await toOverview(wizard);
    expect(words(inside(wizard, '#title'))).to.equal('Add a user');
    expect(words(inside(wizard, '.sections'))).to.contain('This service sends no invitation.');
  });

  it('says that delivery is unknown, and points to the link', async () => {
    const wizard = await mountWizard(account({ mail: () => 'unknown' }));
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(words(inside(wizard, '.person'))).to.contain(`Elif is invited ${EMAIL}`);
    const actions = inside(wizard, 'invitation-actions');
    await until(
      () => words(actions.shadowRoot?.querySelector('.card') ?? null).includes('Delivery unknown: copy the link'),
      'what to do',
    );
  });
});

describe('add-user-wizard: when it does not work', () => {
  it('looks before it repeats when the answer got lost, and finds the user', async () => {
    const { adapter, calls } = recorded(answersLost(account(), { only: ['users.create'], times: 1 }));
    const wizard = await mountWizard(adapter);
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await until(() => maybe(wizard, '#sending') !== null, 'the lost answer is told');
    expect(words(inside(wizard, '#sending'))).to.contain('We do not know yet whether Elif was added.');
    button(wizard, 'Add user').click();
    button(wizard, 'Back').click();
    expect(step(wizard)).to.equal('Overview');
    button(wizard, 'Check again').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')).to.have.lengthOf(1);
  });

  it('offers to add again with the same key when nobody was added', async () => {
    const { adapter, calls } = recorded(
      failing(account(), 'timeout', { only: ['users.create'], times: 1, init: { outcome: 'unknown' } }),
    );
    const wizard = await mountWizard(adapter);
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await until(() => hasButton(wizard, 'Check again'), 'the lost answer is told');
    button(wizard, 'Check again').click();
    await until(() => hasButton(wizard, 'Add again'), 'it can be repeated');
    button(wizard, 'Add again').click();
    await onStep(wizard, 'Summary');
    const keys = callsOf(calls, 'users.create').map(
      ({ args }) => (args[1] as { idempotencyKey: string }).idempotencyKey,
    );
    expect(keys).to.have.lengthOf(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('can be asked again when the look itself fails', async () => {
    const lost = answersLost(account(), { only: ['users.create'], times: 1 });
    let fails = false;
    const adapter = around(lost, (call, next) =>
      fails && call.member === 'users.lookup' ? Promise.reject(new Error('offline')) : next(),
    );
    const wizard = await mountWizard(adapter);
    await toOverview(wizard);
    fails = true;
    button(wizard, 'Add user').click();
    await until(() => hasButton(wizard, 'Check again'), 'the lost answer is told');
    button(wizard, 'Check again').click();
    await until(() => words(inside(wizard, '#sending')).includes('did not get through'), 'the failed look is told');
    fails = false;
    button(wizard, 'Check again').click();
    await onStep(wizard, 'Summary');
  });

  it('leads an error to its field and its step, with everything typed kept', async () => {
    const fields = [{ field: 'lastName', code: 'too-long' }];
    const wizard = await mountWizard(failing(account(), 'validation', { only: ['users.create'], init: { fields } }));
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'User details');
    await until(() => focused(wizard) === 'lastName', 'the focus follows');
    expect(words(inside(wizard, '#lastName-error'))).to.equal('This is too long.');
    expect(inside<HTMLInputElement>(wizard, '#firstName').value).to.equal('Elif');
  });

  it('stays where it was with an error that has no field', async () => {
    const wizard = await mountWizard(rateLimited(account(), 120_000, { only: ['users.create'], times: 1 }));
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await until(() => maybe(wizard, '#sending') !== null, 'the error is told');
    expect(words(inside(wizard, '#sending'))).to.contain('Try again in 2 minutes.');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
  });

  it('goes back to the address when somebody else was faster, and says whose it is', async () => {
    for (const members of [[], ['users.lookup']]) {
      const real = account();
      const wizard = await mountWizard(without(real, members));
      await toOverview(wizard);
      await real.users.create({
        firstName: 'E',
        lastName: 'K',
        email: EMAIL.toUpperCase(),
        groupIds: ['GRP-1200-0001'],
      });
      button(wizard, 'Add user').click();
      await onStep(wizard, 'User details');
      await until(() => maybe(wizard, '#lens') !== null, 'the duplicate is shown');
      expect(words(inside(wizard, '#lens'))).to.contain('Already invited.');
    }
  });

  it('tells a group that failed, and gives it on another try', async () => {
    const real = account();
    const wizard = await mountWizard(partialGroups(real, ['GRP-1200-0003']));
    await fill(wizard);
    await sendKeys({ press: 'Enter' });
    await onStep(wizard, 'Groups');
    const picker = inside(wizard, 'group-picker');
    await until(() => picker.shadowRoot?.querySelectorAll('.chip').length === 1, 'the default group');
    picker.focus();
    await sendKeys({ type: 'fin' });
    await until(() => picker.shadowRoot?.querySelectorAll('[role="option"]').length === 1, 'the match');
    await sendKeys({ press: 'Enter' });
    button(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(words(inside(wizard, '.banner')))
      .to.contain('1 group was not given.')
      .and.to.contain('Finance');
    button(wizard, 'Try the rest again').click();
    await until(() => maybe(wizard, '.banner') === null, 'the rest is given');
    const groups = (await found(real, EMAIL))?.user?.groups.map(({ name }) => name);
    expect(groups).to.have.members(['Everyone', 'Finance']);
  });

  it('can be stopped by the host, which may say why', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountWizard(adapter);
    const stop = (event: BeforeUserAddEvent): void =>
      event.waitUntil(Promise.reject(new Error('The contract allows ten users.')));
    wizard.addEventListener('before-user-add', stop);
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await until(() => maybe(wizard, '#sending') !== null, 'the reason is told');
    expect(words(inside(wizard, '#sending'))).to.contain('The contract allows ten users.');
    wizard.removeEventListener('before-user-add', stop);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(callsOf(calls, 'users.create')).to.have.lengthOf(1);
  });

  it('says why nobody can be added by somebody who may not', async () => {
    const member = await someone(account(), 'active');
    const viewer = { id: member.id, name: 'M', email: member.email, administrator: false };
    const wizard = await mountWizard(account({ viewer }));
    await until(
      () => words(wizard.shadowRoot?.querySelector('.empty') ?? null).includes('Only administrators'),
      'the reason',
    );
    expect(maybe(wizard, '#go')).to.equal(null);
  });
});

describe('add-user-wizard: a reload before the answer came', () => {
  beforeEach(() => sessionStorage.clear());
  after(() => sessionStorage.clear());

  /** Sends, loses the answer, and is gone; what a host kept of it comes back in another one. */
  async function reloaded(
    adapter: DirectoryAdapter,
    change: Partial<AddUserWizardElement['draft']> = {},
  ): Promise<AddUserWizardElement> {
    const first = await mountWizard(adapter);
    await toOverview(first);
    button(first, 'Add user').click();
    await until(() => hasButton(first, 'Check again'), 'the answer is lost');
    const draft = { ...first.draft, ...change };
    first.remove();
    const second = await mountWizard(adapter);
    second.draft = draft;
    second.step = 'overview';
    return second;
  }

  it('keeps a random key and nothing of the person', async () => {
    await reloaded(answersLost(without(account(), ['users.lookup']), { only: ['users.create'], times: 1 }));
    const kept = Object.values({ ...sessionStorage });
    expect(kept).to.have.lengthOf(1);
    expect(kept[0]).to.match(/^[0-9a-f]{32}$/u);
  });

  it('is one user and one mail when the same is added again', async () => {
    const mails: string[] = [];
    const real = account({
      mail: (mail) => {
        mails.push(JSON.stringify(mail));
        return 'mailed';
      },
    });
    const wizard = await reloaded(answersLost(without(real, ['users.lookup']), { only: ['users.create'], times: 1 }));
    await onStep(wizard, 'Overview');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect((await real.users.list({ search: EMAIL, limit: 10 })).items).to.have.lengthOf(1);
    expect(mails).to.have.lengthOf(1);
    expect(sessionStorage).to.have.lengthOf(0);
  });

  it('is not taken for somebody else who is added next', async () => {
    const real = account();
    const wizard = await reloaded(answersLost(without(real, ['users.lookup']), { only: ['users.create'], times: 1 }), {
      email: 'someone.else@fresh.example',
    });
    await onStep(wizard, 'Overview');
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    expect(words(inside(wizard, '.person'))).to.contain('someone.else@fresh.example');
    expect((await real.users.list({ search: 'fresh.example', limit: 10 })).items).to.have.lengthOf(2);
  });

  it('shows who is there already where addresses can be looked up', async () => {
    const wizard = await reloaded(answersLost(account(), { only: ['users.create'], times: 1 }));
    await until(() => maybe(wizard, '#lens') !== null, 'the invitation is seen');
    expect(words(inside(wizard, '#lens'))).to.contain('Already invited.');
  });
});
