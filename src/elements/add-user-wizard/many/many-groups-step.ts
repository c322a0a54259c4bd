import { html, noChange, nothing, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { icon } from '../../../ui/icons.js';
import { staticTag } from '../../../ui/static-tag.js';
import type { GroupPickerElement } from '../../group-picker/group-picker.js';
import { isolate } from '../../parts/isolate.js';
import { groupKey } from './batch.js';
import type { ManyPort } from './many-port.js';

/** Groups for all of them, and those that a column names for each. */
export function manyGroupsStep(port: ManyPort, onCreate: (name: string) => void): TemplateResult {
  const { state, i18n, tags, directory, dispatch } = port;
  const { many: texts } = i18n.messages;
  const choose = (event: Event): void =>
    dispatch({ type: 'choose', groups: (event.currentTarget as GroupPickerElement).selectedGroups });
  const named = namedGroups(port);
  return html`<div class="sections">
    ${staticHtml`<${staticTag(tags.groupPicker)}
      id="groups"
      name="groups"
      .label=${texts.groups}
      .adapter=${directory.adapter}
      .preselectDefault=${!state.chosen}
      .value=${state.chosen ? state.groups.map(({ id }) => id) : noChange}
      .known=${state.groups}
      .required=${directory.capabilities.groupsRequired && named.length === 0}
      .error=${state.problem === 'need-groups' ? texts.needGroups : ''}
      @change=${choose}
    ></${staticTag(tags.groupPicker)}>`}
    ${named.length > 0 ? fromColumn(named, port, onCreate) : nothing}
  </div>`;
}

interface NamedGroup {
  readonly key: string;
  /** As the column spells it first. */
  readonly name: string;
  readonly people: number;
}

/** The groups that the rows name, with how many people each is for. */
function namedGroups({ state }: ManyPort): readonly NamedGroup[] {
  const groups = new Map<string, NamedGroup>();
  for (const name of state.rows.flatMap(({ groupNames }) => groupNames)) {
    const key = groupKey(name);
    if (key === '') continue;
    const before = groups.get(key);
    groups.set(key, { key, name: before?.name ?? name.trim(), people: (before?.people ?? 0) + 1 });
  }
  return [...groups.values()];
}

function fromColumn(named: readonly NamedGroup[], port: ManyPort, onCreate: (name: string) => void): TemplateResult {
  const { many: texts } = port.i18n.messages;
  return html`<section class="section">
    <div class="section-head"><h4 class="section-title">${texts.ownGroups}</h4></div>
    <p class="hint">${texts.ownGroupsHint}</p>
    <ul class="list" role="list">
      ${named.map(
        (group) =>
          html`<li class="list-row wrap">
            <span class="list-text">
              <bdi class="clip strong" title=${group.name}>${group.name}</bdi>
              <span class="list-sub">${texts.found(group.people)}</span>
            </span>
            ${fate(group, port, onCreate)}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Found, left out, or what can be done about its absence. */
function fate({ key, name }: NamedGroup, port: ManyPort, onCreate: (name: string) => void): TemplateResult {
  const { state, i18n, directory, dispatch } = port;
  const { many: texts } = i18n.messages;
  const { known } = state;
  const link = (label: string, run: () => void): TemplateResult =>
    html`<button type="button" class="link small" aria-label=${texts.actFor(label, isolate(name))} @click=${run}>
      ${label}
    </button>`;
  const toggle = (): void => dispatch({ type: 'leave-out', group: key });
  if (known.left.has(key)) {
    return html`<span class="row"
      ><span class="small subtle">${texts.groupLeft}</span>${link(i18n.messages.common.undo, toggle)}</span
    >`;
  }
  if (!known.groups.has(key)) return html`<span class="small subtle">${texts.checking}</span>`;
  if (known.groups.get(key)) {
    return html`<span class="many-state success">${icon('check-circle', 'sm')}<span>${texts.groupFound}</span></span>`;
  }
  return html`<span class="row wrap">
    <span class="many-state danger">${icon('alert', 'sm')}<span>${texts.groupMissing}</span></span>
    ${directory.can('create-group')?.allowed ? link(texts.createGroup, () => onCreate(name)) : nothing}
    ${link(texts.leaveGroup, toggle)}
  </span>`;
}
