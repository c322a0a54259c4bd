import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds in a minute, the finest unit in which time left is told. */
const MINUTE = 60_000;

const hosts = new Set<ReactiveControllerHost>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Draws its host again once a minute while it is connected, so that "expires in 9 hours" stays right. All hosts
 * share one timer; a page that was hidden catches up as soon as it is seen again, since browsers hold timers back.
 */
export class MinuteController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    if (hosts.size > 1) return;
    document.addEventListener('visibilitychange', onVisible);
    wait();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    document.removeEventListener('visibilitychange', onVisible);
    clearTimeout(timer);
    timer = undefined;
  }
}

/** To the next full minute, so that elements which arrive at different times change together. */
function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE));
}

function tick(): void {
  for (const host of [...hosts]) host.requestUpdate();
  wait();
}

function onVisible(): void {
  if (document.visibilityState === 'visible') tick();
}
