import { nothing } from 'lit';
import type { Group } from '../../domain/group.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { createForm, createOffer } from './create-group.js';
import type { GroupCreation } from './group-creation.js';
import type { GroupPages } from './group-pages.js';
import { sameName } from './picker-keys.js';

export interface CreationPort {
  readonly creation: GroupCreation;
  readonly pages: GroupPages;
  readonly i18n: () => LocalizeController;
  /** What the groups shown were asked for by. */
  readonly asked: () => string;
  /** Whether nothing more can be chosen now. */
  readonly closed: () => boolean;
  readonly onCreated: (group: Group) => void;
  /** Moves the focus, once what has changed is drawn. */
  readonly focusOn: (selector: string) => Promise<void>;
  readonly root: () => ParentNode;
}

/** When a group may be made in place, and where the focus goes meanwhile. */
export class CreationFlow {
  constructor(private readonly port: CreationPort) {}

  /** Whether the person may make the group that was searched for. */
  get possible(): boolean {
    return this.#offered && this.port.creation.permission?.allowed === true;
  }

  /** The button, the form in its place, or nothing. */
  face(disabled: boolean): unknown {
    if (disabled) return nothing;
    const { creation, asked, i18n } = this.port;
    const options = {
      creation,
      i18n: i18n(),
      name: asked(),
      onOpen: () => this.open(),
      onSave: () => void this.#save(),
      onClose: () => this.#close(),
    };
    if (creation.isOpen) return createForm(options);
    return this.#offered ? createOffer(options) : nothing;
  }

  open(): void {
    if (!this.possible) return;
    this.port.creation.open(this.port.asked());
    void this.port.focusOn('#new-name');
  }

  /** A "no" is worth its reason only where nothing else is left to do. */
  get #offered(): boolean {
    const { creation, pages, asked, closed } = this.port;
    const { permission } = creation;
    const { state } = pages;
    if (!permission || closed() || state.status !== 'ready' || state.reloading) return false;
    if (state.groups.length === 0) return true;
    return permission.allowed && asked() !== '' && !state.groups.some((group) => sameName(group, asked()));
  }

  #close(): void {
    this.port.creation.close();
    void this.port.focusOn('#search');
  }

  async #save(): Promise<void> {
    const { creation, root, focusOn, onCreated } = this.port;
    const group = await creation.save();
    // A person who went elsewhere meanwhile is not called back.
    const here = root().querySelector('.new-group :focus') !== null;
    if (group) {
      creation.finish();
      onCreated(group);
    }
    if (here) await focusOn(group ? '#search' : '.new-group [aria-invalid]');
  }
}
