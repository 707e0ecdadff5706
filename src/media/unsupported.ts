import { bytes, utf8 } from './bytes.js';
import type { Format } from './format.js';
import { literal, sequence, slice } from './layout.js';
import { blocks } from './padding.js';
import { random } from './random.js';

/** Prose in UTF-8; each block of it ends with a whole character, the rest of its room is spaces. */
export const text: Format = {
  type: 'text/plain',
  extension: 'txt',
  skeleton: (_size, seed) => ({
    smallest: 1,
    padded: (length) => blocks(length, (block, index) => write(block, random(seed, index))),
  }),
};

const WORDS =
  'a the upload film image blåbærgrød smørrebrød naïve Straße señor œuvre Ελλάδα привет 映像 動画 🎬 holds no and of – plain words'
    .split(' ')
    .map((word) => utf8(word));

function write(block: Uint8Array, next: () => number): void {
  block.fill(0x20);
  for (let at = 0; at < block.length; ) {
    const word = WORDS[next() % WORDS.length] ?? bytes();
    if (at + word.length > block.length) return;
    block.set(word, at);
    at += word.length;
    if (at < block.length && next() % 8 === 0) block[at++] = 0x2e;
    at++;
  }
}

/** Noise. Its first bytes are such as begin no text in UTF-8 and no format that file(1) knows by its first bytes. */
export const binary: Format = {
  type: 'application/octet-stream',
  extension: 'bin',
  skeleton: (_size, seed) => ({
    smallest: 1,
    padded: (length, noise) => slice(sequence(literal(lead(seed)), noise), 0, length),
  }),
};

function lead(seed: number): Uint8Array {
  const next = random(seed);
  return Uint8Array.from({ length: 16 }, (_, at) => (at === 0 ? 0xa0 | (next() & 0x07) : 0x80 | (next() & 0x3f)));
}

/** Nothing at all under the name of a PNG, so that its emptiness is the one thing wrong with it. */
export const empty: Format = {
  type: 'image/png',
  extension: 'png',
  skeleton: () => ({
    smallest: 0,
    padded: (length) => {
      if (length > 0) throw new RangeError(`an empty file has 0 bytes, not ${length}`);
      return literal(bytes());
    },
  }),
};
