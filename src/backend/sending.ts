import type { Backend } from '../config/backend.js';
import { type AskedChunk, fieldsOf } from './chunk.js';
import type { IncomingFile } from './form.js';
import { type Wire, type WireAnswer, withQuery } from './wire.js';

/** Bytes of an answer to a chunk that are taken. */
const longestAnswer = 2 ** 20;

/** Characters of an answer that are passed on. */
const quoted = 300;

/** How a chunk is sent. */
export interface Sending {
  readonly token: string;
  /** Undefined: a request without a file. */
  readonly file: IncomingFile | undefined;
  /** The fields are in the address as well. */
  readonly isDoubled: boolean;
  readonly signal: AbortSignal;
}

/** Sends a chunk to a back end as its library does. */
export function sendChunk(backend: Backend, wire: Wire, chunk: AskedChunk, how: Sending): Promise<WireAnswer> {
  const fields = fieldsOf(backend, chunk, how.token);
  return wire({
    method: backend.method,
    url: how.isDoubled ? withQuery(backend.url, fields) : backend.url,
    form: { fields, fileField: backend.fields.file, ...(how.file === undefined ? {} : { file: how.file }) },
    most: longestAnswer,
    signal: how.signal,
  });
}

/** Asks a back end whether it has a chunk, as its library does. */
export function probeChunk(
  backend: Backend,
  wire: Wire,
  chunk: AskedChunk,
  token: string,
  signal: AbortSignal,
): Promise<WireAnswer> {
  return wire({
    method: 'GET',
    url: withQuery(backend.url, fieldsOf(backend, chunk, token)),
    most: longestAnswer,
    signal,
  });
}

/** Whether the library takes an answer for success. */
export function isTaken({ success }: Backend, { status }: WireAnswer): boolean {
  return success.includes(status);
}

/**
 * The status that the suite is answered where the library does not see success. The library retries or gives up by the
 * status, so it stays what it is; one that means success to others must not mean it to the suite.
 */
export function refusalStatus({ status }: WireAnswer): number {
  return status >= 400 && status <= 599 ? status : 400;
}

/** What a back end answered, on one line, as its words in the report. */
export function inWords({ status, location, bytes }: WireAnswer): string {
  const text = bytes.toString('utf8').replaceAll(/\s+/g, ' ').trim().slice(0, quoted);
  const to = location === undefined ? '' : ` to ${location}`;
  return `the back end answered HTTP ${status}${to}${text === '' ? ', with an empty body' : `: ${text}`}`;
}
