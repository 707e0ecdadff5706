import { Readable } from 'node:stream';

/** The body of a request, with whatever is odd about how it travels. */
export interface Outgoing {
  /** Bytes. */
  readonly length: number;
  bytes(): AsyncIterable<Uint8Array>;
  /** Break the connection off after this many bytes. */
  readonly tearAfter?: number;
  /** Hold the body back in its middle until the promise is settled. */
  readonly holdUntil?: Promise<unknown>;
}

/** Bodies up to this size travel in one piece. */
const smallBody = 256 * 1024;

/** Yields a body up to some byte, waits, and yields the rest. */
async function* paused(body: Outgoing, at: number, pause: () => Promise<unknown>): AsyncGenerator<Uint8Array> {
  let sent = 0;
  let isPaused = false;
  for await (const block of body.bytes()) {
    const left = at - sent;
    sent += block.length;
    if (isPaused || left > block.length) {
      yield block;
      continue;
    }
    isPaused = true;
    yield block.subarray(0, left);
    await pause();
    yield block.subarray(left);
  }
}

async function inOnePiece(body: Outgoing): Promise<Buffer> {
  const blocks: Uint8Array[] = [];
  for await (const block of body.bytes()) blocks.push(block);
  return Buffer.concat(blocks);
}

/**
 * A body as a connection takes it, with no byte read before there is room for it.
 * @param tear breaks the connection off once everything before is on its way
 */
export async function sendable(body: Outgoing, tear: () => Promise<void>): Promise<Buffer | Readable> {
  const { length, tearAfter, holdUntil } = body;
  if (tearAfter !== undefined) return Readable.from(paused(body, tearAfter, tear));
  if (holdUntil !== undefined) return Readable.from(paused(body, Math.ceil(length / 2), () => holdUntil));
  return length > smallBody ? Readable.from(body.bytes()) : inOnePiece(body);
}
