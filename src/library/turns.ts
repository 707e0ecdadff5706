/** Lets work run at the same time, except what must run alone. */
export class Turns {
  /** Settled when the last work that runs alone is over. */
  #gate: Promise<unknown> = Promise.resolve();
  readonly #running = new Set<Promise<unknown>>();

  /** Runs work, alone or beside other work that does not run alone. */
  take<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    const before = alone ? [this.#gate, ...this.#running] : [this.#gate];
    const result = Promise.allSettled(before).then(work);
    const over = result.then(
      () => {},
      () => {},
    );
    if (alone) this.#gate = over;
    this.#running.add(over);
    void over.then(() => this.#running.delete(over));
    return result;
  }
}
