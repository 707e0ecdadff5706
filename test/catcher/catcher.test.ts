import { afterEach, describe, expect, it } from 'vitest';
import { type Catcher, CatcherClosed, type CatcherOptions, startCatcher } from '../../src/catcher/catcher.js';
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

describe('a call', () => {
  it('is kept as it came', async () => {
    const address = (await start()).address();
    const { pathname } = new URL(address.url);
    const before = Date.now();
    await exchange(
      address.url,
      `GET ${pathname}?theme=green&a=%20+ HTTP/1.0\r\nX-Twice: 1\r\nx-twice: 2\r\nHost: h\r\n\r\n`,
    );
    const call = await address.next();
    expect(call).toMatchObject({ method: 'GET', url: `${pathname}?theme=green&a=%20+`, httpVersion: '1.0' });
    expect(call.headers).toEqual([
      ['X-Twice', '1'],
      ['x-twice', '2'],
      ['Host', 'h'],
    ]);
    expect(call.parameters).toEqual([
      ['theme', 'green'],
      ['a', '  '],
    ]);
    expect(call.bodyTruncated).toBe(false);
    expect(call.receivedAt).toBeGreaterThanOrEqual(before);
    expect(call.receivedAt).toBeLessThanOrEqual(Date.now());
  });

  it('by POST brings the fields of its form and its bytes', async () => {
    const address = (await start()).address();
    const body = new URLSearchParams({ upload_token: 't', title: 'Smørrebrød & more' });
    const response = await fetch(`${address.url}?theme=green`, { method: 'POST', body });
    expect(response.status).toBe(200);
    const call = await address.next();
    expect(call.parameters).toEqual([
      ['theme', 'green'],
      ['upload_token', 't'],
      ['title', 'Smørrebrød & more'],
    ]);
    expect(Buffer.from(call.body).toString()).toBe(body.toString());
  });

  it('without a Host header is taken in, too', async () => {
    const address = (await start()).address();
    await exchange(address.url, `GET ${new URL(address.url).pathname} HTTP/1.1\r\nConnection: close\r\n\r\n`);
    expect((await address.next()).headers).toEqual([['Connection', 'close']]);
  });

  it('reaches its own address only', async () => {
    const catcher = await start();
    const [one, other] = [catcher.address(), catcher.address()];
    await fetch(other.url);
    expect(one.calls).toEqual([]);
    expect(other.calls).toHaveLength(1);
    expect(one.id).not.toBe(other.id);
  });

  it('counts when there are many at once', async () => {
    const address = (await start()).address();
    await Promise.all(Array.from({ length: 100 }, (_, i) => fetch(`${address.url}?n=${i}`)));
    const numbers = address.calls.map((call) => Number(call.parameters[0]?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});

describe('an address', () => {
  it('takes a path of its own, and calls to what a target made of it', async () => {
    const address = (await start()).address({ path: 'upload/callback' });
    expect(address.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/upload\/callback$/);
    await fetch(address.url);
    await fetch(`${address.url}/more`);
    expect(address.calls.map((call) => call.url)).toEqual([
      new URL(address.url).pathname,
      `${new URL(address.url).pathname}/more`,
    ]);
  });

  it.each(['a?b=1', 'a#b', '../a'])('refuses the path %s', async (path) => {
    const catcher = await start();
    expect(() => catcher.address({ path })).toThrow(TypeError);
  });

  it('that was never handed out is answered 404 and only counted', async () => {
    const catcher = await start();
    const address = catcher.address();
    expect((await fetch(`${catcher.url}/${'0'.repeat(32)}`)).status).toBe(404);
    expect((await fetch(`${catcher.url}/?id=${address.id}`)).status).toBe(404);
    expect(await exchange(catcher.url, 'GET // HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 404/);
    expect(catcher.strays).toBe(3);
    expect(address.calls).toEqual([]);
  });

  it('that was released is answered 410 and tells who waits', async () => {
    const catcher = await start();
    const address = catcher.address();
    const waiting = address.next().catch((error: unknown) => error);
    address.release();
    expect(await waiting).toBeInstanceOf(CatcherClosed);
    expect((await fetch(address.url)).status).toBe(410);
    expect(catcher.strays).toBe(0);
    expect(address.calls).toEqual([]);
  });

  it('uses the public URL, whether the tunnel keeps its path or takes it off', async () => {
    const catcher = await start({ publicUrl: 'https://tunnel.example.com/hook/' });
    const address = catcher.address({ path: '/cb' });
    expect(catcher.url).toBe('https://tunnel.example.com/hook');
    expect(address.url).toBe(`https://tunnel.example.com/hook/${address.id}/cb`);
    await fetch(`${catcher.localUrl}/hook/${address.id}/cb?kept`);
    await fetch(`${catcher.localUrl}/${address.id}/cb?off`);
    expect(address.calls.map((call) => call.parameters[0]?.[0])).toEqual(['kept', 'off']);
  });
});

describe('the answer', () => {
  it('is what was asked for', async () => {
    const reaction = { status: 302, headers: { location: 'https://example.com/' }, body: 'elsewhere' };
    const address = (await start()).address({ reaction });
    const response = await fetch(address.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://example.com/']);
    expect(await response.text()).toBe('elsewhere');
  });

  it('may depend on the call', async () => {
    const address = (await start()).address({ reaction: ({ method }) => ({ status: method === 'GET' ? 200 : 405 }) });
    expect((await fetch(address.url)).status).toBe(200);
    expect((await fetch(address.url, { method: 'POST' })).status).toBe(405);
  });

  it('waits as long as was asked for, when the call is known long since', async () => {
    const address = (await start()).address({ reaction: { delayMs: 150 } });
    const started = performance.now();
    let answered = false;
    const response = fetch(address.url).then(() => {
      answered = true;
    });
    await address.next();
    expect(answered).toBe(false);
    await response;
    // Timers count whole milliseconds.
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  it('may be a reset', async () => {
    const address = (await start()).address({ reaction: { destroy: true } });
    const request = `GET ${new URL(address.url).pathname} HTTP/1.1\r\n\r\n`;
    expect(await exchange(address.url, request)).toBe('reset');
    expect(address.calls).toHaveLength(1);
  });

  it('that cannot be given is told to who waits, not taken for silence', async () => {
    const address = (await start()).address({
      reaction: () => {
        throw new Error('a mistake in the check');
      },
    });
    await expect(fetch(address.url)).rejects.toThrow();
    await expect(address.next()).rejects.toThrow('a mistake in the check');
  });
});

describe('close', () => {
  it('ends connections in any state and all waiting, and may be repeated', async () => {
    const catcher = await start();
    const address = catcher.address({ reaction: { delayMs: 60_000 } });
    const silent = await dial(catcher.url);
    const halfway = await dial(catcher.url);
    const { pathname } = new URL(address.url);
    halfway.write(`POST ${pathname} HTTP/1.1\r\nContent-Length: 10\r\n\r\n12`);
    const delayed = await dial(catcher.url);
    delayed.write(`GET ${pathname} HTTP/1.1\r\n\r\n`);
    await address.next();
    const ends = [silent, halfway, delayed].map((socket) => readToEnd(socket));
    const waiting = [address.next(), address.quiet(60_000)].map((one) => one.catch((error: unknown) => error));

    await Promise.all([catcher.close(), catcher.close()]);
    await Promise.all(ends);
    for (const outcome of await Promise.all(waiting)) expect(outcome).toBeInstanceOf(CatcherClosed);
    await expect(fetch(catcher.url)).rejects.toThrow();
  });

  it('leaves nothing behind that keeps a process alive', async () => {
    const resources = () =>
      process
        .getActiveResourcesInfo()
        .filter((name) => /^(TCPServer|Timeout)/.test(name))
        .sort();
    const before = resources();
    const catcher = await start();
    const address = catcher.address({ reaction: { delayMs: 60_000 } });
    const caller = await dial(catcher.url);
    caller.write(`GET ${new URL(address.url).pathname} HTTP/1.1\r\n\r\n`);
    await address.next();
    const waiting = address.next({ timeoutMs: 60_000 }).catch((error: unknown) => error);
    expect(resources().length).toBeGreaterThan(before.length + 2);
    await Promise.all([readToEnd(caller), catcher.close(), waiting]);
    expect(resources()).toEqual(before);
  });
});
