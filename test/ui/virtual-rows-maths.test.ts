import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  rangeAt,
  scrolled,
  scrollOf,
  seek,
  topFor,
  topOf,
  type Place,
  type RowSpace,
} from '../../src/ui/virtual-rows-maths.js';

const spaces = fc.record<RowSpace>({
  count: fc.integer({ min: 1, max: 5_000_000 }),
  height: fc.double({ min: 16, max: 200, noNaN: true }),
  view: fc.integer({ min: 100, max: 3000 }),
  limit: fc.constant(1_000_000),
});

describe('virtual rows: the maths', () => {
  it('draws every row that is seen, at most the overscan beyond, wherever one looks', () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), (space, share, overscan) => {
        const { count, height, view } = space;
        const top = share * Math.max(0, count * height - view);
        const { first, last } = rangeAt(top, space, overscan);
        expect(first).to.be.within(0, count - 1);
        expect(last).to.be.within(first, count - 1);
        expect(first * height).to.be.at.most(top + 0.001);
        expect((last + 1) * height).to.be.at.least(Math.min(top + view, count * height) - 0.001);
        expect(last - first + 1).to.be.at.most(Math.ceil(view / height) + 1 + 2 * overscan);
      }),
    );
  });

  it('finds the way back from a squeezed place, keeps the order, and reaches both ends exactly', () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), (space, share) => {
        const most = Math.max(0, space.count * space.height - space.view);
        const mostDrawn = Math.max(0, Math.min(space.count * space.height, space.limit) - space.view);
        const top = share * most;
        expect(topOf(scrollOf(top, space), space)).to.be.closeTo(top, 0.01);
        expect(scrollOf(top, space)).to.be.at.most(scrollOf(Math.min(most, top + 10), space));
        expect(scrollOf(0, space)).to.equal(0);
        expect(scrollOf(most, space)).to.be.closeTo(mostDrawn, 0.01);
      }),
    );
  });

  it('moves by what was scrolled, never gets stuck before an end, and stays inside the element', () => {
    const steps = fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 60 });
    fc.assert(
      fc.property(spaces, fc.double({ min: 0, max: 1, noNaN: true }), steps, (space, share, ways) => {
        const drawn = Math.min(space.count * space.height, space.limit);
        const most = Math.max(0, drawn - space.view);
        let place: Place = { top: topOf(share * most, space), scroll: share * most };
        for (const way of ways.map((each) => Math.max(-space.view, Math.min(each, space.view)))) {
          const scroll = Math.max(0, Math.min(place.scroll + way, most));
          const next = scrolled(place, scroll, space);
          expect(next.top - place.top).to.be.closeTo(scroll - place.scroll, 0.01);
          place = next;
          expect(place.scroll).to.be.within(-0.01, most + 0.01);
          if (place.scroll < 1) expect(place.top).to.be.below(2);
          if (place.scroll > most - 1) expect(place.top).to.be.above(space.count * space.height - space.view - 2);
        }
      }),
    );
  });

  it('scrolls as little as is needed for "nearest", and not at all for what is seen whole', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.nat(40), fc.nat(40), (start, top, padStart, padEnd) => {
        const stretch = { start, end: start + 40, padStart, padEnd };
        const to = topFor(stretch, 'nearest', top, 400);
        expect(start).to.be.at.least(to + padStart);
        expect(start + 40).to.be.at.most(to + 400 - padEnd);
        if (start >= top + padStart && start + 40 <= top + 400 - padEnd) expect(to).to.equal(top);
      }),
    );
  });

  it('finds a row again wherever it went within reach, and says when it is gone', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 60 }),
        fc.nat(80),
        fc.nat(59),
        (all, from, at) => {
          const key = all[at % all.length];
          expect(seek(key, from, all.length, (index) => all[index], 200)).to.equal(at % all.length);
          expect(seek(-1, from, all.length, (index) => all[index], 200)).to.equal(undefined);
        },
      ),
    );
  });
});
