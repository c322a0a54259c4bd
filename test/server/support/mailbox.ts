import type { MailTransport } from '../../../examples/server/mail/transport.js';

export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** A transport that keeps what it is given, and fails as it is told. */
export interface Mailbox extends MailTransport {
  readonly mails: ReceivedMail[];
  /** What the next sendings throw, one each; `undefined` lets one through. */
  readonly faults: (Error | undefined)[];
}

export function mailbox(): Mailbox {
  const mails: ReceivedMail[] = [];
  const faults: (Error | undefined)[] = [];
  return {
    mails,
    faults,
    leaves: true,
    send: (mail) => {
      const fault = faults.shift();
      if (fault) return Promise.reject(fault);
      mails.push(mail);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

/** The newest mail to an address. */
export function newestTo(mails: readonly ReceivedMail[], address: string): ReceivedMail {
  const found = mails.filter((mail) => mail.to === address).at(-1);
  if (!found) throw new Error(`No mail to ${address} was sent.`);
  return found;
}

/** The secret of the link in a mail. */
export function tokenIn(mail: { readonly text: string }): string {
  const token = /\/accept#([\w-]+)/u.exec(mail.text)?.[1];
  if (token === undefined) throw new Error('The mail has no link.');
  return token;
}
