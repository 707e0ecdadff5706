import { type Media, type MediaDescriptor, media } from '../../src/media/media.js';
import type { FilePart } from '../../src/client/call.js';
import { type ChunkedFile, chunked, type Split } from '../../src/client/chunks.js';

/** What may be wished for of a file. */
export interface Wish {
  readonly kind?: MediaDescriptor['kind'];
  /** Bytes. */
  readonly length?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: 'random' | 'hostile';
  readonly filename?: string;
  readonly type?: string;
  readonly seed?: number;
}

/** The plan of an upload in chunks. */
export interface ChunkWish extends Wish {
  /** Bytes. */
  readonly chunkSize?: number;
  readonly split?: Split;
  readonly identifier?: string;
}

/** Files to upload; each one is new, and its name carries the run's id. */
export interface Files {
  media(wish?: Wish): Media;
  /** A small photo that every target takes, whole. */
  photo(wish?: Wish): FilePart;
  /** Neither photo nor video, by name, type and content. */
  unsupported(): FilePart;
  /** A photo of 300 bytes in chunks of 100, unless wished otherwise. */
  chunked(wish?: ChunkWish): ChunkedFile;
  /** A piece of other bytes in the place of a chunk's. */
  piece(file: ChunkedFile, start: number, end: number): FilePart;
}

/** Photos are a little larger than the smallest, so that a picky decoder has something to decode. */
const usualLength = 420;

/**
 * Makes files that differ from each other and are the same in every run of the same seed.
 * @param seed of the check or the case
 */
export function files(runId: string, seed: number): Files {
  let made = 0;
  const name = (extension: string): string => `uc-${runId}-${(seed >>> 0).toString(36)}-${made}.${extension}`;

  const describe = (wish: Wish): Media => {
    made += 1;
    const { kind = 'png', length = usualLength, width, height, payload } = wish;
    return media({
      kind,
      length,
      seed: wish.seed ?? (seed + made * 7919) >>> 0,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(payload === undefined ? {} : { payload }),
    });
  };

  const whole = (wish: Wish): FilePart => {
    const file = describe(wish);
    return {
      descriptor: file.descriptor,
      start: 0,
      end: file.length,
      filename: wish.filename ?? name(file.extension),
      type: wish.type ?? file.type,
    };
  };

  return {
    media: (wish = {}) => describe(wish),
    photo: (wish = {}) => whole(wish),
    unsupported: () => whole({ kind: 'text', length: 300 }),
    chunked(wish = {}) {
      const file = describe({ length: 300, ...wish });
      const filename = wish.filename ?? name(file.extension);
      return chunked(file, {
        identifier: wish.identifier ?? `${file.length}-${filename.replaceAll(/[^0-9A-Za-z_-]/g, '')}`,
        filename,
        chunkSize: wish.chunkSize ?? 100,
        ...(wish.split === undefined ? {} : { split: wish.split }),
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
