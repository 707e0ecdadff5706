import { crc32 } from 'node:zlib';
import { bytes, latin1, u32 } from './bytes.js';
import { REACH, type Run, zlib } from './deflate.js';
import type { Format, Size } from './format.js';
import { framed } from './frames.js';
import { literal, pieces, type Segment, sequence } from './layout.js';
import { PNG_SIGNATURE } from './png-chunks.js';
import { random } from './random.js';

/**
 * PNG, 8-bit grey. Padding stands in private chunks that every decoder passes over; where it is too short for one, the
 * compressed pixels are made longer.
 */
export const png: Format = {
  type: 'image/png',
  extension: 'png',
  skeleton: (size, seed) => {
    const pixels = zlib(scanlines(size, seed));
    const frame = chunk('IDAT', literal(new Uint8Array(pixels.smallest))).length;
    const smallest = PNG_SIGNATURE.length + 25 + frame + 12;
    return {
      smallest,
      padded: (length, payload) => {
        const spare = length - smallest;
        const inPixels = spare <= REACH ? spare : 0;
        return sequence(
          literal(PNG_SIGNATURE),
          chunk('IHDR', literal(ihdr(size))),
          chunk('IDAT', literal(pixels.sized(pixels.smallest + inPixels))),
          framed(spare - inPixels, PRIVATE, payload),
          chunk('IEND', literal(bytes())),
        );
      },
    };
  },
};

/** Ancillary, private, safe to copy. libpng refuses those above 8 MB; a checksum costs a whole one, so they are smaller. */
const PRIVATE = { overhead: 12, least: 0, most: 1024 * 1024, wrap: (payload: Segment) => chunk('paDd', payload) };

/** 8 bits, grey; then compression, filtering, interlacing, of which the first two have but one method, 0. */
export function ihdr({ width, height }: Size, method = 0): Uint8Array {
  return bytes(...u32(width), ...u32(height), 8, 0, method, method, 0);
}

function chunk(type: string, data: Segment): Segment {
  return sequence(literal(bytes(...u32(data.length))), checked(sequence(literal(latin1(type)), data)));
}

/** A body and its checksum, which is reckoned on the way while the body is read in order, and otherwise when reached. */
function checked(body: Segment): Segment {
  let crc = 0;
  let seen = 0;
  return {
    length: body.length + 4,
    fill: (into, at) => {
      const part = into.subarray(0, Math.max(0, body.length - at));
      body.fill(part, at);
      if (at === seen) {
        crc = crc32(part, crc);
        seen += part.length;
      }
      if (part.length === into.length) return;
      for (const piece of pieces(body, seen)) crc = crc32(piece, crc);
      seen = body.length;
      literal(bytes(...u32(crc))).fill(into.subarray(part.length), Math.max(0, at - body.length));
    },
  };
}

/** The grey of each pixel: base + right * x + down * y, modulo 256. */
export function gradient(seed: number): { base: number; right: number; down: number } {
  const next = random(seed);
  return { base: next() % 144, right: 1 + (next() % 8), down: 1 + (next() % 8) };
}

/** Filters (Sub, then Up) turn the gradient into runs. */
function scanlines({ width, height }: Size, seed: number): Run[] {
  const { base, right, down } = gradient(seed);
  const runs: Run[] = [
    [1, 1],
    [base, 1],
    [right, width - 1],
  ];
  for (let y = 1; y < height; y++) runs.push([2, 1], [down, width]);
  return runs;
}
