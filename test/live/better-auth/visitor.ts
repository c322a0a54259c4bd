import type {
  BetterAuthAdapter,
  BetterAuthAdapterOptions,
} from '../../../src/adapters/better-auth/better-auth-adapter.js';

/** What is known of who has been invited. */
export interface Invited {
  readonly fetch: typeof fetch;
  recipientOf(invitationId: string): Promise<string | undefined>;
  /** Somebody with an identity at the server, and a session of theirs. */
  identity(email: string): Promise<{ readonly bearer: string }>;
  adapter(bearer: undefined, own: Partial<BetterAuthAdapterOptions>): BetterAuthAdapter;
}

/**
 * The adapter of the invited person, whoever that is: each link is opened by whom it was sent to, signed in, until they
 * sign out. Links of nobody are opened by somebody else.
 */
export function visitorOf(invited: Invited): BetterAuthAdapter {
  let signedIn = true;
  let bearer: string | undefined;
  const ownFetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const token = url.searchParams.get('id') ?? invitationIn(init?.body);
    if (token !== undefined) {
      const email = (await invited.recipientOf(token)) ?? 'nobody.invited@example.com';
      bearer = (await invited.identity(email)).bearer;
    }
    const headers = new Headers(init?.headers);
    if (signedIn && bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
    if (url.pathname.endsWith('/sign-out')) signedIn = false;
    return invited.fetch(input, { ...init, headers });
  };
  return invited.adapter(undefined, { fetch: ownFetch });
}

function invitationIn(body: unknown): string | undefined {
  if (typeof body !== 'string') return undefined;
  const { invitationId } = JSON.parse(body) as { readonly invitationId?: string };
  return invitationId;
}
