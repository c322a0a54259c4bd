import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Database } from '../db/database.js';
import type { PasswordRules } from '../../../src/domain/acceptance.js';
import type { Quotas } from '../limits/quotas.js';

/** The header in which our own routes tell the library whence a request came; a client's is overwritten. */
export const CLIENT_HEADER = 'x-usher-client';
/** Below the origin. */
export const AUTH_PATH = '/api/auth';

export interface AuthSettings {
  readonly database: Database;
  readonly publicUrl: string;
  readonly secret: string;
  readonly trustedOrigins: readonly string[];
  readonly passwordRules: PasswordRules;
  readonly quotas: Quotas;
}

export type Auth = ReturnType<typeof createAuth>;

/** Email and password by better-auth, on our database, in tables of its own. Nobody signs up by themselves. */
export function createAuth(settings: AuthSettings) {
  return betterAuth(authOptions(settings));
}

export function authOptions({ database, publicUrl, secret, trustedOrigins, passwordRules, quotas }: AuthSettings) {
  const https = publicUrl.startsWith('https:');
  const limit = { window: quotas.signInsPerClient.windowMs / 1000, max: quotas.signInsPerClient.max };
  return {
    appName: 'Usher',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [...trustedOrigins],
    database: { db: database.db, type: database.engine, transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordRules.minLength,
      maxPasswordLength: passwordRules.maxLength,
    },
    user: {
      modelName: 'auth_identities',
      // The address as it was written; `email` is what identities are looked up by.
      additionalFields: { address: { type: 'string', required: true, input: false } },
    },
    session: { modelName: 'auth_sessions', cookieCache: { enabled: false } },
    account: { modelName: 'auth_credentials' },
    verification: { modelName: 'auth_verifications' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_limits',
      ...limit,
      customRules: { '/sign-in/email': limit },
    },
    advanced: {
      // `__Host-` is stronger than the library's `__Secure-`: no subdomain can set it.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: https },
      cookies: {
        session_token: { name: https ? '__Host-usher-session' : 'usher-session' },
        dont_remember: { name: https ? '__Host-usher-brief' : 'usher-brief' },
      },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
  } satisfies BetterAuthOptions;
}

/** Makes or completes the library's tables. */
export async function migrateAuth(settings: AuthSettings): Promise<void> {
  const { runMigrations } = await getMigrations(authOptions(settings));
  await runMigrations();
}
