import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/client/call.js';
import { HarnessError, NoAnswer } from '../../src/client/failure.js';
import { client, photo, redeeming } from './client.js';
import { rawTarget, type Visit } from './raw-target.js';

/** Splits what came into the head and the body of one request. */
function parts(received: Buffer): { head: string; body: Buffer } {
  const end = received.indexOf('\r\n\r\n');
  return { head: received.subarray(0, end).toString('latin1'), body: received.subarray(end + 4) };
}

function lengthOf(head: string): number {
  return Number(/^content-length: (\d+)\r?$/im.exec(head)?.[1]);
}

/** Answers once the body is as long as its head says. */
async function patiently(visit: Visit): Promise<void> {
  const length = lengthOf(await visit.head);
  const whole = (): void => {
    if (parts(visit.received).body.length >= length) visit.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
  };
  visit.socket.on('data', whole);
  whole();
}

const sizes = [100, 5000, 300_000, 3_000_000];

describe('a body that is sent whole', () => {
  it.each(sizes)('of %i bytes has its length in the head and no chunked coding', async (size) => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, exchanges } = client(target.url);
    await wire.send(redeeming({ file: photo(size) }), scope);
    const { head, body } = parts((await target.visits[0]?.gone) ?? Buffer.alloc(0));
    expect(lengthOf(head)).toBe(body.length);
    expect(head).not.toMatch(/transfer-encoding/i);
    expect(head).toMatch(/\r\nconnection: close(\r\n|$)/);
    expect(exchanges[0]?.request.body).toEqual({ size: body.length });
  });

  it('urlencoded, and no body at all, have a length or none', async () => {
    const target = await rawTarget(patiently);
    const { target: wire, scope } = client(target.url);
    const { file: _, ...fileless } = redeeming({ form: [['a b', 'ä&=']], encoding: 'urlencoded', deliberate: 'test' });
    await wire.send(fileless, scope);
    const { head, body } = parts((await target.visits[0]?.gone) ?? Buffer.alloc(0));
    expect([lengthOf(head), String(body)]).toEqual([body.length, 'a+b=%C3%A4%26%3D']);
  });
});

describe('a torn body', () => {
  const tear = async (size: number, tearAfter: number): Promise<{ head: string; body: Buffer }> => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, exchanges } = client(target.url);
    const call: Call = redeeming({ file: photo(size), transmission: { tearAfter } });
    await expect(wire.send(call, scope)).rejects.toThrow(NoAnswer);
    expect(exchanges[0]?.failure).toEqual({ kind: 'broken', message: 'broken off on purpose' });
    expect(exchanges[0]?.call.transmission).toEqual({ tornAfter: tearAfter });
    return parts((await target.visits[0]?.gone) ?? Buffer.alloc(0));
  };

  it.each(sizes)('of %i bytes arrives up to the very byte, with the length of the whole', async (size) => {
    for (const tearAfter of [1, 200, size]) {
      const { head, body } = await tear(size, tearAfter);
      expect(body.length).toBe(tearAfter);
      expect(lengthOf(head)).toBeGreaterThan(size);
    }
  });

  it('arrives up to any byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (tearAfter) => {
        expect((await tear(3000, tearAfter)).body.length).toBe(tearAfter);
      }),
      { numRuns: 20 },
    );
  });

  it('arrives up to so many bytes before its end, too', async () => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, exchanges } = client(target.url);
    await expect(wire.send(redeeming({ transmission: { tearAfter: -44 } }), scope)).rejects.toThrow(NoAnswer);
    const { head, body } = parts((await target.visits[0]?.gone) ?? Buffer.alloc(0));
    expect(body.length).toBe(lengthOf(head) - 44);
    expect(exchanges[0]?.call.transmission).toEqual({ tornAfter: -44 });
  });

  it.each([0, -100_000, 100_000])('cannot break off after %i bytes of fewer', async (tearAfter) => {
    const target = await rawTarget(patiently);
    const { target: wire, scope } = client(target.url);
    await expect(wire.send(redeeming({ transmission: { tearAfter } }), scope)).rejects.toThrow(HarnessError);
    expect(target.visits.length).toBe(0);
  });

  it('is of no interest to who asked for it, whatever comes', async () => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, api } = client(target.url);
    await api.tear((transmission) => wire.send(redeeming({ transmission: transmission }), scope), 100);
    await expect(api.tear(() => Promise.reject(new TypeError('a slip')), 100)).rejects.toThrow('a slip');
  });
});

describe('a held body', () => {
  it.each(sizes)('of %i bytes waits in its middle, and then comes whole', async (size) => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, exchanges } = client(target.url);
    let release = (): void => {};
    const holdUntil = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = wire.send(redeeming({ file: photo(size), transmission: { holdUntil } }), scope);
    await expect.poll(() => target.visits[0]?.received.includes('\r\n\r\n')).toBe(true);
    const length = lengthOf((await target.visits[0]?.head) ?? '');
    const arrived = (): number => parts(target.visits[0]?.received ?? Buffer.alloc(0)).body.length;
    await expect.poll(arrived, { timeout: 4000 }).toBe(Math.ceil(length / 2));
    // A whole other request goes by, and not one more byte comes.
    await wire.send(redeeming(), scope);
    expect(arrived()).toBe(Math.ceil(length / 2));
    release();
    expect((await asked).status).toBe(200);
    expect(exchanges.at(-1)?.call.transmission).toEqual({ held: true });
    expect(arrived()).toBe(length);
  });

  it('keeps nobody out where one request at a time is allowed', async () => {
    const target = await rawTarget(patiently);
    const { target: wire, scope } = client(target.url, { limits: { concurrency: 1 } });
    let release = (): void => {};
    const holdUntil = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = [1, 2].map(() => wire.send(redeeming({ transmission: { holdUntil } }), scope));
    expect((await wire.send(redeeming(), scope)).status).toBe(200);
    expect((await wire.send(redeeming(), scope)).status).toBe(200);
    release();
    for (const one of held) expect((await one).status).toBe(200);
  });

  it('is given up with its run', async () => {
    const target = await rawTarget(patiently);
    const { target: wire, scope, over } = client(target.url);
    const asked = wire.send(redeeming({ transmission: { holdUntil: new Promise(() => {}) } }), scope);
    const failed = expect(asked).rejects.toMatchObject({ exchange: { failure: { kind: 'aborted' } } });
    await expect.poll(() => target.visits.length).toBe(1);
    over.abort();
    await failed;
    await target.visits[0]?.gone;
  });
});
