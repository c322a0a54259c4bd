import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { DAY, HOUR, toInstant } from '../../../src/domain/time.js';
import '../../../src/elements/invitation-actions/define.js';
import type { InvitationActionsElement } from '../../../src/elements/invitation-actions/invitation-actions.js';
import { mailtoUrl, preparedMail } from '../../../src/elements/invitation-actions/prepared-mail.js';
import { messagesFor } from '../../../src/i18n/catalogs.js';
import { directoryOf } from '../../../src/state/directory.js';
import { accessible, deepAll, fakeClipboard, field, findButton, press, seen, sees, show } from '../parts/acting.js';
import { world } from '../parts/acts-world.js';
import { waitUntil } from '../../support/patience.js';

async function actionsOf(adapter: DirectoryAdapter, userId: string): Promise<InvitationActionsElement> {
  await directoryOf(adapter).start();
  return show(html`<invitation-actions .adapter=${adapter} user-id=${userId}></invitation-actions>`);
}

/** What the mail program would be opened with. */
function mailOf(element: InvitationActionsElement): URL {
  const link = element.renderRoot.querySelector<HTMLAnchorElement>('dialog[open] a[href^="mailto:"]');
  return new URL(link?.href ?? 'about:blank');
}

/** Takes the place of the device's share sheet. */
function fakeShare(answer: () => Promise<void>): { readonly shared: ShareData[]; restore(): void } {
  const shared: ShareData[] = [];
  const before = Object.getOwnPropertyDescriptor(navigator, 'share');
  Object.defineProperty(navigator, 'share', {
    configurable: true,
    value: (data: ShareData) => {
      shared.push(data);
      return answer();
    },
  });
  return {
    shared,
    restore: () => {
      if (before) Object.defineProperty(navigator, 'share', before);
      else Reflect.deleteProperty(navigator, 'share');
    },
  };
}

describe('a mail prepared by <invitation-actions>', () => {
  it('holds the link, who invites, to what, and until when, and goes when closed', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Prepare a mail');
    await sees(element, 'A mail to Elif Kaya');
    const mail = mailOf(element);
    expect(mail.pathname).to.equal('elif@example.com');
    expect(mail.searchParams.get('subject')).to.equal('Anna Berg invites you to Northwind');
    const url = (await adapter.invitations?.link?.({ userId: 'USR-3', invitationId: 'INV-3' }))?.url ?? '-';
    expect(mail.searchParams.get('body')).to.contain(`\r\n\r\n${url}\r\n\r\n`);
    expect(seen(element)).to.contain(url);
    await accessible(element);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => element.renderRoot.querySelector('dialog') === null);
    expect(element.shadowRoot?.innerHTML).not.to.contain('accept#');
  });

  it('is written in the language of the invited person, or in the one that is chosen', async () => {
    const { adapter } = world();
    const { user } = (await adapter.users.create?.({
      firstName: 'Jana',
      lastName: 'Huber',
      email: 'jana@example.com',
      groupIds: ['GRP-1'],
      locale: 'de-AT',
    })) ?? { user: undefined };
    const element = await actionsOf(adapter, user?.id ?? '');
    await press(element, 'Prepare a mail');
    await sees(element, 'Guten Tag Jana');
    expect(mailOf(element).searchParams.get('subject')).to.equal('Anna Berg lädt Sie ein: Northwind');
    const language = await field(element, 'Language of the mail');
    language.focus();
    await sendKeys({ type: 'Arab' });
    await sees(element, 'مرحبًا Jana');
    expect(mailOf(element).searchParams.get('body')).to.contain('مرحبًا Jana');
  });

  it('can be copied, and says when the browser refuses', async () => {
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Prepare a mail');
    const clipboard = fakeClipboard();
    await press(element, 'Copy text');
    await sees(element, 'Text copied');
    expect(clipboard.texts[0]).to.match(/^Anna Berg invites you to Northwind\n\nHello Elif,\n/u);
    clipboard.restore();
    const refusing = fakeClipboard(true);
    await press(element, 'Copy text');
    await sees(element, 'Select the text and copy it yourself.');
    refusing.restore();
  });

  it('survives names and addresses that mean something in an address', () => {
    const mail = preparedMail(
      { name: 'A&B=C?', url: 'https://app.example/accept#t', inviter: 'x&cc=evil@example.com', account: '100 %' },
      messagesFor('en').invitationMail,
      'en',
    );
    const url = new URL(mailtoUrl('o+x&y@example.com', mail));
    expect(decodeURIComponent(url.pathname)).to.equal('o+x&y@example.com');
    expect([...url.searchParams.keys()]).to.deep.equal(['subject', 'body']);
    expect(url.searchParams.get('subject')).to.equal('x&cc=evil@example.com invites you to 100 %');
  });
});

describe('sharing from <invitation-actions>', () => {
  it('hands the link to the device, and says nothing when the person changes their mind', async () => {
    const sheet = fakeShare(() => Promise.reject(new DOMException('closed', 'AbortError')));
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Share');
    await waitUntil(() => sheet.shared.length === 1);
    sheet.restore();
    expect(sheet.shared[0]?.title).to.equal('Invitation to Northwind');
    expect(sheet.shared[0]?.url).to.contain('https://app.example/accept#');
    await element.updateComplete;
    expect(seen(element)).not.to.contain('Sharing did not work');
  });

  it('says what to do when the device refuses', async () => {
    const sheet = fakeShare(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await press(element, 'Share');
    await sees(element, 'Sharing did not work. Copy the link instead.');
    sheet.restore();
  });

  it('is not offered where the browser cannot', async () => {
    const before = Object.getOwnPropertyDescriptor(Navigator.prototype, 'share');
    Reflect.deleteProperty(Navigator.prototype, 'share');
    const { adapter, invited } = world();
    const element = await actionsOf(adapter, invited.id);
    await sees(element, 'Prepare a mail');
    expect(findButton(element, 'Share')).to.equal(undefined);
    if (before) Object.defineProperty(Navigator.prototype, 'share', before);
  });
});

describe('what happened to an invitation', () => {
  it('is told newest first, with who did it and what the mail server said', async () => {
    const { adapter, invited } = world({}, 'refused');
    const told = around(adapter, (call, next) =>
      call.member === 'invitations.events'
        ? Promise.resolve([
            { step: 'created', at: toInstant(new Date(Date.now() - 3 * HOUR)), by: { name: 'Anna Berg' } },
            { step: 'refused', at: toInstant(new Date(Date.now() - 2 * HOUR)), detail: '550 <b>no such</b> mailbox' },
          ])
        : next(),
    );
    const element = await actionsOf(told, invited.id);
    await sees(element, '550 <b>no such</b> mailbox');
    (element.renderRoot.querySelector('summary') as HTMLElement).focus();
    await sendKeys({ press: 'Enter' });
    await sees(element, /The mail server refused it 2 hours ago .* Invited by Anna Berg 3 hours ago/u);
    expect(deepAll(element.renderRoot as ShadowRoot, 'b').map((each) => each.textContent)).not.to.contain('no such');
    await accessible(element);
  });

  it('dates a refusal by the reminder that was refused, and not by the sending before it', async () => {
    const { adapter, invited } = world({}, 'refused');
    const yesterday = new Date(Date.now() - DAY);
    const reminded = around(adapter, (call, next) =>
      call.member === 'invitations.events'
        ? Promise.resolve([
            { step: 'mailed', at: invited.invitation?.sentAt },
            { step: 'reminded', at: toInstant(yesterday) },
            { step: 'refused', at: toInstant(yesterday) },
          ])
        : next(),
    );
    const element = await actionsOf(reminded, invited.id);
    const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).format(yesterday);
    await sees(element, `Refused ${day}`);
  });

  it('is read again after an act, and can be tried again where it failed', async () => {
    const { adapter, invited } = world();
    let fails = true;
    const flaky = around(adapter, (call, next) =>
      call.member === 'invitations.events' && fails ? Promise.reject(new DirectoryError('server', 'down')) : next(),
    );
    const element = await actionsOf(flaky, invited.id);
    await sees(element, 'What happened did not load.');
    fails = false;
    await press(element, 'Try again');
    await waitUntil(() => element.renderRoot.querySelector('summary'));
    (element.renderRoot.querySelector('summary') as HTMLElement).focus();
    await sendKeys({ press: 'Enter' });
    await press(element, 'Resend invitation');
    await sees(element, 'Sent again by Anna Berg');
  });
});
