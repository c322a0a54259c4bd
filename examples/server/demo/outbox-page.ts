import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { html as markup } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ShownMail } from './outbox.js';

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const TEXTS = {
  title: 'Outbox',
  lead: 'Mails of this demonstration, the newest first. None has left this machine.',
  empty: 'No mail has been written so far.',
  back: 'Back to the users',
  reload: 'Show newer mails',
  to: 'To',
  asHtml: (subject: string) => `The mail “${subject}” as HTML`,
  asText: 'As text',
} as const;

/** The page: every word of a mail is escaped by the template, its HTML stands in a sandbox of its own. */
export function outboxPage(mails: readonly ShownMail[]): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TEXTS.title}</title>
<link rel="stylesheet" href="/outbox/styles.css">
</head>
<body class="usher">
<header>
<h1>${TEXTS.title}</h1>
<p>${TEXTS.lead}</p>
<nav><a href="/">${TEXTS.back}</a> <a href="/outbox">${TEXTS.reload}</a></nav>
</header>
<main>${mails.length === 0 ? markup`<p>${TEXTS.empty}</p>` : mails.map(article)}</main>
</body>
</html>`;
}

function article(mail: ShownMail): Markup {
  return markup`<article>
<h2><bdi>${mail.subject}</bdi></h2>
<p>${TEXTS.to} <bdi>${mail.to}</bdi> · <time datetime="${mail.createdAt}">${written(mail.createdAt)}</time></p>
<iframe src="/outbox/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" title="${TEXTS.asHtml(mail.subject)}"></iframe>
<details><summary>${TEXTS.asText}</summary><pre dir="auto">${withLinks(mail.text)}</pre></details>
</article>`;
}

function written(instant: string): string {
  return (
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(instant),
    ) + ' UTC'
  );
}

/** Addresses of our own mails as links; all else stays text. */
function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/\S+)/u)
    .map((part, index) => (index % 2 === 1 ? markup`<a href="${part}">${part}</a>` : markup`${part}`));
}

/** The design tokens and the few rules of this page. */
export function outboxStyles(): string {
  const tokens = readFileSync(fileURLToPath(new URL('../../../src/ui/tokens/tokens.css', import.meta.url)), 'utf8');
  const rules = readFileSync(fileURLToPath(new URL('./outbox.css', import.meta.url)), 'utf8');
  return `${tokens}\n${rules}`;
}
