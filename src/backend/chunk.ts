import { createHash } from 'node:crypto';
import { type Pairs, valuesOf } from '../client/pairs.js';
import type { Backend, ChunkField } from '../config/backend.js';
import { filledIn } from './template.js';

/** A chunk as the suite describes it: texts, for they may be wrong on purpose. */
export type AskedChunk = Readonly<Record<Exclude<ChunkField, 'offset' | 'file'>, string>>;

/** The name by which the documents of the API call each field of a chunk. */
const documented: Readonly<Record<keyof AskedChunk, string>> = {
  number: 'resumableChunkNumber',
  chunkSize: 'resumableChunkSize',
  currentSize: 'resumableCurrentChunkSize',
  totalSize: 'resumableTotalSize',
  chunks: 'resumableTotalChunks',
  identifier: 'resumableIdentifier',
  filename: 'resumableFilename',
  relativePath: 'resumableRelativePath',
  type: 'resumableType',
};

/** Bytes of the chunks into which Resumable.js cuts files as it comes. */
const usualChunkSize = 2 ** 20;

/** How many chunks Resumable.js makes of a file; 1 where the sizes are none. */
function usualChunks(totalSize: string, chunkSize: string): string {
  const count = Math.floor(Number(totalSize) / Number(chunkSize));
  return String(Number.isSafeInteger(count) ? Math.max(1, count) : 1);
}

/**
 * What a request says of its chunk. What it leaves out of the nine parameters is completed as the library would send it.
 * @param part what is known of the bytes; undefined for a request without any
 * @returns undefined for a request that is about no chunk
 */
export function askedChunk(
  parameters: Pairs,
  part: { readonly filename: string; readonly length: number } | undefined,
): AskedChunk | undefined {
  const given = (name: keyof AskedChunk): string | undefined => valuesOf(parameters, documented[name])[0];
  const number = given('number');
  if (number === undefined) return undefined;
  const chunkSize = given('chunkSize') ?? '';
  const totalSize = given('totalSize') ?? '';
  const filename = given('filename') ?? part?.filename ?? '';
  return {
    number,
    chunkSize,
    totalSize,
    currentSize: given('currentSize') ?? String(part?.length ?? 0),
    chunks: given('chunks') ?? usualChunks(totalSize, chunkSize),
    identifier: given('identifier') ?? '',
    filename,
    relativePath: given('relativePath') ?? filename,
    type: given('type') ?? '',
  };
}

/** A whole file as the only chunk of it. */
export function onlyChunk(filename: string, length: number, identifier: string): AskedChunk {
  const size = String(length);
  return {
    number: '1',
    chunkSize: String(Math.max(usualChunkSize, length)),
    currentSize: size,
    totalSize: size,
    chunks: '1',
    identifier,
    filename,
    relativePath: filename,
    type: '',
  };
}

const isWhole = (text: string): boolean => /^-?\d{1,15}$/.test(text);

/** The number of a chunk as the back end counts; what is not a number stays as it is. */
function counted(number: string, firstNumber: number): string {
  return isWhole(number) ? String(Number(number) - 1 + firstNumber) : number;
}

function offsetOf({ number, chunkSize }: AskedChunk): string {
  return isWhole(number) && isWhole(chunkSize) ? String((Number(number) - 1) * Number(chunkSize)) : '';
}

/** Eight, four, four, four and twelve digits of a UUID of version 4, made of a text: the same for the same text. */
function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** A chunk as the library of a back end describes it: Dropzone makes up its identifiers. */
export function spoken({ library }: Pick<Backend, 'library'>, chunk: AskedChunk): AskedChunk {
  return library === 'dropzone' ? { ...chunk, identifier: uuidOf(chunk.identifier) } : chunk;
}

/** The fields of a chunk as a back end takes them, in the order of its library. */
export function fieldsOf(backend: Backend, chunk: AskedChunk, token: string): Pairs {
  const { file: _, ...names } = backend.fields;
  const values = { ...chunk, number: counted(chunk.number, backend.firstNumber), offset: offsetOf(chunk) };
  const isNamed = (key: string): key is keyof typeof values => Object.hasOwn(values, key);
  const own = Object.entries(names).flatMap(([key, name]): [string, string][] =>
    name === '' || !isNamed(key) ? [] : [[name, values[key]]],
  );
  const more = Object.entries(backend.more).map(([name, text]): [string, string] => [
    name,
    filledIn(text, { ...chunk, token }),
  ]);
  return [...own, ...more];
}
