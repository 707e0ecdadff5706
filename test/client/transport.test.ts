import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { rawTarget, saying } from './raw-target.js';
import { ask, asking, bodyOf, opened, told } from './send.js';
import { serving } from './serving.js';

const ok = ['HTTP/1.1 200 OK', 'content-length: 2', '', 'ok'];

describe('what is unusual and right', () => {
  it('a redirect is never followed', async () => {
    const target = await rawTarget(saying('HTTP/1.1 302 Found', 'location: /', 'content-length: 0', '', ''));
    const answer = await ask(target.url);
    expect(told(answer)).toBe('302 ');
    expect(target.visits.length).toBe(1);
  });

  it('HTTP/1.0, where the end of the connection is the end of the body', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.end('HTTP/1.0 200 OK\r\n\r\nall of it');
    });
    const wire = opened();
    for (let n = 0; n < 3; n += 1) expect(told(await wire.send(asking(target.url)))).toBe('200 all of it');
  });

  it.each([
    ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['100 twice, the second with a header', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Go on\r\nx: y\r\n\r\n'],
    ['102', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['103 with headers', 'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'],
    ['100 and 103', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('%s before the answer, whole or byte by byte', async (_, before) => {
    const target = await rawTarget(async ({ head, socket }, number) => {
      await head;
      const text = before + ok.join('\r\n');
      if (number === 1) socket.write(text);
      else
        for (const byte of text) await new Promise<void>((resolve) => socket.write(byte, () => setImmediate(resolve)));
    });
    const [first, second] = [await ask(target.url, { body: bodyOf(10) }), await ask(target.url, { body: bodyOf(10) })];
    expect([told(first), told(second)]).toEqual(['200 ok', '200 ok']);
  });

  it.each(['connection: close', 'x: y'])('white space around the values of headers, %s', async (more) => {
    const head = `HTTP/1.1 200 OK\r\ncontent-length:   2 \t\r\n${more}  \t \r\nlast: one\t\r\n\r\n`;
    const target = await rawTarget(async ({ head: asked, socket }) => {
      await asked;
      for (const byte of `${head}ok`)
        await new Promise<void>((resolve) => socket.write(byte, () => setImmediate(resolve)));
    });
    const wire = opened();
    for (let n = 0; n < 3; n += 1) {
      const answer = await wire.send(asking(target.url));
      expect(told(answer)).toBe('200 ok');
      expect(answer).toMatchObject({ headers: [['content-length', '2'], more.split(': '), ['last', 'one']] });
    }
    expect(target.visits.length).toBe(3);
  });

  it('no head at all is no answer, and nothing of it is lost', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.end('HTTP/1.1 20');
    });
    expect(told(await ask(target.url))).toBe('broken');
  });

  it('status texts, repeated headers and bytes outside ASCII', async () => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.write('HTTP/1.1 299 Quite Fine\r\nX-A: 1\r\nx-a: 2\r\nlocation: /blåbær\r\n');
      socket.write(Buffer.from('x-latin: \u00e5\r\ncontent-length: 0\r\n\r\n', 'latin1'));
    });
    expect(await ask(target.url)).toMatchObject({
      status: 299,
      statusText: 'Quite Fine',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
        ['location', '/blåbær'],
        ['x-latin', 'å'],
        ['content-length', '0'],
      ],
    });
  });

  it('chunked answers with extensions and trailers', async () => {
    const target = await rawTarget(
      saying(
        'HTTP/1.1 200 OK',
        'transfer-encoding: chunked',
        '',
        '3;a=b',
        'one',
        '3',
        'two',
        '0',
        'x-trailer: 1',
        '',
        '',
      ),
    );
    expect(told(await ask(target.url))).toBe('200 onetwo');
  });

  it('an address of IPv6', async () => {
    const target = await rawTarget(saying(...ok), '::1');
    expect(told(await ask(`${target.url}/path?a=%20b`))).toBe('200 ok');
    expect(await target.visits[0]?.head).toMatch(/^GET \/path\?a=%20b HTTP\/1\.1\r\nhost: \[::1\]:\d+\r\n/);
  });
});

describe('nobody there', () => {
  it('refuses the connection', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await ask(`http://127.0.0.1:${port}`)).toMatchObject({
      failure: { kind: 'unreachable', message: expect.stringContaining('ECONNREFUSED') },
    });
    // A name with several addresses is tried at each of them, and every one is told.
    expect(await ask(`http://localhost:${port}`)).toMatchObject({
      failure: { kind: 'unreachable', message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('is not known by name', async () => {
    expect(told(await ask('http://no-such-host.invalid/'))).toBe('unreachable');
  });

  it.each(['http://[', 'javascript:alert(1)', 'file:///etc/passwd', 'not an address', ''])(
    'cannot be asked at %s',
    async (url) => {
      expect(told(await ask(url))).toBe('broken');
    },
  );
});

describe('connections', () => {
  it('are used again by requests without a body, and by none that has one', async () => {
    const url = await serving((request, response) => {
      request.resume().on('end', () => response.end(String(request.socket.remotePort)));
    });
    const wire = opened();
    const first = told(await wire.send(asking(url)));
    expect(told(await wire.send(asking(url)))).toBe(first);
    const posted = told(await wire.send(asking(url, { body: bodyOf(3) })));
    expect(posted).not.toBe(first);
    expect(told(await wire.send(asking(url, { body: bodyOf(3) })))).not.toBe(posted);
    expect(told(await wire.send(asking(url)))).toBe(first);
  });

  it('that were used before and break before an answer are named as such, and others are not', async () => {
    const target = await rawTarget(async ({ head, socket }, number) => {
      await head;
      if (number === 1) socket.write(ok.join('\r\n'), () => socket.once('data', () => socket.destroy()));
      else socket.destroy();
    });
    const wire = opened();
    expect(told(await wire.send(asking(target.url)))).toBe('200 ok');
    expect(await wire.send(asking(target.url))).toMatchObject({ failure: { kind: 'broken' }, wasStale: true });
    expect(await wire.send(asking(target.url, { isFresh: true }))).not.toHaveProperty('wasStale');
    expect(target.visits.length).toBe(2);
  });

  it('leave nothing open once they are closed', async () => {
    const target = await rawTarget(saying(...ok));
    const wire = opened();
    await wire.send(asking(target.url));
    const hanging = wire.send(asking(`${target.url}/2`));
    await wire.close();
    await Promise.all(target.visits.map((visit) => visit.gone));
    await hanging;
  });
});

describe('the end of a run', () => {
  it('lets nothing be sent', async () => {
    const target = await rawTarget(saying(...ok));
    expect(await ask(target.url, { signal: AbortSignal.abort() })).toEqual({
      failure: { kind: 'aborted', message: 'the run was over' },
    });
    expect(target.visits.length).toBe(0);
  });

  it.each([
    ['while it waits for an answer', () => {}],
    ['while an answer is arriving', saying('HTTP/1.1 200 OK', 'content-length: 10', '', 'half')],
  ])('ends a request at once, %s', async (_, serve) => {
    const target = await rawTarget(serve);
    const over = new AbortController();
    const asked = ask(target.url, { signal: over.signal });
    await expect.poll(() => target.visits[0]?.received.length ?? 0).toBeGreaterThan(0);
    const started = performance.now();
    over.abort();
    expect(told(await asked)).toBe('aborted');
    expect(performance.now() - started).toBeLessThan(1000);
    await target.visits[0]?.gone;
  });

  it('ends a request at once, while its body is on its way', async () => {
    const target = await rawTarget(({ socket }) => socket.pause());
    const over = new AbortController();
    const asked = ask(target.url, { signal: over.signal, body: bodyOf(50 * 2 ** 20) });
    await expect.poll(() => target.visits.length).toBe(1);
    over.abort();
    expect(told(await asked)).toBe('aborted');
  });

  it('ends a request at once, while there is no secure connection yet', async () => {
    const target = await rawTarget(() => {});
    const over = new AbortController();
    const asked = ask(target.url.replace('http:', 'https:'), { signal: over.signal });
    await expect.poll(() => target.visits.length).toBe(1);
    over.abort();
    expect(told(await asked)).toBe('aborted');
    await target.visits[0]?.gone;
  });
});
