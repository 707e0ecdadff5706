import type { Pair } from '../state/model.js';

/** An ordered list of parameters in which names may repeat. */
export class Parameters {
  readonly pairs: readonly Pair[];

  constructor(pairs: Iterable<Pair>) {
    this.pairs = [...pairs];
  }

  static readonly none = new Parameters([]);

  /** Decodes `application/x-www-form-urlencoded` text, which is also the form of a query string. */
  static parse(encoded: string): Parameters {
    return new Parameters(new URLSearchParams(encoded));
  }

  /** The first value of a name. */
  get(name: string): string | undefined {
    return this.pairs.find(([key]) => key === name)?.[1];
  }

  has(name: string): boolean {
    return this.pairs.some(([key]) => key === name);
  }

  /** These parameters, and of the others those whose names do not occur here. */
  over(others: Parameters): Parameters {
    return new Parameters([...this.pairs, ...others.pairs.filter(([name]) => !this.has(name))]);
  }
}

/** Reads a whole number without a sign in front of digits other than `-`; undefined for anything else. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*-?\d+\s*$/.test(text)) return undefined;
  return Number(text);
}
