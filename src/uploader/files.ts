import { media } from '../media/media.js';

/** White space at the end, which careless copies take away; readers of pictures stop before it. */
const tail = Buffer.from(' \n\r\n\t\n');

/** Bytes of the smallest picture. */
const smallest = 100;

/**
 * A picture of exactly this many bytes, with what careless copies change: NULs, line ends, white space at its end. Shorter
 * than 100 bytes it is the beginning of one.
 */
export function picture(length: number, seed: number): Buffer {
  if (length < smallest) return picture(smallest, seed).subarray(0, length);
  const body = media({ kind: 'png', seed, length: length - tail.length, payload: 'hostile' });
  return Buffer.concat([body.bytes(), tail]);
}

/** Letters of several bytes, tags, and line ends of both kinds. */
const lines = '<p>Blåbær & 東京</p>\t \r\n  a second line  \n';

/**
 * A text of exactly this many bytes in UTF-8, with what tools for text change: a byte order mark, blanks, letters of several
 * bytes, tags, line ends of both kinds, and none at its end.
 */
export function text(length: number): Buffer {
  const whole = `\u{feff}${lines.repeat(Math.floor((length - 3) / Buffer.byteLength(lines)))}`;
  return Buffer.concat([Buffer.from(whole), Buffer.alloc(length - Buffer.byteLength(whole), 'end')]);
}

/** The same beginning and the same size, and another file. */
export function lookalike(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes);
  const from = Math.floor(other.length / 2);
  for (let at = from; at < from + 8; at += 1) other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

/** A file in which a boundary stands as a delimiter does. */
export function withBoundary(bytes: Buffer, boundary: string): Buffer {
  const lines = Buffer.from(`\r\n--${boundary}\r\n\r\n--${boundary}--\r\n`);
  const half = Math.floor(bytes.length / 2);
  return Buffer.concat([bytes.subarray(0, half), lines, bytes.subarray(half)]);
}
