import { html, nothing, type TemplateResult } from 'lit';
import type { AuditEntry } from '../../domain/audit.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { icon, type IconName } from '../../ui/icons.js';
import { isolate } from '../parts/isolate.js';

type Change = NonNullable<AuditEntry['changes']>[number];

const SIGNS: Readonly<Partial<Record<string, IconName>>> = {
  'user-added': 'user-plus',
  'user-updated': 'edit',
  'user-groups-changed': 'groups',
  'user-role-changed': 'key',
  'user-blocked': 'ban',
  'user-unblocked': 'check-circle',
  'user-removed': 'user-minus',
  'user-restored': 'undo',
  'invitation-sent': 'mail',
  'invitation-resent': 'send',
  'invitation-renewed': 'refresh',
  'invitation-reminded': 'clock',
  'invitation-requested': 'mail',
  'invitation-revoked': 'minus-circle',
  'invitation-accepted': 'check-circle',
  'invitation-declined': 'close',
  'invitation-link-copied': 'link',
  'group-created': 'groups',
  'group-updated': 'groups',
  'group-removed': 'trash',
};

/** What happened, as a sentence with what changed; all of the backend's own words are text. */
export function auditEntry(entry: AuditEntry, i18n: LocalizeController): TemplateResult {
  const { at, act, changes = [] } = entry;
  const { what, detail, by } = wordsOf(entry, i18n);
  return html`<li>
    <span class="log-dot">${icon(SIGNS[act] ?? 'circle', 'sm')}</span>
    <div class="entry">
      <span>${what}</span>
      ${changes.map((change) => html`<span class="small muted change">${changeText(change, i18n)}</span>`)}
      ${detail === undefined ? nothing : html`<bdi class="small muted change">${detail}</bdi>`}
      <span class="log-time"
        ><time datetime=${at}>${i18n.dateTime(at)}</time>${by === undefined ? nothing : html` · ${by}`}</span
      >
    </div>
  </li>`;
}

/** An act that the catalog does not know is told by the backend's own words, where it has any. */
function wordsOf(
  { act, actor, target, detail }: AuditEntry,
  i18n: LocalizeController,
): { readonly what: unknown; readonly detail?: string | undefined; readonly by?: unknown } {
  const { by, alone, byName } = i18n.messages.audit;
  const known: string = act in by && act !== 'other' ? act : 'other';
  const who = actor && isolate(actor.name);
  const whom = isolate(target?.name ?? target?.id ?? '');
  if (known === 'other' && detail !== undefined && detail !== '')
    return { what: html`<bdi>${detail}</bdi>`, by: who && byName(who) };
  if (who === undefined) return { what: alone[known as keyof typeof alone](whom), detail };
  return { what: stressed(by[known as keyof typeof by](who, whom), who), detail };
}

/** The sentence with who did it standing out. */
function stressed(sentence: string, who: string): TemplateResult {
  const at = sentence.indexOf(who);
  if (at < 0) return html`${sentence}`;
  return html`${sentence.slice(0, at)}<b>${who}</b>${sentence.slice(at + who.length)}`;
}

function changeText({ field, before, after }: Change, i18n: LocalizeController): string {
  const { audit: texts } = i18n.messages;
  const label = fieldName(field, i18n);
  if (before === undefined && after === undefined) return texts.changed(label);
  return texts.change(label, valueText(before, texts.nothing), valueText(after, texts.nothing));
}

function valueText(value: string | undefined, none: string): string {
  return value === undefined || value === '' ? none : isolate(value);
}

/** A field of the domain's in the reader's words, any other by its own name. */
function fieldName(field: string, { messages }: LocalizeController): string {
  const { firstName, lastName, email, phone, groups } = messages.common;
  const names = { firstName, lastName, email, phone, groups, groupIds: groups, role: messages.userDetails.role };
  const known: Readonly<Partial<Record<string, string>>> = names;
  return Object.hasOwn(names, field) ? (known[field] ?? field) : isolate(field.replace(/^custom\./u, ''));
}
