import * as z from 'zod/mini';
import type { InvitationPreview, OpenInvitation } from '../../domain/acceptance.js';
import type { AcceptanceApi } from '../../domain/adapter.js';
import { DirectoryError, type InvitationCode } from '../../domain/errors.js';
import { given } from '../http/field-errors.js';
import { at, readMember, writing, type Context } from './softwareone-context.js';
import { refineAcceptance } from './softwareone-errors.js';
import { stateOf, toUser } from './softwareone-mapping.js';
import { wireLinkCode, wireMembership, type Membership } from './softwareone-wire.js';

export type SoftwareOneAcceptance = Required<Pick<AcceptanceApi, 'peek' | 'accept'>>;

type LinkCode = z.output<typeof wireLinkCode>;

/**
 * For the invited person, who must be signed in at the platform: a stranger with a link is shown nothing there, nobody
 * registers through a link, and an invitation cannot be declined.
 */
export function acceptanceOf(context: Context): SoftwareOneAcceptance {
  return {
    peek: async (token, options) => {
      const link = readCode(token);
      if (!link) return { state: 'unknown' };
      try {
        return toPreview(
          await readMember(context, link.accountUserId, options, { refine: refineAcceptance }),
          link,
          context.now(),
        );
      } catch (error) {
        if (error instanceof DirectoryError && error.code === 'unknown') return { state: 'unknown' };
        throw error;
      }
    },
    accept: async (token, registration, options) => {
      const link = readCode(token);
      if (!link) throw unusable('unknown');
      const before = await readMember(context, link.accountUserId, options, { refine: refineAcceptance });
      const closed = closedState(before, link);
      if (closed) throw unusable(closed);
      if (registration) throw unusable('sign-in-required');
      const member = await context.send({
        ...writing(options),
        method: 'POST',
        path: `${at.member(link.accountUserId)}/accept-invite`,
        body: null,
        expect: wireMembership,
        refine: refineAcceptance,
      });
      const account = member.account ?? before.account;
      return { account: { id: account?.id ?? '', name: account?.name ?? '' }, userId: member.id, signedIn: true };
    },
  };
}

function unusable(code: InvitationCode): DirectoryError {
  return new DirectoryError('invitation', 'The invitation cannot be used.', { code });
}

function toPreview(member: Membership, link: LinkCode, now: Date): InvitationPreview {
  const account = member.account && { id: member.account.id, name: member.account.name ?? '' };
  const state = closedState(member, link);
  if (state) return { state, ...given('account', account) };
  const { firstName, lastName, email, phone, groups, invitation } = toUser(member, now);
  const open: OpenInvitation = {
    state: 'open',
    account: account ?? { id: '', name: '' },
    groups: groups.map(({ name }) => name),
    email,
    firstName,
    lastName,
    waysIn: ['sign-in'],
    // Only the invited person is let see this.
    signedIn: { name: `${firstName} ${lastName}`.trim(), email },
  };
  return { ...open, ...given('phone', phone), ...given('inviter', invitation?.sentBy) };
}

/** Why the link cannot be used, or `undefined`. */
function closedState(member: Membership, link: LinkCode): 'expired' | 'used' | 'revoked' | undefined {
  switch (stateOf(member)) {
    case 'invited':
      return isSuperseded(member, link) ? 'expired' : undefined;
    case 'invitation-expired':
      return 'expired';
    case 'active':
      return 'used';
    default:
      return 'revoked';
  }
}

/** The server accepts by membership and does not ask for the code: a link that was replaced is told by its code here. */
function isSuperseded({ invitation }: Membership, link: LinkCode): boolean {
  const code =
    invitation?.url && URL.canParse(invitation.url) ? new URL(invitation.url).searchParams.get('code') : null;
  const newest = code === null ? undefined : readCode(code);
  return newest !== undefined && newest.code !== link.code;
}

/** The link's `code`: base64, of either alphabet, of JSON. A `+` comes out of a query string as a blank. */
function readCode(token: string): LinkCode | undefined {
  try {
    const binary = atob(token.trim().replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (char) => char.charCodeAt(0)),
    );
    const parsed = z.safeParse(wireLinkCode, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Neither base64 nor text nor JSON: no link of this platform.
    return undefined;
  }
}
