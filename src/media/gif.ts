import { Bits } from './bits.js';
import { bytes, latin1 } from './bytes.js';
import type { Format, Size } from './format.js';
import { framed } from './frames.js';
import { literal, type Segment, sequence } from './layout.js';
import { random } from './random.js';

/** GIF, four colours. Padding stands in the sub-blocks of one comment, which is always there: no other part can be short. */
export const gif: Format = {
  type: 'image/gif',
  extension: 'gif',
  skeleton: (size, seed) => {
    const head = bytes(...latin1('GIF89a'), ...screen(size), ...palette(seed), 0x21, 0xfe);
    const image = bytes(0, 0x2c, 0, 0, 0, 0, ...dimensions(size), 0, CODE_BITS);
    const pixels = literal(compressed(size));
    const tail = sequence(literal(image), framed(pixelRoom(pixels.length), SUB_BLOCK, pixels), literal(bytes(0, 0x3b)));
    return {
      smallest: head.length + SUB_BLOCK.overhead + SUB_BLOCK.least + tail.length,
      padded: (length, payload) =>
        sequence(literal(head), framed(length - head.length - tail.length, SUB_BLOCK, payload), tail),
    };
  },
};

const SUB_BLOCK = {
  overhead: 1,
  least: 1,
  most: 255,
  wrap: (payload: Segment) => sequence(literal(bytes(payload.length)), payload),
};

function pixelRoom(length: number): number {
  return length + Math.ceil(length / SUB_BLOCK.most);
}

/** Little-endian. */
function dimensions({ width, height }: Size): number[] {
  return [width, height].flatMap((side) => [side & 255, side >>> 8]);
}

function screen(size: Size): number[] {
  return [...dimensions(size), 0x91, 0, 0];
}

/** Four colours, red green blue. */
export function palette(seed: number): number[] {
  const next = random(seed);
  return Array.from({ length: 12 }, () => next() & 255);
}

/** Diagonal bands of eight pixels. */
export function colour(x: number, y: number): number {
  return ((x + y) >>> 3) & 3;
}

const CODE_BITS = 2;
const CLEAR = 4;
const END = 5;

/** LZW as GIF has it: codes grow from 3 to 12 bits, and a full table is cleared. */
function compressed({ width, height }: Size): Uint8Array {
  const out = new Bits('up');
  const table = new Map<number, number>();
  let bits = CODE_BITS + 1;
  let free = END + 1;
  const put = (code: number) => {
    out.put(code, bits);
    if (free === 1 << bits && bits < 12) bits++;
  };
  const clear = () => {
    put(CLEAR);
    table.clear();
    bits = CODE_BITS + 1;
    free = END + 1;
  };

  clear();
  let prefix = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const key = prefix * 4 + colour(x, y);
      const known = prefix < 0 ? colour(x, y) : table.get(key);
      if (known !== undefined) {
        prefix = known;
        continue;
      }
      put(prefix);
      if (free < 4096) table.set(key, free++);
      else clear();
      prefix = colour(x, y);
    }
  }
  put(prefix);
  put(END);
  return out.bytes();
}
