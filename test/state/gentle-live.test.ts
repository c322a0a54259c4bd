import { expect } from '@open-wc/testing';
import type { Change } from '../../src/domain/adapter.js';
import { GentleLive } from '../../src/state/gentle-live.js';
import { waitUntil } from '../support/patience.js';

interface Tab {
  readonly live: GentleLive;
  readonly heard: Change[];
}

const tabs: Tab[] = [];

function tab(name: string, account?: string, period?: number): Tab {
  const heard: Change[] = [];
  const live = new GentleLive({
    name,
    account: () => account,
    tell: (change) => void heard.push(change),
    ...(period !== undefined && { period }),
  });
  tabs.push({ live, heard });
  return { live, heard };
}

afterEach(() => {
  for (const { live } of tabs.splice(0)) live.end();
});

describe('word of changes where a backend sends none', () => {
  it('goes from tab to tab of the same backend and account, and to no other', async () => {
    const here = tab('one', 'a');
    const [same, unknown, other, elsewhere] = [tab('one', 'a'), tab('one'), tab('one', 'b'), tab('two', 'a')];
    here.live.post({ topic: 'users', ids: ['1', '2'], cause: 'here' });
    await waitUntil(() => same.heard.length === 1 && unknown.heard.length === 1, 'heard');
    expect(same.heard).to.deep.equal([{ topic: 'users', ids: ['1', '2'], cause: 'elsewhere' }]);
    expect([here.heard, other.heard, elsewhere.heard]).to.deep.equal([[], [], []]);
  });

  it('leaves aside what it does not understand', async () => {
    const { heard, live } = tab('three');
    const channel = new BroadcastChannel('usher-elements:three');
    for (const noise of ['hello', null, { change: { topic: 'money' } }]) channel.postMessage(noise);
    channel.postMessage({ change: { topic: 'groups' } });
    await waitUntil(() => heard.length > 0, 'heard');
    expect(heard).to.deep.equal([{ topic: 'groups', cause: 'elsewhere' }]);
    channel.close();
    live.end();
  });

  it('looks again now and then, until it is ended', async () => {
    const { heard, live } = tab('four', undefined, 5);
    await waitUntil(() => heard.length >= 4, 'looked twice', { interval: 5 });
    expect(heard.slice(0, 2)).to.deep.equal([
      { topic: 'users', cause: 'elsewhere' },
      { topic: 'groups', cause: 'elsewhere' },
    ]);
    live.end();
    const after = heard.length;
    const other = tab('five', undefined, 5);
    await waitUntil(() => other.heard.length >= 4, 'time has passed', { interval: 5 });
    expect(heard).to.have.length(after);
  });
});
