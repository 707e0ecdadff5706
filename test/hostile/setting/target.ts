import type { RawTarget, Visit } from '../../client/raw-target.js';

/** Waits until nobody holds a connection to a target any more. */
export async function left({ visits }: RawTarget): Promise<void> {
  // A target that does not read does not notice who has gone.
  for (const { socket } of visits) socket.resume();
  await Promise.all(visits.map(({ gone }) => gone));
}

/** An answer of HTTP as it stands on the wire, with its true length unless the headers say another. */
export function answer(body: string | Uint8Array, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const says = headers.some((line) => /^(?:content-length|transfer-encoding)/i.test(line));
  const lines = [`HTTP/1.1 ${status}`, ...headers, ...(says ? [] : [`content-length: ${bytes.length}`])];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]);
}

/** Sends the same bytes to whoever asks, as often as the connection takes them. */
export function endlessly(begin: string | Uint8Array, again: string | Uint8Array) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    socket.write(begin);
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    more();
  };
}

/** Answers the first request of each connection with bytes, and keeps it open. */
export function sending(bytes: string | Uint8Array) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    socket.write(bytes);
  };
}
