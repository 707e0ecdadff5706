import type { Attempt } from './attempt.js';
import { isBefore } from './order.js';

/** The chunks of one file as they were sent, up to one of them. */
export class ChunkSequence {
  readonly #self: Attempt;
  /** When the last request on each connection began. */
  readonly #lastOn = new Map<number, number>();
  /** Every POST that is known. */
  readonly all: readonly Attempt[];
  /** Those that were over when the last one began. */
  readonly before: readonly Attempt[];

  constructor(self: Attempt, requests: readonly Attempt[]) {
    this.#self = self;
    for (const { connection, begun } of requests)
      if (connection !== undefined && begun <= self.begun)
        this.#lastOn.set(connection, Math.max(begun, this.#lastOn.get(connection) ?? 0));
    this.all = requests.filter(({ method }) => method === 'POST');
    this.before = this.all.filter((one) => isBefore(one, self));
  }

  /**
   * Whether the answer to a request certainly reached the client: its connection was gone on with. An answer that has left
   * here may still be lost on a bad line, and whoever gives up waiting closes the connection.
   */
  hasReached({ connection, ended = Number.POSITIVE_INFINITY }: Attempt): boolean {
    return connection !== undefined && (this.#lastOn.get(connection) ?? 0) > ended;
  }

  /**
   * At how many places the client went back to chunks although their HTTP 200 has reached it. Chunks in a row are one place:
   * what a pause drops is sent again at once.
   */
  needlessRepeats(): number {
    const latest = new Map<number | undefined, Attempt>();
    let isRepeating = false;
    let places = 0;
    for (const one of this.all.filter(({ begun }) => begun <= this.#self.begun).sort((a, b) => a.begun - b.begun)) {
      if (!one.isRead) continue;
      const earlier = latest.get(one.chunk?.number);
      const isAgain = earlier?.status === 200 && earlier.sha256 === one.sha256 && this.hasReached(earlier);
      if (isAgain && !isRepeating) places += 1;
      isRepeating = isAgain;
      latest.set(one.chunk?.number, one);
    }
    return places;
  }
}
