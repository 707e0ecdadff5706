import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, errors } from 'undici';
import { type Failure, type FailureKind, header } from './exchange.js';
import type { Pairs } from './pairs.js';

/** One request in its last form before the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Pairs;
  readonly body?: { readonly length: number; bytes(): AsyncIterable<Uint8Array> };
  readonly tearAfter?: number;
  readonly holdUntil?: Promise<unknown>;
  /** Bytes of an answer that are still taken. */
  readonly maxAnswer: number;
  /** Bytes of an answer that are kept; the rest is only counted and hashed. */
  readonly keepAnswer: number;
  readonly signal: AbortSignal;
}

/** What came back, or why nothing complete did. */
export type WireAnswer =
  | {
      readonly status: number;
      readonly statusText: string;
      readonly headers: Pairs;
      /** The first blocks, as long as they fit into `keepAnswer`. */
      readonly bytes: Uint8Array;
      /** Bytes of the whole body, its content coding undone. */
      readonly size: number;
      /** Hex digest of the whole body. */
      readonly sha256: string;
    }
  | { readonly failure: Failure };

/** Sends requests to one target, never following a redirect and bounded in time and memory. */
export interface Transport {
  send(request: WireRequest): Promise<WireAnswer>;
  close(): Promise<void>;
}

const maxHeaderBytes = 64 * 1024;
const secondsPerMebibyte = 2;

/** Bodies up to this size travel in one piece. */
const smallBody = 256 * 1024;

/** Yields half of a body, waits, and yields the rest; or breaks off after some bytes. */
async function* paced(request: WireRequest, tear: AbortController): AsyncGenerator<Uint8Array> {
  const { body, tearAfter, holdUntil } = request;
  if (body === undefined) return;
  const stopAt = tearAfter ?? Math.ceil(body.length / 2);
  let sent = 0;
  for await (const block of body.bytes()) {
    const left = stopAt - sent;
    sent += block.length;
    if (left < 0 || left > block.length) {
      yield block;
      continue;
    }
    yield block.subarray(0, left);
    if (tearAfter !== undefined) {
      tear.abort(new Error('torn on purpose'));
      return;
    }
    await holdUntil;
    yield block.subarray(left);
  }
}

async function wireBody(request: WireRequest, tear: AbortController): Promise<Buffer | Readable | undefined> {
  const { body } = request;
  if (body === undefined) return undefined;
  if (request.tearAfter !== undefined || request.holdUntil !== undefined) return Readable.from(paced(request, tear));
  if (body.length > smallBody) return Readable.from(body.bytes());
  const blocks: Uint8Array[] = [];
  for await (const block of body.bytes()) blocks.push(block);
  return Buffer.concat(blocks);
}

function paired(raw: unknown): Pairs {
  if (!Array.isArray(raw)) return [];
  const flat = raw.map(String);
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] satisfies [string, string]] : []));
}

function failureKind(error: unknown): FailureKind {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
  )
    return 'unreachable';
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'timeout';
  if (error instanceof errors.HeadersOverflowError) return 'too-large';
  return 'broken';
}

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

function isKnownCoding(coding: string): coding is keyof typeof decoders {
  return Object.hasOwn(decoders, coding);
}

/** Undoes a content coding while the answer streams in, so that what it expands to can be bounded. */
function uncoded(body: Readable, coding: string): Readable {
  if (!isKnownCoding(coding)) return body;
  const decoder = decoders[coding]();
  body.on('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

/**
 * Opens connections to targets.
 * @param timeoutMs how long an answer may take as a whole; large bodies get more
 */
export function transport(timeoutMs: number): Transport {
  const agent = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: Math.min(timeoutMs, 10_000) },
    maxHeaderSize: maxHeaderBytes,
    // An idle connection that the target is about to close must not be used again: it would look like a broken answer.
    keepAliveTimeout: 500,
    keepAliveMaxTimeout: 500,
    pipelining: 1,
  });

  const exchange = async (request: WireRequest, deadline: AbortSignal): Promise<WireAnswer> => {
    const tear = new AbortController();
    const url = new URL(request.url);
    const body = await wireBody(request, tear);
    const headers = request.headers.flat();
    if (request.body !== undefined) headers.push('content-length', String(request.body.length));
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers,
      body: body ?? null,
      signal: AbortSignal.any([request.signal, deadline, tear.signal]),
      responseHeaders: 'raw',
    });
    const received = paired(answer.headers);
    const coding = header(received, 'content-encoding')?.trim().toLowerCase() ?? '';
    const hash = createHash('sha256');
    const kept: Uint8Array[] = [];
    let size = 0;
    for await (const block of uncoded(answer.body, coding)) {
      if (!(block instanceof Uint8Array)) continue;
      size += block.length;
      if (size > request.maxAnswer) {
        answer.body.destroy();
        return { failure: { kind: 'too-large', message: `the answer is longer than ${request.maxAnswer} bytes` } };
      }
      hash.update(block);
      if (size <= request.keepAnswer) kept.push(block);
    }
    const bytes = Buffer.concat(kept);
    return {
      status: answer.statusCode,
      statusText: answer.statusText,
      headers: received,
      bytes,
      size,
      sha256: hash.digest('hex'),
    };
  };

  return {
    async send(request) {
      const allowance = Math.ceil(timeoutMs + ((request.body?.length ?? 0) / 2 ** 20) * secondsPerMebibyte * 1000);
      const deadline = AbortSignal.timeout(allowance);
      try {
        return await exchange(request, deadline);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (request.signal.aborted) return { failure: { kind: 'aborted', message: 'the run was over' } };
        if (deadline.aborted)
          return {
            failure: { kind: 'timeout', message: `no complete answer within ${Math.round(allowance / 1000)} s` },
          };
        return { failure: { kind: failureKind(error), message: `no complete answer: ${message}` } };
      }
    },
    close: () => agent.destroy(),
  };
}
