import type { Clock, Instant } from '../../../src/domain/time.js';
import { toInstant } from '../../../src/domain/time.js';
import { recordChange } from '../changes/record.js';
import type { Secrets } from '../crypto/secrets.js';
import { inTransaction } from '../db/database.js';
import type { Db, MailsTable, Trx } from '../db/tables.js';
import { addEvent } from '../invitations/events.js';
import type { Branding } from './branding.js';
import type { Message } from './queue.js';
import { isRefusal, type MailTransport } from './transport.js';

export interface PostOfficeOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly transport: MailTransport;
  readonly branding: Branding;
  /** Host in the Message-ID. */
  readonly domain: string;
  readonly log: (line: string) => void;
}

/** Waits before the next attempt, in milliseconds; after the last the mail counts as refused. */
const WAITS = [60_000, 5 * 60_000, 15 * 60_000, 3_600_000, 4 * 3_600_000, 12 * 3_600_000, 24 * 3_600_000];
/** A process that took a mail and has not told its fate after this long has died, in milliseconds. */
const LEASE = 5 * 60_000;

/** Delivers what is in the outbox table and is due. Several processes may do so on one database at once. */
export class PostOffice {
  readonly #options: PostOfficeOptions;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: PostOfficeOptions) {
    this.#options = options;
  }

  /** Delivers everything that is due now. Resolves when each has been tried. */
  deliver(): Promise<void> {
    this.#running = this.#running
      .then(() => this.#round())
      .catch((error: unknown) => {
        this.#options.log(`mail: ${error instanceof Error ? error.name : 'failed'}`);
      });
    return this.#running;
  }

  /** Lets the mail that is on its way arrive, and begins no other. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#running;
  }

  async #round(): Promise<void> {
    if (this.#closed) return;
    for (const id of await this.#due()) {
      if (this.#closed) return;
      const mail = await this.#take(id);
      if (mail) await this.#attempt(mail);
    }
  }

  async #due(): Promise<string[]> {
    const at = toInstant(this.#options.clock());
    const rows = await this.#options.db
      .selectFrom('mails')
      .select('id')
      .where('state', 'in', ['queued', 'sending'])
      .where('due_at', '<=', at)
      .orderBy('due_at')
      .limit(500)
      .execute();
    return rows.map((row) => row.id);
  }

  /** Takes a mail for this process: of several that try, the condition lets one through. */
  #take(id: string): Promise<MailsTable | undefined> {
    const now = this.#options.clock();
    return this.#options.db
      .updateTable('mails')
      .set((eb) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        due_at: toInstant(new Date(now.getTime() + LEASE)),
      }))
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'sending'])
      .where('due_at', '<=', toInstant(now))
      .returningAll()
      .executeTakeFirst();
  }

  async #attempt(mail: MailsTable): Promise<void> {
    const { transport, branding, domain, secrets } = this.#options;
    if (mail.message_cipher === null || !(await this.#stillWanted(mail))) return this.#settle(mail, 'withdrawn');
    const message = JSON.parse(secrets.open(mail.message_cipher, mail.id)) as Message;
    try {
      // The same id in every attempt: a mail that arrives twice can be told to be one.
      await transport.send({ ...message, from: branding.from, messageId: `<${mail.id}@${domain}>` });
      await this.#settle(mail, 'sent');
    } catch (error) {
      await this.#failed(mail, error);
    }
  }

  /** An invitation that was taken back before its mail was out is not mailed. */
  async #stillWanted(mail: MailsTable): Promise<boolean> {
    if (mail.kind === 'new-link-requested' || mail.invitation_id === null) return true;
    const row = await this.#options.db
      .selectFrom('invitations')
      .select('state')
      .where('id', '=', mail.invitation_id)
      .executeTakeFirst();
    return row?.state === 'pending';
  }

  async #failed(mail: MailsTable, error: unknown): Promise<void> {
    const wait = WAITS[mail.attempts - 1];
    const said = describe(error);
    this.#options.log(`mail ${mail.id}: ${said}`);
    if (isRefusal(error) || wait === undefined) return this.#settle(mail, 'refused', said, wordsOf(error) ?? said);
    const due = toInstant(new Date(this.#options.clock().getTime() + wait));
    await this.#options.db
      .updateTable('mails')
      .set({ state: 'queued', due_at: due, last_error: said })
      .where('id', '=', mail.id)
      .execute();
  }

  async #settle(
    mail: MailsTable,
    state: 'sent' | 'refused' | 'withdrawn',
    said: string | null = null,
    detail?: string,
  ): Promise<void> {
    const { db, clock, transport } = this.#options;
    const at: Instant = toInstant(clock());
    const forget = state === 'withdrawn' || transport.leaves;
    await inTransaction(db, async (trx) => {
      await trx
        .updateTable('mails')
        .set({
          state,
          last_error: said,
          ...(state === 'sent' && { sent_at: at }),
          ...(forget && { message_cipher: null }),
        })
        .where('id', '=', mail.id)
        .execute();
      if (state !== 'withdrawn' && mail.kind === 'invitation')
        await this.#tellFate(trx, mail, state === 'sent' ? 'mailed' : 'refused', detail);
    });
  }

  /** What became of the mail is seen with the invitation. */
  async #tellFate(trx: Trx, mail: MailsTable, delivery: 'mailed' | 'refused', detail?: string): Promise<void> {
    const now = this.#options.clock();
    const row = await trx
      .updateTable('invitations')
      .set({ delivery })
      .where('mail_id', '=', mail.id)
      .returning(['account_id as accountId', 'membership_id as subject'])
      .executeTakeFirst();
    if (mail.invitation_id !== null) await addEvent(trx, mail.invitation_id, delivery, now, { detail });
    if (row) await recordChange(trx, { ...row, topic: 'users', at: toInstant(now) });
  }
}

/** The mail server's own reply, for the administrators who see the invitation. */
function wordsOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  return typeof error.response === 'string' ? error.response : undefined;
}

/** What of an error may stand in a log: never the server's words, which can quote the mail. */
function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'failed';
  const parts = ['responseCode' in error ? error.responseCode : undefined, 'code' in error ? error.code : undefined];
  return parts.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'failed';
}
