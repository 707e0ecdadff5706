import { createHash } from 'node:crypto';
import { corruptPng } from './corrupt-png.js';
import type { Format, Size } from './format.js';
import { gif } from './gif.js';
import { jpeg } from './jpeg.js';
import { pieces } from './layout.js';
import { mp4 } from './mp4.js';
import { type Payload, padding } from './padding.js';
import { png } from './png.js';
import { binary, empty, lines, text } from './unsupported.js';

/**
 * What a file is. 'text' is prose in UTF-8, unsupported by name, type and content; 'lines' is text that a copy in text
 * mode would change; 'binary' is noise that no file format begins with; 'corrupt-png' begins like a PNG and cannot be
 * decoded; 'empty' has no byte, under the name of a PNG.
 */
export type MediaKind = 'png' | 'jpeg' | 'gif' | 'mp4' | 'text' | 'lines' | 'binary' | 'corrupt-png' | 'empty';

/** Kinds of files that may be expected to come back byte for byte: pictures, and what no target knows how to improve. */
export type ExactKind = Extract<MediaKind, 'png' | 'binary'>;

/** All that a file's bytes follow from; plain data, so that a counterexample can be stored and sent again. */
export interface MediaDescriptor {
  readonly kind: MediaKind;
  /** an integer */
  readonly seed: number;
  /** bytes, exactly */
  readonly length: number;
  /** pixels of an image, 1 to 16383; 1 when left out */
  readonly width?: number;
  readonly height?: number;
  /** what the padding holds; 'hostile' are line ends, boundaries, NULs and the like, 'uniform' is one byte. Text has none. */
  readonly payload?: Payload;
}

/** A file whose bytes are made when they are looked at. */
export interface Media {
  readonly descriptor: MediaDescriptor;
  /** MIME */
  readonly type: string;
  /** without the dot */
  readonly extension: string;
  /** bytes */
  readonly length: number;
  /** Bytes start (inclusive) to end (exclusive), the whole by default, as fresh chunks of at most 64 KiB. */
  stream(start?: number, end?: number): AsyncIterable<Uint8Array>;
  /** The same range in memory. */
  bytes(start?: number, end?: number): Uint8Array;
  /** Hex digest of the whole; reckoned once, in bounded memory, but without a pause. */
  sha256(): string;
}

const FORMATS: Readonly<Record<MediaKind, Format>> = {
  png,
  jpeg,
  gif,
  mp4,
  text,
  lines,
  binary,
  'corrupt-png': corruptPng,
  empty,
};

/** The file of a descriptor. Throws a RangeError that names the smallest possible length when the length is below it. */
export function media(descriptor: MediaDescriptor): Media {
  const { kind, seed, length, width, height, payload = 'random' } = descriptor;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is an integer, not ${seed}`);
  const format = FORMATS[kind];
  const { smallest, padded } = format.skeleton(sizeOf(width, height), seed);
  if (!Number.isSafeInteger(length) || length < smallest) {
    throw new RangeError(`the smallest ${kind} has ${smallest} bytes; ${length} were asked for`);
  }
  const layout = padded(length, padding(seed, payload));

  const range = (start = 0, end = length): [number, number] => {
    const valid = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
    if (!valid) throw new RangeError(`there is no range from ${start} to ${end} in ${length} bytes`);
    return [start, end];
  };

  let digest: string | undefined;
  return {
    descriptor,
    type: format.type,
    extension: format.extension,
    length,
    stream: (start, end) => {
      const [from, to] = range(start, end);
      return {
        async *[Symbol.asyncIterator]() {
          yield* pieces(layout, from, to);
        },
      };
    },
    bytes: (start, end) => {
      const [from, to] = range(start, end);
      const whole = new Uint8Array(to - from);
      layout.fill(whole, from);
      return whole;
    },
    sha256: () => {
      if (digest === undefined) {
        const hash = createHash('sha256');
        for (const piece of pieces(layout)) hash.update(piece);
        digest = hash.digest('hex');
      }
      return digest;
    },
  };
}

/** Fewest bytes of a kind, for images with these dimensions; from there on every length can be had. */
export function smallestLength(kind: MediaKind, width?: number, height?: number): number {
  return FORMATS[kind].skeleton(sizeOf(width, height), 0).smallest;
}

function sizeOf(width = 1, height = 1): Size {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > 16383)
      throw new RangeError(`an image has sides of 1 to 16383 pixels, not ${side}`);
  }
  return { width, height };
}
