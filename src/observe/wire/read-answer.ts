import { createHash } from 'node:crypto';
import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';
import { header } from '../../client/exchange.js';
import type { Pairs } from '../../client/pairs.js';

/** Bytes of an answer that are kept to be read: many times what the API answers. */
const longestAnswer = 262_144;

const bounded = { maxOutputLength: 1_048_576 };
const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, bounded),
  'x-gzip': (bytes) => gunzipSync(bytes, bounded),
  deflate: (bytes) => inflateSync(bytes, bounded),
  br: (bytes) => brotliDecompressSync(bytes, { ...bounded, finishFlush: constants.BROTLI_OPERATION_FINISH }),
};

/** Takes note of an answer's body while it passes. */
export class AnswerReader {
  readonly #hash = createHash('sha256');
  readonly #kept: Uint8Array[] = [];
  #size = 0;

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    this.#hash.update(bytes);
    if (this.#size <= longestAnswer) this.#kept.push(Uint8Array.from(bytes));
    else this.#kept.length = 0;
  }

  /** To be called once: size and digest as on the wire, the bytes with their coding undone where that is possible. */
  end(headers: Pairs): { size: number; sha256: string; bytes: Uint8Array | undefined } {
    const whole = this.#size <= longestAnswer ? Buffer.concat(this.#kept) : undefined;
    const coding = header(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
    return { size: this.#size, sha256: this.#hash.digest('hex'), bytes: whole && uncoded(whole, coding) };
  }
}

/** Undefined for a coding that is not known, a broken one, and one that expands to too much. */
function uncoded(bytes: Uint8Array, coding: string): Uint8Array | undefined {
  if (coding === '' || coding === 'identity' || bytes.length === 0) return bytes;
  try {
    return decoders[coding]?.(bytes);
  } catch {
    return undefined;
  }
}
