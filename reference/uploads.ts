import type { Chunk, Piece, Upload } from './chunk-rules.js';
import type { ChunkDecisions } from './decisions/chunks.js';
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
    const piece: Piece = { path: file.path, size: file.size, number: chunk.number, arrival: upload.arrivals };
    for (const useless of await this.#decisions.accept(upload, piece)) await this.#spool.discard(useless);
    const whole = (current: Upload) => this.#decisions.complete(current, chunk, this.#decisions.splits);
    const pieces = await this.#decisions.take(upload, whole);
    return pieces === undefined ? undefined : this.#join(upload, chunk, this.#decisions.order(pieces));
  }

  /** The upload that a chunk belongs to, begun with it if need be. */
  open(scope: string, chunk: Chunk): Upload {
    const key = this.#decisions.key(scope, chunk);
    const upload = this.#uploads.get(key) ?? { pieces: new Map(), arrivals: 0, completions: 0, paid: false };
    this.#uploads.set(key, upload);
    return upload;
  }

  async #join(upload: Upload, chunk: Chunk, pieces: readonly Piece[]): Promise<StoredFile> {
    const { alter } = this.#decisions;
    const [only] = pieces;
    const isHeld = (piece: Piece) => upload.pieces.get(piece.number) === piece;
    if (only !== undefined && pieces.length === 1 && alter === undefined && !isHeld(only)) return only;
    const joined = await this.#spool.join(pieces, alter === undefined ? undefined : (bytes) => alter(bytes, chunk));
    this.#spool.keep(joined);
    for (const piece of pieces) if (!isHeld(piece)) await this.#spool.discard(piece);
    return joined;
  }
}
