import { createTransport } from 'nodemailer';
import type { Message } from './queue.js';

/** How a mail leaves: over a mail server, or not at all where the outbox page shows it. */
export interface MailTransport {
  /** Whether the message may be forgotten once it is sent. */
  readonly leaves: boolean;
  send(message: Message & { readonly from: string; readonly messageId: string }): Promise<void>;
  close(): void;
}

/** Never again is of use to try: the mail server has said so (RFC 5321, 4.2.1: a reply that begins with 5). */
export function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return false;
  // A wrong password of ours says nothing of the recipient: it is put right, and then the mail goes out.
  if ('code' in error && error.code === 'EAUTH') return false;
  return typeof error.responseCode === 'number' && error.responseCode >= 500 && error.responseCode < 600;
}

/** Mails stay in the outbox table, where the demonstration shows them. */
export function outboxTransport(): MailTransport {
  return { leaves: false, send: () => Promise.resolve(), close: () => undefined };
}

/**
 * How long a mail server may be silent, in milliseconds. Below the time after which another process takes the mail
 * for abandoned: a server that hangs would else get it twice.
 */
const PATIENCE = 60_000;

/** A real mail server, such as `smtps://user:password@mail.example:465`. */
export function smtpTransport(url: string, patience = PATIENCE): MailTransport {
  const waits = {
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
  };
  const transport = createTransport({ url, ...waits, disableFileAccess: true, disableUrlAccess: true });
  return {
    leaves: true,
    send: async (message) => {
      await transport.sendMail({
        from: message.from,
        to: { name: '', address: message.to },
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: message.messageId,
        // RFC 3834: no out-of-office answers.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
