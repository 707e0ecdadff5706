import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { HarnessError, NoAnswer } from '../../src/client/failure.js';
import { client, issuing, redeeming } from './client.js';
import { rawTarget } from './raw-target.js';
import { serving } from './serving.js';

/** A target whose answers are made by a function of their number, from 1. */
async function target(
  answer: (response: ServerResponse, number: number, request: IncomingMessage) => void,
): Promise<string> {
  let number = 0;
  const url = await serving((request, response) => {
    request.resume().on('end', () => {
      number += 1;
      answer(response, number, request);
    });
  });
  return url;
}

const statuses = (exchanges: readonly { response?: { status: number } }[]) =>
  exchanges.map((one) => one.response?.status);

describe('a target that is busy for now', () => {
  it.each([503, 429])('is asked again when it says so with %i, and every attempt is recorded', async (status) => {
    const url = await target((response, number) => {
      response.writeHead(number < 3 ? status : 200, number < 3 ? { 'retry-after': '0' } : {}).end();
    });
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(redeeming(), scope)).status).toBe(200);
    expect(statuses(exchanges)).toEqual([status, status, 200]);
  });

  it.each([
    [403, { 'retry-after': '0' }],
    [420, { 'retry-after': '0' }],
    [509, {}],
    [529, {}],
    [520, {}],
    [599, {}],
  ])('is asked again where a gateway says so by %i', async (status, headers) => {
    const url = await target((response, number) => {
      if (number === 1) response.writeHead(status, headers).end();
      else response.end();
    });
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(issuing(), scope)).status).toBe(200);
    expect(statuses(exchanges)).toEqual([status, 200]);
  });

  it.each([403, 420, 500, 501])('is not asked again because of a bare %i', async (status) => {
    const url = await target((response) => response.writeHead(status).end());
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(issuing(), scope)).status).toBe(status);
    expect(statuses(exchanges)).toEqual([status]);
  });

  it('is asked no sooner than it wants to be, by seconds or by date', async () => {
    const asked: number[] = [];
    const url = await target((response, number) => {
      asked.push(Date.now());
      const after = number === 1 ? '1' : new Date(Date.now() + 2000).toUTCString();
      if (number < 3) response.writeHead(503, { 'retry-after': after }).end();
      else response.end();
    });
    const { target: wire, scope } = client(url);
    await wire.send(issuing(), scope);
    const [first = 0, second = 0, third = 0] = asked;
    expect(second - first).toBeGreaterThanOrEqual(995);
    // A date has no fractions of a second.
    expect(third - second).toBeGreaterThanOrEqual(995);
  }, 20_000);

  it('may leave out how long, where 429 says it all', async () => {
    const url = await target((response, number) => response.writeHead(number === 1 ? 429 : 200).end());
    const { target: wire, scope, exchanges } = client(url);
    await wire.send(issuing(), scope);
    expect(statuses(exchanges)).toEqual([429, 200]);
  });

  it('is not waited for without end, and what it says is no verdict', async () => {
    const url = await target((response) => response.writeHead(503, { 'retry-after': '0' }).end());
    const { target: wire, scope, exchanges } = client(url);
    await expect(wire.send(issuing(), scope)).rejects.toThrow(/^throttled: 503 .* set limits\.requestsPerSecond$/);
    expect(exchanges.length).toBe(12);
  });

  it('may say nothing of how long, as gateways do that limit the rate', async () => {
    const url = await target((response, number) => response.writeHead(number < 3 ? 503 : 200).end());
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(redeeming(), scope)).status).toBe(200);
    expect(statuses(exchanges)).toEqual([503, 503, 200]);
  });

  it.each([502, 504])('is asked again after %i where it can have kept nothing', async (status) => {
    const url = await target((response, number) => response.writeHead(number === 1 ? status : 200).end());
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(issuing(), scope)).status).toBe(200);
    expect((await wire.send(redeeming(), scope)).status).toBe(200);
    expect(statuses(exchanges)).toEqual([status, 200, 200]);
  });

  // One after the other: what a test has to close is noted for the test that runs at that moment.
  it.each([
    ['no word of how long', undefined],
    ['an hour', '3600'],
    ['a date far away', 'Fri, 31 Dec 2100 23:59:59 GMT'],
  ])('is taken at its word in the end with 503 and %s, and asked less often from then on', async (_, after) => {
    const url = await target((response) =>
      response.writeHead(503, after === undefined ? {} : { 'retry-after': after }).end(),
    );
    const { target: wire, scope, exchanges } = client(url);
    expect((await wire.send(issuing(), scope)).status).toBe(503);
    expect(exchanges.length).toBe(8);
    expect((await wire.send(issuing(), scope)).status).toBe(503);
    expect(exchanges.length).toBe(11);
  });

  it('is given up with the run', async () => {
    const url = await target((response) => response.writeHead(503, { 'retry-after': '50' }).end());
    const { target: wire, scope, exchanges, over } = client(url);
    const asked = expect(wire.send(issuing(), scope)).rejects.toThrow('abort');
    await expect.poll(() => exchanges.length).toBe(1);
    over.abort();
    await asked;
  });

  it('is signed anew for each attempt', async () => {
    const signed: (string | undefined)[] = [];
    const url = await target((response, number, request) => {
      signed.push(request.headers.authorization);
      response.writeHead(number === 1 ? 503 : 200, { 'retry-after': '0' }).end();
    });
    const keys = { consumerKey: 'a', consumerSecret: 'b', token: 'c', tokenSecret: 'd' };
    const { target: wire, scope } = client(url, { auth: { write: { oauth1: keys } } });
    await wire.send(issuing(), scope);
    expect(new Set(signed).size).toBe(2);
  });
});

describe('a signature that was refused for its time', () => {
  const keys = { consumerKey: 'a', consumerSecret: 'b', token: 'c', tokenSecret: 'd' };
  const refusals = [
    [401, ''],
    [200, '<response status="error" code="invalid_signature" message="too old"/>'],
    [200, '{"status": "error", "code": "invalid_signature"}'],
  ] as const;

  /** Takes no signature that is more than five minutes off. */
  const strict = (off: () => number, status: number, text: string) =>
    target((response, _, request) => {
      const now = Date.now() / 1000 + off();
      const signedAt = Number(/oauth_timestamp="(\d+)"/.exec(request.headers.authorization ?? '')?.[1]);
      const isFine = Math.abs(signedAt - now) < 300;
      response.writeHead(isFine ? 200 : status, { date: new Date(now * 1000).toUTCString() });
      response.end(isFine ? '<response status="ok"/>' : text);
    });

  it.each(refusals)('is made again by the right time after %i %s', async (status, text) => {
    const url = await strict(() => 7200, status, text);
    const { target: wire, scope, exchanges } = client(url, { auth: { write: { oauth1: keys } } });
    expect((await wire.send(issuing(), scope)).text).toBe('<response status="ok"/>');
    expect(exchanges.length).toBe(2);
    await wire.send(issuing(), scope);
    expect(exchanges.length).toBe(3);
  });

  it('is made again after the clock of the target was moved', async () => {
    let off = 0;
    const url = await strict(() => off, 401, '');
    const { target: wire, scope, exchanges } = client(url, { auth: { write: { oauth1: keys } } });
    await wire.send(issuing(), scope);
    off = 86_400;
    expect((await wire.send(issuing(), scope)).status).toBe(200);
    expect(statuses(exchanges)).toEqual([200, 401, 200]);
  });

  it('is not made again for any other refusal, nor for anybody else, nor without end', async () => {
    let off = 0;
    const url = await target((response) => {
      off += 3600;
      response.writeHead(401, { date: new Date(Date.now() + off * 1000).toUTCString() }).end();
    });
    const {
      target: wire,
      scope,
      exchanges,
    } = client(url, { auth: { write: { oauth1: keys }, read: { bearer: 'abcd' } } });
    await wire.send(issuing({ caller: 'nobody' }), scope);
    await wire.send(issuing({ caller: 'read' }), scope);
    expect(exchanges.length).toBe(2);
    await wire.send(issuing(), scope);
    expect(exchanges.length).toBe(4);
    const steady = await target((response) => response.writeHead(401).end());
    const other = client(steady, { auth: { write: { oauth1: keys } } });
    await other.target.send(issuing(), other.scope);
    expect(other.exchanges.length).toBe(1);
  });
});

describe('a call', () => {
  it('that breaks the contract is an error of the suite, unless it says why', async () => {
    const url = await target((response) => response.end());
    const { target: wire, scope, exchanges } = client(url);
    const wrong = issuing({ query: [['max_uploads', 'many']] });
    await expect(wire.send(wrong, scope)).rejects.toThrow(HarnessError);
    await expect(wire.send(wrong, scope)).rejects.toThrow(
      "the suite's own getUploadToken breaks the contract: max_uploads",
    );
    expect(exchanges.length).toBe(0);
    await wire.send({ ...wrong, deliberate: 'to see what comes' }, scope);
    expect(exchanges.length).toBe(1);
  });

  it('that nobody answers says so, with its exchange', async () => {
    const raw = await rawTarget(({ socket }) => socket.destroy());
    const { target: wire, scope, exchanges } = client(raw.url);
    const failure = await wire.send(issuing(), scope).catch((error: unknown) => error);
    if (!(failure instanceof NoAnswer)) throw new Error('an answer');
    expect(failure.exchange).toBe(exchanges[0]);
    expect(failure.message).toBe(exchanges[0]?.failure?.message);
  });

  it('tells when it was answered, by the clock of the target', async () => {
    const date = 'Tue, 01 Jan 2030 00:00:00 GMT';
    const url = await target((response, number) => {
      response.sendDate = false;
      response.writeHead(200, number === 1 ? { date } : number === 2 ? { date: 'yesterday' } : {}).end('text');
    });
    const { target: wire, scope } = client(url);
    const dates = [];
    for (let n = 0; n < 3; n += 1) dates.push((await wire.send(issuing(), scope)).date);
    expect(dates).toEqual([Date.parse(date) / 1000, undefined, undefined]);
  });
});
