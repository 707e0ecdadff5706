import { createHash, randomBytes } from 'node:crypto';
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

/** What distinguishes a file from others, and where it is fetched. */
function placeOf({ identifier, filename, totalSize }: AskedChunk, token: string) {
  return {
    key: JSON.stringify([token, identifier, filename, totalSize]),
    values: { identifier, filename, totalSize, token },
  };
}

/** The files that a back end has completed, as far as its answers show it. */
export class Uploads {
  readonly #backend: Backend;
  readonly #wire: Wire;
  readonly #finished = new Map<string, Finished>();
  readonly #byId = new Map<string, Finished>();
  /** The numbers that were taken of each file since it was reported as complete. */
  readonly #since = new Map<string, Set<string>>();
  /** Digest of what was found where a file is to be, before its first chunk was sent. */
  readonly #before = new Map<string, Promise<string | undefined>>();

  constructor(backend: Backend, wire: Wire) {
    this.#backend = backend;
    this.#wire = wire;
  }

  /** To be called before a chunk is sent: what is there already, as under a name that was used before, completes nothing. */
  async begin(chunk: AskedChunk, token: string, signal: AbortSignal): Promise<void> {
    if (this.#backend.completion !== undefined) return;
    const { key, values } = placeOf(chunk, token);
    const before = this.#before.get(key) ?? this.#digest(values, signal);
    this.#before.set(key, before);
    await before;
  }

  /**
   * What the answer to a chunk completes. The same file, as far as the back end distinguishes files, is the same upload.
   * A back end whose answers are all alike is asked for the file instead, and each file completes once.
   */
  async completedBy(answer: WireAnswer, { chunk, token, signal, once }: Taken): Promise<Finished | undefined> {
    const { filename } = chunk;
    const { key, values } = placeOf(chunk, token);
    this.#since.get(key)?.add(chunk.number);
    const isSilent = this.#backend.completion === undefined;
    const { isComplete, file } = isSilent
      ? { isComplete: await this.#isThere(key, values, signal), file: undefined }
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

  async #digest(values: Values, signal: AbortSignal): Promise<string | undefined> {
    const bytes = await finishedFile(this.#backend, this.#wire, values, signal);
    return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex');
  }

  /** Whether a file is there that was not there when its first chunk was sent. */
  async #isThere(key: string, values: Values, signal: AbortSignal): Promise<boolean> {
    const digest = await this.#digest(values, signal);
    return digest !== undefined && digest !== (await this.#before.get(key));
  }

  #keep(key: string, filename: string, values: Values): Finished {
    const finished = { id: String(randomBytes(6).readUIntBE(0, 6)), filename, values };
    this.#finished.set(key, finished);
    this.#byId.set(finished.id, finished);
    return finished;
  }
}
