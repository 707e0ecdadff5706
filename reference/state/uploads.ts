import type { ChunkDecisions } from '../decisions/chunks.js';
import type { Chunk, Piece, Upload } from '../methods/chunk-rules.js';
import type { ReceivedFile, StoredFile } from './model.js';
import type { Spool } from './spool.js';

/** The chunked uploads of one instance, each under the name that its chunks share. */
export class Uploads {
  readonly #decisions: ChunkDecisions;
  readonly #spool: Spool;
  readonly #uploads = new Map<string, Upload>();

  constructor(decisions: ChunkDecisions, spool: Spool) {
    this.#decisions = decisions;
    this.#spool = spool;
  }

  /** The upload that a chunk belongs to, if any of its chunks came before. */
  find(scope: string, chunk: Chunk): Upload | undefined {
    return this.#uploads.get(this.#decisions.key(scope, chunk));
  }

  /** Takes in a chunk that is right; gives the whole file to the one request that completed it. */
  async add(scope: string, chunk: Chunk, file: ReceivedFile): Promise<StoredFile | undefined> {
    const upload = this.open(scope, chunk);
    this.#spool.keep(file);
    upload.arrivals += 1;
    const piece: Piece = { content: file.content, size: file.size, number: chunk.number, arrival: upload.arrivals };
    for (const useless of await this.#decisions.accept(upload, piece)) await this.#spool.discard(useless);
    const whole = (current: Upload) => this.#decisions.complete(current, chunk, this.#decisions.splits);
    const known = [...upload.pieces.values()];
    const pieces = await this.#decisions.take(upload, whole);
    if (pieces === undefined) return undefined;
    const joined = await this.#join(this.#decisions.order(pieces), chunk);
    // Also those go that another split would have needed.
    for (const one of new Set([...known, ...pieces])) {
      if (upload.pieces.get(one.number) !== one && one.content !== joined.content) await this.#spool.discard(one);
    }
    return joined;
  }

  /** The upload that a chunk belongs to, begun with it if need be. */
  open(scope: string, chunk: Chunk): Upload {
    const key = this.#decisions.key(scope, chunk);
    const upload = this.#uploads.get(key) ?? { pieces: new Map(), arrivals: 0, completions: 0, paid: false };
    this.#uploads.set(key, upload);
    return upload;
  }

  async #join(pieces: readonly Piece[], chunk: Chunk): Promise<StoredFile> {
    const { alter } = this.#decisions;
    const [only] = pieces;
    if (only !== undefined && pieces.length === 1 && alter === undefined) return only;
    const joined = await this.#spool.join(pieces, alter === undefined ? undefined : (bytes) => alter(bytes, chunk));
    this.#spool.keep(joined);
    return joined;
  }
}
