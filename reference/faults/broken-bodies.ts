import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { floorSplit } from '../methods/chunk-rules.js';

/** Chunks above this size are not taken before they are whole, so that no quick one is caught on its way. */
const small = 32_768;

/**
 * Takes a chunk for whole whose request broke off, or of which a share is here. Servers do so that reserve the room of
 * a chunk beforehand and look only at whether there is one.
 */
export function filled(incoming: IncomingMessage, share?: number): Readable {
  const whole = new PassThrough();
  const seen: Buffer[] = [];
  const fill = () => {
    if (whole.writableEnded) return;
    const chunk = chunkOf(Buffer.concat(seen));
    if (chunk === undefined) whole.destroy();
    else whole.end(Buffer.concat([Buffer.alloc(Math.max(0, chunk.size - chunk.received)), chunk.end]));
  };
  incoming.on('data', (bytes: Buffer) => {
    if (whole.writableEnded) return;
    whole.write(bytes);
    seen.push(bytes);
    const chunk = share === undefined ? undefined : chunkOf(Buffer.concat(seen));
    if (chunk === undefined || share === undefined || chunk.size > small) return;
    if (chunk.received < chunk.size && chunk.received >= chunk.size * share) fill();
  });
  incoming.on('error', fill);
  incoming.on('end', () => whole.end());
  incoming.on('close', fill);
  return whole;
}

interface ArrivingChunk {
  /** Bytes according to its parameters. */
  readonly size: number;
  /** Bytes that are here. */
  readonly received: number;
  /** The end of its form. */
  readonly end: Buffer;
}

/** The chunk in a form that may not be whole; undefined while it has none. */
function chunkOf(seen: Buffer): ArrivingChunk | undefined {
  const form = seen.toString('latin1');
  const value = (name: string) =>
    Number(new RegExp(`name="${name}"(?:\\r\\n[^\\r]+)*\\r\\n\\r\\n(\\d+)`).exec(form)?.[1]);
  const cut = { chunkSize: value('resumableChunkSize'), totalSize: value('resumableTotalSize') };
  const size = floorSplit.length(cut, value('resumableChunkNumber'));
  const start = form.indexOf('\r\n\r\n', form.indexOf('name="file"'));
  if (!form.includes('name="file"') || start === -1 || size === undefined || Number.isNaN(size)) return undefined;
  const boundary = form.slice(0, form.indexOf('\r\n'));
  return { size, received: seen.length - start - 4, end: Buffer.from(`\r\n${boundary}--\r\n`) };
}

/**
 * Takes a form for whole whose request broke off, or of which a share is here, and ends it there.
 * @param length of the whole, where a share is enough
 */
export function cutOff(incoming: Readable, length?: number, share = 1): Readable {
  const whole = new PassThrough();
  let first = '';
  let received = 0;
  const end = () => {
    if (!whole.writableEnded) whole.end(`\r\n${first.slice(0, first.indexOf('\r\n'))}--\r\n`);
  };
  incoming.on('data', (bytes: Buffer) => {
    if (whole.writableEnded) return;
    if (!first.includes('\r\n')) first += bytes.toString('latin1');
    received += bytes.length;
    whole.write(bytes);
    if (length !== undefined && share < 1 && received >= length * share) end();
  });
  incoming.on('end', () => whole.writableEnded || whole.end());
  incoming.on('error', end);
  incoming.on('close', end);
  return whole;
}
