import type { Instant } from '../../domain/time.js';
import type { Messages } from '../../i18n/messages.js';

/** What a mail about an invitation is made of. */
export interface MailFacts {
  /** How the invited person is addressed. */
  readonly name: string;
  readonly inviter?: string | undefined;
  readonly account?: string | undefined;
  readonly url: string;
  /** When the link dies. */
  readonly until?: Instant | undefined;
}

export interface PreparedMail {
  readonly subject: string;
  /** Lines ended by `\n`. */
  readonly body: string;
}

/** The zone is named: whoever reads it may live in another one. */
const MOMENT: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
};

/** The mail in the language `tag`, whose `texts` these are. */
export function preparedMail(facts: MailFacts, texts: Messages['invitationMail'], tag: string): PreparedMail {
  const { until } = facts;
  const moment = until === undefined ? undefined : new Intl.DateTimeFormat(tag, MOMENT).format(new Date(until));
  return {
    subject: texts.subject(facts.inviter, facts.account),
    body: texts.body({ ...facts, until: moment }),
  };
}

/** The address that opens a mail program with this mail in it (RFC 6068: lines end with CRLF). */
export function mailtoUrl(to: string, { subject, body }: PreparedMail): string {
  const address = encodeURIComponent(to).replace(/%40/gu, '@');
  const text = encodeURIComponent(body.replace(/\r?\n/gu, '\r\n'));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${text}`;
}
