import type { Media } from '../media/media.js';
import type { FilePart } from './call.js';
import type { Parameters } from './pairs.js';

/** How a file is cut: as Resumable.js does by default, or as it does with forceChunkSize (ResumableFile.bootstrap). */
export type Split = 'long-last' | 'short-last';

/** One chunk of a file. */
export interface Chunk {
  /** From 1. */
  readonly number: number;
  /** First byte. */
  readonly start: number;
  /** The byte after the last one. */
  readonly end: number;
}

/** A file that is to be sent in chunks. */
export interface ChunkedFile {
  readonly media: Media;
  readonly identifier: string;
  readonly filename: string;
  /** Nominal size of a chunk in bytes. */
  readonly chunkSize: number;
  readonly chunks: readonly Chunk[];
}

/**
 * Cuts a length into chunks.
 * @param total bytes, at least 1
 * @param chunkSize bytes; with `long-last` the last chunk has up to twice as many less one
 */
export function cut(total: number, chunkSize: number, split: Split): Chunk[] {
  const count = Math.max(1, split === 'long-last' ? Math.floor(total / chunkSize) : Math.ceil(total / chunkSize));
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    start: at * chunkSize,
    end: at + 1 === count ? total : (at + 1) * chunkSize,
  }));
}

/** Plans the upload of a media in chunks. */
export function chunked(
  media: Media,
  plan: { readonly identifier: string; readonly filename: string; readonly chunkSize: number; readonly split?: Split },
): ChunkedFile {
  const chunks = cut(media.length, plan.chunkSize, plan.split ?? 'long-last');
  return { media, identifier: plan.identifier, filename: plan.filename, chunkSize: plan.chunkSize, chunks };
}

/** A chunk of a file by its number. */
export function chunkOf(file: ChunkedFile, number: number): Chunk {
  const chunk = file.chunks[number - 1];
  if (chunk === undefined) throw new RangeError(`the file has no chunk ${number}, only ${file.chunks.length}`);
  return chunk;
}

/** The four parameters of the seeds. */
export function fourParameters(file: ChunkedFile, chunk: Chunk): Parameters {
  return {
    resumableChunkNumber: chunk.number,
    resumableChunkSize: file.chunkSize,
    resumableTotalSize: file.media.length,
    resumableIdentifier: file.identifier,
  };
}

/** The five further parameters that Resumable.js sends with every chunk (ResumableChunk.send). */
export function furtherParameters(file: ChunkedFile, chunk: Chunk): Parameters {
  return {
    resumableCurrentChunkSize: chunk.end - chunk.start,
    resumableType: file.media.type,
    resumableFilename: file.filename,
    resumableRelativePath: file.filename,
    resumableTotalChunks: file.chunks.length,
  };
}

/** The bytes of a chunk as the file part of a form, typed as Resumable.js types it. */
export function chunkPart(file: ChunkedFile, chunk: Chunk): FilePart {
  return {
    descriptor: file.media.descriptor,
    start: chunk.start,
    end: chunk.end,
    filename: file.filename,
    type: 'application/octet-stream',
  };
}
