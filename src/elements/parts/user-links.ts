import type { TemplateResult, nothing } from 'lit';
import { asDirectoryError, type DirectoryError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { copyText } from '../../ui/copy-text.js';
import { LinkDialog } from './link-dialog.js';
import { permitted, type UserActsHost, type UserActsOptions } from './user-act-context.js';
import { UserActEvent } from './user-events.js';
import { invitationOf, member } from './user-writes.js';

/** Links of open invitations: asked for each time, kept by nobody, in no event. */
export class UserLinks {
  readonly #host: UserActsHost;
  readonly #options: UserActsOptions;
  readonly #failed: (user: User, error: DirectoryError) => void;
  readonly #dialog: LinkDialog;

  constructor(host: UserActsHost, options: UserActsOptions, failed: (user: User, error: DirectoryError) => void) {
    this.#host = host;
    this.#options = options;
    this.#failed = failed;
    this.#dialog = new LinkDialog(host, options.i18n);
  }

  /** The link as it is now; `undefined` when the host stopped it or it failed, which has been said then. */
  async read(user: User): Promise<string | undefined> {
    if (!(await permitted('copy-link', user, this.#options))) return undefined;
    try {
      const { adapter } = member(this.#options.directory());
      const { url } = await member(adapter.invitations?.link)(invitationOf(user));
      this.#options.toasts.speaker.dispatchEvent(new UserActEvent('copy-link', user));
      return url;
    } catch (thrown) {
      const error = asDirectoryError(thrown);
      this.#options.directory()?.learnFrom('copy-link', error);
      this.#failed(user, error);
      return undefined;
    }
  }

  /** Copies the link, or shows it selected where the browser refuses. Whether it was copied. */
  async copy(user: User): Promise<boolean> {
    const url = await this.read(user);
    if (url === undefined) return false;
    const copied = await copyText(url, this.#host);
    if (!copied) this.#dialog.show(url);
    return copied;
  }

  render(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }
}
