import { expect, oneEvent } from '@open-wc/testing';
import { without } from '../../../mocks/scenarios.js';
import { DAY } from '../../../src/domain/time.js';
import type { SignInRequestEvent } from '../../../src/elements/parts/acceptance-events.js';
import { accessible, findButton, press, sees, seen } from '../parts/acting.js';
import { acceptWorld, focused, INVITED, open, PASSWORD, type AcceptWorld } from './accept-world.js';

interface Case {
  readonly name: string;
  readonly before: (world: AcceptWorld) => Promise<unknown> | void;
  readonly heading: string;
  readonly words: RegExp;
  /** The way out: the name of a button, or the address of a link. */
  readonly out: string;
}

const ref = ({ user }: AcceptWorld) => ({ userId: user.id, invitationId: user.invitation?.id ?? '' });

const CASES: readonly Case[] = [
  {
    name: 'expired',
    before: ({ clock }) => clock.advance(8 * DAY),
    heading: 'This invitation has expired',
    words: /It was valid until Nov 30, 2026.*Anna Lindqvist gets a message/u,
    out: 'Ask for a new link',
  },
  {
    name: 'revoked',
    before: (world) => world.adapter.invitations.revoke(ref(world)),
    heading: 'This invitation was withdrawn',
    words: /Anna Lindqvist withdrew it on Nov 23, 2026/u,
    out: 'mailto:anna@example.com',
  },
  {
    name: 'used',
    before: ({ adapter, token }) => adapter.as(undefined).acceptance.accept(token, { ...INVITED, password: PASSWORD }),
    heading: 'You already joined',
    words: /This link was used on Nov 23, 2026.*Sign in to open Northwind Trading/u,
    out: 'Sign in',
  },
  {
    name: 'declined',
    before: ({ adapter, token }) => adapter.acceptance.decline(token, undefined),
    heading: 'This invitation was declined',
    words: /It was declined on Nov 23, 2026/u,
    out: 'mailto:anna@example.com',
  },
];

describe('accept-invitation: links that cannot be used', () => {
  for (const { name, before, heading, words, out } of CASES) {
    it(`says what happened to a link that is ${name}, and has a way out`, async () => {
      const world = await acceptWorld();
      await before(world);
      const element = await open(world.adapter.as(undefined), world.token);
      await sees(element, heading);
      expect(seen(element)).to.match(words);
      const ways = [...element.renderRoot.querySelectorAll('button, a')].map((each) =>
        each instanceof HTMLAnchorElement ? each.href : each.textContent.trim(),
      );
      expect(ways).to.include(out);
      await accessible(element);
    });
  }

  it('asks the inviter for a new link once, and says so', async () => {
    const world = await acceptWorld();
    world.clock.advance(8 * DAY);
    const element = await open(world.adapter.as(undefined), world.token);
    await press(element, 'Ask for a new link');
    await sees(element, 'Your request is on its way');
    expect(focused(element)).to.equal('Your request is on its way');
    expect(world.mails.filter(({ kind }) => kind === 'new-link-wanted').length).to.equal(1);
    await accessible(element);
  });

  it('leads to the inviter instead where the backend takes no requests for a new link', async () => {
    const world = await acceptWorld();
    world.clock.advance(8 * DAY);
    const element = await open(without(world.adapter.as(undefined), ['acceptance.requestNew']), world.token);
    await sees(element, 'This invitation has expired');
    expect(findButton(element, 'Ask for a new link')).to.equal(undefined);
    expect(element.renderRoot.querySelector('a')?.href).to.equal('mailto:anna@example.com');
  });

  it('says that a link it does not know may be cut off', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter, world.token.slice(0, -3));
    await sees(element, 'This link does not lead to an invitation');
    expect(seen(element)).not.to.contain('Northwind');
    await accessible(element);
  });

  it('names no address when the link tells none', async () => {
    const world = await acceptWorld();
    const element = await open(world.adapter, 'unknown');
    await sees(element, 'Go to sign-in');
    setTimeout(() => void press(element, 'Go to sign-in'));
    const event = await oneEvent<SignInRequestEvent>(element, 'sign-in-request');
    event.preventDefault();
    expect(event.email).to.equal(undefined);
  });

  it('writes addresses and groups as text, whatever they contain', async () => {
    const world = await acceptWorld();
    const name = '<img src=x onerror=alert(1)>';
    const adapter = {
      ...world.adapter,
      acceptance: {
        ...world.adapter.acceptance,
        peek: () =>
          Promise.resolve({
            state: 'revoked',
            account: { id: 'A', name },
            inviter: { name, email: 'a@b.example?subject=x' },
          } as const),
      },
    };
    const element = await open(adapter, world.token);
    await sees(element, 'This invitation was withdrawn');
    expect(element.renderRoot.querySelector('img')).to.equal(null);
    expect(element.renderRoot.querySelector('a')?.href).to.equal('mailto:a@b.example%3Fsubject%3Dx');
  });
});
