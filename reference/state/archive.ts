import type { ArchiveDecisions } from '../decisions/archive.js';
import type { Parameters } from '../server/parameters.js';
import type { Photo, StoredFile, Token } from './model.js';
import type { Spool } from './spool.js';

interface Entry {
  readonly photo: Photo;
  readonly file: StoredFile | undefined;
  /** Milliseconds of the process's own clock. */
  readonly storedAt: number;
}

/** The photos and videos of one instance, with the file that each of them has now. */
export class Archive {
  readonly #decisions: ArchiveDecisions;
  readonly #spool: Spool;
  readonly #photos = new Map<string, Entry>();
  readonly #equal = new Map<string, Photo>();
  /** By photo, in milliseconds of the process's own clock. */
  readonly #lockedUntil = new Map<string, number>();
  #count = 0;

  constructor(decisions: ArchiveDecisions, spool: Spool) {
    this.#decisions = decisions;
    this.#spool = spool;
  }

  /** Every photo, with its file if it has one. */
  get all(): Iterable<{ readonly photo: Photo; readonly file: StoredFile | undefined }> {
    return this.#photos.values();
  }

  has(photoId: string): boolean {
    const entry = this.#photos.get(photoId);
    return entry !== undefined && performance.now() >= entry.storedAt + this.#decisions.knownAfterMs;
  }

  /** Makes a photo that has no file yet. */
  found(): Photo {
    const photo = this.#fresh();
    this.#photos.set(photo.photoId, { photo, file: undefined, storedAt: Number.NEGATIVE_INFINITY });
    return photo;
  }

  /** The photo that redeeming a token makes or replaces. It is not in the archive before it is stored. */
  async photoFor(token: Token, sent: Parameters, file?: StoredFile): Promise<Photo> {
    if (token.kind === 'upload') return this.#equalTo(file, () => this.#fresh(token));
    const replaced = this.#photos.get(this.#decisions.target(token, sent))?.photo;
    return replaced === undefined ? this.#fresh(token) : this.#decisions.replaced(replaced, () => this.#fresh(token));
  }

  /** Why a replacement cannot be made now; undefined for an upload, and where nothing is in the way. */
  obstacle(token: Token, sent: Parameters): 'no_photo' | 'locked' | undefined {
    if (token.kind === 'upload') return undefined;
    const photoId = this.#decisions.target(token, sent);
    if (!this.#photos.has(photoId)) return this.#decisions.makesMissing ? undefined : 'no_photo';
    return performance.now() < (this.#lockedUntil.get(photoId) ?? 0) ? 'locked' : undefined;
  }

  async store(photo: Photo, file: StoredFile | undefined): Promise<void> {
    const before = this.#photos.get(photo.photoId);
    if (file !== undefined) this.#spool.keep(file);
    this.#lockedUntil.set(photo.photoId, performance.now() + this.#decisions.lockedMs);
    this.#photos.set(photo.photoId, { photo, file, storedAt: before?.storedAt ?? performance.now() });
    if (before?.file !== undefined) await this.#spool.discard(before.file);
  }

  async #equalTo(file: StoredFile | undefined, fresh: () => Photo): Promise<Photo> {
    const identity = file && (await this.#decisions.identity?.(file));
    if (identity === undefined) return fresh();
    const photo = this.#equal.get(identity) ?? fresh();
    this.#equal.set(identity, photo);
    return photo;
  }

  #fresh(token?: Token): Photo {
    this.#count += 1;
    return this.#decisions.number(this.#count, token);
  }
}
