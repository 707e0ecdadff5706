import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { createServer as createPlain, Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../reference/workbench/certificate.js';
import { rawTarget, type Visit } from '../client/raw-target.js';
import { run } from './setting/command.js';
import { refused } from './setting/engine.js';
import { answer, left } from './setting/target.js';

const own = makeCertificate();

/** A server that speaks TLS by these options, and then says something. */
async function secured(options: TlsOptions, serve: (socket: Socket) => unknown = () => {}): Promise<string> {
  const server = createServer({ ...own, ...options }, (socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  server.on('tlsClientError', () => {});
  return listening(server);
}

async function listening(server: ReturnType<typeof createPlain>): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `https://127.0.0.1:${address.port}`;
}

const certificate = new URL('../client/fixtures/self-signed.pem', import.meta.url);

it.each<[string, () => Promise<string>, RegExp]>([
  ['a certificate that nobody has signed', () => secured({}), /self-signed certificate.*tls\.ca/],
  [
    'a certificate for another name',
    async () => {
      const pem = await readFile(certificate, 'utf8');
      return secured({ key: pem, cert: pem });
    },
    /certificate/,
  ],
  [
    'versions of TLS that are too old',
    () => secured({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
    /TLS/,
  ],
  ['ciphers that nobody shares', () => secured({ maxVersion: 'TLSv1.2', ciphers: 'NULL@SECLEVEL=0' }), /TLS/],
  ['no protocol that is offered', () => secured({ ALPNProtocols: ['acme-tls/1'] }), /TLS|certificate/],
])('a target with %s', async (_, serve, said) => {
  expect(await refused(await serve())).toMatch(said);
});

const alert = Buffer.from([21, 3, 3, 0, 2, 2, 80]);
/** The beginning of a ServerHello of which the rest never comes. */
const half = Buffer.from([22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc, 3, 3]);

it.each<[string, (visit: Visit) => unknown, RegExp]>([
  ['never takes part in the handshake', () => {}, /no connection within 1 s/],
  ['stops within its handshake', ({ socket }) => socket.write(half), /no connection within 1 s/],
  [
    'resets within its handshake',
    ({ socket }) => socket.once('data', () => socket.resetAndDestroy()),
    /cannot be reached/,
  ],
  ['closes within its handshake', ({ socket }) => socket.once('data', () => socket.end()), /cannot be reached/],
  ['sends an alert', ({ socket }) => socket.write(alert), /TLS.*: tlsv1 alert internal error;/],
  ['sends records of noise', ({ socket }) => socket.write(Buffer.alloc(100_000, 'noise')), /TLS|no connection/],
  ['does not speak TLS at all', ({ socket }) => socket.write(answer('', [], '400 Bad')), /try http:/],
])('a target that %s', async (_, serve, said) => {
  const target = await rawTarget(serve);
  expect(await refused(target.url.replace('http:', 'https:'))).toMatch(said);
  await left(target);
});

it.each<[string, (socket: Socket) => unknown, RegExp]>([
  ['says nothing', () => {}, /no complete answer within 1 s/],
  ['breaks off', (socket) => socket.destroy(), /no complete answer|cannot be reached/],
  ['sends noise', (socket) => socket.write(Buffer.alloc(100_000, 'noise')), /no complete answer/],
  [
    'demands to go on without TLS',
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 426 No\r\nupgrade: h2c\r\ncontent-length: 0\r\n\r\n')),
    /426/,
  ],
])('a target that %s behind its TLS', async (_, serve, said) => {
  const target = await secured({}, serve);
  const ended = await run({ target, tls: { verify: false } });
  expect(ended.status).toBe(3);
  expect(ended.results.outcome).toBe('inconclusive');
  expect(ended.err).toMatch(said);
});
