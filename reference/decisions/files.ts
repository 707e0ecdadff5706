import { randomBytes } from 'node:crypto';
import { getMimeType } from 'hono/utils/mime';
import {
  type Bounds,
  type Dimensions,
  fitWithin,
  type ImageLibrary,
  installedLibrary,
  type OpenedImage,
} from '../methods/images.js';
import type { MediaKind } from '../methods/media.js';
import type { Call } from '../server/call.js';
import type { Pair, PublishedFile, ReceivedFile } from '../state/model.js';

/** What file/upload makes of a file. */
export interface FileDecisions {
  /** Whether a request that brings no file is refused. */
  uploadNeedsFile(call: Pick<Call, 'method' | 'isUnchosen'>): boolean;
  /** Whether a file of zero bytes is stored; `part` is its name, undefined where a form's file was not chosen. */
  takesEmpty(part: string | undefined): boolean;
  /** The HTTP status of a refusal of file/upload by its code; undefined is the one of every refusal. */
  refusalStatus(code: string): number | undefined;
  /** Whether file/upload stores a file of a kind that it recognised; undefined stores any file unseen. */
  readonly stores: ((kind: MediaKind | undefined, isChunked: boolean) => boolean) | undefined;
  /** The HTTP status by which a file for an object is refused; undefined takes it. */
  refusesObject(objectId: string): number | undefined;
  /** The name to store a file under: what was asked for, what the part was called, or what Resumable.js calls it. */
  name(asked: string | undefined, part: string | undefined, resumable: string | undefined): string;
  /** `digest` is the SHA-256 of the file in hexadecimal digits. */
  directory(objectId: string | undefined, digest: string): string;
  url(directory: string, name: string): string;
  /** The url in the answer for a path; `root` is scheme and host. */
  toldUrl(path: string, root: string): string;
  /** The name in the answer. */
  toldName(name: string): string;
  /** `isChunked` is a file that arrived in chunks, `part` the name of its part. */
  rescales(asked: string | undefined, isChunked: boolean, part: string | undefined): boolean;
  /** What images are rescaled with; undefined where they cannot be. */
  imageLibrary(): Promise<ImageLibrary | undefined>;
  rescaledSize(image: Dimensions, bounds: Bounds, asked?: string): Dimensions;
  /** An image in another size. */
  drawn(image: OpenedImage, size: Dimensions): OpenedImage;
  /** The format of a rescaled image; undefined keeps its own. */
  readonly rescaledFormat: 'jpeg' | undefined;
  /** How long a rescaled image is read back as it was sent. */
  readonly rescaledAfterMs: number;
  /** How long a file cannot be read back after it was stored. */
  readonly readableAfterMs: number;
  /** Whether a file that was read so many times can be read once more. */
  isReadable(reads: number): boolean;
  /** Whether a file is read back by a request with these credentials, or without any. */
  isReadableBy(authorization: string | undefined): boolean;
  /** Where a request for a file is sent on to; undefined answers it here. */
  movedTo(path: string): string | undefined;
  /** Further headers of a file that is read back. */
  readHeaders(name: string): readonly Pair[];
  mediaType(name: string): string;
  /** The Content-Encoding that a file is said to have when it is read back; undefined says nothing. */
  coding(name: string): string | undefined;
  /** What a file is after a chunk of it arrived once more. */
  afterLateChunk(file: PublishedFile, chunk: ReceivedFile): PublishedFile;
  /** Changes the bytes of a stored file of `size`, a piece at a time; undefined leaves them alone. */
  readonly alter: ((bytes: Buffer, size: number, name: string) => Buffer) | undefined;
}

const nameless = (name: string | undefined) => name === undefined || name === '' || name === 'blob';

/** The last segment of a path of any system, without control characters; never a name that is a directory. */
export function baseName(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? '';
  const clean = Array.from(last)
    .filter((character) => character >= ' ' && character !== '\x7f')
    .slice(0, 200)
    .join('')
    .trim();
  return /^\.*$/.test(clean) ? 'file' : clean;
}

export const fileDefaults: FileDecisions = {
  uploadNeedsFile: () => true,
  takesEmpty: () => false,
  refusalStatus: () => undefined,
  stores: undefined,
  refusesObject: () => undefined,
  name: (asked, part, resumable) => baseName(asked || (nameless(part) ? resumable : part) || ''),
  directory: () => randomBytes(8).toString('hex'),
  url: (directory, name) => `/files/${directory}/${encodeURIComponent(name)}`,
  toldUrl: (path) => path,
  toldName: (name) => name,
  rescales: (asked) => asked === '1',
  imageLibrary: installedLibrary,
  rescaledSize: fitWithin,
  drawn: (image, size) => image.resize({ ...size, fit: 'fill' }),
  rescaledFormat: undefined,
  rescaledAfterMs: 0,
  readableAfterMs: 0,
  isReadable: () => true,
  isReadableBy: () => true,
  movedTo: () => undefined,
  readHeaders: () => [],
  mediaType: (name) => getMimeType(name) ?? 'application/octet-stream',
  coding: () => undefined,
  afterLateChunk: (file) => file,
  alter: undefined,
};
