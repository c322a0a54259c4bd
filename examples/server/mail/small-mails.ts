import type { Branding } from './branding.js';
import { minutes, textsFor } from './language.js';
import { button, closing, paragraph, toHtml } from './layout.js';
import type { Message } from './queue.js';
import { escapeHtml, isolated, safeName } from './safe-text.js';

/** The code that proves an address. @param lifeMs how long it can be used, in milliseconds */
export function codeMessage(
  to: string,
  locale: string,
  account: string,
  code: string,
  lifeMs: number,
  branding: Branding,
): Message {
  const texts = textsFor(locale);
  const words = texts.code;
  const lead = words.lead(isolated(safeName(account), texts.direction));
  const validFor = words.validFor(minutes(Math.round(lifeMs / 60_000), texts));
  const subject = words.subject(code);
  const shown = `<span dir="ltr" style="letter-spacing:4px;">${escapeHtml(code)}</span>`;
  const html = toHtml({
    texts,
    branding,
    subject,
    preview: lead,
    why: words.why,
    rows: [
      paragraph(escapeHtml(words.title), { tone: 'text', size: 24, line: 32, top: 32, weight: 600 }),
      paragraph(escapeHtml(lead), { tone: 'muted', size: 16, line: 26, top: 8 }),
      paragraph(shown, { tone: 'text', size: 32, line: 40, top: 24, weight: 600 }),
      paragraph(escapeHtml(validFor), { tone: 'muted', size: 14, line: 22, top: 16 }),
      closing(escapeHtml(words.ignore)),
    ],
  });
  const text = [
    words.title,
    '',
    lead,
    '',
    code,
    '',
    validFor,
    '',
    words.ignore,
    '',
    '--',
    branding.name,
    words.why,
    '',
  ].join('\n');
  return { to, subject, text, html };
}

export interface Wish {
  readonly to: string;
  readonly locale: string;
  readonly person: string;
  readonly address: string;
  readonly account: string;
  /** Where the inviter finds the user. */
  readonly link: string;
}

/** Tells an inviter that somebody would like a new link. */
export function newLinkMessage(wish: Wish, branding: Branding): Message {
  const texts = textsFor(wish.locale);
  const words = texts.newLink;
  const person = isolated(safeName(wish.person), texts.direction);
  const subject = words.subject(person);
  const lead = words.lead(person, wish.address, isolated(safeName(wish.account), texts.direction));
  const html = toHtml({
    texts,
    branding,
    subject,
    preview: lead,
    why: words.why,
    rows: [
      paragraph(escapeHtml(words.title), { tone: 'text', size: 24, line: 32, top: 32, weight: 600 }),
      paragraph(escapeHtml(lead), { tone: 'muted', size: 16, line: 26, top: 8 }),
      paragraph(escapeHtml(words.how), { tone: 'muted', size: 16, line: 26, top: 8 }),
      button(words.button, wish.link, branding),
      paragraph('', { tone: 'muted', size: 14, line: 22, top: 8, bottom: 16 }),
    ],
  });
  const text = [words.title, '', lead, words.how, '', wish.link, '', '--', branding.name, words.why, ''].join('\n');
  return { to: wish.to, subject, text, html };
}
