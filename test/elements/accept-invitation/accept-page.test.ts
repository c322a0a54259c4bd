import { expect } from '@open-wc/testing';
import type { OpenInvitation } from '../../../src/domain/acceptance.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import { nextPage, type AcceptAction, type AcceptPage } from '../../../src/elements/accept-invitation/accept-page.js';

const invitation: OpenInvitation = {
  state: 'open',
  account: { id: 'A', name: 'Northwind' },
  groups: [],
  email: 'elif@example.com',
  waysIn: ['register', 'sign-in'],
};
const accepted = { account: { id: 'A', name: 'Northwind' }, signedIn: false };
const loading: AcceptPage = { at: 'loading' };

function after(...actions: AcceptAction[]): AcceptPage {
  return actions.reduce(nextPage, loading);
}

const peeked: AcceptAction = { type: 'peeked', preview: invitation };

describe('accept-page', () => {
  it('leads from the answer to the page, by who is signed in', () => {
    const at = (signedIn: string | undefined, alreadyMember = false): string =>
      after({
        type: 'peeked',
        preview: { ...invitation, alreadyMember, ...(signedIn && { signedIn: { name: 'E', email: signedIn } }) },
      }).at;
    expect([
      at(undefined),
      at('ELIF@example.com '),
      at('elif@other.example'),
      at('elif@example.com', true),
      at('a@b.example', true),
    ]).to.deep.equal(['register', 'join', 'wrong-account', 'already-member', 'wrong-account']);
  });

  it('turns every code of a refusal into a page, and leaves the page for those that need an answer first', () => {
    const at = (code: string): string => after(peeked, { type: 'refused', code }).at;
    const dead = ['expired', 'revoked', 'used', 'declined', 'unknown'].map(at);
    expect(dead).to.deep.equal(Array<string>(5).fill('closed'));
    expect(
      ['sign-in-required', 'verification-required', 'already-member', 'wrong-account', 'wrong-code', 'new'].map(at),
    ).to.deep.equal(['sign-in', 'verify', 'already-member', 'wrong-account', 'register', 'register']);
  });

  it('turns a reading that was refused into a page, and shows as failed what is no refusal', () => {
    const at = (kind: 'invitation' | 'unauthenticated' | 'server', code?: string): AcceptPage =>
      after({ type: 'failed', error: new DirectoryError(kind, 'no', code === undefined ? {} : { code }) });
    const causes = ['sign-in-required', 'wrong-account', 'verification-required', 'already-member'];
    expect(causes.map((code) => at('invitation', code))).to.deep.equal(
      causes.map((because) => ({ at: 'unseen', because })),
    );
    expect(at('unauthenticated')).to.deep.equal({ at: 'unseen', because: 'sign-in-required' });
    expect(at('invitation', 'revoked')).to.deep.equal({ at: 'closed', invitation: { state: 'revoked' } });
    expect([at('invitation', 'new').at, at('invitation').at, at('server', 'expired').at]).to.deep.equal(
      Array<string>(3).fill('failed'),
    );
  });

  it('keeps what is done when a late answer comes', () => {
    for (const action of [{ type: 'accepted', accepted }, { type: 'declined' }] as const) {
      const done = after(peeked, action);
      expect(nextPage(done, { type: 'peeked', preview: { state: 'used' } })).to.equal(done);
    }
    const asked = after({ type: 'peeked', preview: { state: 'expired' } }, { type: 'asked' });
    expect(nextPage(asked, peeked)).to.equal(asked);
  });

  it('keeps the step when reading again brings nothing new', () => {
    for (const to of ['decline', 'verify'] as const) expect(after(peeked, { type: 'go', to }, peeked).at).to.equal(to);
    expect(after(peeked, { type: 'refused', code: 'sign-in-required' }, peeked).at).to.equal('sign-in');
    expect(after(peeked, { type: 'go', to: 'stayed' }, { type: 'go', to: 'start' }).at).to.equal('register');
  });

  it('shows a failure of the first reading alone as a page', () => {
    const error = new DirectoryError('network', 'down');
    expect(after({ type: 'failed', error }).at).to.equal('failed');
    expect(after(peeked, { type: 'failed', error }).at).to.equal('register');
  });

  it('knows that who joined has signed in since', () => {
    const page = after(peeked, { type: 'accepted', accepted }, { type: 'signed-in' });
    expect(page).to.deep.include({ at: 'accepted', accepted: { ...accepted, signedIn: true } });
  });
});
