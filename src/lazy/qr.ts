import { encode } from 'uqr';

/** A QR code as one path: every module is a square of side 1 in a box of `size`, quiet zone included. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Modules of quiet zone on every side (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** Draws `text` with medium error correction, so that a worn print can still be read. @throws {Error} when it is longer than a code can hold */
export function drawQr(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return { size, path: data.map(rowPath).join('') };
}

/** Neighbours become one bar: a tenth of the text of single squares, and no hairlines between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    const width = x - from + 1;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
