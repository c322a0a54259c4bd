import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { User } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { QrDrawing } from '../../lazy/qr.js';
import type { Announcer } from '../../ui/announcer.js';
import type { UserActsController } from '../parts/user-acts.js';

/** Milliseconds for which the button says "Copied". */
const COPIED_LASTS = 4000;

/** What a link is being read for. */
export type Reading = 'link' | 'qr' | 'copy' | 'share' | 'mail';

export interface LinkViewOptions {
  /** Whose link; looked at before each drawing. */
  readonly user: () => User | undefined;
  readonly acts: UserActsController;
  readonly announcer: Announcer;
  readonly i18n: LocalizeController;
}

/**
 * What is shown of the link: nothing until somebody asks, and nothing again as soon as the invitation is another
 * one, so that a link from before is never on the screen.
 */
export class LinkView implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LinkViewOptions;
  #url: string | undefined;
  #drawing: QrDrawing | undefined;
  #qrFailed = false;
  #reading: Reading | undefined;
  #copied: ReturnType<typeof setTimeout> | undefined;
  #about = '';

  constructor(host: ReactiveControllerHost, options: LinkViewOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The link while it is shown. */
  get url(): string | undefined {
    return this.#url;
  }

  get drawing(): QrDrawing | undefined {
    return this.#drawing;
  }

  get qrFailed(): boolean {
    return this.#qrFailed;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  get copied(): boolean {
    return this.#copied !== undefined;
  }

  hostDisconnected(): void {
    this.#forget();
  }

  hostUpdate(): void {
    const user = this.#options.user();
    const { id, state, sentAt } = user?.invitation ?? {};
    const about = [user?.id, id, state, sentAt].join(' ');
    if (about !== this.#about) this.#forget();
    this.#about = about;
  }

  async toggleLink(user: User): Promise<void> {
    if (this.#url !== undefined) this.#set({ url: undefined });
    else await this.#read('link', user, (url) => this.#set({ url }));
  }

  async toggleQr(user: User): Promise<void> {
    if (this.#drawing || this.#qrFailed) this.#set({ drawing: undefined });
    else await this.#read('qr', user, (url) => this.#draw(url));
  }

  async copy(user: User): Promise<void> {
    if (this.#reading) return;
    const about = this.#about;
    this.#begin('copy');
    const copied = await this.#options.acts.copyLink(user);
    if (about === this.#about && copied) this.#sayCopied();
    this.#begin(undefined);
  }

  /** Reads the link as it is now and hands it on, unless the invitation has become another one meanwhile. */
  use(what: 'share' | 'mail', user: User, take: (url: string) => void | Promise<void>): Promise<void> {
    return this.#read(what, user, take);
  }

  async #read(what: Reading, user: User, show: (url: string) => void | Promise<void>): Promise<void> {
    if (this.#reading) return;
    const about = this.#about;
    this.#begin(what);
    const url = await this.#options.acts.readLink(user);
    if (url !== undefined && about === this.#about) await show(url);
    this.#begin(undefined);
  }

  async #draw(url: string): Promise<void> {
    const about = this.#about;
    try {
      const { drawQr } = await import('../../lazy/qr.js');
      if (about === this.#about) this.#set({ drawing: drawQr(url) });
    } catch {
      // The chunk did not load, or the link is longer than a code can hold: the person is told to copy instead.
      this.#qrFailed = true;
    }
  }

  #begin(what: Reading | undefined): void {
    this.#reading = what;
    this.#host.requestUpdate();
  }

  #set(shown: { url?: string | undefined; drawing?: QrDrawing | undefined }): void {
    if ('url' in shown) this.#url = shown.url;
    if ('drawing' in shown) {
      this.#drawing = shown.drawing;
      this.#qrFailed = false;
    }
    this.#host.requestUpdate();
  }

  #sayCopied(): void {
    clearTimeout(this.#copied);
    this.#options.announcer.announce(this.#options.i18n.messages.invitationActions.copied);
    this.#copied = setTimeout(() => {
      this.#copied = undefined;
      this.#host.requestUpdate();
    }, COPIED_LASTS);
  }

  #forget(): void {
    clearTimeout(this.#copied);
    this.#copied = undefined;
    this.#url = undefined;
    this.#drawing = undefined;
    this.#qrFailed = false;
    this.#about = '';
  }
}
