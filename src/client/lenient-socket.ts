import type { Socket } from 'node:net';

/** Bytes of the head of an answer that are read at most. */
export const maxHeaderBytes = 64 * 1024;

/**
 * Keeps an answer that comes before the request was read to its end. The target may close the connection then, so that
 * writing fails; Node.js would end the connection for that, and throw away what was not read yet.
 */
function readsOnWhenWritingFails(socket: Socket): void {
  const { _write, _writev } = socket;
  const swallowing = (done: () => void) => (error?: Error | null) => {
    if (!error) done();
  };
  socket._write = (chunk, encoding, done) => _write.call(socket, chunk, encoding, swallowing(done));
  socket._writev = (chunks, done) => _writev?.call(socket, chunks, swallowing(done));
}

/** Connections of which an answer had white space at the end of a header's value. */
const trimmed = new WeakSet<Socket>();

/** The beginning of any answer, and of one that nobody asked for. */
const starts = { answer: Buffer.from('HTTP/'), unasked: Buffer.from('HTTP/1.1 100') };

/**
 * Reads the heads at the beginning before undici does. It leaves out `100 Continue`, which nobody asked for and undici
 * takes for an error (RFC 9110, 15.2), and white space at the end of a header's value, which belongs to no value
 * (RFC 9112, 5) and with which undici miscounts the length of a body.
 */
function readsHeads(socket: Socket): void {
  const push = socket.push.bind(socket);
  let begun = Buffer.alloc(0);
  socket.push = (block: unknown, encoding) => {
    if (!(block instanceof Uint8Array)) {
      socket.push = push;
      if (begun.length > 0) push(begun);
      return push(block, encoding);
    }
    begun = Buffer.concat([begun, block]);
    for (let end = endOfContinue(begun); end > 0; end = endOfContinue(begun)) begun = begun.subarray(end);
    const end = begun.indexOf('\r\n\r\n');
    if (end < 0 && begun.length < maxHeaderBytes && isBeginning(begun, starts.answer)) return true;
    socket.push = push;
    const head = begun.subarray(0, Math.max(0, end)).toString('latin1');
    if (!/[ \t]\r\n|[ \t]$/.test(head)) return push(begun);
    trimmed.add(socket);
    const plain = Buffer.from(head.replace(/[ \t]+(?=\r\n|$)/g, ''), 'latin1');
    return push(Buffer.concat([plain, begun.subarray(end)]));
  };
}

/** Whether bytes begin in some way, as far as they go. */
function isBeginning(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length);
  return bytes.subarray(0, length).equals(start.subarray(0, length));
}

function endOfContinue(bytes: Buffer): number {
  const end = isBeginning(bytes, starts.unasked) ? bytes.indexOf('\r\n\r\n') : -1;
  return end < 0 ? 0 : end + 4;
}

/**
 * Lets a connection of HTTP/1.1 take answers that arrive early, after an informational one that nobody asked for, or with
 * white space that means nothing.
 */
export function lenient(socket: Socket): void {
  readsOnWhenWritingFails(socket);
  readsHeads(socket);
}

/** Whether another answer over this connection may be read wrongly: only the heads at its beginning are looked at. */
export function isForOneAnswer(socket: Socket): boolean {
  return trimmed.has(socket);
}
