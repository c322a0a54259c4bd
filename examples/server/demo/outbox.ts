import { Hono } from 'hono';
import type { Services } from '../services.js';
import type { Env } from '../http/env.js';
import { notFound } from '../errors.js';
import type { MailsTable } from '../db/tables.js';
import type { Message } from '../mail/queue.js';
import { outboxPage, outboxStyles } from './outbox-page.js';

/** A mail as the demonstration shows it. */
export interface ShownMail extends Message {
  readonly id: string;
  readonly kind: MailsTable['kind'];
  readonly state: MailsTable['state'];
  readonly createdAt: string;
}

/** Most mails shown. */
const MOST = 100;
const SELF =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The mail as it would look in a mail program: its own styles, pictures, links into a new tab, and nothing that runs. */
const MAIL =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'self'; frame-ancestors 'self'";

/** Where the demonstration's mails are read. Never mounted in production. */
export function outboxRoutes(services: Services): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/outbox.json', async (c) => c.json(await newest(services)));
  routes.get('/outbox', async (c) =>
    c.html(outboxPage(await newest(services)), 200, { 'content-security-policy': SELF }),
  );
  routes.get('/outbox/styles.css', (c) => c.body(outboxStyles(), 200, { 'content-type': 'text/css; charset=utf-8' }));
  routes.get('/outbox/:id/html', async (c) => {
    const mail = (await read(services, c.req.param('id')))[0];
    if (!mail) throw notFound('account');
    const shown = mail.html.replace('<head>', '<head><base target="_blank">');
    return c.html(shown, 200, { 'content-security-policy': MAIL });
  });
  return routes;
}

function newest(services: Services): Promise<ShownMail[]> {
  return read(services, undefined);
}

async function read({ db, secrets }: Services, id: string | undefined): Promise<ShownMail[]> {
  let query = db.selectFrom('mails').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(MOST);
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.execute();
  return rows.flatMap((row) => {
    if (row.message_cipher === null) return [];
    const message = JSON.parse(secrets.open(row.message_cipher, row.id)) as Message;
    return [{ id: row.id, kind: row.kind, state: row.state, createdAt: row.created_at, ...message }];
  });
}
