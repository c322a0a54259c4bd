import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { PasswordRules } from '../../src/domain/acceptance.js';
import type { GroupPermission } from '../../src/domain/group.js';
import { systemClock, type Clock } from '../../src/domain/time.js';
import { migrateAuth, type AuthSettings } from './auth/auth.js';
import { createIdentities } from './auth/identities.js';
import { DEFAULT_PASSWORD_RULES } from './auth/passwords.js';
import { ChangeFeed } from './changes/feed.js';
import { sweepChanges } from './changes/place.js';
import type { Secrets } from './crypto/secrets.js';
import type { Database } from './db/database.js';
import { migrate } from './db/migrate.js';
import { outboxRoutes } from './demo/outbox.js';
import { notFound } from './errors.js';
import { DEFAULT_PERMISSIONS } from './groups/permissions.js';
import { apiRoutes } from './http/api.js';
import type { Env } from './http/env.js';
import { pageRoutes } from './http/pages.js';
import { toProblem } from './http/problem.js';
import { notDraining } from './http/draining.js';
import { loopbackOnly, sameSite, securityHeaders } from './http/security.js';
import { remind } from './invitations/remind.js';
import { sweep } from './invitations/close.js';
import { DEFAULT_QUOTAS, type Quotas } from './limits/quotas.js';
import { checkBranding, type Branding } from './mail/branding.js';
import { PostOffice } from './mail/post-office.js';
import type { MailTransport } from './mail/transport.js';
import type { Services } from './services.js';

export interface ServerOptions {
  readonly database: Database;
  readonly secrets: Secrets;
  /** How mails leave; `close` of the server closes it. */
  readonly transport: MailTransport;
  /** Where people reach the server, such as `https://users.example`. Every link is built from it. */
  readonly publicUrl: string;
  readonly clock?: Clock;
  readonly branding?: Branding;
  readonly quotas?: Partial<Quotas>;
  readonly passwordRules?: PasswordRules;
  /** What groups can let their members do; what it means is the host application's affair. */
  readonly permissions?: readonly GroupPermission[];
  /** Origins besides that of `publicUrl` whose pages may write: the loopback ones of a demonstration. */
  readonly moreOrigins?: readonly string[];
  /** Shows the mails at `/outbox`. Only for a demonstration that nobody else can reach. */
  readonly demo?: boolean;
  /** Folder with the built pages; the API alone without it. */
  readonly staticDir?: string;
  /** One line for what whoever runs the server should see. Never holds tokens, bodies or addresses. */
  readonly log?: (line: string) => void;
  /** Milliseconds between looks for mails that are due and links that have run out; 0 for none. */
  readonly idleMs?: number;
  /** Milliseconds between two signs of life of a stream of changes; no more than 30,000. */
  readonly heartbeatMs?: number;
}

export interface Server {
  readonly fetch: (request: Request, bindings?: Env['Bindings']) => Response | Promise<Response>;
  readonly services: Services;
  /** Delivers the mails that are due now. */
  deliver(): Promise<void>;
  /** Mails once more what is about to run out, where accounts want it. */
  remind(): Promise<void>;
  /** Erases what has run out. */
  sweep(): Promise<void>;
  /**
   * From now on streams end and requests are refused with 503, so that nothing is begun that could not be finished.
   * Called before the socket is closed.
   */
  drain(): void;
  /** Finishes what is being delivered and lets go of everything. */
  close(): Promise<void>;
}

const DEFAULT_BRANDING: Branding = { name: 'Usher', from: 'Usher <no-reply@usher.example>' };
const IDLE_MS = 15_000;
const HEARTBEAT_MS = 15_000;

/** The whole reference backend behind one `fetch`; whoever calls it opens the socket. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { database, log = () => undefined, idleMs = IDLE_MS } = options;
  const settings = authSettings(options);
  await migrate(database, () => migrateAuth(settings));
  const office = postOffice(options, log);
  const services = servicesOf(options, settings, () => void office.deliver());
  const draining = new AbortController();
  const app = application(options, services, settings.trustedOrigins, draining.signal, log);
  const sweepNow = async (): Promise<void> => {
    await sweep(database.db, services.clock());
    await sweepChanges(database.db, services.clock());
  };
  const round = (): void =>
    void office
      .deliver()
      .then(() => remind(services))
      .then(sweepNow)
      .catch(() => log('reminders and sweep: failed'));
  const timer = idleMs > 0 ? setInterval(round, idleMs).unref() : undefined;
  return {
    fetch: (request, bindings) => app.fetch(request, bindings ?? {}),
    services,
    deliver: () => office.deliver(),
    remind: () => remind(services),
    sweep: sweepNow,
    drain: () => {
      draining.abort();
      services.feed.endAll();
    },
    close: async () => {
      clearInterval(timer);
      await services.feed.close();
      await office.close();
      options.transport.close();
      await database.close();
    },
  };
}

function authSettings(options: ServerOptions): AuthSettings {
  const publicUrl = options.publicUrl.replace(/\/+$/u, '');
  return {
    database: options.database,
    publicUrl,
    secret: options.secrets.auth,
    trustedOrigins: [...new Set([new URL(publicUrl).origin, ...(options.moreOrigins ?? [])])],
    passwordRules: options.passwordRules ?? DEFAULT_PASSWORD_RULES,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
  };
}

function postOffice(options: ServerOptions, log: (line: string) => void): PostOffice {
  const { database, secrets, transport, publicUrl, clock = systemClock, branding = DEFAULT_BRANDING } = options;
  return new PostOffice({
    db: database.db,
    clock,
    secrets,
    transport,
    branding,
    domain: new URL(publicUrl).hostname,
    log,
  });
}

function servicesOf(options: ServerOptions, settings: AuthSettings, wakeMail: () => void): Services {
  const { database, secrets, clock = systemClock, branding = DEFAULT_BRANDING } = options;
  const { permissions = DEFAULT_PERMISSIONS } = options;
  const { publicUrl, passwordRules, quotas } = settings;
  const identities = createIdentities(settings);
  const shared = { db: database.db, engine: database.engine, clock, secrets, identities, quotas, passwordRules };
  const feed = new ChangeFeed(database);
  const { heartbeatMs = HEARTBEAT_MS } = options;
  return { ...shared, branding: checkBranding(branding), permissions, publicUrl, wakeMail, feed, heartbeatMs };
}

function application(
  options: ServerOptions,
  services: Services,
  origins: readonly string[],
  draining: AbortSignal,
  log: (line: string) => void,
): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error, c) => toProblem(c, error, log));
  app.notFound((c) => toProblem(c, notFound('account'), log));
  app.use(async (c, next) => {
    c.set('traceId', randomBytes(8).toString('hex'));
    await next();
    c.res.headers.set('x-trace-id', c.get('traceId'));
  });
  app.use(notDraining(draining));
  app.use(securityHeaders(services.publicUrl.startsWith('https:')));
  if (options.demo) app.use(loopbackOnly());
  app.use(sameSite(origins));
  app.route('/api', apiRoutes(services));
  if (options.demo) app.route('/', outboxRoutes(services));
  if (options.staticDir !== undefined) app.route('/', pageRoutes(options.staticDir));
  return app;
}
