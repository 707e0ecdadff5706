/** Packs bits into bytes, from the least significant bit up (deflate, GIF) or from the most significant down (JPEG). */
export class Bits {
  readonly #bytes: number[] = [];
  readonly #order: 'up' | 'down';
  #length = 0;

  constructor(order: 'up' | 'down') {
    this.#order = order;
  }

  /** How many bits there are. */
  get length(): number {
    return this.#length;
  }

  put(value: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const up = this.#order === 'up';
      const bit = (value >>> (up ? i : count - 1 - i)) & 1;
      const at = this.#length >>> 3;
      const within = this.#length & 7;
      this.#bytes[at] = (this.#bytes[at] ?? 0) | (bit << (up ? within : 7 - within));
      this.#length++;
    }
  }

  /** Goes on to the next whole byte. */
  align(bit: 0 | 1 = 0): void {
    while (this.#length & 7) this.put(bit, 1);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
