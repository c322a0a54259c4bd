import { parseArgs } from 'node:util';
import { DirectoryError } from '../../src/domain/errors.js';
import { createAccount, type NewAccount } from './accounts/create-account.js';
import { readArguments, UsageError } from './config/arguments.js';
import { readSettings } from './config/settings.js';
import { openDatabase } from './db/database.js';
import { smtpTransport } from './mail/transport.js';
import { createServer } from './server.js';

const USAGE = `Usage: npx tsx examples/server/admin.ts create-account \\
  --name "Northwind Trading" --first-name Anna --last-name Lindqvist --email anna@northwind.example [--locale en]
The environment is that of the server. The first administrator gets an invitation by mail.`;

async function main(): Promise<void> {
  const account = readCommand(process.argv.slice(2));
  const settings = readSettings(readArguments([], process.env), process.env);
  const database = await openDatabase(settings.location);
  const { secrets, publicUrl, branding, smtpUrl = '' } = settings;
  const server = await createServer({
    database,
    secrets,
    publicUrl,
    branding,
    transport: smtpTransport(smtpUrl),
    idleMs: 0,
    log: console.error,
  });
  try {
    const { accountId } = await createAccount(server.services, account);
    await server.deliver();
    console.log(`Account ${accountId} is made; ${account.administrator.email} was invited.`);
  } finally {
    await server.close();
  }
}

function readCommand(args: string[]): NewAccount {
  const text = { type: 'string', default: '' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: text,
      'first-name': text,
      'last-name': text,
      email: text,
      locale: { type: 'string', default: 'en' },
    },
  });
  if (positionals.join(' ') !== 'create-account' || values.name.trim() === '') throw new UsageError(USAGE);
  const administrator = { firstName: values['first-name'], lastName: values['last-name'], email: values.email };
  return { name: values.name.trim(), administrator, locale: values.locale };
}

main().catch((error: unknown) => {
  if (error instanceof DirectoryError)
    console.error(`${error.fields.map(({ field, code }) => `${field}: ${code}`).join(', ')}\n${USAGE}`);
  else console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});
