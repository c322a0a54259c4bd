import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { failing, pending, readOnlyViewer, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter, WriteOptions } from '../../../src/domain/adapter.js';
import type { AccountSettings } from '../../../src/domain/settings.js';
import '../../../src/elements/invitation-settings/define.js';
import type { InvitationSettingsElement } from '../../../src/elements/invitation-settings/invitation-settings.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  accessible,
  announced,
  button,
  descriptionOf,
  field,
  fill,
  findField,
  press,
  seen,
  sees,
  show,
} from '../parts/acting.js';
import { world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function settingsOf(adapter: DirectoryAdapter): Promise<InvitationSettingsElement> {
  await directoryOf(adapter).start();
  return show(html`<invitation-settings .adapter=${adapter}></invitation-settings>`);
}

async function stored(adapter: DirectoryAdapter): Promise<AccountSettings | undefined> {
  return adapter.settings?.get();
}

describe('<invitation-settings>', () => {
  it('changes how long a link lasts and lets people be reminded, by keyboard', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    expect((await field(element, 'Days that a link is valid')).value).to.equal('7');
    await fill(element, 'Days that a link is valid', '14');
    (await field(element, /Remind people once/u)).focus();
    await sendKeys({ press: 'Space' });
    await fill(element, 'Hours before the end', '48');
    let told: AccountSettings | undefined;
    element.addEventListener('settings-change', (event) => {
      told = event.settings;
    });
    await sendKeys({ press: 'Enter' });
    await sees(element, 'Settings saved.');
    expect(await stored(adapter)).to.deep.include({
      invitationDays: 14,
      reminder: { enabled: true, hoursBefore: 48 },
    });
    expect(told?.invitationDays).to.equal(14);
    expect(announced(element)).to.contain('Settings saved.');
  });

  it('sends only what differs, with the version it was read in', async () => {
    const { adapter } = world();
    const sent: unknown[] = [];
    const watched = around(adapter, (call, next) => {
      if (call.member === 'settings.update') sent.push(call.args[0], (call.args[1] as WriteOptions).ifMatch);
      return next();
    });
    const element = await settingsOf(watched);
    await fill(element, 'Days that a link is valid', '3');
    await press(element, 'Save settings');
    await sees(element, 'Settings saved.');
    expect(sent).to.deep.equal([{ invitationDays: 3 }, '1']);
  });

  it('leads to the field that cannot be, and keeps what was typed', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    for (const wrong of ['0', '2.5', 'seven', '']) {
      await fill(element, 'Days that a link is valid', wrong);
      await press(element, 'Save settings');
      await sees(element, 'Enter a whole number of days, 1 or more.');
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'days');
      expect((await field(element, 'Days that a link is valid')).value).to.equal(wrong);
    }
    await fill(element, 'Days that a link is valid', '2');
    (await field(element, /Remind people once/u)).focus();
    await sendKeys({ press: 'Space' });
    await fill(element, 'Hours before the end', '48');
    await press(element, 'Save settings');
    await sees(element, 'a reminder comes before the end');
    expect((await stored(adapter))?.invitationDays).to.equal(7);
    // Who is not reminded needs no hours.
    (await field(element, /Remind people once/u)).focus();
    await sendKeys({ press: 'Space' });
    await press(element, 'Save settings');
    await sees(element, 'Settings saved.');
    expect((await stored(adapter))?.invitationDays).to.equal(2);
  });

  it('shows the limit of the backend at its field', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    await fill(element, 'Days that a link is valid', '400');
    await press(element, 'Save settings');
    await sees(element, 'The service does not take this number.');
    expect(descriptionOf(await field(element, 'Days that a link is valid'))).to.contain('Try a smaller one.');
  });

  it('keeps what was typed when somebody else was faster, and saves it over theirs', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    await fill(element, 'Days that a link is valid', '5');
    await adapter.settings?.update?.({ invitationDays: 9 });
    await press(element, 'Save settings');
    await sees(element, 'Someone else changed the settings meanwhile.');
    expect((await field(element, 'Days that a link is valid')).value).to.equal('5');
    await press(element, 'Save settings');
    await sees(element, 'Settings saved.');
    expect((await stored(adapter))?.invitationDays).to.equal(5);
  });

  it('discards on request', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    await fill(element, 'Days that a link is valid', '5');
    await press(element, 'Discard changes');
    await waitUntil(() => findField(element, 'Days that a link is valid')?.value === '7');
  });

  it('says why a save failed, and keeps what was typed', async () => {
    const { adapter } = world();
    const element = await settingsOf(failing(adapter, 'network', { only: ['settings.update'], times: 1 }));
    await fill(element, 'Days that a link is valid', '5');
    await press(element, 'Save settings');
    await sees(element, 'The settings were not saved.');
    await press(element, 'Save settings');
    await sees(element, 'Settings saved.');
    expect((await stored(adapter))?.invitationDays).to.equal(5);
  });

  it('shows who may not change them what holds, and why', async () => {
    const { adapter } = world();
    const element = await settingsOf(readOnlyViewer(adapter));
    const days = await field(element, 'Days that a link is valid');
    expect(days.readOnly).to.equal(true);
    expect(descriptionOf(await button(element, 'Save settings'))).to.contain('Only administrators can do this.');
  });

  it('draws nothing where there are none, loads, and offers another try', async () => {
    const { adapter } = world();
    const none = await settingsOf(without(adapter, ['settings']));
    expect(seen(none)).to.equal('');
    const waiting = await settingsOf(pending(adapter, { only: ['settings.get'] }));
    await sees(waiting, 'Loading the settings');
    const element = await settingsOf(failing(adapter, 'server', { only: ['settings.get'], times: 1 }));
    await sees(element, 'The settings did not load.');
    await press(element, 'Try again');
    await field(element, 'Days that a link is valid');
  });

  it('is accessible, in light and in dark', async () => {
    const { adapter } = world();
    const element = await settingsOf(adapter);
    await fill(element, 'Days that a link is valid', '0');
    await press(element, 'Save settings');
    await sees(element, 'Enter a whole number of days');
    await accessible(element);
  });
});
