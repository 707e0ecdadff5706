import { once } from 'node:events';
import { constants, createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../reference/workbench/certificate.js';
import { refused } from './setting/engine.js';

const own = makeCertificate();

/** A target that speaks HTTP/2 alone, of which nothing can be judged. */
function hopelessly(port: number): Promise<string> {
  return refused(`https://127.0.0.1:${port}`, { tls: { verify: false } });
}

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new TypeError('no port');
  return Number(address.port);
}

/** What a server does with each request. */
const streams: readonly [string, (stream: ServerHttp2Stream) => unknown][] = [
  ['never answers', () => {}],
  ['resets every stream', (stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR)],
  ['refuses every stream', (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM)],
  [
    'resets within its body',
    (stream) => {
      stream.respond({ ':status': 200 });
      stream.write('half', () => stream.close(constants.NGHTTP2_PROTOCOL_ERROR));
    },
  ],
  ['goes away', ({ session }) => session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM)],
  [
    'answers with a body without end',
    (stream) => {
      stream.respond({ ':status': 200 });
      const more = (): void => {
        while (!stream.destroyed && stream.write(Buffer.alloc(65_536, 'x')));
      };
      stream.on('drain', more);
      more();
    },
  ],
  [
    'answers with 103 without end',
    (stream) => {
      const drip = setInterval(() => {
        if (!stream.destroyed) stream.additionalHeaders({ ':status': 103, link: '</x>' });
      }, 1);
      stream.once('close', () => clearInterval(drip));
    },
  ],
  ['closes the connection', ({ session }) => session?.destroy()],
];

it.each(streams)('a target that %s', async (_, serve) => {
  const server = createSecureServer({ ...own, allowHTTP1: false });
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
    session.once('close', () => sessions.delete(session));
  });
  server.on('stream', (stream) => {
    stream.on('error', () => {});
    serve(stream);
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  await once(server, 'listening');
  // undici takes a stream that is reset within its body for one that has ended.
  expect(await hopelessly(portOf(server))).toMatch(/cannot be reached|"half"/);
});

/** A frame of HTTP/2 (RFC 9113, 4.1). */
function frame(type: number, flags: number, stream: number, payload = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

const settings = frame(4, 0, 0);
const ping = frame(6, 0, 0, Buffer.alloc(8));
const many = Buffer.concat(Array.from({ length: 500 }, () => settings));

/** What is sent, frame by frame, by a server that does not care what it is asked. */
const floods: readonly [string, Buffer, Buffer][] = [
  ['settings', settings, many],
  ['pings', settings, Buffer.concat(Array.from({ length: 500 }, () => ping))],
  [
    'continuations of one header',
    Buffer.concat([settings, frame(1, 0, 1, Buffer.from([0x88]))]),
    frame(9, 0, 1, Buffer.alloc(16_384, 0x88)),
  ],
  ['data of a stream that there is not', settings, frame(0, 0, 7, Buffer.alloc(16_384))],
  ['frames that are too large', settings, frame(0, 0, 1, Buffer.alloc(2 ** 20))],
  ['noise', settings, Buffer.alloc(65_536, 'noise')],
];

it.each(floods)('a target that floods with %s', async (_, begin, again) => {
  const server = createServer({ ...own, ALPNProtocols: ['h2'] }, (socket: Socket) => {
    socket.on('error', () => {});
    socket.resume();
    socket.write(begin);
    const more = (): void => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on('drain', more);
    socket.once('data', more);
    onTestFinished(() => void socket.destroy());
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  expect(await hopelessly(portOf(server))).toMatch(/cannot be reached/);
});
