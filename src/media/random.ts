/** A good mixing of 32 bits that maps no two numbers to one (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let v = value | 0;
  v = Math.imul(v ^ (v >>> 16), 0x85ebca6b);
  v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
  return v ^ (v >>> 16);
}

/** Where the words of a seed and an index begin: what stands at block 500,000 is known without the blocks before it. */
function start(seed: number, index: number): number {
  const key = mix(mix(seed) + Math.floor(seed / 2 ** 32));
  return mix(key + index);
}

/** mulberry32: a counter stepped by STEP, and a word from each of its states. */
const STEP = 0x6d2b79f5;

function word(state: number): number {
  let w = Math.imul(state ^ (state >>> 15), state | 1);
  w ^= w + Math.imul(w ^ (w >>> 7), w | 61);
  return w ^ (w >>> 14);
}

/** An endless sequence of numbers from 0 to 2^32 - 1, another for each seed and index. */
export function random(seed: number, index = 0): () => number {
  let state = start(seed, index);
  return () => {
    state = (state + STEP) | 0;
    return word(state) >>> 0;
  };
}

/** The same sequence as bytes, over the whole of `into`, whose length is a multiple of 4. A loop of its own, for speed. */
export function fillRandom(into: Uint8Array, seed: number, index: number): void {
  const view = new DataView(into.buffer, into.byteOffset, into.length);
  let state = start(seed, index);
  for (let at = 0; at < into.length; at += 4) {
    state = (state + STEP) | 0;
    view.setInt32(at, word(state), true);
  }
}
