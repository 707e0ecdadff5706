/** Characters that are compared first; shorter needles are ignored. */
const prefixLength = 4;

/**
 * Finds any of many texts within another one by a single look at each of its characters, however many they are. Texts
 * hold one byte in each character.
 */
export class Needles {
  readonly #byBeginning = new Map<number, Set<string>>();

  add(needle: string): void {
    if (needle.length < prefixLength) return;
    const beginning = beginningOf(needle);
    const alike = this.#byBeginning.get(beginning);
    if (alike === undefined) this.#byBeginning.set(beginning, new Set([needle]));
    else alike.add(needle);
  }

  delete(needle: string): void {
    const beginning = beginningOf(needle);
    const alike = this.#byBeginning.get(beginning);
    alike?.delete(needle);
    if (alike?.size === 0) this.#byBeginning.delete(beginning);
  }

  /** Where needles begin and end in a text, in the order of their beginnings. */
  within(text: string): [from: number, to: number][] {
    const found: [number, number][] = [];
    let seen = beginningOf(text) >>> 8;
    for (let at = 0; at + prefixLength <= text.length; at += 1) {
      seen = (seen << 8) | text.charCodeAt(at + prefixLength - 1);
      for (const needle of this.#byBeginning.get(seen) ?? [])
        if (text.startsWith(needle, at)) found.push([at, at + needle.length]);
    }
    return found;
  }
}

/** The first characters as one number. */
function beginningOf(text: string): number {
  let number = 0;
  for (let at = 0; at < prefixLength; at += 1) number = (number << 8) | text.charCodeAt(at);
  return number;
}
