/** What an exploration has seen so far, by signs: statuses, shapes of answers, states of the model, pairs of steps. */
export class Seen {
  readonly #counts = new Map<string, number>();

  get size(): number {
    return this.#counts.size;
  }

  /** How often a sign was seen. */
  times(sign: string): number {
    return this.#counts.get(sign) ?? 0;
  }

  /** Notes a sign. @returns whether it is new */
  note(sign: string): boolean {
    const before = this.times(sign);
    this.#counts.set(sign, before + 1);
    return before === 0;
  }

  /** The signs, in order. */
  get signs(): readonly string[] {
    return [...this.#counts.keys()].sort();
  }
}

/** A number by its size, as in signs: 0, 1, 2, 3, 4+, 8+, 16+ and so on. */
export function sizeSign(value: number): string {
  return value < 4 ? String(value) : `${2 ** Math.floor(Math.log2(value))}+`;
}
