import { expect } from '@open-wc/testing';
import { encode } from 'uqr';
import { drawQr } from '../../../src/lazy/qr.js';

/** The modules that a path paints, read back from its bars. */
function painted(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)) {
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) (modules[Number(y)] as boolean[])[at] = true;
  }
  return modules;
}

describe('the QR code', () => {
  const link = 'https://app.example/accept#dGhpcyBpcyBhIHRva2VuIG9mIDQzIGxldHRlcnMgYW5kIG1vcmU';

  it('paints every module of the code and no other, with a quiet zone of four', () => {
    const { size, path } = drawQr(link);
    const { data } = encode(link, { ecc: 'M', border: 4 });
    expect(painted(path, size)).to.deep.equal(data);
    expect(data.slice(0, 4).flat().some(Boolean)).to.equal(false);
  });

  it('refuses what no code can hold', () => {
    expect(() => drawQr('x'.repeat(5000))).to.throw();
  });
});
