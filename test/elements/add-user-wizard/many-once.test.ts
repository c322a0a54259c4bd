import { expect } from '@open-wc/testing';
import { around } from '../../../mocks/around.js';
import { without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import { withFaults } from '../../../src/testing/wrappers.js';
import { act, mountMany, paste, settled, toManyOverview } from './many-world.js';
import { account, callsOf, maybe, recorded, until, words } from './wizard-world.js';

const NAME = 'usher-elements:add-users';
const LIST = 'Nora Lund <nora@fresh.example>\nIda Berg <ida@fresh.example>\nOlaf Holm <OLAF@fresh.example>';

/** A page that has just been loaded, as far as adding many knows: another element on another directory, in the same tab. */
async function freshPage(adapter: DirectoryAdapter): Promise<AddUserWizardElement> {
  document.querySelector('add-user-wizard')?.remove();
  return mountMany(around(adapter, (_call, next) => next()));
}

async function send(wizard: AddUserWizardElement, list: string, people: number): Promise<void> {
  paste(wizard, list);
  await settled(wizard, people);
  await toManyOverview(wizard);
  act(wizard, `Invite ${people} users`).click();
  await until(() => / added$/u.test(words(maybe(wizard, '#step'))), 'it has come to its end');
}

const keys = (calls: Parameters<typeof callsOf>[0]): Record<string, unknown> =>
  Object.fromEntries(
    callsOf(calls, 'users.create').map(({ args: [draft, options] }) => [
      (draft as { email: string }).email.toLowerCase(),
      (options as { idempotencyKey?: string }).idempotencyKey,
    ]),
  );

/** An account that notes to whom it mailed. */
function posting(): { readonly world: ReturnType<typeof account>; readonly mails: readonly string[] } {
  const mails: string[] = [];
  const mail = ({ to }: { readonly to: string }): 'mailed' => {
    mails.push(to.toLowerCase());
    return 'mailed';
  };
  return { world: account({ mail }), mails };
}

describe('add-user-wizard: many, exactly once', () => {
  beforeEach(() => sessionStorage.removeItem(NAME));

  it('repeats the keys of a list whose answers were lost after a reload, and keeps nothing about anybody', async () => {
    const { world, mails } = posting();
    // Nobody can be asked whose an address is: the keys alone keep everybody from being added twice.
    const blind = without(world, ['users.lookup']);
    const first = recorded(
      withFaults(blind, [{ of: 'users.create', from: 2, times: 1, fail: 'network', applied: true }]),
    );
    await send(await freshPage(first.adapter), LIST, 3);
    const kept = sessionStorage.getItem(NAME);
    expect(kept, 'one random key').to.match(/^[0-9a-f]{32}$/u);
    expect(Object.values(keys(first.calls))).not.to.include(kept);
    expect(new Set(Object.values(keys(first.calls))).size).to.equal(3);

    const second = recorded(blind);
    const wizard = await freshPage(second.adapter);
    // In another order, with somebody who was not in it.
    await send(wizard, `Kai Frost <kai@fresh.example>\n${LIST.split('\n').reverse().join('\n')}`, 4);
    expect(words(maybe(wizard, '#step'))).to.equal('4 people added');
    expect(mails.toSorted()).to.deep.equal([
      'ida@fresh.example',
      'kai@fresh.example',
      'nora@fresh.example',
      'olaf@fresh.example',
    ]);
    expect(sessionStorage.getItem(NAME), 'it is forgotten when all is known').to.equal(null);
  });

  it('adds nobody twice whose row was written otherwise after the reload', async () => {
    const { world, mails } = posting();
    const blind = without(world, ['users.lookup']);
    await send(
      await freshPage(withFaults(blind, [{ of: 'users.create', from: 2, times: 1, fail: 'network', applied: true }])),
      LIST,
      3,
    );
    const wizard = await freshPage(blind);
    await send(wizard, LIST.replaceAll('Lund', 'Lund-Holm'), 3);
    expect(words(maybe(wizard, '#step'))).to.equal('2 people added');
    expect(mails.length).to.equal(3);
    expect(sessionStorage.getItem(NAME)).to.equal(null);
  });
});
