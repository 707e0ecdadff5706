import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/**
 * Takes a body for whole that broke off, or that stood still for `patienceMs`: what is missing by its Content-Length
 * is filled with zeros and the closing boundary. Servers do so that reserve the room of a file and then wait for it.
 */
export function filled(incoming: IncomingMessage, patienceMs?: number): Readable {
  const boundary = /boundary="?([^";]+)/.exec(incoming.headers['content-type'] ?? '')?.[1] ?? '';
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  let missing = Number(incoming.headers['content-length'] ?? 0);
  const whole = new PassThrough();
  const fill = () => {
    if (whole.writableEnded) return;
    whole.end(
      Buffer.concat([Buffer.alloc(Math.max(0, missing - end.length)), end.subarray(Math.max(0, end.length - missing))]),
    );
  };
  const patience = patienceMs === undefined ? undefined : setTimeout(fill, patienceMs);
  incoming.on('data', (bytes: Buffer) => {
    missing -= bytes.length;
    patience?.refresh();
    if (!whole.writableEnded) whole.write(bytes);
  });
  incoming.on('error', fill);
  incoming.on('end', () => whole.end());
  incoming.on('close', () => {
    clearTimeout(patience);
    fill();
  });
  return whole;
}
