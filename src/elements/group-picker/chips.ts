import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GroupRef } from '../../domain/group.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../ui/icons.js';
import { isPlainKey, rovingTarget } from '../../ui/roving-focus.js';
import { isolate } from '../parts/isolate.js';

export interface ChipsOptions {
  readonly groups: readonly GroupRef[];
  readonly texts: Messages['groupPicker'];
  readonly disabled: boolean;
  readonly isGone: (id: string) => boolean;
  readonly isWaiting: (id: string) => boolean;
  /** Which chip Tab stops at: one of them, as in a toolbar. */
  readonly stop: string | undefined;
  readonly onStop: (id: string) => void;
  readonly onRemove: (group: GroupRef) => void;
  /** The arrows lead out of the row at its end, back to the search. */
  readonly onLeave: () => void;
}

/** What is chosen. Arrows walk along, Delete and Backspace take out. */
export function chips(options: ChipsOptions): TemplateResult | typeof nothing {
  if (options.groups.length === 0) return nothing;
  return html`<ul
    class="chips"
    role="list"
    aria-label=${options.texts.chosen}
    @keydown=${(event: KeyboardEvent) => walk(event, options)}
  >
    ${repeat(
      options.groups,
      ({ id }) => id,
      (group) => chip(group, options),
    )}
  </ul>`;
}

function chip(group: GroupRef, options: ChipsOptions): TemplateResult {
  const { texts, disabled } = options;
  const name = options.isGone(group.id) ? texts.gone : group.name;
  return html`<li class="chip soft ${options.isGone(group.id) ? 'gone' : ''}">
    ${options.isWaiting(group.id) ? html`<span class="bone" aria-hidden="true"></span>` : html`<bdi class="clip" title=${name}>${name}</bdi>`}
    ${
      disabled
        ? nothing
        : html`<button
            type="button"
            class="chip-remove"
            data-id=${group.id}
            tabindex=${group.id === options.stop ? 0 : -1}
            aria-label=${texts.remove(isolate(name))}
            @focus=${() => options.onStop(group.id)}
            @click=${() => options.onRemove(group)}
          >
            ${icon('close', 'sm')}
          </button>`
    }
  </li>`;
}

function walk(event: KeyboardEvent, options: ChipsOptions): void {
  if (!isPlainKey(event)) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.chip-remove')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const group = options.groups[at];
  if ((event.key === 'Delete' || event.key === 'Backspace') && group) {
    event.preventDefault();
    options.onRemove(group);
    return;
  }
  const next = rovingTarget(event.key, buttons, buttons[at], { orientation: 'horizontal', wrap: false });
  if (!next) return;
  event.preventDefault();
  if (next === buttons[at] && next === buttons.at(-1) && event.key !== 'End') options.onLeave();
  else next.focus();
}
