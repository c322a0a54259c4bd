import { asDirectoryError } from '../../../domain/errors.js';
import { displayName } from '../../../domain/user.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { MutationController } from '../../../state/mutation-controller.js';
import type { ToastController } from '../../../ui/toasts.js';
import { errorText } from '../../parts/error-text.js';
import { isolate } from '../../parts/isolate.js';
import { groupKey, withNameFromAddress, type Row } from './batch.js';
import type { ManyPort } from './many-port.js';

export interface ListActsOptions {
  readonly port: () => ManyPort | undefined;
  readonly mutations: MutationController;
  readonly toasts: ToastController;
  readonly i18n: LocalizeController;
}

/** What can be done about the list as a whole, and with a way back. */
export class ListActs {
  readonly #options: ListActsOptions;

  constructor(options: ListActsOptions) {
    this.#options = options;
  }

  readonly takeNames = (): void => {
    const port = this.#options.port();
    if (!port) return;
    const { rows } = port.state;
    const named = rows.map((row) => withNameFromAddress(row, port.rules));
    port.dispatch({ type: 'mend', rows: named.filter((row, at) => row !== rows[at]) });
  };

  readonly clear = (): void => this.remove(this.#options.port()?.state.rows ?? []);

  remove(rows: readonly Row[]): void {
    const { toasts, i18n, port } = this.#options;
    const { many: texts, common } = i18n.messages;
    const [first] = rows;
    if (!first) return;
    port()?.dispatch({ type: 'remove', ids: new Set(rows.map(({ id }) => id)) });
    toasts.show({
      text: rows.length === 1 ? texts.leftOut(isolate(displayName(first))) : texts.leftOutMany(rows.length),
      act: { label: common.undo, icon: 'undo', run: () => port()?.dispatch({ type: 'put-back', rows }) },
    });
  }

  async createGroup(name: string): Promise<void> {
    const { mutations, toasts, i18n, port } = this.#options;
    try {
      const group = await mutations.run({
        act: 'create-group',
        intent: `create-group:${name}`,
        changes: { topic: 'groups' },
        write: async ({ adapter }, options) => adapter.groups?.create?.({ name }, options),
      });
      if (group) port()?.dispatch({ type: 'found-groups', groups: new Map([[groupKey(name), group]]) });
    } catch (thrown) {
      toasts.show({ kind: 'error', text: errorText(asDirectoryError(thrown), i18n) });
    }
  }
}
