import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredFile } from './model.js';

/** Bytes up to which a file is kept in memory, which takes a small part of the time that a file on the disk takes. */
const small = 64 * 1024;

/**
 * The files of one instance: small ones in memory, others in a directory that is made when the first of them comes and
 * removed at the end.
 */
export class Spool {
  readonly #parent: string | undefined;
  readonly #kept = new Set<StoredFile['content']>();
  #directory: Promise<string> | undefined;

  /** `parent` is an existing or new directory; by default the system's own for temporary files. */
  constructor(parent?: string) {
    this.#parent = parent;
  }

  async #make(): Promise<string> {
    const parent = this.#parent ?? tmpdir();
    await mkdir(parent, { recursive: true });
    return mkdtemp(join(parent, 'upload-reference-'));
  }

  async #newPath(): Promise<string> {
    this.#directory ??= this.#make();
    try {
      return join(await this.#directory, randomUUID());
    } catch (error) {
      // There may be a place for the next one.
      this.#directory = undefined;
      throw error;
    }
  }

  /** Stores a stream to its end. Of a stream that breaks off nothing is left. */
  async receive(content: Readable): Promise<StoredFile> {
    const blocks: AsyncIterableIterator<Buffer> = content[Symbol.asyncIterator]();
    const first: Buffer[] = [];
    for (let size = 0; size <= small; ) {
      const { done, value } = await blocks.next();
      if (done) return { content: Buffer.concat(first), size };
      first.push(value);
      size += value.length;
    }
    const path = await this.#newPath();
    const file = createWriteStream(path);
    try {
      await pipeline(async function* () {
        yield* first;
        yield* blocks;
      }, file);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { content: path, size: file.bytesWritten };
  }

  /** Stores files one behind the other as a new one; `alter` may change the bytes on the way. */
  join(files: readonly StoredFile[], alter?: (bytes: Buffer) => Buffer): Promise<StoredFile> {
    return this.receive(Readable.from(contents(files, alter), { objectMode: false }));
  }

  /** Stores bytes that are at hand. */
  write(bytes: Buffer): Promise<StoredFile> {
    return this.receive(Readable.from([bytes], { objectMode: false }));
  }

  /** Says that a file that came with a request outlives it. */
  keep(file: StoredFile): void {
    this.#kept.add(file.content);
  }

  /** Removes what is not kept of the files that came with a request. */
  async dismiss(files: Iterable<StoredFile>): Promise<void> {
    for (const file of files) if (!this.#kept.has(file.content)) await this.discard(file);
  }

  async discard(file: StoredFile): Promise<void> {
    this.#kept.delete(file.content);
    if (typeof file.content === 'string') await rm(file.content, { force: true });
  }

  async close(): Promise<void> {
    if (this.#directory !== undefined) await rm(await this.#directory, { recursive: true, force: true });
  }
}

async function* contents(files: readonly StoredFile[], alter?: (bytes: Buffer) => Buffer): AsyncGenerator<Buffer> {
  for (const { content } of files) {
    const blocks =
      typeof content === 'string'
        ? createReadStream(content, { highWaterMark: 1 << 18 })
        : content.length > 0
          ? [content]
          : [];
    for await (const bytes of blocks) {
      yield alter === undefined ? bytes : alter(bytes);
    }
  }
}
