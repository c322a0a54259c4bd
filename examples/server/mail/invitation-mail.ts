import type { PersonRef } from '../../../src/domain/invitation.js';
import { displayName } from '../../../src/domain/user.js';
import type { InvitationRow, Trx } from '../db/tables.js';
import { addEvent } from '../invitations/events.js';
import { linkOf } from '../invitations/link.js';
import type { Services } from '../services.js';
import { joined, textsFor, writtenOut } from './language.js';
import { address, button, closing, facts, paragraph, toHtml } from './layout.js';
import { LIGHT } from './look.js';
import { queueMail, type Message } from './queue.js';
import { escapeHtml, isolated, safeName } from './safe-text.js';
import type { Branding } from './branding.js';

/** What an invitation says. Everything typed by a person is made safe in here. */
export interface InvitationLetter {
  readonly locale: string;
  readonly to: string;
  readonly name: string;
  readonly account: string;
  readonly inviter: PersonRef;
  readonly groups: readonly string[];
  readonly link: string;
  readonly expiresAt: string;
}

/** Queues the mail of an invitation; what becomes of it is told by the invitation's `delivery`. */
export async function queueInvitationMail(
  trx: Trx,
  services: Services,
  row: InvitationRow,
  token: string,
  now: Date,
): Promise<void> {
  const letter = await letterOf(trx, row, linkOf(services.publicUrl, token));
  const message = invitationMessage(letter, services.branding);
  const mailId = await queueMail(trx, services, { kind: 'invitation', invitationId: row.id, message }, now);
  await addEvent(trx, row.id, 'queued', now);
  await trx.updateTable('invitations').set({ mail_id: mailId, delivery: 'queued' }).where('id', '=', row.id).execute();
}

async function letterOf(trx: Trx, row: InvitationRow, link: string): Promise<InvitationLetter> {
  const person = await trx
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['memberships.email', 'memberships.first_name', 'memberships.last_name', 'accounts.name as account'])
    .where('memberships.id', '=', row.membership_id)
    .executeTakeFirstOrThrow();
  const groups = await trx
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select('groups.name')
    .where('group_members.membership_id', '=', row.membership_id)
    .orderBy('groups.is_default', 'desc')
    .orderBy('groups.name_key')
    .execute();
  return {
    locale: row.locale,
    to: person.email,
    name: displayName({ firstName: person.first_name, lastName: person.last_name }),
    account: person.account,
    inviter: JSON.parse(row.sent_by) as PersonRef,
    groups: groups.map((group) => group.name),
    link,
    expiresAt: row.expires_at,
  };
}

/** Most groups that a mail names. */
const MOST_GROUPS = 12;

export function invitationMessage(letter: InvitationLetter, branding: Branding): Message {
  const texts = textsFor(letter.locale);
  const words = texts.invitation;
  const shown = (typed: string): string => isolated(safeName(typed), texts.direction);
  const [name, account, inviter] = [shown(letter.name), shown(letter.account), shown(letter.inviter.name)];
  const groups =
    joined(letter.groups.slice(0, MOST_GROUPS).map(shown), texts) + (letter.groups.length > MOST_GROUPS ? ' …' : '');
  const until = writtenOut(letter.expiresAt, texts);
  const [before, date, after] = words.validUntil(until);
  const subject = words.subject(inviter, account);
  const from = letter.inviter.email ?? '';
  const strong = `<strong class="usher-text" style="font-weight:600;color:${LIGHT.text};">${escapeHtml(date)}</strong>`;
  const html = toHtml({
    texts,
    branding,
    subject,
    preview: words.preview(until),
    why: words.why,
    rows: [
      paragraph(escapeHtml(words.title(account)), { tone: 'text', size: 24, line: 32, top: 32, weight: 600 }),
      paragraph(`${escapeHtml(words.greeting(name, inviter))}<br>${escapeHtml(words.lead)}`, {
        tone: 'muted',
        size: 16,
        line: 26,
        top: 8,
      }),
      button(words.button, letter.link, branding),
      paragraph(`${escapeHtml(before)}${strong}${escapeHtml(after)}`, { tone: 'muted', size: 14, line: 22, top: 16 }),
      facts([
        [
          words.invitedBy,
          `${escapeHtml(inviter)}${from && `<br><span class="usher-subtle" style="color:${LIGHT.subtle};">${address(from)}</span>`}`,
        ],
        [words.forAddress, address(letter.to)],
        [words.groups, escapeHtml(groups)],
      ]),
      paragraph(`${escapeHtml(words.copyAddress)}<br>${plainLink(letter.link)}`, {
        tone: 'subtle',
        size: 13,
        line: 20,
        top: 28,
      }),
      closing(escapeHtml(words.ignore(inviter))),
    ],
  });
  const text = [
    words.title(account),
    '',
    words.greeting(name, inviter),
    words.lead,
    '',
    letter.link,
    '',
    `${before}${date}${after}`,
    '',
    `${words.invitedBy}: ${inviter}${from && ` <${from}>`}`,
    `${words.forAddress}: ${letter.to}`,
    `${words.groups}: ${groups}`,
    '',
    words.ignore(inviter),
    '',
    '--',
    branding.name,
    ...(branding.footerAddress === undefined ? [] : [branding.footerAddress]),
    words.why,
    '',
  ].join('\n');
  return { to: letter.to, subject, text, html };
}

function plainLink(link: string): string {
  const shown = escapeHtml(link);
  return `<a class="usher-link" dir="ltr" href="${shown}" style="color:${LIGHT.link};text-decoration:underline;word-break:break-all;">${shown}</a>`;
}
