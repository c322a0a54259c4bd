import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import type { Announcer } from '../../ui/announcer.js';
import type { IconName } from '../../ui/icons.js';
import { LazyPart } from '../../ui/lazy-part.js';
import type * as dialogModule from './bulk/bulk-dialog.js';
import type { BulkAct, SelectedAct } from './bulk/bulk-plan.js';
import type { ListController } from './list-controller.js';
import { everybody } from './list-everybody.js';
import { ListRuns } from './list-runs.js';
import type { ListSelection } from './list-selection.js';
import type { SelectionAct } from './selection-bar.js';

export interface BulkOptions {
  readonly directory: () => Directory | undefined;
  readonly i18n: LocalizeController;
  readonly announcer: Announcer;
  readonly list: ListController;
  readonly selection: ListSelection;
  readonly fallbackFocus: () => HTMLElement | null;
}

const ACTS: readonly (readonly [SelectedAct, IconName])[] = [
  ['resend', 'send'],
  ['renew', 'refresh'],
  ['revoke', 'close'],
  ['set-groups', 'groups'],
  ['block', 'ban'],
  ['unblock', 'check-circle'],
  ['remove', 'user-minus'],
];

/** Acts on all that are selected: what the bar offers, the dialog that asks and tells, the runs under way. */
export class ListBulk {
  readonly #host: LitElement;
  readonly #options: BulkOptions;
  readonly #runs: ListRuns;
  readonly #part: LazyPart<typeof dialogModule>;
  #dialog: dialogModule.BulkDialog | undefined;

  constructor(host: LitElement, options: BulkOptions) {
    this.#host = host;
    this.#options = options;
    this.#runs = new ListRuns(host, options.directory);
    this.#part = new LazyPart(host, () => import('./bulk/bulk-dialog.js'));
  }

  /** Acts that hold for at least one of the selected, as far as they are known. */
  get acts(): readonly SelectionAct[] {
    const { selection, i18n } = this.#options;
    return ACTS.flatMap(([act, icon]) => {
      const count = selection.value.kind === 'some' ? this.#countOf(act) : undefined;
      if (!this.#isOffered(act) || count === 0) return [];
      return [{ id: act, label: i18n.messages.bulk.word[act], icon, count, run: () => void this.#askSelected(act) }];
    });
  }

  /** Runs above the list. */
  strips(): TemplateResult | typeof nothing {
    return this.#runs.template(this.#options.i18n, (run) => {
      void this.#open().then((dialog) => dialog?.show(run as Parameters<typeof dialog.show>[0]));
    });
  }

  render(): TemplateResult {
    return html`${this.#dialog?.render() ?? nothing}`;
  }

  #isOffered(act: SelectedAct): boolean {
    const { adapter } = this.#options.directory() ?? {};
    if (!adapter) return false;
    if (act === 'resend' || act === 'renew' || act === 'revoke') return adapter.invitations?.[act] !== undefined;
    return adapter.users[act === 'set-groups' ? 'setGroups' : act] !== undefined;
  }

  /** For how many it holds. Those that may not be done to count too: the preview says why not. */
  #countOf(act: SelectedAct): number {
    const directory = this.#options.directory();
    return this.#options.selection.users.filter((user) => directory?.can(act, user)?.allowed === true).length;
  }

  /** Asks before anything is done; `subjects` need not be selected. */
  async ask(act: BulkAct, subjects: dialogModule.Subjects): Promise<void> {
    const dialog = await this.#open();
    await dialog?.ask(act, subjects);
  }

  #askSelected(act: SelectedAct): Promise<void> {
    const { directory, list, selection } = this.#options;
    return this.ask(act, {
      selection: selection.value,
      users: selection.users,
      read: (signal) => everybody(directory(), list, signal),
    });
  }

  async #open(): Promise<dialogModule.BulkDialog | undefined> {
    const part = await this.#part.fetch();
    if (part) this.#dialog ??= new part.BulkDialog(this.#host, this.#options);
    return this.#dialog;
  }
}
