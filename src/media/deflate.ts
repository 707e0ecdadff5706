import { Bits } from './bits.js';
import { bytes, concat, u32 } from './bytes.js';

/** `count` bytes of one value below 144: those have codes of one length, so the size depends on the counts alone. */
export type Run = readonly [value: number, count: number];

/** A zlib stream (RFC 1950) whose length can be chosen. */
export interface Zlib {
  /** fewest bytes; this and the next REACH lengths can all be had */
  readonly smallest: number;
  sized(length: number): Uint8Array;
}

export const REACH = 11;

/** Empty blocks behind the data: fixed ones take 10 bits, a stored one starts anew on a byte and takes 4 more. */
interface Filler {
  readonly fixed: number;
  readonly stored: boolean;
}

/**
 * Compresses runs with the fixed codes of RFC 1951. It is our own because the bytes, and so the hashes of the suite's
 * files, must not change with the zlib that Node was built with, and because no other lets the length be chosen.
 */
export function zlib(runs: readonly Run[]): Zlib {
  const bits = deflate(runs, { fixed: 0, stored: false }).length;
  // Ten bits at a time skip a length now and then; begin where nothing within reach is skipped.
  let smallest = Math.ceil(bits / 8);
  for (let next = smallest; next <= smallest + REACH; next++) if (!fillerFor(bits, next)) smallest = next + 1;

  return {
    smallest: 2 + smallest + 4,
    sized: (length) => {
      const filler = fillerFor(bits, length - 6);
      if (!filler) throw new RangeError(`these data make no zlib stream of ${length} bytes`);
      return concat(bytes(0x78, 0x01), deflate(runs, filler).bytes(), bytes(...u32(adler32(runs))));
    },
  };
}

function fillerFor(bits: number, length: number): Filler | undefined {
  for (let fixed = 0; bits + 10 * fixed <= 8 * length; fixed++) {
    const end = bits + 10 * fixed;
    if (Math.ceil(end / 8) === length) return { fixed, stored: false };
    if (Math.ceil((end + 3) / 8) + 4 === length) return { fixed, stored: true };
  }
  return undefined;
}

function deflate(runs: readonly Run[], { fixed, stored }: Filler): Bits {
  const out = new Bits('up');
  let blocks = 1 + fixed + (stored ? 1 : 0);
  const header = (type: number) => out.put((--blocks === 0 ? 1 : 0) | (type << 1), 3);
  const endOfBlock = () => putSymbol(out, 256);

  header(1);
  for (const run of runs) putRun(out, run);
  endOfBlock();
  for (let i = 0; i < fixed; i++) {
    header(1);
    endOfBlock();
  }
  if (stored) {
    header(0);
    out.align();
    out.put(0xffff0000, 32); // length 0, and its complement
  }
  return out;
}

/** The value once, then repetitions of the byte before. */
function putRun(out: Bits, [value, count]: Run): void {
  if (count === 0) return;
  putSymbol(out, value);
  let rest = count - 1;
  for (; rest >= 3; rest -= Math.min(rest, 258)) {
    const length = Math.min(rest, 258) - 3;
    const extra = length === 255 ? 0 : Math.max(0, 29 - Math.clz32(length));
    putSymbol(out, length === 255 ? 285 : 257 + 4 * extra + (length >>> extra));
    out.put(length, extra);
    out.put(0, 5); // distance 1
  }
  while (rest-- > 0) putSymbol(out, value);
}

/** Huffman codes come most significant bit first. */
function putSymbol(out: Bits, symbol: number): void {
  const [code, count] = fixedCode(symbol);
  for (let bit = count - 1; bit >= 0; bit--) out.put(code >>> bit, 1);
}

/** RFC 1951, 3.2.6. */
function fixedCode(symbol: number): [code: number, bits: number] {
  if (symbol < 144) return [0x30 + symbol, 8];
  if (symbol < 256) return [0x100 + symbol, 9];
  if (symbol < 280) return [symbol - 256, 7];
  return [symbol - 88, 8];
}

function adler32(runs: readonly Run[]): number {
  let a = 1;
  let b = 0;
  for (const [value, count] of runs) {
    b = (b + count * a + (value * count * (count + 1)) / 2) % 65521;
    a = (a + count * value) % 65521;
  }
  return b * 65536 + a;
}
