import type { Attempt } from './attempt.js';
import { countsOf, covers, isWhole, type WholeClaim, wrongOf } from './chunk-claim.js';
import { isBefore, overlaps } from './order.js';

/** The requests for one file in chunks, seen from one of them. */
export class ChunkSet {
  readonly #self: Attempt;
  readonly #claim: WholeClaim;
  /** Every chunk that was sent before the answer to this one had passed, itself included. */
  readonly #sent: readonly Attempt[];

  /** @param all everything of the file, in any order */
  constructor(self: Attempt, claim: WholeClaim, all: readonly Attempt[]) {
    this.#self = self;
    this.#claim = claim;
    this.#sent = all.filter((one) => one.method !== 'GET' && one.begun < (self.ended ?? Number.POSITIVE_INFINITY));
  }

  /** Whether all requests agree on the sizes, so that one can say which chunks there are. */
  get agrees(): boolean {
    const { chunkSize, totalSize } = this.#claim;
    const fits = chunkSize > 0 && totalSize > 0;
    return fits && this.#sent.every(({ chunk }) => chunk?.chunkSize === chunkSize && chunk.totalSize === totalSize);
  }

  get #numbers(): Set<number> {
    return new Set(this.#sent.flatMap(({ chunk }) => chunk?.number ?? []));
  }

  /** Whether a chunk is certainly missing, by whichever split and in whatever order the others are handled. */
  get isIncomplete(): boolean {
    return !covers(this.#numbers, this.#claim);
  }

  /** Whether this chunk certainly completes its file: all others were accepted before it, and none was ever wrong. */
  get completes(): boolean {
    const { long } = countsOf(this.#claim);
    const others = this.#sent.filter(({ id }) => id !== this.#self.id);
    const accepted = others.every((one) => isBefore(one, this.#self) && one.status === 200 && isRight(one));
    const numbers = this.#numbers;
    if (!accepted || !isRight(this.#self) || this.hasSuccess || numbers.size !== long) return false;
    if (others.some(({ chunk }) => chunk?.number === this.#claim.number)) return false;
    // Of a file that is split the other way nothing is certain.
    return this.#claim.totalSize % this.#claim.chunkSize === 0 || this.#lastIsLong;
  }

  get #lastIsLong(): boolean {
    const { long } = countsOf(this.#claim);
    const rest = this.#claim.totalSize - (long - 1) * this.#claim.chunkSize;
    return this.#sent.some(({ chunk, size }) => chunk?.number === long && size === rest);
  }

  /** Whether an earlier or simultaneous request had completed the file. */
  get hasSuccess(): boolean {
    return this.#sent.some((one) => one.id !== this.#self.id && one.result === 'success');
  }

  /** Whether an earlier request had certainly completed the file. */
  get isLate(): boolean {
    return this.#sent.some((one) => one.result === 'success' && isBefore(one, this.#self));
  }

  /** A request that completed the file as well, with another product. */
  get otherSuccess(): Attempt | undefined {
    const { product } = this.#self;
    return this.#sent.find((one) => one.result === 'success' && one.product !== product && product !== undefined);
  }

  /** Whether every chunk was sent often enough for as many uploads as there are products. */
  get wasSentAgain(): boolean {
    const products = new Set(
      this.#sent.flatMap(({ result, product }) => (result === 'success' ? (product ?? []) : [])),
    );
    const often = new Map<number, number>();
    for (const { chunk } of this.#sent)
      if (chunk?.number !== undefined) often.set(chunk.number, (often.get(chunk.number) ?? 0) + 1);
    const enough = new Set([...often].flatMap(([number, count]) => (count >= products.size ? [number] : [])));
    return covers(enough, this.#claim);
  }

  /** Whether the same bytes were sent before under this number. */
  get isRepeat(): boolean {
    const { id, sha256 } = this.#self;
    return this.#sent.some((one) => one.id !== id && one.chunk?.number === this.#claim.number && one.sha256 === sha256);
  }

  /** Whether the file has a single chunk by the default split. */
  get isSingle(): boolean {
    return countsOf(this.#claim).long === 1;
  }

  /** Whether a chunk of this number may have been sent. */
  get hasNumber(): boolean {
    return this.#numbers.has(this.#claim.number);
  }

  overlaps(other: Attempt): boolean {
    return overlaps(this.#self, other);
  }
}

function isRight({ chunk, size, isRead }: Attempt): boolean {
  return isRead && size !== undefined && chunk !== undefined && isWhole(chunk) && wrongOf(chunk, size) === undefined;
}
