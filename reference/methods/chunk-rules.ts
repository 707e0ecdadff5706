import type { Answer, Outcome, StoredFile } from '../state/model.js';

/** What a request says about its chunk. Sizes are bytes; the first number is 1. */
export interface Chunk {
  readonly number: number;
  readonly chunkSize: number;
  readonly totalSize: number;
  readonly identifier: string;
  /** What the client calls the file. */
  readonly fileName: string;
}

/** A chunk that was received completely. `arrival` counts the chunks of the upload in their order of arrival. */
export interface Piece extends StoredFile {
  readonly number: number;
  readonly arrival: number;
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string;
}

/** The pieces of one file that are here, until all are. */
export interface Upload {
  readonly pieces: Map<number, Piece>;
  /** How many pieces ever arrived, and how often the set was completed. */
  arrivals: number;
  completions: number;
  /** Whether the use that the upload takes was taken before it was complete. */
  paid: boolean;
  /** The token, or the user of file/upload, under which it was begun. */
  readonly scope: string;
  /** The chunk that it was begun with. */
  readonly first: Chunk;
  /** When the last of its chunks arrived, on the site's clock. */
  touchedAt: number;
  /** How many chunks are under way. */
  underWay: number;
  /** How the file was completed last, for chunks that arrive once more. */
  finished: Finished | undefined;
}

/** What is remembered of a file in chunks once it is complete. */
export interface Finished {
  /** What the chunk that completes it is answered. */
  readonly answer: Promise<Answer>;
  /** The digest of each chunk by its number. */
  readonly digests: ReadonlyMap<number, string>;
  /** Where the file is read back, once it is. */
  url: string | undefined;
  /** What became of the upload under a token, once it is known. */
  outcome: Outcome | undefined;
}

export type Cut = Pick<Chunk, 'chunkSize' | 'totalSize'>;

/** A way to cut a file into chunks. */
export interface Split {
  count(cut: Cut): number;
  /** The bytes of one chunk; undefined when the cut has no such chunk. */
  length(cut: Cut, number: number): number | undefined;
}

function split(count: (cut: Cut) => number): Split {
  return {
    count,
    length(cut, number) {
      const last = count(cut);
      if (number > last) return undefined;
      return number < last ? cut.chunkSize : cut.totalSize - (last - 1) * cut.chunkSize;
    },
  };
}

/** Resumable.js as it comes: the last chunk takes the rest, and so has up to twice the size. */
export const floorSplit = split(({ totalSize, chunkSize }) => Math.max(1, Math.floor(totalSize / chunkSize)));

/** Resumable.js with forceChunkSize: the rest is a chunk of its own. */
export const ceilSplit = split(({ totalSize, chunkSize }) => Math.ceil(totalSize / chunkSize));

/** The numbers 1 to n when all the chunks of one split are here and make up the whole. */
export function wholeSet(upload: Upload, cut: Cut, splits: readonly Split[]): readonly number[] | undefined {
  for (const { count } of splits) {
    const last = count(cut);
    if (upload.pieces.size < last) continue;
    const numbers = Array.from({ length: last }, (_, index) => index + 1);
    const sizes = numbers.map((number) => upload.pieces.get(number)?.size ?? Number.NaN);
    if (sizes.reduce((sum, size) => sum + size) === cut.totalSize) return numbers;
  }
  return undefined;
}
