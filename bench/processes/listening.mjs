import { once } from 'node:events';

/**
 * Lets a server listen until the parent lets go of this process.
 * @param {import('node:net').Server} server
 * @returns its address
 */
export async function listening(server) {
  process.on('disconnect', () => process.exit());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
