import type { GroupManagerElement } from '../group-manager/group-manager.js';
import { groupViewOf, pageOf, samePlace, type AccountPlace } from './account-place.js';

/** A part that may hold something that a person typed and did not save. */
export interface Leavable {
  readonly hasUnsavedInput: boolean;
}

export interface LeavingOptions {
  /** Where the host wants the person to be. */
  readonly wanted: () => AccountPlace;
  /** Where the details on the page of the users stand. */
  readonly users: () => AccountPlace;
  readonly details: () => (Leavable & { mayLeave(): Promise<boolean> }) | null;
  /** Where the groups stand. */
  readonly groups: () => AccountPlace;
  readonly manager: () => Pick<GroupManagerElement, 'view' | 'selected' | 'hasUnsavedInput' | 'mayLeave'> | null;
  readonly wizard: () => (Leavable & { readonly open: boolean; close(): Promise<boolean> }) | null;
  /** The person has answered: they go on, or stay at this place, although the host had gone elsewhere. */
  readonly onAnswer: (stay: AccountPlace | undefined) => void;
}

interface Question {
  readonly stay: AccountPlace;
  readonly leave: () => Promise<boolean>;
}

/**
 * A host may go elsewhere by itself, when the browser's Back is pressed for instance. Where something typed would be lost
 * by it, the person is asked first, and stays where they are until they have answered.
 */
export class Leaving {
  readonly #options: LeavingOptions;
  #shown: AccountPlace = { view: 'users' };
  #asking = false;

  constructor(options: LeavingOptions) {
    this.#options = options;
  }

  /** Where the person is. */
  get place(): AccountPlace {
    return this.#shown;
  }

  /** Goes where the host wants the person, or asks before. */
  follow(): void {
    if (this.#asking) return;
    const to = this.#options.wanted();
    if (samePlace(this.#shown, to)) return;
    const question = this.#question(to);
    if (question) void this.#ask(question.stay, question.leave);
    else this.#shown = to;
  }

  /** What has to be asked before somebody is led there, and where they stay while it is. */
  #question(to: AccountPlace): Question | undefined {
    const wizard = this.#options.wizard();
    if (this.#shown.view === 'add-user' && to.view !== 'add-user' && wizard?.open && wizard.hasUnsavedInput)
      return { stay: this.#shown, leave: () => wizard.close() };
    return pageOf(to) === 'groups' ? this.#questionOfGroups(to) : this.#questionOfUsers(to);
  }

  #questionOfUsers(to: AccountPlace): Question | undefined {
    const details = this.#options.details();
    const users = this.#options.users();
    const stays = pageOf(to) !== 'users' || to.view === 'add-user' || to.selected === users.selected;
    return stays || !details?.hasUnsavedInput ? undefined : { stay: users, leave: () => details.mayLeave() };
  }

  /** A group that is edited, and one to which people are to come. */
  #questionOfGroups(to: AccountPlace): Question | undefined {
    const manager = this.#options.manager();
    // Where a person goes in it, it is there first, and has asked itself.
    const there = manager?.view === groupViewOf(to) && manager.selected === to.selected;
    if (there || !manager?.hasUnsavedInput) return undefined;
    return { stay: this.#options.groups(), leave: () => manager.mayLeave() };
  }

  async #ask(stay: AccountPlace, leave: () => Promise<boolean>): Promise<void> {
    this.#asking = true;
    this.#shown = stay;
    const left = await leave();
    this.#asking = false;
    this.#options.onAnswer(left ? undefined : stay);
  }
}
