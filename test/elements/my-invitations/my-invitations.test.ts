import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { failing, slow, without } from '../../../mocks/scenarios.js';
import type { MyInvitation } from '../../../src/domain/acceptance.js';
import type { DirectoryAdapter, MyInvitationsApi } from '../../../src/domain/adapter.js';
import { DirectoryError, type InvitationCode } from '../../../src/domain/errors.js';
import { DAY } from '../../../src/domain/time.js';
import '../../../src/elements/my-invitations/define.js';
import type { MyInvitationsElement } from '../../../src/elements/my-invitations/my-invitations.js';
import type { InvitationAcceptEvent } from '../../../src/elements/parts/acceptance-events.js';
import { acceptWorld, counted, IDENTITY, type AcceptWorld } from '../accept-invitation/accept-world.js';
import { accessible, announced, button, fill, findButton, press, sees, seen, show } from '../parts/acting.js';
import { waitUntil } from '../../support/patience.js';

function open(adapter: DirectoryAdapter): Promise<MyInvitationsElement> {
  return show<MyInvitationsElement>(
    html`<my-invitations
      .adapter=${adapter}
      .continueUrlOf=${({ id }: { id: string }) => `/home?a=${id}`}
    ></my-invitations>`,
  );
}

const signedIn = (): Promise<AcceptWorld> => acceptWorld({ identities: [IDENTITY], signedIn: IDENTITY });

const ACCEPT = /^Accept the invitation to .*Northwind Trading/u;
const DECLINE = /^Decline the invitation to .*Northwind Trading/u;

/** Several accounts at once, which the pretend backend has not. */
function several(names: readonly string[], own: Partial<MyInvitationsApi> = {}): DirectoryAdapter {
  const open = new Map<string, MyInvitation>(
    names.map((name, index) => [`I${index}`, { id: `I${index}`, account: { id: `A${index}`, name }, groups: [] }]),
  );
  const mine: MyInvitationsApi = {
    list: () => Promise.resolve([...open.values()]),
    accept: (id) => {
      open.delete(id);
      return Promise.resolve({ account: { id, name: id }, signedIn: true });
    },
    decline: (id) => Promise.resolve(void open.delete(id)),
    ...own,
  };
  const never = (): never => {
    throw new Error('Only the own invitations are asked for.');
  };
  return {
    name: 'several',
    capabilities: {},
    users: { list: never, get: never },
    acceptance: { peek: never, accept: never, mine },
  } as unknown as DirectoryAdapter;
}

function focusedName({ shadowRoot }: MyInvitationsElement): string {
  return shadowRoot?.activeElement?.textContent.replace(/[\u2066-\u2069]/gu, '').trim() ?? '';
}

describe('my-invitations', () => {
  it('shows what whoever is signed in is invited to, and changes nothing by it', async () => {
    const world = await signedIn();
    const { adapter, calls } = counted(world.adapter);
    const element = await open(adapter);
    await sees(element, 'Northwind Trading');
    expect(seen(element)).to.contain('Anna Lindqvist invited you to Everyone and Finance .');
    expect(seen(element)).to.match(/Valid until Nov 30, 2026/u);
    await accessible(element);
    expect(calls.filter((call) => call.startsWith('acceptance'))).to.deep.equal(['acceptance.mine.list']);
    expect((await world.adapter.users.get(world.user.id)).state).to.equal('invited');
  });

  it('accepts by one press, says so in its place, and leads on', async () => {
    const world = await signedIn();
    const element = await open(world.adapter);
    await button(element, ACCEPT);
    setTimeout(() => void press(element, ACCEPT));
    const { accepted } = await oneEvent<InvitationAcceptEvent>(element, 'invitation-accept');
    expect(accepted.account).to.deep.equal({ id: 'ACC-1', name: 'Northwind Trading' });
    await sees(element, 'You now belong to Northwind Trading.');
    await waitUntil(() => focusedName(element) === 'Northwind Trading');
    expect(announced(element)).to.contain('You now belong to');
    expect(element.renderRoot.querySelector('a')?.href).to.equal(new URL('/home?a=ACC-1', location.href).href);
    expect((await world.adapter.users.get(world.user.id)).state).to.equal('active');
    await accessible(element);
  });

  it('declines after a question, with a reason that may be left out', async () => {
    const world = await signedIn();
    const element = await open(world.adapter);
    await press(element, DECLINE);
    await sees(element, 'Decline the invitation to Northwind Trading ?'.replace(' ?', '?'));
    await waitUntil(() => focusedName(element).startsWith('Decline the invitation to'));
    await accessible(element);
    await press(element, 'Keep it');
    await waitUntil(() => focusedName(element) === 'Decline');
    await press(element, DECLINE);
    await fill(element, /^Reason/u, 'Wrong company');
    let declined = 0;
    element.addEventListener('invitation-decline', () => (declined += 1));
    await press(element, 'Decline the invitation');
    await sees(element, 'You do not belong to Northwind Trading.');
    expect(declined).to.equal(1);
    expect((await world.adapter.users.get(world.user.id)).invitation?.state).to.equal('declined');
  });

  it('answers one and leaves the others where they are', async () => {
    const element = await open(several(['Alpha', 'Beta', 'Gamma']));
    await press(element, /^Accept the invitation to .*Beta/u);
    await sees(element, /Alpha .* Beta You now belong to Beta\. Continue G Gamma/u);
    await press(element, /^Decline the invitation to .*Alpha/u);
    await press(element, 'Decline the invitation');
    await sees(element, /Alpha You do not belong to Alpha\..*Beta You now belong/u);
    expect(findButton(element, /^Accept the invitation to .*Gamma/u)).not.to.equal(undefined);
  });

  for (const [code, words] of [
    ['expired', 'This invitation has expired.'],
    ['revoked', 'This invitation was withdrawn.'],
    ['used', 'You already belong to Beta.'],
    ['declined', 'This invitation was declined.'],
    ['unknown', 'This invitation is no longer there.'],
  ] as const satisfies readonly (readonly [InvitationCode, string])[]) {
    it(`says what became of an invitation that is ${code} when it is answered`, async () => {
      const refusal = new DirectoryError('invitation', 'no', { code });
      const element = await open(several(['Beta'], { accept: () => Promise.reject(refusal) }));
      await press(element, /^Accept/u);
      await sees(element, words);
      expect(findButton(element, /^Accept/u)).to.equal(undefined);
      await waitUntil(() => focusedName(element) === 'Beta');
    });
  }

  it('tells that it has expired meanwhile, by the backend’s own clock', async () => {
    const world = await signedIn();
    const element = await open(world.adapter);
    await button(element, ACCEPT);
    world.clock.advance(8 * DAY);
    await press(element, ACCEPT);
    await sees(element, 'This invitation has expired.');
  });

  it('keeps reason and place when the network fails, and goes on by the same press', async () => {
    const world = await signedIn();
    const adapter = failing(world.adapter, 'network', { only: ['acceptance.mine.decline'], times: 1 });
    const element = await open(adapter);
    await press(element, DECLINE);
    await fill(element, /^Reason/u, 'Wrong company');
    await press(element, 'Decline the invitation');
    await sees(element, 'The connection failed.');
    expect(element.renderRoot.querySelector('textarea')?.value).to.equal('Wrong company');
    await accessible(element);
    await press(element, 'Try again');
    await sees(element, 'You do not belong to Northwind Trading.');
  });

  it('makes one call of a press repeated while it runs', async () => {
    const world = await signedIn();
    const { adapter, calls } = counted(slow(world.adapter, 50, { only: ['acceptance.mine.accept'] }));
    const element = await open(adapter);
    const accept = await button(element, ACCEPT);
    accept.click();
    accept.click();
    await waitUntil(() => accept.getAttribute('aria-busy') === 'true');
    accept.focus();
    await sendKeys({ press: 'Enter' });
    await sees(element, 'You now belong to Northwind Trading.');
    expect(calls.filter((call) => call === 'acceptance.mine.accept').length).to.equal(1);
  });

  it('says that the address must be proven first', async () => {
    const world = await acceptWorld({ identities: [IDENTITY], signedIn: IDENTITY });
    const refusal = new DirectoryError('invitation', 'no', { code: 'verification-required' });
    const adapter = around(world.adapter, ({ member }, next) =>
      member === 'acceptance.mine.accept' ? Promise.reject(refusal) : next(),
    );
    const element = await open(adapter);
    await press(element, ACCEPT);
    await sees(element, 'Confirm your address with this service first');
  });

  it('asks whoever is signed out to sign in, then shows theirs', async () => {
    const world = await acceptWorld({ identities: [IDENTITY] });
    const adapter = around(world.adapter, (_call, next) => next());
    const element = await open(adapter);
    await world.adapter.acceptance.signOut();
    await element.resume();
    await sees(element, 'Sign in to see your invitations');
    await accessible(element);
    await press(element, 'Sign in');
    await sees(element, 'Sign in to this service in another tab');
    world.adapter.signIn(IDENTITY.email);
    await press(element, 'Check again');
    await sees(element, 'Northwind Trading');
    await world.adapter.acceptance.signOut();
    await element.resume();
    await sees(element, 'Sign in to see your invitations');
    expect(seen(element)).not.to.contain('Northwind');
  });

  it('has a face for none, for a failure with a retry, and for a backend that cannot find them', async () => {
    const none = await open(several([]));
    await sees(none, 'There is no invitation for you');
    await accessible(none);
    const world = await signedIn();
    const failed = await open(failing(world.adapter, 'server', { only: ['acceptance.mine.list'], times: 1 }));
    await sees(failed, 'Your invitations did not load');
    await accessible(failed);
    await press(failed, 'Try again');
    await sees(failed, 'Northwind Trading');
    const unable = await open(without(world.adapter, ['acceptance.mine']));
    await sees(unable, 'Invitations are not listed here');
    await accessible(unable);
  });

  it('offers no decline where the backend has none, and writes names as text', async () => {
    const element = await open(several(['<img src=x onerror=alert(1)>'], { decline: undefined as never }));
    await button(element, /^Accept/u);
    expect(findButton(element, /^Decline/u)).to.equal(undefined);
    expect(element.renderRoot.querySelector('img')).to.equal(null);
  });
});
