import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { answersLost, failing, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter, WriteOptions } from '../../../src/domain/adapter.js';
import type { User } from '../../../src/domain/user.js';
import type { UserActEvent, UserViewRequestEvent } from '../../../src/elements/parts/user-events.js';
import { directoryOf } from '../../../src/state/directory.js';
import {
  announced,
  button,
  deepAll,
  descriptionOf,
  fakeClipboard,
  field,
  fill,
  findButton,
  findField,
  press,
  sees,
  seesNot,
  show,
} from './acting.js';
import type { ActsHost } from './acts-host.js';
import './acts-host.js';
import { invitingAnew, world } from './acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function offer(adapter: DirectoryAdapter, user: User): Promise<ActsHost> {
  await directoryOf(adapter).start();
  return show<ActsHost>(html`<acts-host .adapter=${adapter} .user=${user}></acts-host>`);
}

function offered(host: ActsHost): string[] {
  return deepAll(host.renderRoot as ShadowRoot, '#acts button').map((each) => each.textContent.trim());
}

/** Presses the button of the question. */
async function confirm(host: ActsHost): Promise<HTMLElement | undefined> {
  const yes = (): HTMLElement | undefined => deepAll(host.renderRoot as ShadowRoot, 'dialog .danger')[0];
  await waitUntil(() => yes() !== undefined, 'a question');
  yes()?.focus();
  await sendKeys({ press: 'Enter' });
  return yes();
}

describe('acts on a user', () => {
  it('offers what the backend can do in this state, what takes away last', async () => {
    const { adapter, active, invited, expired } = world();
    expect(offered(await offer(adapter, active))).to.deep.equal([
      'View details',
      'Edit groups',
      'Block',
      'Remove from account',
    ]);
    expect(offered(await offer(adapter, invited))).to.deep.equal([
      'View details',
      'Edit groups',
      'Copy invitation link',
      'Resend invitation',
      'Generate new invitation',
      'Revoke invitation',
      'Remove from account',
    ]);
    expect(offered(await offer(adapter, expired))).to.deep.equal([
      'View details',
      'Edit groups',
      'Generate new invitation',
      'Revoke invitation',
      'Remove from account',
    ]);
    const least = without(adapter, ['invitations', 'users.block', 'users.remove', 'users.setGroups']);
    expect(offered(await offer(least, active))).to.deep.equal(['View details']);
  });

  it('says before an act that it reaches the person in every account, and does it only after a yes', async () => {
    const { adapter, active } = world();
    const capabilities = { ...adapter.capabilities, everywhere: ['block'] } as const;
    const host = await offer({ ...adapter, capabilities }, active);
    await press(host, 'Block');
    await sees(host, 'in every account they are in');
    expect((await adapter.users.get(active.id)).state).to.equal('active');
    const dialog = deepAll(host.renderRoot as ShadowRoot, 'dialog .pane-end button')[0];
    dialog?.click();
    await sees(host, 'is blocked');
    expect((await adapter.users.get(active.id)).state).to.equal('blocked');
  });

  it('keeps what must not be done, with its reason', async () => {
    const { adapter, anna, invited } = world();
    const self = await offer(adapter, anna);
    expect((await button(self, 'Block')).getAttribute('aria-description')).to.contain('This is you');
    const host = await offer(adapter, invited);
    expect((await button(host, 'Generate new invitation')).getAttribute('aria-description')).to.contain('still valid');
  });

  it('asks before removing: whom, from where, with the verb again; Escape means no', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    await press(host, 'Remove from account');
    await sees(host, 'Remove Priya Rao from Northwind?');
    await sees(host, 'You can bring them back later.');
    await sendKeys({ press: 'Escape' });
    await seesNot(host, 'from Northwind?');
    expect((await adapter.users.get(active.id)).state).to.equal('active');
  });

  it('asks in the language of the page, also where that arrives while the question stands', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    await press(host, 'Remove from account');
    await sees(host, 'Remove Priya Rao from Northwind?');
    host.lang = 'de';
    await sees(host, 'Priya Rao aus dem Konto Northwind entfernen?');
  });

  it('removes at once after a yes, and Undo brings the person back', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    await press(host, 'Remove from account');
    await sees(host, 'from Northwind?');
    const yes = deepAll(host.renderRoot as ShadowRoot, 'dialog .danger')[0];
    expect(yes?.textContent.trim()).to.equal('Remove from account');
    yes?.focus();
    await sendKeys({ press: 'Enter' });
    await sees(host, 'Priya Rao is removed from the account.');
    expect((await adapter.users.get(active.id)).state).to.equal('disabled');
    await press(host, 'Undo');
    await sees(host, 'Priya Rao is back in the account.');
    expect((await adapter.users.get(active.id)).state).to.equal('active');
  });

  it('brings back by a new invitation where the backend restores nobody', async () => {
    const here = world();
    const { adapter, active } = here;
    const drafts: unknown[] = [];
    const anew = around(invitingAnew(here), (call, next) => {
      if (call.member === 'users.create') drafts.push(call.args[0]);
      return next();
    });
    const host = await offer(anew, active);
    await press(host, 'Remove from account');
    await sees(host, 'They come back only by a new invitation.');
    expect(findField(host, /^Type/u), 'nothing has to be typed').to.equal(undefined);
    await confirm(host);
    await press(host, 'Undo');
    await sees(host, 'Priya Rao is invited again. Sent to priya@example.com.');
    expect(drafts[0]).to.deep.equal({
      firstName: 'Priya',
      lastName: 'Rao',
      email: 'priya@example.com',
      phone: { countryCode: '+43', number: '6641234567' },
      groupIds: ['GRP-1', 'GRP-2'],
    });
    expect((await adapter.users.get(active.id)).state).to.equal('disabled');
  });

  it('has the address typed where there is no way back at all, and offers no Undo then', async () => {
    const { adapter, active } = world();
    const host = await offer(without(adapter, ['users.restore', 'users.create']), active);
    await press(host, 'Remove from account');
    await sees(host, 'This cannot be undone.');
    const yes = await confirm(host);
    expect(yes?.getAttribute('aria-disabled')).to.equal('true');
    expect(descriptionOf(yes as HTMLElement)).to.equal('Type \u2066priya@example.com\u2069 to confirm');
    expect((await adapter.users.get(active.id)).state, 'not done yet').to.equal('active');
    await fill(host, /^Type/u, 'PRIYA@example.com ');
    await waitUntil(() => yes?.hasAttribute('aria-disabled') === false, 'it can be pressed');
    await confirm(host);
    await sees(host, 'Priya Rao is removed from the account.');
    expect((await adapter.users.get(active.id)).state).to.equal('disabled');
    expect(findButton(host, 'Undo')).to.equal(undefined);
  });

  it('does on Enter in the field what the button does, once it is typed', async () => {
    const { adapter, active } = world();
    const host = await offer(without(adapter, ['users.unblock']), active);
    await press(host, 'Block');
    await sees(host, 'Block: Priya Rao?');
    await fill(host, /^Type/u, 'priya');
    await sendKeys({ press: 'Enter' });
    expect((await adapter.users.get(active.id)).state, 'half an address is no yes').to.equal('active');
    await sendKeys({ type: '@example.com' });
    await sendKeys({ press: 'Enter' });
    await sees(host, 'Priya Rao is blocked.');
  });

  it('asks before a revocation only where no new invitation takes it back', async () => {
    const { adapter, invited } = world();
    const host = await offer(without(adapter, ['users.restore', 'users.create']), invited);
    await press(host, 'Revoke invitation');
    await sees(host, 'Revoke the invitation of Elif Kaya?');
    await field(host, /^Type/u);
    await sendKeys({ press: 'Escape' });
    const other = world();
    const kind = await offer(invitingAnew(other), other.invited);
    await press(kind, 'Revoke invitation');
    await sees(kind, 'The invitation of Elif Kaya is revoked.');
    await press(kind, 'Undo');
    await sees(kind, 'Elif Kaya is invited again.');
  });

  it('blocks without a question; Undo unblocks and offers no Undo of its own', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    await press(host, 'Block');
    await sees(host, 'Priya Rao is blocked.');
    expect((await adapter.users.get(active.id)).state).to.equal('blocked');
    await press(host, 'Undo');
    await sees(host, 'Priya Rao is unblocked.');
    expect((await adapter.users.get(active.id)).state).to.equal('active');
    expect(findButton(host, 'Undo')).to.equal(undefined);
  });

  it('revokes at once; Undo is a new invitation with a new link', async () => {
    const { adapter, invited } = world();
    const host = await offer(adapter, invited);
    await press(host, 'Revoke invitation');
    await sees(host, 'The invitation of Elif Kaya is revoked.');
    expect((await adapter.users.get(invited.id)).state).to.equal('disabled');
    await press(host, 'Undo');
    await sees(host, 'Sent to elif@example.com.');
    const after = await adapter.users.get(invited.id);
    expect(after.state).to.equal('invited');
    expect(after.invitation?.id).not.to.equal('INV-3');
  });

  it('tells the truth about the mail', async () => {
    const sent = world();
    const host = await offer(sent.adapter, sent.invited);
    await press(host, 'Resend invitation');
    await sees(host, 'Sent to elif@example.com.');

    const silent = world({ mail: () => 'unknown' });
    const unknown = await offer(silent.adapter, silent.expired);
    await press(unknown, 'Generate new invitation');
    await sees(unknown, 'New link made. Delivery unknown.');
    expect(findButton(unknown, 'Copy link')).not.to.equal(undefined);

    const broken = world({
      mail: () => {
        throw new Error('550 no such mailbox');
      },
    });
    const refused = await offer(broken.adapter, broken.invited);
    await press(refused, 'Resend invitation');
    await sees(refused, 'The mail server refused elif@example.com.');
    expect(findButton(refused, 'Copy link')).not.to.equal(undefined);
  });

  it('does not offer a link that the backend does not give', async () => {
    const { adapter, expired } = world({ mail: () => 'unknown' });
    const host = await offer(without(adapter, ['invitations.link']), expired);
    await press(host, 'Generate new invitation');
    await sees(host, 'New link made. Delivery unknown.');
    expect(findButton(host, 'Copy link')).to.equal(undefined);
  });

  it('copies the link that is valid now, and no event carries it', async () => {
    const clipboard = fakeClipboard();
    const { adapter, invited } = world();
    const host = await offer(adapter, invited);
    const heard: Event[] = [];
    for (const type of ['before-user-act', 'user-act'] as const)
      host.addEventListener(type, (event) => heard.push(event));
    await press(host, 'Copy invitation link');
    await sees(host, 'Invitation link copied.');
    const { url } = await adapter.invitations.link({ userId: 'USR-3', invitationId: 'INV-3' });
    expect(clipboard.texts).to.deep.equal([url]);
    expect(heard.map(({ type }) => type)).to.deep.equal(['before-user-act', 'user-act']);
    expect(JSON.stringify(heard.map((event) => ({ ...event })))).not.to.contain(url.split('#')[1]);
    clipboard.restore();
  });

  it('shows the link selected where the browser refuses to copy, and forgets it afterwards', async () => {
    const clipboard = fakeClipboard(true);
    const { adapter, invited } = world();
    const host = await offer(adapter, invited);
    await press(host, 'Copy invitation link');
    await sees(host, 'Copy the link yourself');
    const [field] = deepAll<HTMLInputElement>(host.renderRoot, 'dialog input');
    expect(field?.value).to.contain('https://app.example/accept#');
    expect(field?.readOnly).to.equal(true);
    expect(field?.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).to.equal(field?.value);
    await sendKeys({ press: 'Escape' });
    await seesNot(host, 'Copy the link yourself');
    expect(host.shadowRoot?.innerHTML).not.to.contain('accept#');
    clipboard.restore();
  });

  it('lets the page stop an act, and says its reason', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    host.addEventListener(
      'before-user-act',
      (event) => event.waitUntil(Promise.reject(new Error('Ask the security team.'))),
      { once: true },
    );
    await press(host, 'Block');
    await sees(host, 'was not done. Ask the security team.');
    host.addEventListener('before-user-act', (event) => event.preventDefault(), { once: true });
    await press(host, 'Block');
    expect((await adapter.users.get(active.id)).state).to.equal('active');
  });

  it('keeps an error on screen and speaks it at once; trying again uses the same key', async () => {
    const { adapter, active } = world();
    const keys: (string | undefined)[] = [];
    const watched = around(adapter, (call, next) => {
      if (call.member === 'users.block') keys.push((call.args.at(-1) as WriteOptions).idempotencyKey);
      return next();
    });
    const host = await offer(answersLost(watched, { times: 1 }), active);
    await press(host, 'Block');
    await sees(host, '“Block” did not work for Priya Rao.');
    await sees(host, 'It may have happened all the same');
    expect(announced(host)).to.contain('did not work');
    await press(host, 'Try again');
    await sees(host, 'Priya Rao is blocked.');
    expect(keys).to.have.lengthOf(2);
    expect(keys[0]).to.equal(keys[1]);
  });

  it('offers no second try for what will fail again', async () => {
    const { adapter, active } = world();
    const host = await offer(failing(adapter, 'forbidden', { only: ['users.block'] }), active);
    await press(host, 'Block');
    await sees(host, 'did not work for Priya Rao.');
    expect(findButton(host, 'Try again')).to.equal(undefined);
  });

  it('does not say that an invitation no longer exists where somebody else has just made it anew', async () => {
    const { adapter, expired } = world();
    const host = await offer(adapter, expired);
    await adapter.invitations?.renew?.({ userId: expired.id, invitationId: expired.invitation?.id ?? '' });
    await press(host, 'Generate new invitation');
    await sees(host, '“Generate new invitation” did not work for Tom Dvořák. This is not possible any more.');
    expect(findButton(host, 'Try again')).to.equal(undefined);
  });

  it('runs once when pressed twice', async () => {
    const { adapter, invited } = world();
    let calls = 0;
    const counted = around(adapter, (call, next) => {
      if (call.member === 'invitations.resend') calls += 1;
      return next();
    });
    const host = await offer(counted, invited);
    const resend = await button(host, 'Resend invitation');
    resend.click();
    resend.click();
    await sees(host, 'Sent to elif@example.com.');
    expect(calls).to.equal(1);
  });

  it('asks the page to show the user, and which tab', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    const wanted: (string | undefined)[] = [];
    host.addEventListener('user-view-request', (event: UserViewRequestEvent) => wanted.push(event.tab));
    await press(host, 'View details');
    await press(host, 'Edit groups');
    await waitUntil(() => wanted.length === 2);
    expect(wanted).to.deep.equal([undefined, 'groups']);
  });

  it('tells of an act with the user and the act', async () => {
    const { adapter, active } = world();
    const host = await offer(adapter, active);
    const told: string[] = [];
    document.addEventListener('user-act', (event: UserActEvent) => told.push(`${event.act} ${event.user.id}`), {
      once: true,
    });
    await press(host, 'Block');
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal(['block USR-2']);
  });
});
