import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from './setting/command.js';
import { front } from './setting/front.js';

const sent = ['--requirement', 'background.callback.sent', '--runs', '1'] as const;
const once = ['--requirement', 'background.callback.once', '--runs', '1'] as const;

/** Opens a connection to an address until the test is finished; what comes of it is of no interest. */
function opened({ hostname, port }: URL): Socket {
  const socket = connect(Number(port), hostname).resume();
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`;
const post = (path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;

/** Sends the same many times over some connections at once; resolves when something of it was answered or broken off. */
async function flood(url: URL, bytes: Buffer, times: number, connections = 4): Promise<void> {
  const answers = Array.from({ length: connections }, () => {
    const socket = opened(url);
    for (let n = 0; n < times / connections; n += 1) socket.write(bytes);
    return new Promise<void>((resolve) => {
      socket.once('data', () => resolve()).once('close', () => resolve());
    });
  });
  await Promise.race(answers);
}

/** Whoever learns of an address for callbacks does something to it, before the token is granted. */
async function calling(act: (url: URL) => unknown) {
  return front({
    async before({ path, message, body }) {
      const { searchParams } = new URL(message.url ?? '', 'http://x');
      const asked = new URLSearchParams([...searchParams, ...new URLSearchParams(body.toString('latin1'))]);
      const address = asked.get('return_url');
      if (path.endsWith('get-upload-token') && address !== null && asked.get('background_return_p') === '1')
        await act(new URL(address));
    },
  });
}

describe('strangers at the catcher', () => {
  it.each<[string, (url: URL) => unknown]>([
    ['calls to addresses that were never given out', (url) => flood(url, Buffer.from(get('/never').repeat(100)), 50)],
    [
      'megabytes to an address that was never given out',
      (url) => flood(url, Buffer.alloc(2 ** 20, post('/never', 2 ** 20)), 40),
    ],
    ['noise', (url) => flood(url, Buffer.alloc(65_536, 'noise'), 100)],
    ['headers without end', (url) => opened(url).write(`GET / HTTP/1.1\r\n${'x-much: y\r\n'.repeat(100_000)}`)],
    ['connections that say nothing', (url) => Array.from({ length: 60 }, () => opened(url))],
    ['posts that never end', (url) => Array.from({ length: 60 }, () => opened(url).write(post('/never', 100)))],
  ])('%s', async (_, act) => {
    const target = await calling(act);
    const { results, status } = await run(target.configuration, sent);
    expect(results.requirements.map(({ verdict, reason }) => ({ verdict, reason }))).toEqual([
      { verdict: 'pass', reason: '' },
    ]);
    expect(status).toBe(0);
    await target.left();
  });
});

describe('more callbacks than one', () => {
  it.each<[string, (url: URL) => unknown]>([
    ['by the thousand', (url) => flood(url, Buffer.from(get(url.pathname).repeat(100)), 50)],
    [
      'with half a megabyte each',
      (url) => flood(url, Buffer.alloc(2 ** 19 + 80, `${post(url.pathname, 2 ** 19)}a=b&`), 100),
    ],
    [
      'with NUL, escapes and markup',
      (url) => flood(url, Buffer.from(get(`${url.pathname}?a=%00%1b[2J&%3Cscript%3E=%c3%28&__proto__=x`)), 4),
    ],
  ])('%s', async (_, act) => {
    const target = await calling(act);
    const { results, status } = await run(target.configuration, once);
    expect(results.requirements.map(({ verdict }) => verdict)).toEqual(['fail']);
    expect(status).toBe(1);
    await target.left();
  });
});
