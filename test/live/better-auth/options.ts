import { randomBytes } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import type { memoryAdapter } from 'better-auth/adapters/memory';
import { admin, bearer, organization } from 'better-auth/plugins';
import type pg from 'pg';

/** How long an invitation lives here, in milliseconds: the domain's seven days, not better-auth's two. */
export const TERM = 7 * 24 * 60 * 60_000;

/** What the server's mail hook sends. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Surroundings {
  readonly database: pg.Pool | ReturnType<typeof memoryAdapter>;
  readonly origin: string;
  readonly send: (letter: Letter) => Promise<void>;
}

/** better-auth with its organization, admin and bearer plugins, as a host would set it up. */
export function optionsOn({ database, origin, send }: Surroundings) {
  return {
    baseURL: origin,
    secret: randomBytes(32).toString('base64url'),
    database,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true },
    // Scenarios move the clock by weeks.
    session: { expiresIn: 60 * 60 * 24 * 365 },
    // Else it keeps to itself all but the first hundred invitations.
    advanced: { database: { defaultFindManyLimit: 1000 } },
    plugins: [
      organization({
        teams: { enabled: true },
        invitationExpiresIn: TERM / 1000,
        invitationLimit: 1000,
        membershipLimit: 1000,
        schema: {
          invitation: {
            additionalFields: {
              firstName: { type: 'string' as const, required: false, input: true },
              lastName: { type: 'string' as const, required: false, input: true },
              phone: { type: 'string' as const, required: false, input: true },
            },
          },
        },
        sendInvitationEmail: async ({ id, email, organization: { name }, inviter }) => {
          const link = `${origin}/accept#${id}`;
          await send({
            to: email,
            subject: `${inviter.user.name} invites you to ${name}`,
            text: `Open this link to join ${name}:\n\n${link}\n`,
            html: `<p><a href="${link}">Join</a></p>`,
          });
        },
      }),
      admin(),
      bearer(),
    ],
  } satisfies BetterAuthOptions;
}
