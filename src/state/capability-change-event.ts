import type { Act } from '../domain/acts.js';
import type { Capabilities } from '../domain/capabilities.js';

/** What a backend turned out not to do: an act or a degree of one. Holds nothing of any person. */
export interface TakenBack {
  readonly what: Act | keyof Capabilities;
  /** It said so itself, or an answer showed it. */
  readonly why: 'unsupported' | 'contradicted';
}

/** Something was taken back for this session; its controls are gone. Told once per adapter, however many elements use it. */
export class CapabilityChangeEvent extends Event {
  readonly what: TakenBack['what'];
  readonly why: TakenBack['why'];

  constructor({ what, why }: TakenBack) {
    super('capability-change', { bubbles: true, composed: true });
    this.what = what;
    this.why = why;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'capability-change': CapabilityChangeEvent;
  }
}
