import { expect } from '@open-wc/testing';
import { MinuteController } from '../../src/state/minute-controller.js';
import { newHost } from './state-host.js';

/** Timers of a minute or less that wait, in the place of the browser's. */
function timersOfThePage(): { readonly waiting: Map<number, () => void>; restore(): void } {
  const waiting = new Map<number, () => void>();
  const { setTimeout: set, clearTimeout: clear } = window;
  let last = 0;
  window.setTimeout = ((run: () => void) => {
    waiting.set((last += 1), run);
    return last;
  }) as typeof window.setTimeout;
  window.clearTimeout = ((id: number) => void waiting.delete(id)) as typeof window.clearTimeout;
  return { waiting, restore: () => void Object.assign(window, { setTimeout: set, clearTimeout: clear }) };
}

describe('MinuteController', () => {
  it('has one timer for however many hosts, and none when the last has gone', () => {
    const timers = timersOfThePage();
    try {
      const drawn: number[] = [];
      const hosts = [0, 1, 2].map((each) => {
        const host = newHost();
        new MinuteController(host);
        host.requestUpdate = () => void drawn.push(each);
        document.body.append(host);
        return host;
      });
      drawn.length = 0;
      expect(timers.waiting.size).to.equal(1);
      const [[id, minuteIsOver] = [0, () => undefined]] = timers.waiting;
      timers.waiting.delete(id);
      minuteIsOver();
      expect(drawn).to.deep.equal([0, 1, 2]);
      expect(timers.waiting.size).to.equal(1, 'and the next minute is waited for');
      hosts[0]?.remove();
      expect(timers.waiting.size).to.equal(1);
      for (const host of hosts) host.remove();
      expect(timers.waiting.size).to.equal(0);
    } finally {
      timers.restore();
    }
  });
});
