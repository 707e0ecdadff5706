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

const unasked = Buffer.from('HTTP/1.1 100');

/** Leaves out `100 Continue` at the beginning, which nobody asked for and undici takes for an error (RFC 9110, 15.2). */
function leavesOutContinue(socket: Socket): void {
  const push = socket.push.bind(socket);
  let begun = Buffer.alloc(0);
  socket.push = (block: unknown, encoding) => {
    if (!(block instanceof Uint8Array)) return push(block, encoding);
    begun = Buffer.concat([begun, block]);
    for (let end = endOfContinue(begun); end > 0; end = endOfContinue(begun)) begun = begun.subarray(end);
    const undecided = begun.length < maxHeaderBytes && isContinue(begun);
    if (undecided) return true;
    socket.push = push;
    return push(begun);
  };
}

/** Whether bytes are the beginning of an answer with the status 100, as far as they go. */
function isContinue(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, unasked.length);
  return bytes.subarray(0, length).equals(unasked.subarray(0, length));
}

function endOfContinue(bytes: Buffer): number {
  const end = isContinue(bytes) ? bytes.indexOf('\r\n\r\n') : -1;
  return end < 0 ? 0 : end + 4;
}

/** Lets a connection of HTTP/1.1 take answers that arrive early, or after an informational one that nobody asked for. */
export function lenient(socket: Socket): void {
  readsOnWhenWritingFails(socket);
  leavesOutContinue(socket);
}
