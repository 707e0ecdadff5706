/** Characters that are compared first; shorter needles are ignored. */
const prefixLength = 4;

/** Far more than the needles of a run, so that few digests of a text are those of a needle by chance. */
const digests = 2 ** 16;

/** A number below `digests` that follows from a beginning (multiplicative hashing by the golden ratio). */
const digestOf = (beginning: number): number => Math.imul(beginning, 0x9e3779b1) >>> 16;

/**
 * Finds any of many texts within another one by a single look at each of its characters, however many they are. Texts
 * hold one byte in each character.
 */
export class Needles {
  readonly #byBeginning = new Map<number, Set<string>>();
  /** How many beginnings there are by digest: most places of a text are passed over by a look at it. */
  readonly #digests = new Uint32Array(digests);

  add(needle: string): void {
    if (needle.length < prefixLength) return;
    const beginning = beginningOf(needle);
    const alike = this.#byBeginning.get(beginning);
    if (alike === undefined) {
      this.#byBeginning.set(beginning, new Set([needle]));
      this.#count(beginning, 1);
    } else alike.add(needle);
  }

  delete(needle: string): void {
    const beginning = beginningOf(needle);
    const alike = this.#byBeginning.get(beginning);
    alike?.delete(needle);
    if (alike?.size !== 0) return;
    this.#byBeginning.delete(beginning);
    this.#count(beginning, -1);
  }

  /** Where needles begin and end in a text, in the order of their beginnings. */
  within(text: string): [from: number, to: number][] {
    const found: [number, number][] = [];
    let seen = beginningOf(text) >>> 8;
    for (let at = 0; at + prefixLength <= text.length; at += 1) {
      seen = (seen << 8) | text.charCodeAt(at + prefixLength - 1);
      if (this.#digests[digestOf(seen)] === 0) continue;
      for (const needle of this.#byBeginning.get(seen) ?? [])
        if (text.startsWith(needle, at)) found.push([at, at + needle.length]);
    }
    return found;
  }

  #count(beginning: number, more: 1 | -1): void {
    const digest = digestOf(beginning);
    this.#digests[digest] = (this.#digests[digest] ?? 0) + more;
  }
}

/** The first characters as one number. */
function beginningOf(text: string): number {
  let number = 0;
  for (let at = 0; at < prefixLength; at += 1) number = (number << 8) | text.charCodeAt(at);
  return number;
}
