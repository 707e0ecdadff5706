import { randomBytes } from 'node:crypto';
import { FormDataEncoder, type FormDataEntryValue } from 'form-data-encoder';
import { type Media, media } from '../media/media.js';
import type { FilePart } from './call.js';
import type { Pairs } from './pairs.js';

/** A request body of known length whose bytes are made when they are asked for. */
export interface Body {
  readonly contentType: string;
  /** Bytes. */
  readonly length: number;
  bytes(): AsyncIterable<Uint8Array>;
}

/** One piece of a media in the shape that the form encoder takes. */
function piece(part: FilePart): FormDataEntryValue {
  const whole: Media = media(part.descriptor);
  return {
    name: part.filename,
    type: part.type,
    size: part.end - part.start,
    lastModified: 0,
    stream: () => whole.stream(part.start, part.end),
    [Symbol.toStringTag]: 'File',
  };
}

/** The least that the encoder wants of a form: its entries, the file last, as in the documented form, unless it is to come first. */
class Form {
  readonly [Symbol.toStringTag] = 'FormData';
  readonly #entries: readonly [string, FormDataEntryValue][];

  constructor(fields: Pairs, file: FilePart | undefined) {
    const entries = fields.map(([name, value]): [string, FormDataEntryValue] => [name, value]);
    const part: typeof entries = file === undefined ? [] : [['file', piece(file)]];
    this.#entries = file?.first === true ? [...part, ...entries] : [...entries, ...part];
  }

  append(): void {
    throw new TypeError('a form is complete once it is made');
  }

  getAll(name: string): FormDataEntryValue[] {
    return this.#entries.filter(([candidate]) => candidate === name).map(([, value]) => value);
  }

  entries(): IterableIterator<[string, FormDataEntryValue]> {
    return this.#entries.values();
  }

  [Symbol.iterator](): IterableIterator<[string, FormDataEntryValue]> {
    return this.entries();
  }
}

/** As browsers begin theirs, and as lines of hostile files begin: a server that compares less than all of it ends them there. */
const boundary = (): string => `----WebKitFormBoundary${randomBytes(8).toString('hex')}`;

/** Encodes fields and a file as multipart/form-data with a known length (no chunked transfer coding needed). */
export function multipart(fields: Pairs, file: FilePart | undefined): Body {
  const encoder = new FormDataEncoder(new Form(fields, file), boundary());
  return {
    contentType: encoder.contentType,
    length: Number(encoder.contentLength),
    bytes: () => encoder.encode(),
  };
}
