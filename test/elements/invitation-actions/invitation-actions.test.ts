import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { failing, pending, readOnlyViewer, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DAY, HOUR, toInstant } from '../../../src/domain/time.js';
import type { User } from '../../../src/domain/user.js';
import '../../../src/elements/invitation-actions/define.js';
import { canShare } from '../../../src/elements/invitation-actions/sharing.js';
import type { InvitationActionsElement } from '../../../src/elements/invitation-actions/invitation-actions.js';
import { directoryOf } from '../../../src/state/directory.js';
import { deepActiveElement } from '../../../src/ui/focus.js';
import {
  accessible,
  announced,
  button,
  comeToTheFront,
  deepAll,
  descriptionOf,
  fakeClipboard,
  field,
  findButton,
  findField,
  press,
  seen,
  sees,
  seesNot,
  show,
} from '../parts/acting.js';
import { withoutVersions, world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function actionsOf(adapter: DirectoryAdapter, userId: string): Promise<InvitationActionsElement> {
  await directoryOf(adapter).start();
  return show(html`<invitation-actions .adapter=${adapter} user-id=${userId}></invitation-actions>`);
}

/** The open dialog, as a place to look for buttons in. */
async function dialogOf(element: InvitationActionsElement): Promise<HTMLElement> {
  const open = (): HTMLElement | undefined => deepAll(element.renderRoot as ShadowRoot, 'dialog[open]')[0];
  await waitUntil(open, 'an open dialog');
  return open() as HTMLElement;
}

describe('<invitation-actions>', () => {
  it('reads the user and says how the invitation stands', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await sees(element, 'Expires in 2 days');
    await sees(element, /Valid until .+\d{4}/u);
    await sees(element, /Sent by Anna Berg on/u);
    await sees(element, 'Mailed');
  });

  it('reads nobody whom it was given, until something was done', async () => {
    const { adapter, invited } = world();
    let reads = 0;
    const counted = around(adapter, (call, next) => {
      if (call.member === 'users.get') reads += 1;
      return next();
    });
    await directoryOf(counted).start();
    const element = await show<InvitationActionsElement>(
      html`<invitation-actions .adapter=${counted} .user=${invited}></invitation-actions>`,
    );
    await sees(element, 'Expires in 2 days');
    expect(reads).to.equal(0);
    await press(element, 'Resend invitation');
    await sees(element, 'Expires in 7 days');
    expect(reads).to.be.greaterThan(0);
  });

  it('stays right while the page is open', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await sees(element, 'Expires in 2 days');
    directoryOf(adapter).learnClock(toInstant(new Date(Date.now() + 2 * DAY - 2 * HOUR - 60_000)));
    comeToTheFront();
    await sees(element, 'Expires in 3 hours');
    directoryOf(adapter).learnClock(toInstant(new Date(Date.now() + 5 * DAY)));
    comeToTheFront();
    await sees(element, 'Expired 2 days ago');
    expect(findButton(element, 'Resend invitation')).to.equal(undefined);
  });

  it('shows the link on demand, and forgets it when hidden', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Show link');
    expect((await field(element, 'Invitation link')).value).to.contain('https://app.example/accept#');
    await press(element, 'Hide link');
    await waitUntil(() => findField(element, 'Invitation link') === undefined);
    expect(element.shadowRoot?.innerHTML).not.to.contain('accept#');
  });

  it('never shows a link from before', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Show link');
    await press(element, 'QR code');
    await field(element, 'Invitation link');
    await waitUntil(() => deepAll(element.renderRoot as ShadowRoot, '#qr').length === 1);
    await press(element, 'Resend invitation');
    await sees(element, 'Expires in 7 days');
    expect(findField(element, 'Invitation link')).to.equal(undefined);
    expect(deepAll(element.renderRoot as ShadowRoot, '#qr')).to.have.lengthOf(0);
  });

  it('turns the button to "Copied", and says so', async () => {
    const clipboard = fakeClipboard();
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Copy invitation link');
    await button(element, 'Copied');
    expect(announced(element)).to.contain('Invitation link copied');
    expect(clipboard.texts).to.have.lengthOf(1);
    clipboard.restore();
  });

  it('draws a QR code with a name, black on white, when asked', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    const toggle = await button(element, 'QR code');
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    await press(element, 'QR code');
    await waitUntil(() => element.renderRoot.querySelector('svg.qr'));
    const code = element.renderRoot.querySelector('svg.qr') as SVGElement;
    expect(code.getAttribute('aria-label')).to.equal('QR code of the invitation link');
    expect(code.querySelectorAll('path')).to.have.lengthOf(1);
    expect(getComputedStyle(code).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    await press(element, 'QR code');
    await waitUntil(() => element.renderRoot.querySelector('svg.qr') === null);
  });

  it('keeps "Generate new invitation" with its reason while the invitation is valid', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    const renew = await button(element, 'Generate new invitation');
    expect(renew.getAttribute('aria-disabled')).to.equal('true');
    expect(descriptionOf(renew)).to.equal('The current invitation is still valid. Resend it instead.');
    await press(element, 'Generate new invitation');
    expect((await adapter.users.get(invited.id)).invitation?.id).to.equal('INV-3');
  });

  it('makes a new invitation for an expired one, and reads it again', async () => {
    const { adapter, expired } = world();
    const element = await actionsOf(adapter, expired.id);
    await sees(element, 'Expired 3 days ago');
    expect(findButton(element, 'Copy invitation link')).to.equal(undefined);
    await press(element, 'Generate new invitation');
    await sees(element, 'Expires in 7 days');
    await sees(element, 'Sent to tom@example.com.');
    await button(element, 'Copy invitation link');
  });

  it('asks before it revokes, and keeps Undo at hand', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Revoke invitation');
    await sees(element, 'Revoke the invitation of Elif Kaya?');
    await sees(element, 'Their invitation link stops working at once.');
    await press(element, 'Cancel');
    expect((await adapter.users.get(invited.id)).state).to.equal('invited');
    await press(element, 'Revoke invitation');
    await press(await dialogOf(element), 'Revoke invitation');
    await sees(element, 'The invitation was revoked. Its link no longer works.');
    await press(element, 'Undo');
    await sees(element, 'Expires in 7 days');
  });

  it('never claims that mail was sent where nothing is known of it', async () => {
    const { adapter, invited } = world({}, 'unknown');
    const element = await actionsOf(adapter, invited.id);
    await sees(element, 'Delivery unknown: copy the link to be sure that it arrives.');
    expect(seen(element)).not.to.contain('Mailed');
    const noLink = await actionsOf(without(adapter, ['invitations.link']), invited.id);
    await sees(noLink, 'Whether mail was sent is not known.');
  });

  for (const [delivery, words] of [
    ['refused', 'The mail server refused the address.'],
    ['bounced', 'The mail came back.'],
    ['queued', 'waiting'],
    ['opened', 'Opened'],
  ] as const) {
    it(`says what is known of mail that is ${delivery}`, async () => {
      const { adapter, invited } = world({}, delivery);
      await sees(await actionsOf(adapter, invited.id), words);
    });
  }

  it('says when it was accepted, and that there is none', async () => {
    const { adapter, active, anna } = world();
    const joined: User = {
      ...active,
      invitation: { id: 'INV-2', state: 'accepted', sentAt: active.createdAt ?? '', delivery: 'mailed' },
    };
    const element = await show<InvitationActionsElement>(
      html`<invitation-actions .adapter=${adapter} .user=${joined}></invitation-actions>`,
    );
    await sees(element, /Accepted on .+\d{4}\./u);
    await sees(await actionsOf(adapter, anna.id), 'There is no invitation.');
  });

  it('shows only what the backend can do', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(without(adapter, ['invitations', 'acceptance']), invited.id);
    await sees(element, 'Expires in 2 days');
    const buttons = deepAll(element.renderRoot as ShadowRoot, 'button').filter((each) => each.checkVisibility());
    expect(buttons.map((each) => each.textContent.trim())).to.deep.equal(['Edit groups']);
  });

  it('tells someone who may not why', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(readOnlyViewer(adapter), invited.id);
    const resend = await button(element, 'Resend invitation');
    expect(descriptionOf(resend)).to.contain('Only administrators can do this.');
  });

  it('edits the groups of a pending invitation in a dialog, and keeps what is staged', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Edit groups');
    await sees(element, 'Groups of Elif Kaya');
    const dialog = await dialogOf(element);
    await accessible(element);
    await waitUntil(() => deepActiveElement()?.matches('input[role="combobox"]'));
    await sendKeys({ type: 'fin' });
    await waitUntil(() => deepAll(dialog, '[role="option"]').length === 1);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await button(dialog, /Save 1 change/u);
    await press(dialog, 'Close');
    await waitUntil(() => element.renderRoot.querySelector('dialog') === null);
    await press(element, 'Edit groups');
    await press(await dialogOf(element), /Save 1 change/u);
    await waitUntil(() => element.renderRoot.querySelector('dialog') === null);
    expect((await adapter.users.get(invited.id)).groups.map(({ name }) => name)).to.have.members([
      'Everyone',
      'Finance',
    ]);
  });

  it('keeps the dialog of the groups open where somebody else was faster, and a backend keeps no versions', async () => {
    const { adapter, invited } = world();
    const { subscribe: _none, ...deaf } = adapter;
    const element = await actionsOf(withoutVersions(deaf), invited.id);
    await press(element, 'Edit groups');
    const dialog = await dialogOf(element);
    const finance = (): HTMLElement | undefined =>
      deepAll(dialog, '[role="option"]').find((row) => row.textContent.includes('Finance'));
    await waitUntil(() => finance() !== undefined, 'the group');
    finance()?.click();
    await adapter.users.setGroups(invited.id, ['GRP-1', 'GRP-3']);
    await press(dialog, /Save 1 change/u);
    await sees(dialog, 'Added meanwhile: Sales.');
    await press(dialog, 'Keep mine');
    await waitUntil(() => element.renderRoot.querySelector('dialog') === null);
    expect((await adapter.users.get(invited.id)).groups).to.have.lengthOf(3);
  });

  it('leaves the groups to a host that shows them itself', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    let tab: string | undefined;
    element.addEventListener('user-view-request', (event) => {
      event.preventDefault();
      ({ tab } = event);
    });
    await press(element, 'Edit groups');
    await waitUntil(() => tab === 'groups');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('dialog')).to.equal(null);
  });

  it('is a menu where there is little room', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    element.variant = 'menu';
    await press(element, 'Invitation actions', 'Space');
    await button(element, 'Copy invitation link');
    const items = deepAll(element.renderRoot as ShadowRoot, '[role="menuitem"]').map((each) => each.dataset.words);
    expect(items).to.deep.equal([
      'Edit groups',
      'Copy invitation link',
      ...(canShare() ? ['Share'] : []),
      'Prepare a mail',
      'QR code',
      'Resend invitation',
      'Generate new invitation',
      'Revoke invitation',
    ]);
    await press(element, 'Resend invitation');
    await sees(element, 'Sent to elif@example.com.');
  });

  it('says in one line that the mail failed, rather than how long the link lasts', async () => {
    for (const [delivery, words] of [
      ['refused', 'Invited · mail refused'],
      ['bounced', 'Invited · mail came back'],
      ['delivered', 'Invited · expires in 2 days'],
    ] as const) {
      const { adapter, invited } = world({}, delivery);
      const element = await actionsOf(adapter, invited.id);
      element.variant = 'menu';
      await sees(element, words);
    }
  });

  it('says that it loads, and when that failed offers another try', async () => {
    const { adapter, invited } = world();
    const waiting = await actionsOf(pending(adapter, { only: ['users.get'] }), invited.id);
    await sees(waiting, 'Loading the invitation');
    const element = await actionsOf(failing(adapter, 'server', { only: ['users.get'], times: 1 }), invited.id);
    await sees(element, 'The invitation did not load.');
    await press(element, 'Try again');
    await sees(element, 'Expires in 2 days');
  });

  it('follows another user, and leaves nothing of the first', async () => {
    const { adapter, invited, expired } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Show link');
    await field(element, 'Invitation link');
    element.userId = expired.id;
    await sees(element, 'Expired 3 days ago');
    await seesNot(element, 'Expires in 2 days');
    expect(element.shadowRoot?.innerHTML).not.to.contain('accept#');
  });

  it('speaks the language of the page', async () => {
    const { adapter, invited } = world();
    await directoryOf(adapter).start();
    const element = await show<HTMLElement & InvitationActionsElement>(
      html`<invitation-actions lang="de" .adapter=${adapter} user-id=${invited.id}></invitation-actions>`,
    );
    await button(element, 'Einladungslink kopieren');
    await sees(element, 'Noch 2 Tage');
  });

  it('is accessible, in light and in dark', async () => {
    const { adapter, invited, expired } = world({}, 'refused');
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Show link');
    await press(element, 'QR code');
    await waitUntil(() => element.renderRoot.querySelector('svg.qr'));
    await accessible(element);
    element.userId = expired.id;
    await sees(element, 'Expired 3 days ago');
    await accessible(element);
  });
});
