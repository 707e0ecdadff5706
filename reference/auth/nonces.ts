/** Remembered at the most; a client that waits for as many calls of others may repeat a nonce unseen. */
const most = 100_000;

/** The nonces that were used with the signatures of one instance (RFC 5849, section 3.3). */
export class Nonces {
  readonly #used = new Set<string>();

  /** Takes a nonce, together with what it has to be unique with; false when it was used before. */
  take(nonce: string): boolean {
    if (this.#used.has(nonce)) return false;
    this.#used.add(nonce);
    const [oldest] = this.#used;
    if (this.#used.size > most && oldest !== undefined) this.#used.delete(oldest);
    return true;
  }
}
