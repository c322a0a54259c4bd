import type { InvitationPreview, OpenInvitation } from '../../domain/acceptance.js';
import type { AcceptanceApi, CallOptions } from '../../domain/adapter.js';
import { DirectoryError, type InvitationCode } from '../../domain/errors.js';
import { given } from '../http/field-errors.js';
import { accept, accountOf, answer, closedState } from './better-auth-answering.js';
import { ask, sessionOf, tell, type Context } from './better-auth-context.js';
import { refineAcceptance, unusable } from './better-auth-errors.js';
import { mineOf } from './better-auth-own.js';
import { wireInvitation, wireOrganizations, type WireInvitation } from './better-auth-wire.js';

export type BetterAuthAcceptance = Required<Pick<AcceptanceApi, 'peek' | 'accept' | 'decline' | 'signOut' | 'mine'>>;

/**
 * For the invited person, who must be signed in: a stranger with a link is shown nothing, and nobody registers through
 * it. The token is the invitation's id.
 */
export function acceptanceOf(context: Context): BetterAuthAcceptance {
  return {
    peek: (token, options) => peek(context, token, options),
    accept: async (token, registration, options) => {
      const open = await mustBeOpen(context, token, options);
      if (open.alreadyMember) throw unusable('already-member');
      if (registration) throw unusable('sign-in-required');
      return accept(context, token, open.account, options);
    },
    decline: async (token, _reason, options) => {
      await mustBeOpen(context, token, options);
      await answer(context, 'reject', token, 'nothing', options);
    },
    signOut: async (options) => tell(context, '/sign-out', {}, 'nothing', options),
    mine: mineOf(context),
  };
}

async function peek(context: Context, token: string, options: CallOptions | undefined): Promise<InvitationPreview> {
  try {
    // The one call in which a token stands in an address: the server takes it no other way.
    const asked = ask(
      context,
      '/organization/get-invitation',
      wireInvitation,
      { id: token },
      options,
      refineAcceptance,
    );
    return await openPreview(context, await asked, options);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.kind !== 'invitation' || error.code !== 'unknown') throw error;
    return { state: await closedState(context, token, options) };
  }
}

async function openPreview(
  context: Context,
  wire: WireInvitation,
  options: CallOptions | undefined,
): Promise<OpenInvitation> {
  const [session, organizations] = await Promise.all([
    sessionOf(context, options),
    ask(context, '/organization/list', wireOrganizations, {}, options, refineAcceptance),
  ]);
  const { inviterEmail, email } = wire;
  return {
    state: 'open',
    account: accountOf(wire),
    // The names of its teams are told to members alone.
    groups: [],
    email,
    waysIn: ['sign-in'],
    ...given('inviter', inviterEmail === undefined ? undefined : { name: inviterEmail, email: inviterEmail }),
    ...given('firstName', wire.firstName),
    ...given('lastName', wire.lastName),
    ...given('expiresAt', wire.expiresAt),
    // Only the invited person is let see this.
    signedIn: { name: session?.name ?? '', email: session?.email ?? email },
    alreadyMember: organizations.some(({ id }) => id === wire.organizationId),
  };
}

/** @throws {DirectoryError} `invitation` when it cannot be used */
async function mustBeOpen(context: Context, token: string, options: CallOptions | undefined): Promise<OpenInvitation> {
  const preview = await peek(context, token, options);
  if (preview.state === 'open') return preview;
  throw unusable(preview.state satisfies InvitationCode);
}
