/** The time of one instance: the real one, moved by what its clock was advanced. */
export class Clock {
  #movedMs = 0;

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#movedMs;
  }

  advance(seconds: number): void {
    this.#movedMs += seconds * 1000;
  }
}
