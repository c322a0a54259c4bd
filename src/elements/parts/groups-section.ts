import { html, nothing, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { reason } from '../../domain/reason.js';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory, Permission } from '../../state/directory.js';
import { banner } from '../../ui/banner.js';
import { icon } from '../../ui/icons.js';
import { staticTag } from '../../ui/static-tag.js';
import type { GroupPickerElement } from '../group-picker/group-picker.js';
import { actButton, actReasons, type ActButton } from './act-button.js';
import { changedBanner } from './changed-banner.js';
import { errorText, reasonText } from './error-text.js';
import { isolate } from './isolate.js';
import { chosenWith, countOf, type GroupsDraft } from './groups-draft.js';
import type { GroupsEditor } from './groups-editor.js';

export interface GroupsOptions {
  readonly user: User;
  readonly editor: GroupsEditor;
  readonly directory: Directory;
  readonly permission: Permission | undefined;
  /** Whether the user is being read again, after a refused save. */
  readonly reading: boolean;
  readonly pickerTag: string;
  readonly i18n: LocalizeController;
}

export function groupsSection(options: GroupsOptions): TemplateResult {
  const { permission, directory, i18n } = options;
  if (!permission?.allowed || !directory.adapter.groups) return readOnly(options);
  return html`${
    directory.capabilities.groupsRequired
      ? html`<p class="small muted">${i18n.messages.userDetails.atLeastOne}</p>`
      : nothing
  }
  ${failure(options)}${picker(options)}${changes(options)}`;
}

function readOnly({ user, permission, i18n }: GroupsOptions): TemplateResult {
  const texts = i18n.messages.userDetails;
  return html`${permission && !permission.allowed ? html`<p class="hint">${reasonText(permission.reason, i18n)}</p>` : nothing}
  ${
    user.groups.length === 0
      ? html`<p class="small muted">${texts.noGroups}</p>`
      : html`<ul class="list" aria-label=${texts.inGroups}>
          ${user.groups.map((group) => html`<li class="list-row"><bdi>${group.name}</bdi></li>`)}
        </ul>`
  }`;
}

function picker({ user, editor, directory, pickerTag, i18n }: GroupsOptions): TemplateResult {
  const tag = staticTag(pickerTag);
  const chosen = chosenWith(user, editor.draft(user));
  return staticHtml`<${tag}
    .adapter=${directory.adapter}
    .label=${i18n.messages.common.groups}
    .known=${[...user.groups, ...chosen]}
    .value=${chosen.map(({ id }) => id)}
    .required=${directory.capabilities.groupsRequired}
    @change=${(event: Event) => editor.choose(user, (event.currentTarget as GroupPickerElement).selectedGroups)}
  ></${tag}>`;
}

/** What will change, one by one, and what that comes to. */
function changes({ user, editor, i18n }: GroupsOptions): TemplateResult | typeof nothing {
  const draft = editor.draft(user);
  if (countOf(draft) === 0) return nothing;
  const texts = i18n.messages.userDetails;
  const names = (groups: readonly { readonly name: string }[]): string =>
    groups.length === 0 ? texts.noGroup : i18n.list(groups.map(({ name }) => isolate(name)));
  const row = (sign: 'plus' | 'minus', word: string, name: string): TemplateResult =>
    html`<li class="row">
      ${icon(sign, 'sm')}<bdi class="grow clip">${name}</bdi><span class="tag outline">${word}</span>
    </li>`;
  return html`<section class="card sunken changes" aria-labelledby="changes-title">
    <h3 class="section-title" id="changes-title">${texts.changes}</h3>
    <ul class="stack tight small">
      ${draft.added.map(({ name }) => row('plus', texts.adding, name))}
      ${draft.removed.map(({ name }) => row('minus', texts.removing, name))}
    </ul>
    <dl class="dl small">
      <dt>${texts.before}</dt>
      <dd>${names(user.groups)}</dd>
      <dt>${texts.after}</dt>
      <dd>${names(chosenWith(user, draft))}</dd>
    </dl>
  </section>`;
}

function failure({ user, editor, reading, i18n }: GroupsOptions): TemplateResult | typeof nothing {
  const { error } = editor;
  const texts = i18n.messages.userDetails;
  if (error)
    return banner({ kind: 'danger', role: 'alert', title: texts.groupsNotSaved, text: errorText(error, i18n) });
  const theirs = editor.conflict(user);
  if (!theirs) return nothing;
  return changedBanner({
    text: `${theirsText(theirs, i18n)} ${texts.groupsKept}`.trim(),
    reading,
    reload: () => editor.drop(),
    keepMine: () => void editor.keepMine(user),
    i18n,
  });
}

/** What the others did, by the names of the groups. */
function theirsText({ added, removed }: GroupsDraft, i18n: LocalizeController): string {
  const texts = i18n.messages.userDetails;
  const names = (groups: GroupsDraft['added']): string => i18n.list(groups.map(({ name }) => isolate(name)));
  return [
    added.length > 0 ? texts.groupsAdded(names(added)) : '',
    removed.length > 0 ? texts.groupsRemoved(names(removed)) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Discard at the start, save with the number of changes at the end; nothing while nothing is staged. */
export function groupsFoot(
  { user, editor, directory, i18n }: GroupsOptions,
  look: 'foot' | 'pane-foot' = 'foot',
): TemplateResult | typeof nothing {
  const draft = editor.draft(user);
  if (countOf(draft) === 0) return nothing;
  const texts = i18n.messages.userDetails;
  const empty = directory.capabilities.groupsRequired && chosenWith(user, draft).length === 0;
  const save: ActButton = {
    label: texts.saveChanges(countOf(draft)),
    permission: empty ? { allowed: false, reason: reason('needs-group') } : { allowed: true },
    look: 'primary',
    busy: editor.saving,
    run: () => void editor.save(user),
  };
  return html`<div class=${look}>
    <button type="button" class="button ghost" @click=${() => editor.drop()}>${texts.discard}</button>
    <span class="pane-end">${actReasons([save], i18n)}${actButton(save)}</span>
  </div>`;
}
