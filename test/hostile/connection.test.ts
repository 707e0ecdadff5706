import { expect, it } from 'vitest';
import { rawTarget, saying, type Visit } from '../client/raw-target.js';
import { hopeless } from './setting/command.js';
import { left } from './setting/target.js';

/** What a target does with a connection, and what is said of it. */
const behaviours: readonly [string, (visit: Visit) => unknown, RegExp][] = [
  ['takes connections and never answers', () => {}, /no complete answer within 1 s/],
  ['never reads what is sent', ({ socket }) => socket.pause(), /no complete answer within 1 s/],
  ['closes every connection at once', ({ socket }) => socket.end(), /no complete answer/],
  ['resets every connection at once', ({ socket }) => socket.resetAndDestroy(), /no complete answer/],
  ['resets when the request is there', saidThenReset(''), /no complete answer/],
  ['resets within its status line', saidThenReset('HTTP/1.1 20'), /no complete answer/],
  ['resets within its headers', saidThenReset('HTTP/1.1 200 OK\r\ncontent-le'), /no complete answer/],
  ['resets within its body', saidThenReset('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'), /no complete answer/],
  ['closes within its headers', saidThenClosed('HTTP/1.1 200 OK\r\ncontent-le'), /no complete answer/],
  [
    'closes within a chunk',
    saidThenClosed('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhalf'),
    /no comp/,
  ],
  ['stops within its headers', saying('HTTP/1.1 200 OK', 'content-le'), /no complete answer within 1 s/],
  [
    'stops within its body',
    saying('HTTP/1.1 200 OK', 'content-length: 9', '', 'half'),
    /no complete answer within 1 s/,
  ],
  ['answers one byte after the other', dripping('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n'), /within 1 s/],
  [
    'answers before it is asked',
    ({ socket }) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nno'),
    /"no"|answer/,
  ],
  ['speaks another protocol', ({ socket }) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'), /HTTP\/1\.1/],
];

function saidThenReset(text: string) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    socket.write(text, () => socket.resetAndDestroy());
  };
}

function saidThenClosed(text: string) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    socket.end(text);
  };
}

function dripping(begin: string) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    let at = 0;
    const drip = setInterval(() => {
      socket.write(begin[at] ?? 'x');
      at += 1;
    }, 10);
    socket.once('close', () => clearInterval(drip));
  };
}

it.each(behaviours)('a target that %s', async (_, serve, said) => {
  const target = await rawTarget(serve);
  const { err } = await hopeless(target.url);
  expect(err).toMatch(said);
  expect(target.visits.length).toBeGreaterThan(0);
  await left(target);
});
