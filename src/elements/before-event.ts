/**
 * Fired before something is done. A listener stops it by `preventDefault()`, or holds it up with
 * `waitUntil(promise)`: a rejection stops it, and the message of the rejection is shown as the reason.
 */
export class BeforeEvent extends Event {
  #waits: Promise<unknown>[] = [];

  constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }

  /** Holds the act up until the promise settles. Callable only while the event is being dispatched. */
  waitUntil(promise: Promise<unknown>): void {
    if (this.eventPhase === Event.NONE)
      throw new Error('waitUntil() was called after the event: call it inside the listener.');
    this.#waits.push(promise);
  }

  /** What listeners wait for. */
  get waits(): readonly Promise<unknown>[] {
    return this.#waits;
  }
}

/** What listeners decided: go on, or not, perhaps with a host's own reason to show. */
export type Verdict = { readonly go: true } | { readonly go: false; readonly reason?: string };

/** Fires the event and waits for all who asked to be waited for. */
export async function ask(target: EventTarget, event: BeforeEvent): Promise<Verdict> {
  if (!target.dispatchEvent(event)) return { go: false };
  try {
    await Promise.all(event.waits);
    return { go: true };
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : typeof thrown === 'string' ? thrown : '';
    return said ? { go: false, reason: said } : { go: false };
  }
}
