import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { GroupRef } from '../../../domain/group.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { Directory } from '../../../state/directory.js';
import { checkbox } from '../../../ui/checkbox.js';
import { debounce } from '../../../ui/debounce.js';
import { segments } from '../../../ui/segments.js';
import { textField } from '../../../ui/text-field.js';
import type { GroupsChange } from './bulk-plan.js';

/** How many groups are listed. */
const LISTED = 20;
/** How long typing rests before the backend is asked, in milliseconds. */
const PAUSE = 200;

/** Which groups several users are put into, or taken out of: found by name, chosen by boxes. */
export class GroupChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #directory: () => Directory | undefined;
  readonly #i18n: LocalizeController;
  readonly #soon = debounce((text: string) => void this.#read(text), PAUSE);
  #change: GroupsChange = { kind: 'add', groups: [] };
  #found: readonly GroupRef[] | undefined;
  #more = false;
  #text = '';
  #running = new AbortController();

  constructor(host: ReactiveControllerHost, directory: () => Directory | undefined, i18n: LocalizeController) {
    this.#host = host;
    this.#directory = directory;
    this.#i18n = i18n;
    host.addController(this);
  }

  get change(): GroupsChange {
    return this.#change;
  }

  reset(): void {
    this.#change = { kind: 'add', groups: [] };
    this.#found = undefined;
    this.#text = '';
  }

  hostDisconnected(): void {
    this.#soon.cancel();
    this.#running.abort();
  }

  template(): TemplateResult {
    if (this.#found === undefined) {
      this.#found = [];
      void this.#read('');
    }
    const texts = this.#i18n.messages.bulk;
    const chosen = this.#change.groups;
    const others = this.#found.filter(({ id }) => !chosen.some((group) => group.id === id));
    return html`${segments({
        name: 'groups-change',
        label: this.#i18n.messages.common.groups,
        segments: [
          { value: 'add', label: texts.addTo },
          { value: 'remove', label: texts.takeFrom },
        ],
        selected: this.#change.kind,
        onSelect: (kind) => this.#set({ ...this.#change, kind }),
      })}
      ${textField({
        id: 'find-group',
        name: 'find-group',
        type: 'search',
        label: texts.findGroup,
        small: true,
        autocomplete: 'off',
        dir: 'auto',
        value: this.#text,
        hint: this.#more ? texts.moreGroups : undefined,
        onInput: (text) => {
          this.#text = text;
          this.#soon(text);
        },
      })}
      <div class="group-choices" role="group" aria-label=${this.#i18n.messages.common.groups}>
        ${[...chosen, ...others].map((group) => this.#box(group, chosen))}
        ${this.#found.length === 0 && chosen.length === 0 ? html`<p class="muted small">${texts.noGroups}</p>` : nothing}
      </div>`;
  }

  #box(group: GroupRef, chosen: readonly GroupRef[]): TemplateResult {
    return checkbox({
      id: `group-${group.id}`,
      label: html`<bdi>${group.name}</bdi>`,
      checked: chosen.some(({ id }) => id === group.id),
      onChange: (on) =>
        this.#set({
          ...this.#change,
          groups: on ? [...chosen, group] : chosen.filter(({ id }) => id !== group.id),
        }),
    });
  }

  #set(change: GroupsChange): void {
    this.#change = change;
    this.#host.requestUpdate();
  }

  async #read(text: string): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const search = text.trim();
    try {
      const query = { limit: LISTED, ...(search !== '' && { search }) };
      const page = await this.#directory()?.adapter.groups?.list(query, { signal });
      if (signal.aborted || !page) return;
      this.#found = page.items;
      this.#more = page.next !== undefined || (page.total ?? 0) > page.items.length;
      this.#host.requestUpdate();
    } catch {
      // What was listed stays; typing on asks again.
    }
  }
}
