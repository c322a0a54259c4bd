import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server on this machine. */
export interface TestSmtp {
  readonly url: string;
  /** What was delivered, parsed as a mail program parses it. */
  readonly mails: ParsedMail[];
  /** Replies to the next recipients instead of taking them, one each, such as 451 or 550. */
  readonly refusals: number[];
  /** Cuts the connection in the middle of the next so many messages. */
  cuts: number;
  stop(): Promise<void>;
}

export function startSmtp(): Promise<TestSmtp> {
  const mails: ParsedMail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, callback) => {
      const responseCode = refusals.shift();
      callback(responseCode === undefined ? null : Object.assign(new Error('not now'), { responseCode }));
    },
    onData: (stream, session, callback) => {
      if (smtp.cuts > 0) {
        smtp.cuts -= 1;
        stream.once('data', () => server.connections.forEach((connection) => connection._socket.destroy()));
        stream.resume();
        return;
      }
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  server.on('error', () => undefined);
  const smtp: TestSmtp = {
    url: '',
    mails,
    refusals,
    cuts: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.server.address() as AddressInfo;
      resolve(Object.assign(smtp, { url: `smtp://127.0.0.1:${port}` }));
    });
  });
}
