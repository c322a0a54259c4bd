import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** A mail as its receiver gets it: both parts decoded. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A real mail server on loopback that keeps what it is handed. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly Mail[];
  /** Resolves with the `count`-th mail to an address, as soon as it has arrived. */
  arrival(to: string, count?: number): Promise<Mail>;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = [];
  const arrived = new EventTarget();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      void simpleParser(stream).then((parsed) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        mails.push(asMail(to, parsed));
        arrived.dispatchEvent(new Event('mail'));
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    arrival: (to, count = 1) => firstThat(arrived, () => mails.filter((mail) => mail.to === to)[count - 1]),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The link of an invitation mail; fails unless text and HTML carry the very same one. */
export function linkIn(mail: Mail): string {
  const inText = /https?:\/\/\S+\/accept#\S+/u.exec(mail.text)?.[0];
  const inHtml = [...mail.html.matchAll(/href="([^"]+\/accept#[^"]+)"/gu)].map((found) =>
    found[1]?.replaceAll('&amp;', '&'),
  );
  if (inText === undefined) throw new Error(`The mail "${mail.subject}" has no link in its text part.`);
  if (inHtml.length === 0 || inHtml.some((href) => href !== inText))
    throw new Error('The parts of the mail differ in their links.');
  return inText;
}

function asMail(to: string, parsed: ParsedMail): Mail {
  return { to, subject: parsed.subject ?? '', text: parsed.text ?? '', html: parsed.html || '' };
}

function firstThat<T>(arrived: EventTarget, find: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = find();
      if (found === undefined) return;
      arrived.removeEventListener('mail', look);
      resolve(found);
    };
    arrived.addEventListener('mail', look);
    look();
  });
}
