import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { formDecoded } from '../../client/pairs.js';
import type { ObservedBody, ObservedFile } from '../observed.js';

/** Bytes of parameters that are kept of one request. */
const longestForm = 262_144;

/** Bytes that may wait for the parser before it is given up: the proxy never waits for it. */
const longestQueue = 8 * 1_048_576;

/** Bytes at the beginning of a file that are kept. */
const headLength = 64;

/** Reads a request body while it passes. */
export interface BodyReader {
  push(bytes: Uint8Array): void;
  /** What is known by now, also where the body broke off. */
  soFar(): ObservedBody;
  /** @returns what was read, as soon as the last byte has been looked at; never rejects */
  end(): Promise<ObservedBody>;
}

/** A reader for a body of this content type. */
export function readerOf(contentType: string, coding: string): BodyReader {
  if (coding !== '' && coding !== 'identity') return new Unread('other', `it is sent with the coding ${coding}`);
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data') return multipartReader(contentType);
  if (type === 'application/x-www-form-urlencoded') return new FormReader();
  return new Unread(contentType === '' ? 'none' : 'other');
}

/** A body that is not looked into. */
class Unread implements BodyReader {
  readonly #form: 'none' | 'other';
  readonly #problem: string | undefined;
  #size = 0;

  constructor(form: 'none' | 'other', problem?: string) {
    this.#form = form;
    this.#problem = problem;
  }

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
  }

  soFar(): ObservedBody {
    const form = this.#form === 'none' && this.#size > 0 ? 'other' : this.#form;
    return { form, fields: [], files: [], ...(this.#problem === undefined ? {} : { problem: this.#problem }) };
  }

  async end(): Promise<ObservedBody> {
    return this.soFar();
  }
}

class FormReader implements BodyReader {
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size <= longestForm) this.#parts.push(Uint8Array.from(bytes));
  }

  soFar(): ObservedBody {
    const tooLong = this.#size > longestForm ? { problem: 'its parameters are too long to be kept' } : {};
    const fields = this.#size > longestForm ? [] : formDecoded(Buffer.concat(this.#parts).toString('utf8'));
    return { form: 'urlencoded', fields, files: [], ...tooLong };
  }

  async end(): Promise<ObservedBody> {
    return this.soFar();
  }
}

function multipartReader(contentType: string): BodyReader {
  try {
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      limits: { fields: 1000, fieldSize: longestForm, files: 20, headerPairs: 200 },
      isPartAFile: (name, type, filename) =>
        filename !== undefined || (name === 'file' && type === 'application/octet-stream'),
    });
    return new MultipartReader(parser);
  } catch {
    return new Unread('other', 'its form has no boundary');
  }
}

/** A form with files: of each only its size, its digest and its beginning are kept. */
class MultipartReader implements BodyReader {
  readonly #parser: BusboyInstance;
  readonly #fields: [string, string][] = [];
  readonly #files: ObservedFile[] = [];
  readonly #finished: Promise<void>;
  #kept = 0;
  #open = 0;
  #problem: string | undefined;
  #isOver = false;

  constructor(parser: BusboyInstance) {
    this.#parser = parser;
    this.#finished = new Promise((resolve) => {
      const over = (problem?: string): void => {
        this.#problem ??= problem;
        this.#isOver = true;
        resolve();
      };
      parser.on('finish', () => over());
      parser.on('error', () => over('its form is malformed'));
      parser.on('close', () => over('its form is not complete'));
    });
    parser.on('field', (name: string | undefined, value: string, nameCut: boolean, cut: boolean) => {
      this.#kept += (name?.length ?? 0) + value.length;
      if (cut || nameCut || this.#kept > longestForm) this.#problem ??= 'its parameters are too long to be kept';
      else this.#fields.push([name ?? '', value]);
    });
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
      parser.on(limit, () => {
        this.#problem ??= 'its form has too many parts';
      });
    parser.on('file', (name: string | undefined, stream: Readable, filename, _encoding, type) => {
      this.#take(name ?? '', stream, filename, type);
    });
  }

  #take(field: string, stream: Readable, filename: string | undefined, type: string): void {
    const hash = createHash('sha256');
    let head = Buffer.alloc(0);
    let size = 0;
    this.#open += 1;
    stream.on('data', (bytes: Buffer) => {
      if (head.length < headLength) head = Buffer.concat([head, bytes.subarray(0, headLength - head.length)]);
      size += bytes.length;
      hash.update(bytes);
    });
    stream.on('end', () => {
      this.#open -= 1;
      this.#files.push({ field, filename, type, size, sha256: hash.digest('hex'), head });
    });
    stream.on('error', () => {
      this.#problem ??= 'a file of its form broke off';
    });
  }

  push(bytes: Uint8Array): void {
    if (this.#isOver) return;
    if (this.#parser.writableLength > longestQueue) {
      this.#problem ??= 'its form could not be read as fast as it passed';
      this.#isOver = true;
      this.#parser.destroy();
      return;
    }
    // The bytes are passed on as well, and whoever sends them may use their memory again.
    this.#parser.write(Uint8Array.from(bytes));
  }

  /** Why not everything is known; the parser passes over delimiters with blanks behind them, which RFC 2046 (5.1.1) allows. */
  get #gap(): string | undefined {
    if (this.#problem !== undefined) return this.#problem;
    if (this.#open > 0 || !this.#isOver) return 'its form is not complete';
    return this.#fields.length + this.#files.length === 0 ? 'no part of its form can be read' : undefined;
  }

  soFar(): ObservedBody {
    const problem = this.#gap;
    const { length } = this.#fields;
    const fields = this.#fields.slice(0, length);
    return { form: 'multipart', fields, files: [...this.#files], ...(problem === undefined ? {} : { problem }) };
  }

  async end(): Promise<ObservedBody> {
    if (!this.#isOver) this.#parser.end();
    await this.#finished;
    return this.soFar();
  }
}
