import type { BetterAuthAdapter } from '../../../src/adapters/better-auth/better-auth-adapter.js';
import type { World } from './world.js';

/**
 * The adapter of the invited person, whoever that is: each link is opened by whom it was sent to, signed in, until they
 * sign out. Links of nobody are opened by somebody else.
 */
export function visitorOf(world: World): BetterAuthAdapter {
  let signedIn = true;
  let bearer: string | undefined;
  const ownFetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const token = url.searchParams.get('id') ?? invitationIn(init?.body);
    if (token !== undefined) {
      const email = (await world.recipientOf(token)) ?? 'nobody.invited@example.com';
      bearer = (await world.identity(email)).bearer;
    }
    const headers = new Headers(init?.headers);
    if (signedIn && bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
    if (url.pathname.endsWith('/sign-out')) signedIn = false;
    return fetch(input, { ...init, headers });
  };
  return world.adapter(undefined, { fetch: ownFetch });
}

function invitationIn(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  const { invitationId } = JSON.parse(body) as { readonly invitationId?: string };
  return invitationId;
}
