import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { header } from './exchange.js';
import type { Pairs } from './pairs.js';

/** A complete answer. */
export interface Incoming {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Pairs;
  /** The first blocks, as long as they fit into what is to be kept. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole body, its content coding undone. */
  readonly size: number;
  /** Hex digest of the whole body. */
  readonly sha256: string;
}

/** An answer went on beyond what is taken. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Header values may hold UTF-8 as it is, as browsers read it in a Location; undici gives each byte as a character. */
function headerText(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

function paired(raw: unknown): Pairs {
  if (!Array.isArray(raw)) return [];
  const flat = raw.map(String);
  return flat.flatMap((name, at) =>
    at % 2 === 0 ? [[name, headerText(flat[at + 1] ?? '')] satisfies [string, string]] : [],
  );
}

/** As browsers do, an empty body is taken for one in any coding. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
const decoders = {
  gzip: () => createGunzip(lenient),
  'x-gzip': () => createGunzip(lenient),
  deflate: () => createInflate(lenient),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

function isKnownCoding(coding: string): coding is keyof typeof decoders {
  return Object.hasOwn(decoders, coding);
}

/** Undoes a content coding while the answer streams in, so that what it expands to can be bounded. */
function uncoded(body: Readable, coding: string): Readable {
  if (!isKnownCoding(coding)) return body;
  // Errors come to whoever reads from the last of the two.
  return pipeline(body, decoders[coding](), () => {});
}

/**
 * Takes an answer in, to its end.
 * @param max bytes that are taken
 * @param keep bytes that are kept; the rest is only counted and hashed
 * @throws TooLarge, or whatever went wrong with the connection or the coding
 */
export async function takeIn(head: Dispatcher.ResponseData, max: number, keep: number): Promise<Incoming> {
  const headers = paired(head.headers);
  const coding = header(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const block of uncoded(head.body, coding)) {
    if (!(block instanceof Uint8Array)) continue;
    size += block.length;
    if (size > max) throw new TooLarge(`the answer is longer than ${max} bytes`);
    hash.update(block);
    if (size <= keep) kept.push(block);
  }
  const { statusCode: status, statusText } = head;
  return { status, statusText, headers, bytes: Buffer.concat(kept), size, sha256: hash.digest('hex') };
}
