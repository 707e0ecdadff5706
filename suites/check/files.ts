import type { FilePart } from '../../src/client/call.js';
import { type ChunkedFile, chunked, type Split } from '../../src/client/chunks.js';
import { type Media, type MediaDescriptor, media, smallestLength } from '../../src/media/media.js';
import type { Payload } from '../../src/media/padding.js';

/** What may be wished for of a file. */
export interface FileOptions {
  readonly kind?: MediaDescriptor['kind'];
  /** Bytes. */
  readonly length?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: Payload;
  readonly filename?: string;
  readonly type?: string;
  readonly seed?: number;
}

/** The plan of an upload in chunks. */
export interface ChunkedFileOptions extends FileOptions {
  /** Bytes. */
  readonly chunkSize?: number;
  readonly split?: Split;
  readonly identifier?: string;
}

/** How small things may be that a target takes. */
export interface SmallestSizes {
  /** Bytes of each chunk of a file of several. */
  readonly chunk: number;
  /** Pixels of each side of a picture. */
  readonly side: number;
}

/** Files to upload; each one is new, and its name carries the run's id. */
export interface Files {
  /** What a plan without sizes of its own is made to fit. */
  readonly smallest: SmallestSizes;
  media(options?: FileOptions): Media;
  /** A small photo that every target takes, whole. */
  photo(options?: FileOptions): FilePart;
  /** Neither photo nor video, by name, type and content. */
  unsupported(): FilePart;
  /** A photo of 300 bytes in chunks of 100, unless stated otherwise, or as many times that as the target wants. */
  chunked(options?: ChunkedFileOptions): ChunkedFile;
  /** A piece of other bytes instead of a chunk's. */
  piece(file: ChunkedFile, start: number, end: number): FilePart;
}

/** Of a target that takes whatever is sent. */
export const smallestOfAll: SmallestSizes = { chunk: 64, side: 1 };

const pictures: readonly MediaDescriptor['kind'][] = ['png', 'jpeg', 'gif'];

/** Bytes by which any kind of file can be made longer. */
const padding = 64;

/** What a target wants of files. */
export interface Wants {
  /** Smaller chunks are made larger, as a whole file, and pictures without a size of their own as well. */
  readonly smallest?: SmallestSizes;
  /** The last chunk is never larger than the others, unless a check asks for that. */
  readonly shortLast?: boolean;
}

/** Photos are a little larger than the smallest, so that a picky decoder has something to decode. */
const usualLength = 420;

/** As many whole chunks as a length has, at least one; what is smaller than a chunk stays as it is. */
function evenLength(length: number, chunkSize: number): number {
  return length < chunkSize ? length : length - (length % chunkSize);
}

/**
 * Makes files that differ from each other and are the same in every run of the same seed.
 * @param seed of the check or the case
 */
export function files(runId: string, seed: number, { smallest = smallestOfAll, shortLast = false }: Wants = {}): Files {
  let made = 0;
  const name = (extension: string): string => `uc-${runId}-${(seed >>> 0).toString(36)}-${made}.${extension}`;

  /** Bytes, as asked for, or as many as a picture of the smallest size takes. */
  const lengthOf = ({ kind = 'png', length = usualLength, width, height }: FileOptions): number =>
    width === undefined && height === undefined && smallest.side > 1 && pictures.includes(kind)
      ? Math.max(length, smallestLength(kind, smallest.side, smallest.side) + padding)
      : length;

  const describe = (options: FileOptions): Media => {
    made += 1;
    const { kind = 'png', payload } = options;
    // A picture of one pixel needs no size.
    const side = smallest.side > 1 ? smallest.side : undefined;
    const { width = side, height = side } = options;
    return media({
      kind,
      length: lengthOf(options),
      seed: options.seed ?? (seed + made * 7919) >>> 0,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(payload === undefined ? {} : { payload }),
    });
  };

  const whole = (options: FileOptions): FilePart => {
    const file = describe(options);
    return {
      descriptor: file.descriptor,
      start: 0,
      end: file.length,
      filename: options.filename ?? name(file.extension),
      type: options.type ?? file.type,
    };
  };

  return {
    smallest,
    media: (options = {}) => describe(options),
    photo: (options = {}) => whole(options),
    unsupported: () => whole({ kind: 'text', length: 300 }),
    chunked(options = {}) {
      const { length: planned = 300, chunkSize = 100, split } = options;
      const length = shortLast && split === undefined ? evenLength(planned, chunkSize) : planned;
      const enough = Math.ceil(lengthOf({ ...options, length }) / length);
      const scale = length > chunkSize ? Math.max(enough, Math.ceil(smallest.chunk / chunkSize)) : enough;
      const file = describe({ ...options, length: length * scale });
      const filename = options.filename ?? name(file.extension);
      return chunked(file, {
        identifier: options.identifier ?? `${file.length}-${filename.replaceAll(/[^0-9A-Za-z_-]/g, '')}`,
        filename,
        chunkSize: chunkSize * scale,
        ...(split === undefined ? {} : { split }),
      });
    },
    piece: (file, start, end) => ({
      descriptor: file.media.descriptor,
      start,
      end,
      filename: file.filename,
      type: 'application/octet-stream',
    }),
  };
}
