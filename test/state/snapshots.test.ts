import { expect } from '@open-wc/testing';
import { Snapshots } from '../../src/state/snapshots.js';

describe('Snapshots', () => {
  it('gives back what a query answered last', () => {
    const snapshots = new Snapshots();
    snapshots.keep('users:1', 'old');
    snapshots.keep('users:1', 'new');
    expect(snapshots.get('users:1')).to.deep.equal({ value: 'new', outdated: false });
    expect(snapshots.get('users:2')).to.equal(undefined);
  });

  it('marks a topic as outdated without losing it, and a fresh answer as fresh', () => {
    const snapshots = new Snapshots();
    snapshots.keep('users:1', 'a');
    snapshots.keep('groups:1', 'b');
    snapshots.outdate('users');
    expect(snapshots.get('users:1')).to.deep.equal({ value: 'a', outdated: true });
    expect(snapshots.get('groups:1')?.outdated).to.equal(false);
    snapshots.keep('users:1', 'c');
    expect(snapshots.get('users:1')).to.deep.equal({ value: 'c', outdated: false });
  });

  it('is bounded: the oldest goes first, and keeping anew makes young', () => {
    const snapshots = new Snapshots();
    for (let n = 0; n < 50; n += 1) snapshots.keep(`users:${n}`, n);
    snapshots.keep('users:0', 'kept again');
    snapshots.keep('users:50', 50);
    expect(snapshots.get('users:0')?.value).to.equal('kept again');
    expect(snapshots.get('users:1')).to.equal(undefined);
    for (let n = 51; n < 1000; n += 1) snapshots.keep(`users:${n}`, n);
    expect(Array.from({ length: 1000 }, (_, n) => snapshots.get(`users:${n}`)).filter(Boolean)).to.have.length(50);
  });
});
