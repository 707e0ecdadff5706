/** The reference implementation behind a front that lets everything that comes in wait; sends its configuration. */
import { connect, createServer } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import { startReference } from '../../dist/reference/server/server.js';
import { listening } from './listening.mjs';

const delayMs = Number(process.argv[2]);

/** Timers of one length come in the order in which they were set, so the order of bytes stays. */
const delayed = () =>
  new Transform({
    transform(bytes, _encoding, done) {
      setTimeout(() => this.push(bytes), delayMs);
      done();
    },
    flush: (done) => void setTimeout(done, delayMs),
  });

const reference = await startReference();
const { hostname, port } = new URL(reference.url);
const front = createServer({ allowHalfOpen: true }, (client) => {
  const server = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const done = (/** @type {unknown} */ error) => {
    if (error) for (const socket of [client, server]) socket.destroy();
  };
  pipeline(client, delayed(), server, done);
  pipeline(server, client, done);
});
const { read, write, super: highest } = reference.credentials;
process.send?.({
  target: await listening(front),
  auth: { read: { oauth1: read.oauth1 }, write: { oauth1: write.oauth1 }, super: { oauth1: highest.oauth1 } },
  replace: { photoId: reference.photoId },
  clock: { advanceUrl: reference.clockUrl },
});
