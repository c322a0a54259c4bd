import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { LazyPart } from '../../ui/lazy-part.js';
import type * as radarModule from './radar/radar.js';

/** The expiry radar, fetched where the backend has invitations to renew. */
export class ListRadar implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: radarModule.RadarOptions;
  readonly #part: LazyPart<typeof radarModule>;
  #radar: radarModule.Radar | undefined;

  constructor(host: LitElement, options: radarModule.RadarOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, () => import('./radar/radar.js'));
    host.addController(this);
  }

  hostUpdate(): void {
    const { value } = this.#part;
    if (value) this.#radar ??= new value.Radar(this.#host, this.#options);
    else if (!this.#part.failed && this.#options.directory()?.adapter.invitations) void this.#part.fetch();
  }

  render(): TemplateResult | typeof nothing {
    return this.#radar?.render() ?? nothing;
  }
}
