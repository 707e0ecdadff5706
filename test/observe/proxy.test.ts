import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { serving, watching } from './watch.js';

/** Sends bytes as they stand, and gives what comes back until the connection ends. */
async function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes, 'latin1');
  return text(socket.setEncoding('latin1'));
}

function names(flat: readonly string[]): string[] {
  return flat.filter((_, at) => at % 2 === 0);
}

describe('what passes the proxy', () => {
  it('keeps a request as it was: method, path, headers with their case and order, and every byte', async () => {
    const body = randomBytes(300_000);
    let got: { message: IncomingMessage; body: Buffer } | undefined;
    await serving(
      async (message, answer) => {
        got = { message, body: await buffer(message) };
        answer.end('done');
      },
      (target) =>
        watching(target, async ({ url }) => {
          const sent = request(`${url}/a//b%2Fc?x=1&x=2&y=%20+`, {
            method: 'PUT',
            headers: [
              'X-One',
              '1',
              'host',
              'app.example.com',
              'x-Two',
              'a',
              'x-Two',
              'b',
              'Content-Length',
              `${body.length}`,
            ],
          });
          sent.end(body);
          const [answer] = await once(sent, 'response');
          expect(await text(answer)).toBe('done');
        }),
    );
    expect(got?.message.method).toBe('PUT');
    expect(got?.message.url).toBe('/a//b%2Fc?x=1&x=2&y=%20+');
    expect(got?.message.headers.host).toBe('app.example.com');
    expect(names(got?.message.rawHeaders ?? []).filter((name) => !/^connection$/i.test(name))).toEqual([
      'X-One',
      'host',
      'x-Two',
      'x-Two',
      'Content-Length',
    ]);
    expect(got?.body.equals(body)).toBe(true);
  });

  it('keeps an answer as it was: status line, headers with repeats, and every byte', async () => {
    const body = randomBytes(200_000);
    await serving(
      (_message, answer) => {
        answer.sendDate = false;
        answer.writeHead(299, 'All Fine', ['Set-Cookie', 'a=1', 'X-Odd', 'ä'.normalize('NFC'), 'Set-Cookie', 'b=2']);
        answer.end(body);
      },
      (target) =>
        watching(target, async ({ url }) => {
          const sent = request(url).end();
          const [answer]: IncomingMessage[] = await once(sent, 'response');
          expect(answer?.statusCode).toBe(299);
          expect(answer?.statusMessage).toBe('All Fine');
          expect(answer?.headers['set-cookie']).toEqual(['a=1', 'b=2']);
          expect(answer?.headers.date).toBeUndefined();
          expect(answer !== undefined && (await buffer(answer)).equals(body)).toBe(true);
        }),
    );
  });

  it('streams: a target sees the beginning of an upload before its end is sent', async () => {
    await serving(
      (message, answer) => {
        message.once('data', (first: Buffer) => answer.write(`got ${first.length}\n`));
        message.on('end', () => answer.end('all'));
      },
      (target) =>
        watching(target, async ({ url }) => {
          const sent = request(url, { method: 'POST' });
          sent.write('beginning');
          const [answer]: IncomingMessage[] = await once(sent, 'response');
          const [first] = answer === undefined ? [] : await once(answer, 'data');
          expect(String(first)).toBe('got 9\n');
          sent.end('end');
          expect(answer && (await text(answer))).toBe('all');
        }),
    );
  });

  it('lets the target say whether a body is wanted', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.on('checkContinue', (_message, answer) => answer.writeHead(413, { Connection: 'close' }).end('too much'));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      await watching(`http://127.0.0.1:${port}`, async ({ url }) => {
        const head =
          'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\nConnection: close\r\n\r\n';
        const got = await raw(url, head);
        expect(got).toMatch(/^HTTP\/1\.1 413 /);
        expect(got).not.toContain('100 Continue');
      });
    } finally {
      server.close();
    }
  });

  it('passes 100 Continue on', async () => {
    await serving(
      async (message, answer) => void answer.end(await text(message)),
      (target) =>
        watching(target, async ({ url }) => {
          const sent = request(url, { method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 4 } });
          sent.flushHeaders();
          await once(sent, 'continue');
          sent.end('body');
          const [answer]: IncomingMessage[] = await once(sent, 'response');
          expect(answer && (await text(answer))).toBe('body');
        }),
    );
  });

  it('passes upgrades on, and reports that they are not read', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.on('upgrade', (_message, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
      socket.pipe(socket);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      await watching(`http://127.0.0.1:${port}`, async ({ url, observer }) => {
        const sent = request(url, { headers: { Connection: 'Upgrade', Upgrade: 'echo' } }).end();
        const [, socket] = await once(sent, 'upgrade');
        socket.write('hello');
        const [back] = await once(socket, 'data');
        expect(String(back)).toBe('hello');
        socket.destroy();
        expect(observer.notices).toHaveLength(1);
      });
    } finally {
      server.close();
    }
  });

  it('keeps the path of a target in front of every path', async () => {
    await serving(
      (message, answer) => void answer.end(message.url),
      (target) =>
        watching(`${target}/tenant7/`, async ({ url }) => {
          expect(await (await fetch(`${url}/api/x?y=1`)).text()).toBe('/tenant7/api/x?y=1');
        }),
    );
  });

  it('lets a client see the reset of a target, and a target that is not there as 502', async () => {
    await serving(
      (message) => void message.socket.resetAndDestroy(),
      (target) =>
        watching(target, async ({ url, next }) => {
          await expect(fetch(url)).rejects.toThrow();
          expect((await next(() => true)).failure?.kind).toBe('broken');
        }),
    );
    await watching('http://127.0.0.1:1', async ({ url, next }) => {
      const answer = await fetch(url);
      expect(answer.status).toBe(502);
      expect(await answer.text()).toContain('cannot be reached');
      expect((await next(() => true)).failure?.kind).toBe('unreachable');
    });
  });

  it('reports the digest and the size of each file of a form, whatever passes in which pieces', async () => {
    const file = randomBytes(100_000);
    const sha256 = createHash('sha256').update(file).digest('hex');
    await serving(
      async (message, answer) => void answer.end(String((await buffer(message)).length)),
      (target) =>
        watching(target, async ({ url, next }) => {
          const form = new FormData();
          form.append('upload_token', 'abcdef123456');
          form.append('file', new File([file], 'ä.png', { type: 'image/png' }));
          await (await fetch(url, { method: 'POST', body: form })).text();
          const { body } = await next(({ method }) => method === 'POST');
          expect(body.problem).toBeUndefined();
          expect(body.fields).toEqual([['upload_token', 'abcdef123456']]);
          expect(body.files).toMatchObject([{ field: 'file', filename: 'ä.png', size: file.length, sha256 }]);
        }),
    );
  });
});
