import { setTimeout as pause } from 'node:timers/promises';
import type { ChunkDecisions } from '../decisions/chunks.js';
import type { Chunk, Finished, Piece, Upload } from '../methods/chunk-rules.js';
import { digestOf } from './digest.js';
import type { Answer, ReceivedFile, StoredFile } from './model.js';
import type { Spool } from './spool.js';

/** The role of a valid chunk: one of several, the one that completed its file, or one that arrived again. */
export type Arrival =
  | { readonly kind: 'inner' }
  | { readonly kind: 'again'; readonly finished: Finished }
  | {
      readonly kind: 'whole';
      readonly file: StoredFile;
      readonly finished: Finished;
      /** Remembers what the chunk is answered, for chunks that arrive once more. A failure is not remembered. */
      answered(answer: Promise<Answer>): Promise<Answer>;
    };

/** The chunked uploads of one instance, each under the name that its chunks share. */
export class Uploads {
  readonly #decisions: ChunkDecisions;
  readonly #spool: Spool;
  readonly #uploads = new Map<string, Upload>();

  constructor(decisions: ChunkDecisions, spool: Spool) {
    this.#decisions = decisions;
    this.#spool = spool;
  }

  /** Every upload that was begun. */
  get all(): Iterable<Upload> {
    return this.#uploads.values();
  }

  /** The upload that a chunk belongs to, if another of its chunks arrived before. */
  find(scope: string, chunk: Chunk): Upload | undefined {
    return this.#uploads.get(this.#decisions.key(scope, chunk));
  }

  /**
   * Drops the chunks of files that were not completed in time.
   * @param now milliseconds since the epoch, on the site's clock
   * @returns those of them that had taken a use
   */
  async lapse(now: number): Promise<readonly Upload[]> {
    const { keptForMs } = this.#decisions;
    const lapsed = [...this.#uploads.values()].filter(
      ({ pieces, touchedAt, underWay }) => underWay === 0 && pieces.size > 0 && now - touchedAt >= keptForMs,
    );
    const paid = lapsed.filter((upload) => upload.paid);
    for (const upload of lapsed) {
      const dropped = [...upload.pieces.values()];
      upload.pieces.clear();
      upload.paid = false;
      for (const piece of dropped) await this.#spool.discard(piece);
    }
    return paid;
  }

  /** Answers a chunk, unless others of its file keep it out for now. */
  async inTurn(scope: string, chunk: Chunk, now: number, answer: () => Promise<Answer>): Promise<Answer> {
    const { turnedAway, storingMs } = this.#decisions;
    const upload = this.open(scope, chunk);
    const refusal = turnedAway(upload.underWay, chunk);
    if (refusal !== undefined) return refusal;
    upload.underWay += 1;
    upload.touchedAt = now;
    try {
      if (storingMs > 0) await pause(storingMs, undefined, { ref: false });
      return await answer();
    } finally {
      upload.underWay -= 1;
    }
  }

  /** Takes in a valid chunk; gives the whole file to the one request that completed it. */
  async add(scope: string, chunk: Chunk, file: ReceivedFile): Promise<Arrival> {
    const digest = await digestOf(file);
    // From here on nothing else happens until the file is taken, but for decisions that take their time.
    const upload = this.open(scope, chunk);
    const { finished } = upload;
    if (finished !== undefined && this.#decisions.answersAgain(finished, chunk.number, digest))
      return { kind: 'again', finished };
    this.#spool.keep(file);
    upload.arrivals += 1;
    const piece: Piece = {
      content: file.content,
      size: file.size,
      number: chunk.number,
      arrival: upload.arrivals,
      digest,
    };
    const accepted = this.#decisions.accept(upload, piece);
    const useless = accepted instanceof Promise ? await accepted : accepted;
    const whole = (current: Upload) => this.#decisions.complete(current, chunk, this.#decisions.splits);
    const known = [...upload.pieces.values()];
    const taken = this.#decisions.take(upload, whole);
    const pieces = taken instanceof Promise ? await taken : taken;
    const completion = pieces && remember(upload, pieces);
    for (const one of useless) await this.#spool.discard(one);
    if (pieces === undefined || completion === undefined) return { kind: 'inner' };
    const joined = await this.#join(this.#decisions.order(pieces), chunk);
    // Also those go that another split would have needed.
    for (const one of new Set([...known, ...pieces])) {
      if (upload.pieces.get(one.number) !== one && one.content !== joined.content) await this.#spool.discard(one);
    }
    return { kind: 'whole', file: joined, ...completion };
  }

  /** The upload that a chunk belongs to, begun with it if need be. */
  open(scope: string, chunk: Chunk): Upload {
    const key = this.#decisions.key(scope, chunk);
    const upload = this.#uploads.get(key) ?? {
      pieces: new Map(),
      arrivals: 0,
      completions: 0,
      paid: false,
      scope,
      first: chunk,
      touchedAt: 0,
      underWay: 0,
      finished: undefined,
    };
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

/** Notes at once that an upload is complete, and its answer as soon as there is one. */
function remember(
  upload: Upload,
  pieces: readonly Piece[],
): { finished: Finished; answered(answer: Promise<Answer>): Promise<Answer> } {
  let settle: (answer: Promise<Answer>) => void = () => {};
  const answer = new Promise<Answer>((resolve) => {
    settle = resolve;
  });
  const digests = new Map(pieces.map((one) => [one.number, one.digest]));
  const finished: Finished = { answer, digests, url: undefined, outcome: undefined };
  upload.finished = finished;
  answer.catch(() => {
    if (upload.finished === finished) upload.finished = undefined;
  });
  return {
    finished,
    answered(made) {
      settle(made);
      return made;
    },
  };
}
