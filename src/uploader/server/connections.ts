import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** The connections to servers, as long as they are open. */
export class Connections {
  readonly #open = new Set<Socket>();

  watch(server: Server): void {
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /**
   * Until everything is read of a client that has ended, which closes its connections; not for longer than this, since
   * another process may keep them. Those that are yet to be accepted count as well.
   *
   * @param limitMs milliseconds
   */
  async closed(limitMs: number): Promise<void> {
    const signal = AbortSignal.timeout(limitMs);
    await setImmediate();
    await setImmediate();
    while (this.#open.size > 0 && !signal.aborted)
      await Promise.all([...this.#open].map((socket) => once(socket, 'close', { signal }).catch(() => {})));
  }
}
