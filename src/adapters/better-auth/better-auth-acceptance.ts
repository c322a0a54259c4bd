import type { InvitationPreview, OpenInvitation } from '../../domain/acceptance.js';
import type { AcceptanceApi, CallOptions, MyInvitationsApi } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { given } from '../http/field-errors.js';
import { accept, accountOf, closedState, decline, isMemberOf } from './better-auth-answering.js';
import { ask, sessionOf, tell, type Context } from './better-auth-context.js';
import { refineAcceptance, unusable } from './better-auth-errors.js';
import { teamsIn } from './better-auth-mapping.js';
import { mineOf } from './better-auth-own.js';
import { wireInvitation, type WireInvitation } from './better-auth-wire.js';

export interface BetterAuthAcceptance extends Required<Pick<AcceptanceApi, 'peek' | 'accept' | 'decline' | 'signOut'>> {
  readonly mine: Required<MyInvitationsApi>;
}

/**
 * For the invited person, who must be signed in: a stranger with a link is shown nothing, and nobody registers through
 * it. The token is the invitation's id.
 */
export function acceptanceOf(context: Context): BetterAuthAcceptance {
  return {
    peek: (token, options) => peek(context, token, options),
    accept: async (token, registration, options) => {
      const wire = await mustBeOpen(context, token, options);
      if (registration) throw unusable('sign-in-required');
      return accept(context, wire, options);
    },
    decline: async (token, _reason, options) => decline(context, await mustBeOpen(context, token, options), options),
    signOut: async (options) => tell(context, '/sign-out', {}, 'nothing', options),
    mine: mineOf(context),
  };
}

async function peek(context: Context, token: string, options: CallOptions | undefined): Promise<InvitationPreview> {
  const found = await read(context, token, options);
  return typeof found === 'string' ? { state: found } : openPreview(context, found, options);
}

type Closed = Awaited<ReturnType<typeof closedState>>;

/** The invitation where it is open, else what became of it. */
async function read(
  context: Context,
  token: string,
  options: CallOptions | undefined,
): Promise<WireInvitation | Closed> {
  try {
    // The one call in which a token stands in an address: the server takes it no other way.
    const path = '/organization/get-invitation';
    return await ask(context, path, wireInvitation, { id: token }, options, refineAcceptance);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.kind !== 'invitation' || error.code !== 'unknown') throw error;
    return closedState(context, token, options);
  }
}

/** @throws {DirectoryError} `invitation` when it cannot be used */
async function mustBeOpen(context: Context, token: string, options: CallOptions | undefined): Promise<WireInvitation> {
  const found = await read(context, token, options);
  if (typeof found === 'string') throw unusable(found);
  return found;
}

async function openPreview(
  context: Context,
  wire: WireInvitation,
  options: CallOptions | undefined,
): Promise<OpenInvitation> {
  const [session, alreadyMember] = await Promise.all([
    sessionOf(context, options),
    isMemberOf(context, wire.organizationId, options),
  ]);
  const { inviterEmail, email } = wire;
  return {
    state: 'open',
    account: accountOf(wire),
    // The names of teams are told to members alone.
    ...(teamsIn(wire).length === 0 && { groups: [] }),
    email,
    waysIn: ['sign-in'],
    ...given('inviter', inviterEmail === undefined ? undefined : { name: inviterEmail, email: inviterEmail }),
    ...given('firstName', wire.firstName),
    ...given('lastName', wire.lastName),
    ...given('expiresAt', wire.expiresAt),
    // Only the invited person is let see this.
    signedIn: { name: session?.name ?? '', email: session?.email ?? email },
    alreadyMember,
  };
}
