import { randomBytes } from 'node:crypto';
import type { Backend } from '../config/backend.js';
import type { AskedChunk } from './chunk.js';
import { completes, finishedFile } from './finished.js';
import type { Values } from './template.js';
import type { Wire, WireAnswer } from './wire.js';

/** A finished file, by the name that the adapter gives it. */
export interface Finished {
  /** Digits alone, as ids of photos are. */
  readonly id: string;
  readonly filename: string;
  readonly values: Values;
}

/** A chunk that was taken, under which token, or whatever stands for one. */
export interface Taken {
  readonly chunk: AskedChunk;
  readonly token: string;
  readonly signal: AbortSignal;
  /** A file that is complete completes again only when all of its chunks were taken again. */
  readonly once: boolean;
}

/** The files that a back end has completed, as far as its answers show it. */
export class Uploads {
  readonly #backend: Backend;
  readonly #wire: Wire;
  readonly #finished = new Map<string, Finished>();
  readonly #byId = new Map<string, Finished>();
  /** The numbers that were taken of each file since it was reported as complete. */
  readonly #since = new Map<string, Set<string>>();

  constructor(backend: Backend, wire: Wire) {
    this.#backend = backend;
    this.#wire = wire;
  }

  /**
   * What the answer to a chunk completes. The same file, as far as the back end distinguishes files, is the same upload.
   * A back end whose answers are all alike is asked for the file instead, and each file completes once.
   */
  async completedBy(answer: WireAnswer, { chunk, token, signal, once }: Taken): Promise<Finished | undefined> {
    const { identifier, filename, totalSize } = chunk;
    const key = JSON.stringify([token, identifier, filename, totalSize]);
    const values = { identifier, filename, totalSize, token };
    this.#since.get(key)?.add(chunk.number);
    const isSilent = this.#backend.completion === undefined;
    const { isComplete, file } = isSilent
      ? { isComplete: (await finishedFile(this.#backend, this.#wire, values, signal)) !== undefined, file: undefined }
      : completes(this.#backend, answer);
    if (!isComplete) return undefined;
    const before = this.#since.get(key);
    if ((once || isSilent) && before !== undefined && before.size < Number(chunk.chunks)) return undefined;
    this.#since.set(key, new Set());
    if (file === undefined) return this.#finished.get(key) ?? this.#keep(key, filename, values);
    const named = JSON.stringify([token, file]);
    return this.#finished.get(named) ?? this.#keep(named, filename, { ...values, file });
  }

  /** The bytes of a finished file; undefined where there are none. */
  async read(id: string, signal: AbortSignal): Promise<Buffer | undefined> {
    const finished = this.#byId.get(id);
    return finished === undefined ? undefined : finishedFile(this.#backend, this.#wire, finished.values, signal);
  }

  #keep(key: string, filename: string, values: Values): Finished {
    const finished = { id: String(randomBytes(6).readUIntBE(0, 6)), filename, values };
    this.#finished.set(key, finished);
    this.#byId.set(finished.id, finished);
    return finished;
  }
}
