import { describe, expect, it, onTestFinished } from 'vitest';
import type { Catcher } from '../../src/catcher/catcher.js';
import { CallbackPathLost } from '../../src/catcher/relay/poll.js';
import { type Relay, type RelayOptions, startRelay } from '../../src/catcher/relay/relay.js';
import { catchByRelay } from '../../src/catcher/relay/remote.js';
import { pathFor } from '../../src/catcher/relay/wire.js';
import { exchange } from './raw.js';

const secret = 'a secret of runs and their relay';
const never = new AbortController().signal;

async function relayWith(options: Partial<RelayOptions> = {}): Promise<Relay> {
  const relay = await startRelay({ secret, ...options });
  onTestFinished(() => relay.close());
  return relay;
}

async function run(relay: Relay, more: { secret?: string; pauses?: readonly number[] } = {}): Promise<Catcher> {
  const catcher = await catchByRelay({ url: relay.url, secret, ...more }, never);
  onTestFinished(() => catcher.close());
  return catcher;
}

/** Asks a relay as a run does, by hand. */
function ask(relay: Relay, method: string, path: string, key?: string): Promise<Response> {
  return fetch(`${relay.url}${path}`, {
    method,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
}

async function opened(relay: Relay): Promise<{ session: string; key: string }> {
  const answer = await ask(relay, 'POST', pathFor({ kind: 'open' }), secret);
  const session: { session: string; key: string } = JSON.parse(await answer.text());
  return session;
}

describe('a call by way of a relay', () => {
  it('arrives as it was made, and is answered as its address says', async () => {
    const catcher = await run(await relayWith());
    const address = catcher.address({
      path: '/cb',
      reaction: { status: 202, headers: { 'x-own': 'yes' }, body: 'fine' },
    });
    const sent = fetch(`${address.url}?a=1&a=2`, {
      method: 'POST',
      body: new URLSearchParams({ b: 'ü' }),
      headers: { 'X-One': '1' },
    });
    const call = await address.next();
    expect(call).toMatchObject({ method: 'POST', httpVersion: '1.1', bodyTruncated: false });
    expect(call.parameters).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', 'ü'],
    ]);
    expect(call.url).toBe(`${new URL(address.url).pathname}?a=1&a=2`);
    expect(call.headers).toContainEqual(['X-One', '1']);
    expect(Buffer.from(call.body).toString()).toBe('b=%C3%BC');
    const answer = await sent;
    expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([202, 'yes', 'fine']);
  });

  it('is answered by what its address makes of it, and broken off where it says so', async () => {
    const catcher = await run(await relayWith());
    const address = catcher.address({
      reaction: (call) => (call.url.endsWith('?break') ? { destroy: true } : { status: 500 }),
    });
    expect((await fetch(address.url)).status).toBe(500);
    await expect(fetch(`${address.url}?break`)).rejects.toThrow();
    expect(await address.quiet(0)).toHaveLength(2);
  });

  it('is not silence: quiet asks the relay what it still has', async () => {
    const catcher = await run(await relayWith());
    const address = catcher.address();
    await Promise.all([fetch(address.url), fetch(address.url), fetch(address.url)]);
    expect(await address.quiet(0)).toHaveLength(3);
  });

  it('counts as a stray where nobody gave its address out, and is refused where it was released', async () => {
    const catcher = await run(await relayWith());
    expect((await fetch(`${catcher.url}/${'0'.repeat(32)}`)).status).toBe(404);
    expect(catcher.strays).toBe(1);
    const address = catcher.address();
    address.release();
    expect((await fetch(address.url)).status).toBe(410);
  });
});

describe('nobody', () => {
  it('uses a relay without its secret', async () => {
    const relay = await relayWith();
    for (const wrong of [undefined, '', `${secret}x`, secret.slice(1)])
      expect((await ask(relay, 'POST', pathFor({ kind: 'open' }), wrong)).status).toBe(401);
    await expect(run(relay, { secret: 'another secret, long enough' })).rejects.toThrow(/refuses the secret/);
    expect(relay.sessions).toBe(0);
  });

  it('reads or answers the calls of a run without the key of this run', async () => {
    const relay = await relayWith();
    const [mine, other] = [await opened(relay), await opened(relay)];
    const requests = [
      ['GET', pathFor({ kind: 'calls', session: mine.session })],
      ['POST', pathFor({ kind: 'answer', session: mine.session, call: 1 })],
      ['DELETE', pathFor({ kind: 'close', session: mine.session })],
    ] as const;
    for (const key of [undefined, secret, other.key, mine.session])
      for (const [method, path] of requests) expect((await ask(relay, method, path, key)).status).toBe(401);
    expect((await ask(relay, 'GET', pathFor({ kind: 'calls', session: '0'.repeat(32) }), mine.key)).status).toBe(401);
    expect(relay.sessions).toBe(2);
  });

  it('plants a call with another run', async () => {
    const relay = await relayWith();
    const [one, two] = [await run(relay), await run(relay)];
    const address = one.address();
    await fetch(`${two.url}/${address.id}`);
    await fetch(`${relay.url}/${address.id}`);
    expect(await address.quiet(0)).toEqual([]);
    expect([one.strays, two.strays]).toEqual([0, 1]);
  });

  it('starts a relay with a secret that can be guessed', async () => {
    await expect(startRelay({ secret: 'fifteen letters' })).rejects.toThrow(/at least 16 characters/);
  });
});

describe('what a relay keeps is bounded', () => {
  const limits = { calls: 3, bytes: 600_000, holdMs: 0 };

  it('in number: the rest is refused, and the run learns that it lost calls', async () => {
    const relay = await relayWith({ limits });
    const { session, key } = await opened(relay);
    const statuses = [];
    for (let at = 0; at < 5; at += 1) statuses.push((await fetch(`${relay.url}/${session}/x`)).status);
    expect(statuses).toEqual([200, 200, 200, 503, 503]);
    const kept = await ask(relay, 'GET', pathFor({ kind: 'calls', session }), key);
    expect(await kept.json()).toMatchObject({ calls: [{ number: 1 }, { number: 2 }, { number: 3 }], last: 3, lost: 2 });
  });

  it('in bytes, of one call and of all', async () => {
    const relay = await relayWith({ limits });
    const { session, key } = await opened(relay);
    const post = () => fetch(`${relay.url}/${session}/x`, { method: 'POST', body: 'x'.repeat(300_000) });
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([200, 200, 503]);
    const answer = await ask(relay, 'GET', pathFor({ kind: 'calls', session }), key);
    const { calls }: { calls: { bodyTruncated: boolean; bodyBase64: string }[] } = JSON.parse(await answer.text());
    expect(calls.map(({ bodyTruncated }) => bodyTruncated)).toEqual([true, true]);
    expect(calls.map(({ bodyBase64 }) => Buffer.from(bodyBase64, 'base64').length)).toEqual([262_144, 262_144]);
  });

  it('over all runs', async () => {
    const relay = await relayWith({ limits: { ...limits, allBytes: 1_000 } });
    const [one, two] = [await opened(relay), await opened(relay)];
    const post = async (session: string): Promise<number> => {
      const sent = await fetch(`${relay.url}/${session}/x`, { method: 'POST', body: 'x'.repeat(300) });
      return sent.status;
    };
    expect([await post(one.session), await post(two.session)]).toEqual([200, 503]);
  });

  it('in time: a run that does not ask any more is forgotten, and makes room for another', async () => {
    let now = 1_000_000;
    const relay = await relayWith({ limits: { sessions: 1, idleMs: 60_000 }, now: () => now });
    const { session, key } = await opened(relay);
    expect((await ask(relay, 'POST', pathFor({ kind: 'open' }), secret)).status).toBe(503);
    now += 60_001;
    const { session: next } = await opened(relay);
    expect(next).not.toBe(session);
    expect((await ask(relay, 'GET', pathFor({ kind: 'calls', session }), key)).status).toBe(401);
    expect((await fetch(`${relay.url}/${session}/x`)).status).toBe(404);
  });

  it('and a run forgets what it has fetched', async () => {
    const relay = await relayWith({ limits });
    const { session, key } = await opened(relay);
    const path = pathFor({ kind: 'calls', session });
    for (let at = 1; at <= 9; at += 1) {
      expect((await fetch(`${relay.url}/${session}/x`)).status).toBe(200);
      expect(await (await ask(relay, 'GET', `${path}?after=${at - 1}`, key)).json()).toMatchObject({
        last: at,
        lost: 0,
      });
    }
  });
});

describe('hostile requests', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a huge header', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['a huge address', `GET /${'x'.repeat(70_000)} HTTP/1.1\r\n\r\n`],
    ['an endless body to nobody', `POST /x HTTP/1.1\r\ncontent-length: 999999999\r\n\r\n${'x'.repeat(100_000)}`],
  ])('%s ends at once, and runs go on', async (_what, text) => {
    const relay = await relayWith();
    const catcher = await run(relay);
    const address = catcher.address();
    const said = await exchange(relay.url, text);
    expect(said).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
    expect((await fetch(address.url)).status).toBe(200);
    expect(await address.quiet(0)).toHaveLength(1);
  });

  it('an answer that is no answer is none', async () => {
    const relay = await relayWith();
    const { session, key } = await opened(relay);
    for (const body of ['', '{', '[]', '{"status":99999,"headers":{"a b":"c","d":"e\\r\\nf: g"},"delayMs":-1}']) {
      const sent = fetch(`${relay.url}/${session}/x`);
      const calls = await ask(relay, 'GET', `${pathFor({ kind: 'calls', session })}?wait=20000`, key);
      const { last }: { last: number } = JSON.parse(await calls.text());
      const path = pathFor({ kind: 'answer', session, call: last });
      await fetch(`${relay.url}${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${key}` } });
      const answer = await sent;
      expect(answer.status).toBe(200);
      expect(answer.headers.get('f')).toBeNull();
      await ask(relay, 'GET', `${pathFor({ kind: 'calls', session })}?after=${last}`, key);
    }
  });
});

describe('a relay that is gone', () => {
  it('fails all that wait, now and later', async () => {
    const relay = await startRelay({ secret });
    const catcher = await run(relay, { pauses: [1, 1] });
    const address = catcher.address();
    const waiting = address.next().catch((error: unknown) => error);
    await relay.close();
    expect(await waiting).toBeInstanceOf(CallbackPathLost);
    await expect(address.quiet(0)).rejects.toThrow(CallbackPathLost);
    await expect(catcher.address().next()).rejects.toThrow(CallbackPathLost);
    await expect(run(relay)).rejects.toThrow(/the relay cannot be reached/);
  });

  it('and one that has forgotten the run, too', async () => {
    let now = 1_000_000;
    const relay = await relayWith({ limits: { idleMs: 60_000 }, now: () => now });
    const catcher = await run(relay);
    await catcher.address().quiet(0);
    // Twice: the run may ask once more between the first moment and the second.
    for (let turn = 0; turn < 2; turn += 1) {
      now += 60_001;
      await opened(relay);
    }
    await expect(catcher.address().quiet(0)).rejects.toThrow(/has forgotten this run/);
  });
});
