import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Ended, emptyFolder, type Running, start } from '../setting/command.js';

/** A command that serves until it is interrupted. */
export interface Serving extends Running {
  readonly url: URL;
  /** Interrupts it and waits for its end. */
  stop(): Promise<Ended>;
}

/** Starts a command whose first line holds its own address. */
export async function serving(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const running = await start(words, await emptyFolder(), environment);
  const address = /https?:\/\/\S+/.exec(await running.firstLine)?.[0];
  if (address === undefined) throw new Error('the first line holds no address');
  return {
    ...running,
    url: new URL(address),
    stop() {
      running.child.kill('SIGINT');
      return running.ended;
    },
  };
}

/** Opens a connection, until the test is finished, whose errors are of no interest. */
export function opened({ hostname, port }: URL): Socket {
  const socket = connect(Number(port), hostname).resume();
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Sends bytes and waits for the first of an answer, or until the connection is closed. */
export async function thrown(url: URL, bytes: string | Uint8Array): Promise<void> {
  const socket = opened(url);
  socket.write(bytes);
  await new Promise<void>((resolve) => {
    socket.once('data', () => resolve());
    socket.once('close', () => resolve());
  });
  socket.destroy();
}

/** The head of a POST. */
export function post(path: string, type: string, length: number | 'chunked'): string {
  const framing = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`;
  return `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\n${framing}\r\n\r\n`;
}

const form = 'multipart/form-data; boundary=b';
const redeem = '/api/photo/redeem-upload-token';

/** What a hostile client sends to a server, whatever that is. */
export const requests: readonly (readonly [string, (url: URL) => unknown])[] = [
  ['noise', (url) => thrown(url, Buffer.alloc(65_536, 'noise'))],
  ['headers without end', (url) => thrown(url, `GET / HTTP/1.1\r\nhost: x\r\n${'x-much: y\r\n'.repeat(100_000)}`)],
  [
    'two lengths',
    (url) => thrown(url, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx'),
  ],
  ['a path of 60,000 characters', (url) => thrown(url, `GET /${'%00'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)],
  ['a form without an end', (url) => thrown(url, `${post(redeem, form, 20)}--b\r\nno end of it at`)],
  ['a form of 20,000 fields', (url) => thrown(url, field(20_000, 'x'))],
  ['a field of 20 megabytes', (url) => thrown(url, field(1, 'x'.repeat(20_000_000)))],
  [
    'a header of a part without end',
    (url) => thrown(url, `${post(redeem, form, 5 + 6 * 160_000)}--b\r\n${'X: y\r\n'.repeat(160_000)}`),
  ],
  ['names of prototypes', (url) => thrown(url, field(3, '__proto__', '__proto__'))],
  ['posts that never end', (url) => void Array.from({ length: 100 }, () => opened(url).write(post(redeem, form, 9)))],
  ['connections that say nothing', (url) => void Array.from({ length: 200 }, () => opened(url))],
  ['connections that break off', (url) => Promise.all(Array.from({ length: 50 }, () => torn(url)))],
  ['a CONNECT', (url) => thrown(url, 'CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n')],
  [
    'an upgrade',
    (url) => thrown(url, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
  ],
];

function field(count: number, value: string, name = 'name'): string {
  const part = `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = `${part.repeat(count)}--b--\r\n`;
  return `${post(redeem, form, body.length)}${body}`;
}

/** Breaks off within a body. */
async function torn(url: URL): Promise<void> {
  const socket = opened(url);
  socket.write(`${post(redeem, form, 1_000_000)}--b\r\n`);
  await new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()));
  socket.resetAndDestroy();
}
