import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Opens a bare connection to an address, for requests that no HTTP client would send. */
export async function dial(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
  await once(socket, 'connect');
  return socket;
}

/** Everything the other side sends until it ends the connection; `'reset'` when it does so by a reset. */
export async function readToEnd(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  try {
    await once(socket, 'end');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return 'reset';
    throw error;
  } finally {
    socket.destroy();
  }
  return Buffer.concat(chunks).toString('latin1');
}

/** Sends these bytes on a connection of their own and reads the whole answer. */
export async function exchange(url: string, request: string | Uint8Array): Promise<string> {
  const socket = await dial(url);
  socket.write(request);
  return readToEnd(socket);
}
