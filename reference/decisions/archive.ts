import { randomBytes } from 'node:crypto';
import type { Parameters } from '../server/parameters.js';
import type { Photo, StoredFile, Token } from '../state/model.js';

/** How photos are numbered, replaced and recognised. */
export interface ArchiveDecisions {
  /** The photo that is the `count`-th of this instance, counted from 1, and made with a token unless it is the first. */
  number(count: number, token?: Token): Photo;
  /** The photo as it is after its file was replaced; `fresh` makes a new one. */
  replaced(photo: Photo, fresh: () => Photo): Photo;
  /** The photo that a replacement goes to. */
  target(token: Token, sent: Parameters): string;
  /** What equal files have in common where they are one photo; undefined where each upload is a photo of its own. */
  readonly identity: ((file: StoredFile) => Promise<string>) | undefined;
  /** Milliseconds until a photo that was stored is known to get-replace-token. */
  readonly knownAfterMs: number;
  /** Whether get-replace-token refuses a photo_id that is not in the archive. */
  readonly mustExist: boolean;
  /** Whether a replacement of a photo that is not in the archive makes one. */
  readonly makesMissing: boolean;
  /** Milliseconds for which a photo cannot be replaced after it was stored. */
  readonly lockedMs: number;
}

export const archiveDefaults: ArchiveDecisions = {
  number: (count) => ({
    photoId: String(123_455 + count),
    treeId: String(900_000 + count * 7),
    secret: randomBytes(16).toString('hex'),
  }),
  replaced: (photo) => photo,
  target: (token) => token.photoId,
  identity: undefined,
  knownAfterMs: 0,
  mustExist: true,
  makesMissing: false,
  lockedMs: 0,
};
