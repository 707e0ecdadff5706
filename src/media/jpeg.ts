import { Bits } from './bits.js';
import { bytes, concat, latin1, u16 } from './bytes.js';
import type { Format, Size } from './format.js';
import { framed } from './frames.js';
import { literal, type Segment, sequence } from './layout.js';
import { random } from './random.js';

/** JPEG, baseline, grey. Padding stands in comments behind the frame header, where tools already know the dimensions. */
export const jpeg: Format = {
  type: 'image/jpeg',
  extension: 'jpg',
  skeleton: (size, seed) => {
    const head = bytes(...START, ...JFIF, ...QUANTIZATION, ...frameHeader(size), ...HUFFMAN);
    const tail = concat(SCAN, checkerboard(size, brightness(seed)), END);
    return {
      smallest: head.length + tail.length + COMMENT.overhead,
      padded: (length, payload) =>
        sequence(literal(head), framed(length - head.length - tail.length, COMMENT, payload), literal(tail)),
    };
  },
};

function segment(marker: number, ...data: readonly number[]): number[] {
  return [0xff, marker, ...u16(2 + data.length), ...data];
}

const COMMENT = {
  overhead: 4,
  least: 0,
  most: 65533,
  wrap: (payload: Segment) => sequence(literal(bytes(0xff, 0xfe, ...u16(2 + payload.length))), payload),
};

const START = [0xff, 0xd8];
const END = bytes(0xff, 0xd9);
const JFIF = segment(0xe0, ...latin1('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0);
/** All eights: a step of a block's DC value is then one step of its grey. */
const QUANTIZATION = segment(0xdb, 0, ...new Uint8Array(64).fill(8));
/** DC: "0" seven bits follow, "10" none. AC: "0" ends the block. */
const HUFFMAN = segment(0xc4, 0x00, 1, 1, ...zeros(14), 7, 0, 0x10, 1, ...zeros(15), 0);
const SCAN = bytes(...segment(0xda, 1, 1, 0x00, 0, 63, 0));

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

function frameHeader({ width, height }: Size): number[] {
  return segment(0xc0, 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0);
}

/** How far the bright fields lie above middle grey; seven bits, so that every seed takes the same room. */
export function brightness(seed: number): number {
  return 64 + (random(seed)() % 64);
}

/** Blocks of 8 x 8 pixels, 128 + bright and 128 by turns. Never eight ones in a row, so nothing needs stuffing. */
function checkerboard({ width, height }: Size, bright: number): Uint8Array {
  const out = new Bits('down');
  let before = 0;
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      const level = ((x + y) / 8) % 2 === 0 ? bright : 0;
      if (level === before) out.put(0b10, 2);
      else out.put(level > before ? bright : 127 - bright, 8);
      out.put(0, 1);
      before = level;
    }
  }
  out.align(1);
  return out.bytes();
}
