import { random } from '../media/random.js';

/** Random choices that follow from a seed. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  /** From 0 to below 1. */
  share(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  /** One of several. @throws RangeError of none */
  one<T>(of: readonly T[]): T {
    const chosen = of[Math.floor(this.share() * of.length)];
    if (chosen === undefined) throw new RangeError('there is nothing to choose from');
    return chosen;
  }

  /** One of several, each as likely as its weight says. @throws RangeError of none */
  weighted<T>(of: readonly { readonly weight: number; readonly value: T }[]): T {
    let left = this.share() * of.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight, value } of of) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.one(of).value;
  }
}
