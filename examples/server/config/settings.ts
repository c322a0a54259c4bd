import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSecrets, type Secrets } from '../crypto/secrets.js';
import type { DatabaseLocation } from '../db/database.js';
import type { Branding } from '../mail/branding.js';
import { UsageError, type Arguments } from './arguments.js';
import { isLoopback } from './loopback.js';
import { keptSecret, newKeyText, openDataFolder } from './data-folder.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly folder: string;
  readonly location: DatabaseLocation;
  readonly secrets: Secrets;
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  readonly branding: Branding;
}

/** The top of the checkout. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** @throws {UsageError} where something that production needs is missing */
export function readSettings(args: Arguments, environment: Environment): Settings {
  const folder = openDataFolder(resolve(args.data ?? join(ROOT, '.data')));
  const url = environment.DATABASE_URL;
  return {
    folder,
    location: url ? { url } : { file: join(folder, 'usher.db') },
    secrets: args.demo ? demoSecrets(folder, environment) : productionSecrets(environment),
    publicUrl: publicUrlOf(args, environment),
    smtpUrl: environment.SMTP_URL || undefined,
    branding: brandingOf(args, environment),
  };
}

function demoSecrets(folder: string, environment: Environment): Secrets {
  const linkKey = environment.USHER_LINK_KEY ?? keptSecret(folder, 'link.key', newKeyText);
  const auth = environment.USHER_AUTH_SECRET ?? keptSecret(folder, 'auth.key', newKeyText);
  return secretsOf(linkKey, auth);
}

const NEEDED = ['USHER_AUTH_SECRET', 'USHER_LINK_KEY', 'PUBLIC_URL', 'SMTP_URL', 'USHER_MAIL_FROM'] as const;

function productionSecrets(environment: Environment): Secrets {
  const missing = NEEDED.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw new UsageError(`Without --demo these have to be set: ${missing.join(', ')}. See examples/server/README.md.`);
  }
  return secretsOf(environment.USHER_LINK_KEY ?? '', environment.USHER_AUTH_SECRET ?? '');
}

function secretsOf(linkKey: string, auth: string): Secrets {
  const key = Buffer.from(linkKey, 'base64url');
  if (key.length !== 32) throw new UsageError('USHER_LINK_KEY has to be 32 random octets in base64url.');
  if (auth.length < 32) throw new UsageError('USHER_AUTH_SECRET has to be at least 32 characters long.');
  return createSecrets(key, auth);
}

function publicUrlOf(args: Arguments, environment: Environment): string {
  const given = environment.PUBLIC_URL || `http://localhost:${args.port}`;
  if (!URL.canParse(given)) throw new UsageError('PUBLIC_URL has to be an address such as https://users.example.');
  const { protocol, hostname, pathname } = new URL(given);
  if (pathname !== '/') throw new UsageError('PUBLIC_URL has to be an origin, without a path.');
  if (protocol === 'https:' || isLoopback(hostname)) return given.replace(/\/+$/u, '');
  throw new UsageError('PUBLIC_URL has to begin with https:, except on this machine.');
}

function brandingOf(args: Arguments, environment: Environment): Branding {
  const { USHER_BRAND_NAME, USHER_BRAND_LOGO, USHER_BRAND_COLOUR, USHER_BRAND_ADDRESS, USHER_MAIL_FROM } = environment;
  const demo = {
    name: 'Northwind',
    from: 'Northwind <no-reply@northwind.example>',
    footerAddress: '12 Harbour Street',
  };
  const base = args.demo ? demo : { name: 'Usher', from: '' };
  return {
    ...base,
    ...(USHER_BRAND_NAME && { name: USHER_BRAND_NAME }),
    ...(USHER_BRAND_LOGO && { logoUrl: USHER_BRAND_LOGO }),
    ...(USHER_BRAND_COLOUR && { colour: USHER_BRAND_COLOUR }),
    ...(USHER_BRAND_ADDRESS && { footerAddress: USHER_BRAND_ADDRESS }),
    ...(USHER_MAIL_FROM && { from: USHER_MAIL_FROM }),
  };
}
