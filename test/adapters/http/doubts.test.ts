import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Doubts } from '../../../src/adapters/http/doubts.js';
import { DirectoryError } from '../../../src/domain/errors.js';

const lost = (): Promise<never> => Promise.reject(new DirectoryError('network', 'lost', { outcome: 'unknown' }));
const refused = (): Promise<never> => Promise.reject(new DirectoryError('validation', 'no'));
const never = (): Promise<never> => Promise.reject(new Error('This was not to be asked.'));
const made = (): Promise<string> => Promise.resolve('made');
const nothing = (): Promise<undefined> => Promise.resolve(undefined);

describe('doubts', () => {
  it('looks first after an unknown outcome, and then no more', async () => {
    const doubts = new Doubts();
    await assert.rejects(doubts.once('k', never, lost), { kind: 'network' });
    assert.equal(await doubts.once('k', () => Promise.resolve('earlier'), never), 'earlier');
    assert.equal(await doubts.once('k', never, made), 'made');
  });

  it('acts when looking finds nothing', async () => {
    const doubts = new Doubts();
    await assert.rejects(doubts.once('k', never, lost), { kind: 'network' });
    assert.equal(await doubts.once('k', nothing, made), 'made');
  });

  it('goes on doubting when looking fails', async () => {
    const doubts = new Doubts();
    await assert.rejects(doubts.once('k', never, lost), { kind: 'network' });
    await assert.rejects(doubts.once('k', refused, never), { kind: 'validation' });
    assert.equal(await doubts.once('k', () => Promise.resolve('earlier'), never), 'earlier');
  });

  it('does not doubt a refusal, another intent, or one without a key', async () => {
    const doubts = new Doubts();
    await assert.rejects(doubts.once('k', never, refused), { kind: 'validation' });
    await assert.rejects(doubts.once('other', never, lost), { kind: 'network' });
    await assert.rejects(doubts.once(undefined, never, lost), { kind: 'network' });
    assert.equal(await doubts.once('k', never, made), 'made');
    assert.equal(await doubts.once(undefined, never, made), 'made');
  });

  it('remembers the last hundred', async () => {
    const doubts = new Doubts();
    for (let index = 0; index <= 100; index += 1)
      await assert.rejects(doubts.once(`k${index}`, never, lost), { kind: 'network' });
    assert.equal(await doubts.once('k0', never, made), 'made');
    assert.equal(await doubts.once('k1', () => Promise.resolve('earlier'), never), 'earlier');
  });
});
