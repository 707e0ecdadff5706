import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { serving, watching } from './watch.js';

/** Opens a connection, writes bytes, and waits until it is closed by the other side. */
async function throwAt(url: string, bytes: string | Buffer): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.resume();
  socket.write(bytes);
  await once(socket, 'close');
}

const form = (boundary: string): string =>
  `POST /api/photo/redeem-upload-token HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\n`;

describe('strangers on both sides', () => {
  it('a client that sends no HTTP, endless headers or broken forms does no harm', async () => {
    await serving(
      (message, answer) => {
        message.resume();
        message.on('end', () => answer.end('still here'));
      },
      (target) =>
        watching(target, async ({ url, observer, noticed }) => {
          await throwAt(url, 'garbage\r\n\r\n');
          await throwAt(url, `GET / HTTP/1.1\r\nHost: x\r\n${`X-Long: ${'x'.repeat(1000)}\r\n`.repeat(400)}\r\n`);
          await throwAt(url, `CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n`);
          await throwAt(url, `${form('b')}Content-Length: 4\r\nConnection: close\r\n\r\n--b-`);
          await throwAt(url, `${form('')}Content-Length: 2\r\nConnection: close\r\n\r\nxx`);
          const nameless = `--b\r\n${'X: y\r\n'.repeat(5000)}\r\n`;
          await throwAt(url, `${form('b')}Content-Length: ${nameless.length}\r\nConnection: close\r\n\r\n${nameless}`);
          expect(noticed.length).toBeGreaterThanOrEqual(3);
          expect(await (await fetch(url)).text()).toBe('still here');
          observer.finish();
          expect(observer.errors).toEqual([]);
        }),
    );
  });

  it('a target that sends bombs, long headers and half answers does no harm', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const answers: Readonly<Record<string, () => [headers: Record<string, string>, body: Buffer | string]>> = {
      '/bomb': () => [{ 'Content-Encoding': 'gzip', 'Content-Length': `${bomb.length}` }, bomb],
      '/coding': () => [{ 'Content-Encoding': 'gzip' }, 'this is not gzip'],
      '/headers': () => [{ 'X-Long': 'x'.repeat(200_000) }, 'long'],
      '/deep': () => [{ 'Content-Type': 'text/xml' }, '<a>'.repeat(50_000)],
    };
    await serving(
      (message, answer) => {
        const path = (message.url ?? '').replace('/api/photo/get-upload-token', '');
        if (path === '/half') {
          answer.writeHead(200, { 'Content-Length': '1000' });
          answer.write('half', () => message.socket.destroy());
          return;
        }
        const [headers, body] = answers[path]?.() ?? [{}, 'still here'];
        answer.writeHead(200, headers).end(body);
      },
      (target) =>
        watching(target, async ({ url, observer }) => {
          for (const path of Object.keys(answers)) {
            // What the client itself makes of it is not the point.
            await fetch(`${url}${path}/api/photo/get-upload-token`)
              .then((answer) => answer.arrayBuffer())
              .catch(() => {});
          }
          const half = await fetch(`${url}/half`);
          await expect(half.text()).rejects.toThrow();
          expect(await (await fetch(url)).text()).toBe('still here');
          observer.finish();
          expect(observer.errors).toEqual([]);
          expect(observer.findings.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
        }),
    );
  });
});
