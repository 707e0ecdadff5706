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

/** What text modes, trimming and careless copies of lines change. */
const ENDINGS = ['\r\n', '\n', '\r', '\n\r', ' \r\n', '\t\n', '\n\n', '\u001a'].map((ending) => utf8(ending));

/** What a file may end with that careless copies take off. */
const LAST = [' ', '\n', '\0'].map((last) => utf8(last));

/** And what it may begin with: a byte order mark, or blanks. */
const FIRST = [bytes(0xef, 0xbb, 0xbf), utf8(' \t\r\n ')];

/** What is decoded, or loses its escapes, where a file is taken for the value of a form, for HTML or for a quoted text. */
const ESCAPES = [
  '100%25',
  '%20',
  '%c3%a6',
  'a+b',
  '&amp;',
  '&lt;b&gt;',
  '&#65;',
  '\\\\',
  "\\'",
  '\\n',
  "''",
  '$$',
  '{{a}}',
].map((one) => utf8(one));

/**
 * Text as the editors of many systems leave it, with every kind of line end, and what is taken off at its beginning and end.
 * A seed above 2 mixes escapes of many kinds into it.
 */
export const lines: Format = {
  type: 'text/plain',
  extension: 'txt',
  skeleton: (_size, seed) => ({
    smallest: 1,
    padded: (length) => {
      const first = FIRST[Math.abs(seed) % FIRST.length] ?? bytes();
      const body = blocks(Math.max(0, length - first.length - 1), (block, index) =>
        writeLines(block, random(seed, index), seed > 2 ? [...WORDS, ...ESCAPES] : WORDS),
      );
      const whole = slice(sequence(literal(first), body), 0, length - 1);
      return sequence(whole, literal(LAST[Math.abs(seed) % LAST.length] ?? bytes(0x20)));
    },
  }),
};

/** Every second word ends a line; what is left at the end of the room are blanks. */
function writeLines(block: Uint8Array, next: () => number, vocabulary: readonly Uint8Array[]): void {
  block.fill(0x20);
  for (let at = 0, words = 0; at < block.length; words++) {
    const from = words % 2 === 0 ? vocabulary : ENDINGS;
    const piece = from[next() % from.length] ?? bytes();
    if (at + piece.length > block.length) return;
    block.set(piece, at);
    at += piece.length;
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
