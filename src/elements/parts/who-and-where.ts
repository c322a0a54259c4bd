import { html, type TemplateResult } from 'lit';
import type { OpenInvitation } from '../../domain/acceptance.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { isolate } from './isolate.js';

/** One sentence, with the groups made to stand out in it wherever the language puts them. */
export function whoAndWhere(
  i18n: LocalizeController,
  { inviter, groups = [] }: Pick<OpenInvitation, 'inviter' | 'groups'>,
): TemplateResult {
  const { accept: texts } = i18n.messages;
  const name = inviter && isolate(inviter.name);
  if (groups.length === 0) return html`${name === undefined ? texts.invited : texts.invitedBy(name)}`;
  const mark = '\uFFFC';
  const [before, after] = (name === undefined ? texts.invitedToGroups(mark) : texts.invitedTo(name, mark)).split(mark);
  const format = new Intl.ListFormat(i18n.tag, { type: 'conjunction' });
  const list = format
    .formatToParts(groups)
    .map(({ type, value }) => (type === 'element' ? html`<b><bdi>${value}</bdi></b>` : value));
  return html`${before}${list}${after}`;
}
