import type { Readable } from 'node:stream';
import { type MediaKind, recognise } from '../methods/media.js';
import type { StoredFile } from '../state/model.js';

/** A file that may become a photo or video, with the names that its client gave it. */
export interface CandidateFile {
  readonly size: number;
  readonly part: string | undefined;
  readonly resumable: string | undefined;
}

/** A request to redeem that brings no file. */
export interface WithoutFile {
  readonly endpoint: string;
  readonly method: string;
  /** The form has a part for the file, and nothing was chosen for it. */
  readonly isUnchosen: boolean;
}

/** Which files become photos or videos. */
export interface PhotoDecisions {
  /** The bytes of a form, as far as they are waited for. @param length of the whole, if it is known */
  arrives(source: Readable, length: number | undefined): Readable;
  /** Whether a request that brings no file is refused. */
  needsFile(request: WithoutFile): boolean;
  /** What kind of file something is; undefined for no kind that is known. */
  kindOf(file: StoredFile): Promise<MediaKind | undefined>;
  /** Whether a photo or video can be made of a file. */
  supports(kind: MediaKind | undefined, file: CandidateFile): boolean;
}

export const photoDefaults: PhotoDecisions = {
  arrives: (source) => source,
  needsFile: () => true,
  kindOf: recognise,
  supports: (kind) => kind !== undefined,
};
