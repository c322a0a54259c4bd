import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Group } from '../../domain/group.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { setStyles } from '../../ui/set-styles.js';
import type { VirtualItem } from '../../ui/virtual-rows.js';
import { icon } from '../../ui/icons.js';

export interface GroupRowsOptions {
  readonly groups: readonly Group[];
  /** Which of them to draw, and the room of those that are not. */
  readonly items: readonly VirtualItem[];
  /** How many there are in all; undefined where nobody knows. */
  readonly size: number | undefined;
  /** Every row of one height: a line for the name and one below. */
  readonly uniform: boolean;
  readonly i18n: LocalizeController;
  readonly isChosen: (id: string) => boolean;
  /** Whether it can neither be added nor taken out now. */
  readonly isLocked: (group: Group) => boolean;
  /** Index of the option that the keys are on; -1 when none. */
  readonly active: number;
  /** Id of a sentence that says why nothing more can be chosen. */
  readonly fullId: string | undefined;
  readonly onPick: (group: Group, index: number) => void;
}

/** The options of the list box. They are not focused themselves: the search field points at the active one. */
export function groupRows(options: GroupRowsOptions): unknown {
  return repeat(
    options.items,
    ({ key }) => key,
    (item) => {
      if (item.index === undefined) return html`<div ${setStyles({ 'block-size': `${String(item.height)}px` })}></div>`;
      const group = options.groups[item.index];
      return group && row(group, item.index, options);
    },
  );
}

export function optionId(index: number): string {
  return `option-${String(index)}`;
}

function row(group: Group, index: number, options: GroupRowsOptions): TemplateResult {
  const { i18n, active, fullId } = options;
  const { groupPicker: texts } = i18n.messages;
  const chosen = options.isChosen(group.id);
  const locked = options.isLocked(group);
  const id = optionId(index);
  const full = locked && group.unavailable === undefined ? fullId : undefined;
  return html`<div
    class="list-row option ${locked ? 'locked' : ''}"
    role="option"
    id=${id}
    data-row=${index}
    aria-setsize=${options.size ?? -1}
    aria-posinset=${index + 1}
    aria-selected=${chosen ? 'true' : 'false'}
    aria-disabled=${locked ? 'true' : nothing}
    aria-describedby=${full ?? nothing}
    ?data-active=${index === active}
    @click=${() => options.onPick(group, index)}
  >
    <span class="box" aria-hidden="true">${icon('check')}</span>
    <span class="list-text">
      <span class="list-title"
        ><bdi title=${options.uniform ? group.name : nothing}>${group.name}</bdi
        >${group.isDefault ? html` <span class="tag outline">${texts.default}</span>` : nothing}</span
      >
      ${options.uniform ? oneMore(group, i18n) : more(group, i18n)}
    </span>
    ${
      group.memberCount === undefined
        ? nothing
        : html`<span class="list-end">${texts.members(group.memberCount)}</span>`
    }
  </div>`;
}

/** One line whatever there is to say; why a group cannot be chosen goes first. */
function oneMore(group: Group, i18n: LocalizeController): TemplateResult {
  const { id, name, description, unavailable } = group;
  if (unavailable !== undefined) return more({ id, name, unavailable }, i18n);
  return html`<span class="list-sub" title=${description ?? nothing}><bdi>${description ?? '\u00a0'}</bdi></span>`;
}

function more({ description, unavailable }: Group, i18n: LocalizeController): TemplateResult {
  return html`${description ? html`<span class="list-sub"><bdi>${description}</bdi></span>` : nothing}${
    unavailable === undefined
      ? nothing
      : html`<span class="list-sub why"
          >${icon('lock', 'sm')}<bdi title=${i18n.messages.groupPicker.unavailable(unavailable)}
            >${i18n.messages.groupPicker.unavailable(unavailable)}</bdi
          ></span
        >`
  }`;
}
