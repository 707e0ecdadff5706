import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChunkDecisions } from '../decisions/chunks.js';
import type { Chunk, Piece, Split, Upload } from '../methods/chunk-rules.js';
import { wholeNumber } from '../server/parameters.js';

/** The ways in which servers that take chunks went wrong, for the faults of redeem-* and of file/upload. */

const here = (upload: Upload, last: number) =>
  Array.from({ length: last }, (_, index) => index + 1).filter((number) => upload.pieces.has(number));

/** Judges completeness for each split, as long as there are not absurdly many chunks. */
const judged =
  (isComplete: (upload: Upload, last: number, chunk: Chunk, split: Split) => boolean): ChunkDecisions['complete'] =>
  (upload, chunk, splits) => {
    const split = splits.find((each) => {
      const last = each.count(chunk);
      return last < 10_000 && isComplete(upload, last, chunk, each);
    });
    return split && here(upload, split.count(chunk));
  };

/** What has a chunk number that is no whole number is no chunk, but a whole file. */
export const unnumberedIsWhole = ({ isChunk }: ChunkDecisions): Pick<ChunkDecisions, 'isChunk'> => ({
  isChunk(sent) {
    const number = sent.get('resumableChunkNumber');
    return isChunk(sent) && (number === undefined || wholeNumber(number) !== undefined);
  },
});

/** The chunk with the highest number completes the file, whatever is missing. */
export const byHighestNumber = judged(
  (upload, last, chunk, split) => upload.pieces.get(last)?.size === split.length(chunk, last),
);

/** As many arrivals as there are chunks complete the file, repeats among them. */
export const byArrivals = judged((upload, last) => upload.arrivals >= last && upload.pieces.size > 0);

/** The last chunk is not waited for when there are several. */
export const oneShort = judged((upload, last) => last > 1 && here(upload, last - 1).length === last - 1);

/** Only the chunk with the highest number can complete a file, so one that comes early is waited for again. */
export const byLastArrival =
  (complete: ChunkDecisions['complete']): ChunkDecisions['complete'] =>
  (upload, chunk, splits) =>
    splits.some(({ count }) => count(chunk) === chunk.number) ? complete(upload, chunk, splits) : undefined;

/** Two requests that see a complete set at once both put the file together. */
export const takenTwice: ChunkDecisions['take'] = async (upload, complete) => {
  await pause(15, undefined, { ref: false });
  const pieces = complete(upload)?.flatMap((number) => upload.pieces.get(number) ?? []);
  if (pieces === undefined) return undefined;
  setTimeout(() => upload.pieces.clear(), 1000).unref();
  upload.completions += 1;
  return pieces;
};

/** A complete set stays where it is, so that any repeat completes it again. */
export const neverCleared: ChunkDecisions['take'] = (upload, complete) => {
  const pieces = complete(upload)?.flatMap((number) => upload.pieces.get(number) ?? []);
  if (pieces !== undefined) upload.completions += 1;
  return pieces;
};

/** Of two pieces that arrive together one is forgotten: both add themselves to the list as it was before. */
export const lostUpdate: ChunkDecisions['accept'] = async (upload, piece) => {
  const before = [...upload.pieces.values()];
  await pause(10, undefined, { ref: false });
  upload.pieces.clear();
  for (const known of [...before, piece]) upload.pieces.set(known.number, known);
  return [];
};

const bytesOf = async (content: Buffer | string) => (typeof content === 'string' ? readFile(content) : content);

/** A repeat is appended to what is already stored. */
export const appended: ChunkDecisions['accept'] = async (upload, piece) => {
  const earlier = upload.pieces.get(piece.number);
  upload.pieces.set(piece.number, earlier ?? piece);
  if (earlier === undefined) return [];
  const both = await Promise.all([earlier, piece].map(({ content }) => bytesOf(content)));
  upload.pieces.set(piece.number, { ...earlier, content: Buffer.concat(both) });
  return [earlier, piece];
};

/** A repeat begins the upload anew. */
export const repeatWipes: ChunkDecisions['accept'] = (upload, piece) => {
  const isRepeat = upload.pieces.has(piece.number);
  const useless = isRepeat ? [...upload.pieces.values()] : [];
  if (isRepeat) upload.pieces.clear();
  upload.pieces.set(piece.number, piece);
  return useless;
};

/** A repeat is dropped, and the first version stays. */
export const firstKept: ChunkDecisions['accept'] = (upload, piece) => {
  if (upload.pieces.has(piece.number)) return [piece];
  upload.pieces.set(piece.number, piece);
  return [];
};

export const inArrivalOrder = (pieces: readonly Piece[]) =>
  pieces.toSorted((one, other) => one.arrival - other.arrival);

/** 1, 10, 11, 2. */
export const inTextOrder = (pieces: readonly Piece[]) =>
  pieces.toSorted((one, other) => (String(one.number) < String(other.number) ? -1 : 1));

/** 01, 02, 10, 100, 101, 11. */
export const inOrderOfTwoDigits = (pieces: readonly Piece[]) => {
  const name = ({ number }: Piece) => String(number).padStart(2, '0');
  return pieces.toSorted((one, other) => (name(one) < name(other) ? -1 : 1));
};

/** A chunk may be shorter than it should. */
export const anyShorter: ChunkDecisions['fits'] = (chunk, received, splits) =>
  received !== undefined && splits.some((split) => received <= (split.length(chunk, chunk.number) ?? -1));

/** A chunk may be longer than it should. */
export const anyLonger: ChunkDecisions['fits'] = (chunk, received, splits) =>
  received !== undefined && splits.some((split) => received >= (split.length(chunk, chunk.number) ?? Infinity));

/** Turns the last bit of what is to be spoiled. */
export function spoiled(bytes: Buffer, isSpoiled: boolean): Buffer {
  if (!isSpoiled || bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
  return copy;
}
