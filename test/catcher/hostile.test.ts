import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Catcher, type CatcherOptions, startCatcher } from '../../src/catcher/catcher.js';
import { dial, exchange, readToEnd } from './raw.js';

const open: Catcher[] = [];

async function start(options?: CatcherOptions): Promise<Catcher> {
  const catcher = await startCatcher(options);
  open.push(catcher);
  return catcher;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((catcher) => catcher.close()));
});

describe('a body', () => {
  it.each([
    [9, false],
    [10, false],
    [11, true],
    [100_000, true],
  ])('of %i bytes where 10 are taken is truncated: %s; the caller is answered', async (length, bodyTruncated) => {
    const address = (await start({ maxBodyBytes: 10 })).address();
    const response = await fetch(address.url, { method: 'POST', body: 'x'.repeat(length) });
    expect(response.status).toBe(200);
    const call = await address.next();
    expect(call.bodyTruncated).toBe(bodyTruncated);
    expect(call.body).toHaveLength(Math.min(length, 10));
  });

  it('without an end is known as soon as it is too long, and ended when its time is over', async () => {
    const address = (await start({ maxBodyBytes: 1000, timeoutMs: 5000 })).address();
    const socket = await dial(address.url);
    const order: string[] = [];
    const ended = new Promise<void>((resolve) => {
      socket
        .on('error', () => {})
        .once('close', () => {
          order.push('ended');
          resolve();
        });
    });
    socket.resume();
    socket.write(`POST ${new URL(address.url).pathname} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const piece = `400\r\n${'x'.repeat(0x400)}\r\n`;
    const pump = () => {
      while (socket.writable && socket.write(piece));
    };
    socket.on('drain', pump);
    pump();
    const call = await address.next();
    order.push('known');
    expect([call.body.length, call.bodyTruncated]).toEqual([1000, true]);
    await ended;
    expect(order).toEqual(['known', 'ended']);
  });

  it('that its caller breaks off is taken as far as it came', async () => {
    const address = (await start()).address();
    const socket = await dial(address.url);
    const { pathname } = new URL(address.url);
    const head = `POST ${pathname} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\n`;
    socket.end(`${head}a=1`);
    const call = await address.next();
    expect(call.bodyTruncated).toBe(true);
    expect(call.parameters).toEqual([['a', '1']]);
  });
});

describe('a caller who', () => {
  it.each(['', 'GET / HT', 'GET / HTTP/1.1\r\nX-Slow: '])('sends %j and no more is sent away', async (beginning) => {
    const catcher = await start({ timeoutMs: 100 });
    const socket = await dial(catcher.url);
    socket.write(beginning);
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 400|^$/);
    expect(catcher.unreadable).toBe(1);
  });

  it('announces more than it sends is sent away, and what it sent is kept', async () => {
    const catcher = await start({ timeoutMs: 100 });
    const address = catcher.address();
    const socket = await dial(catcher.url);
    socket.write(`POST ${new URL(address.url).pathname} HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345`);
    await readToEnd(socket);
    const call = await address.next();
    expect([Buffer.from(call.body).toString(), call.bodyTruncated]).toEqual(['12345', true]);
  });

  it('sends megabytes of headers is sent away', async () => {
    const catcher = await start({ maxHeaderBytes: 8 * 1024 });
    const address = catcher.address();
    const { pathname } = new URL(address.url);
    const fits = `GET ${pathname} HTTP/1.1\r\nX: ${'x'.repeat(7 * 1024)}\r\nConnection: close\r\n\r\n`;
    expect(await exchange(catcher.url, fits)).toMatch(/^HTTP\/1\.1 200/);
    const tooMuch = `GET ${pathname} HTTP/1.1\r\nX: ${'x'.repeat(9 * 1024)}\r\n`;
    expect(await exchange(catcher.url, tooMuch)).toMatch(/^HTTP\/1\.1 400/);
    expect(address.calls).toHaveLength(1);
    expect(catcher.unreadable).toBe(1);
  });

  it('does not speak HTTP is counted', async () => {
    const catcher = await start();
    expect(await exchange(catcher.url, 'GET /a b c HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(catcher.unreadable).toBe(1);
  });

  it('opens more connections than there can be calls is counted', async () => {
    const catcher = await start();
    const sockets = await Promise.all(Array.from({ length: 257 }, () => dial(catcher.url)));
    await Promise.race(sockets.map((socket) => once(socket.resume(), 'end')));
    expect(catcher.unreadable).toBe(1);
    for (const socket of sockets) socket.destroy();
  });
});

it('survives whatever is sent, and still serves', { timeout: 20_000 }, async () => {
  const catcher = await start({ timeoutMs: 50 });
  const { pathname } = new URL(catcher.address().url);
  const fragment = fc.oneof(
    fc.constantFrom('GET ', 'POST ', ' HTTP/1.1\r\n', '\r\n', '\r\n\r\n', pathname, '?a=%', 'Host: h\r\n'),
    fc.constantFrom('Transfer-Encoding: chunked\r\n', 'Content-Length: 5\r\n', 'ffffffffff\r\n', '0\r\n\r\n', '\0'),
    fc.constantFrom('Expect: 100-continue\r\n', 'Upgrade: x\r\nConnection: upgrade\r\n', 'CONNECT h:1', 'HEAD '),
    fc.constantFrom(
      'Content-Type: multipart/form-data; boundary=b\r\n',
      '--b\r\n',
      'Content-Disposition: form-data\r\n',
    ),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fragment, { maxLength: 12 }), async (fragments) => {
      const socket = await dial(catcher.url);
      socket.end(fragments.join(''));
      await readToEnd(socket);
    }),
    { numRuns: 150 },
  );
  const address = catcher.address();
  expect((await fetch(address.url)).status).toBe(200);
  expect(address.calls).toHaveLength(1);
});
