import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { answersLost } from '../../../mocks/scenarios.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import {
  account,
  button,
  fill,
  focused,
  inside,
  maybe,
  mountWizard,
  onStep,
  someone,
  toOverview,
  until,
  violations,
  words,
} from './wizard-world.js';

function closings(wizard: AddUserWizardElement): boolean[] {
  const seen: boolean[] = [];
  wizard.addEventListener('wizard-close', (event) => seen.push(event.added));
  return seen;
}

async function openDialog(): Promise<{ wizard: AddUserWizardElement; closed: boolean[] }> {
  const wizard = await mountWizard(account(), { mode: 'dialog' });
  const closed = closings(wizard);
  wizard.show();
  await until(() => maybe<HTMLDialogElement>(wizard, '#wizard')?.open === true, 'it is open');
  return { wizard, closed };
}

describe('add-user-wizard: leaving', () => {
  it('opens as a modal dialog with the focus in the first field, and closes without a question while nothing is typed', async () => {
    const { wizard, closed } = await openDialog();
    expect(inside(wizard, '#wizard').matches(':modal')).to.equal(true);
    expect(focused(wizard)).to.equal('firstName');
    await sendKeys({ press: 'Escape' });
    await until(() => closed.length === 1, 'it is closed');
    expect([wizard.open, closed[0]]).to.deep.equal([false, false]);
  });

  it('asks before typed input is lost, and keeps it on a no', async () => {
    const { wizard, closed } = await openDialog();
    await fill(wizard);
    await sendKeys({ press: 'Escape' });
    await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question');
    expect(words(inside(wizard, '#discard'))).to.contain('Discard what you typed?');
    await sendKeys({ press: 'Escape' });
    await until(() => maybe(wizard, '#discard') === null, 'the question is gone');
    expect(closed).to.deep.equal([]);
    expect(inside<HTMLInputElement>(wizard, '#lastName').value).to.equal('Kaya');
    button(wizard, 'Close').click();
    await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question again');
    button(wizard, 'Discard').click();
    await until(() => closed.length === 1, 'it is closed');
    wizard.show();
    await until(() => maybe(wizard, '#firstName') !== null, 'it is open anew');
    expect(inside<HTMLInputElement>(wizard, '#lastName').value).to.equal('');
  });

  it('closes without a question when it is done, and says that somebody was added', async () => {
    const { wizard, closed } = await openDialog();
    await toOverview(wizard);
    button(wizard, 'Add user').click();
    await onStep(wizard, 'Summary');
    inside(wizard, '#go').click();
    await until(() => closed.length === 1, 'it is closed');
    expect(closed).to.deep.equal([true]);
  });

  it('works in a dialog of the host, where Cancel asks and tells', async () => {
    const wizard = await mountWizard(account());
    const closed = closings(wizard);
    const dialog = document.createElement('dialog');
    wizard.replaceWith(dialog);
    dialog.append(wizard);
    dialog.showModal();
    try {
      await wizard.updateComplete;
      await fill(wizard);
      button(wizard, 'Cancel').click();
      await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question');
      expect(wizard.hasUnsavedInput).to.equal(true);
      button(wizard, 'Discard').click();
      await until(() => closed.length === 1, 'it tells');
    } finally {
      dialog.remove();
    }
  });
});

describe('add-user-wizard: for everybody', () => {
  const looks = [
    { scheme: 'light', lang: 'en', width: 1000 },
    { scheme: 'dark', lang: 'de', width: 600 },
    { scheme: 'dark', lang: 'ar', width: 320 },
  ] as const;

  afterEach(async () => {
    const page = document.documentElement;
    page.removeAttribute('lang');
    page.removeAttribute('dir');
    page.style.colorScheme = '';
    document.body.style.background = '';
    await setViewport({ width: 1000, height: 800 });
  });

  async function dress({ scheme, lang, width }: (typeof looks)[number]): Promise<void> {
    const page = document.documentElement;
    page.lang = lang;
    page.dir = lang === 'ar' ? 'rtl' : 'ltr';
    page.style.colorScheme = scheme;
    document.body.style.background = 'Canvas';
    await setViewport({ width, height: 700 });
  }

  async function check(wizard: AddUserWizardElement, what: string): Promise<void> {
    await wizard.updateComplete;
    // Colours that are on their way are nobody's contrast; a page in the background would wait for them for ever.
    for (const each of wizard.shadowRoot?.getAnimations() ?? []) {
      if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
    }
    expect(await violations(wizard), what).to.deep.equal([]);
    expect(document.documentElement.scrollWidth, `${what}: nothing hangs over`).to.be.at.most(innerWidth);
  }

  for (const look of looks) {
    it(`has nothing against it in any step: ${Object.values(look).join(', ')}`, async () => {
      const real = account();
      const wizard = await mountWizard(answersLost(real, { only: ['users.create'], times: 1 }));
      await fill(wizard, (await someone(real, 'invited')).email);
      await until(() => maybe(wizard, '#lens') !== null, 'the banner');
      await dress(look);
      await check(wizard, 'duplicate');
      await dress({ ...looks[0], width: 1000 });
      await toOverview(wizard);
      button(wizard, 'Add user').click();
      await until(() => maybe(wizard, '#sending') !== null, 'the lost answer');
      await dress(look);
      await check(wizard, 'overview with a lost answer');
      inside(wizard, '#sending button').click();
      await until(() => maybe(wizard, 'invitation-actions') !== null, 'the summary');
      await check(wizard, 'summary');
    });

    it(`has nothing against it with everything wrong: ${Object.values(look).join(', ')}`, async () => {
      const wizard = await mountWizard(account(), { defaultCountry: 'AT' });
      await dress(look);
      inside(wizard, '#phone').focus();
      await until(() => words(inside(wizard, '#country')) === 'AT +43', 'a country is chosen');
      inside(wizard, '#go').click();
      await until(() => maybe(wizard, '#email-error') !== null, 'the errors');
      await check(wizard, 'errors');
    });
  }
});
