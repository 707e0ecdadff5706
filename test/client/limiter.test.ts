import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BudgetSpent } from '../../src/client/failure.js';
import { type Cost, type Limits, limiter, noLimits } from '../../src/client/limiter.js';
import { client, issuing, photo, redeeming } from './client.js';
import { serving } from './serving.js';

const none: Limits = { ...noLimits, concurrency: 100 };
const free: Cost = { uploads: 0, bytes: 0, held: false };
const never = new AbortController().signal;

/** Requests that end when they are told to. */
function manual() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const request = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, request, end: (name: string) => ends.get(name)?.() };
}

const turns = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('concurrency', () => {
  it('lets no more begin than may, and the others in the order in which they came', async () => {
    const gate = limiter({ ...none, concurrency: 2 });
    const { begun, request, end } = manual();
    const all = ['a', 'b', 'c', 'd'].map((name) => gate.run(free, never, request(name)));
    await turns();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await all[1];
    await turns();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    await turns();
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of nothing is taken for one', async () => {
    expect(await limiter({ ...none, concurrency: 0 }).run(free, never, async () => 'ran')).toBe('ran');
  });

  it('goes on after a request that failed', async () => {
    const gate = limiter({ ...none, concurrency: 1 });
    await expect(gate.run(free, never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(free, never, async () => 'yes')).toBe('yes');
  });

  it('does not count held requests', async () => {
    const gate = limiter({ ...none, concurrency: 1 });
    const { begun, request, end } = manual();
    const held = [1, 2, 3].map((n) => gate.run({ ...free, held: true }, never, request(`held ${n}`)));
    const usual = gate.run(free, never, request('usual'));
    await turns();
    expect(begun).toEqual(['held 1', 'held 2', 'held 3', 'usual']);
    for (const name of begun) end(name);
    await Promise.all([...held, usual]);
  });

  it('is what a target sees', async () => {
    let [now, most] = [0, 0];
    const url = await serving((_request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end();
      }, 20);
    });
    const { target, scope } = client(url, { limits: { concurrency: 3 } });
    await Promise.all(Array.from({ length: 12 }, () => target.send(issuing(), scope)));
    expect(most).toBe(3);
  });
});

describe('requests per second', () => {
  it('are obeyed at the target, from the first to the last, held ones too', async () => {
    const arrivals: number[] = [];
    const url = await serving((request, response) => {
      arrivals.push(performance.now());
      request.resume().on('end', () => response.end());
    });
    const { target, scope } = client(url, { limits: { concurrency: 8, requestsPerSecond: 50 } });
    const held = redeeming({ transmission: { holdUntil: Promise.resolve() } });
    const before = performance.now();
    await Promise.all(Array.from({ length: 16 }, (_, n) => target.send(n % 4 === 0 ? held : issuing(), scope)));
    const took = (arrivals.at(-1) ?? 0) - before;
    // At least 15 steps of 20 ms, however busy the machine is; the clock of the timers may be a little early.
    expect(took).toBeGreaterThanOrEqual(15 * 20 - 5);
  });

  it('begin at once when nothing was sent for a while', async () => {
    const gate = limiter({ ...none, requestsPerSecond: 1 });
    const started = performance.now();
    await gate.run(free, never, async () => {});
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a budget', () => {
  it('is kept to the last unit, and nothing is sent that is over it', async () => {
    const gate = limiter({ ...none, maxUploads: 3, maxBytes: 100 });
    let sent = 0;
    const send = (uploads: number, bytes: number) =>
      gate.run({ uploads, bytes, held: false }, never, async () => (sent += 1));
    await send(1, 40);
    await send(1, 60);
    await expect(send(0, 1)).rejects.toThrow(BudgetSpent);
    await expect(send(0, 1)).rejects.toThrow('100 bytes (limits.maxBytes)');
    await send(1, 0);
    await expect(send(1, 0)).rejects.toThrow('3 uploads (limits.maxUploads)');
    await send(0, 0);
    expect(sent).toBe(4);
    expect(gate.spent).toEqual({ requests: 4, uploads: 3, bytes: 100 });
  });

  it('is never exceeded, whatever is asked for at once', async () => {
    const cost = fc.record({ uploads: fc.nat({ max: 1 }), bytes: fc.nat({ max: 50 }), held: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cost, { maxLength: 30 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        async (costs, maxUploads, maxBytes, concurrency) => {
          const gate = limiter({ ...noLimits, concurrency, maxUploads, maxBytes });
          const sent = { requests: 0, uploads: 0, bytes: 0 };
          const results = await Promise.allSettled(
            costs.map((one) =>
              gate.run(one, never, async () => {
                sent.requests += 1;
                sent.uploads += one.uploads;
                sent.bytes += one.bytes;
              }),
            ),
          );
          expect(sent.uploads).toBeLessThanOrEqual(maxUploads);
          expect(sent.bytes).toBeLessThanOrEqual(maxBytes);
          expect(gate.spent).toEqual(sent);
          expect(results.filter((one) => one.status === 'fulfilled').length).toBe(sent.requests);
        },
      ),
    );
  });

  it('counts the very bytes of a body, and files as uploads', async () => {
    let arrived = 0;
    const url = await serving((request, response) => {
      request.on('data', (block: Buffer) => (arrived += block.length)).on('end', () => response.end());
    });
    const { target, scope, exchanges } = client(url, { limits: { maxUploads: 2 } });
    for (const size of [100, 5000]) await target.send(redeeming({ file: photo(size) }), scope);
    await target.send(issuing(), scope);
    await expect(target.send(redeeming(), scope)).rejects.toThrow(BudgetSpent);
    expect(arrived).toBe(exchanges.reduce((sum, one) => sum + (one.request.body?.size ?? 0), 0));
    expect(exchanges.length).toBe(3);
  });
});

describe('giving up', () => {
  it('lets nothing begin and costs nothing', async () => {
    const gate = limiter(none);
    let sent = 0;
    await expect(
      gate.run({ uploads: 1, bytes: 5, held: false }, AbortSignal.abort(new Error('over')), async () => (sent += 1)),
    ).rejects.toThrow('over');
    expect([sent, gate.spent]).toEqual([0, { requests: 0, uploads: 0, bytes: 0 }]);
  });

  it('is heard while others are under way', async () => {
    const gate = limiter({ ...none, concurrency: 1 });
    const { begun, request, end } = manual();
    const first = gate.run(free, never, request('first'));
    const over = new AbortController();
    const waiting = gate.run(free, over.signal, request('waiting'));
    const next = gate.run(free, never, request('next'));
    over.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    end('first');
    await first;
    await turns();
    expect(begun).toEqual(['first', 'next']);
    end('next');
    await next;
    expect(gate.spent.requests).toBe(2);
  });

  it('is heard while it waits for its turn', async () => {
    const gate = limiter({ ...none, requestsPerSecond: 0.01 });
    await gate.run(free, never, async () => {});
    const over = new AbortController();
    const waiting = gate.run({ uploads: 1, bytes: 1, held: false }, over.signal, async () => {});
    const failed = expect(waiting).rejects.toThrow('over');
    await turns();
    over.abort(new Error('over'));
    await failed;
    await turns();
    expect(gate.spent).toEqual({ requests: 1, uploads: 0, bytes: 0 });
  });

  it('leaves a request that is under way to end by itself', async () => {
    const gate = limiter(none);
    const { request, end } = manual();
    const over = new AbortController();
    const run = gate.run(free, over.signal, request('one'));
    await turns();
    over.abort();
    end('one');
    expect(await run).toBe('one');
  });

  it('may be heard by a crowd without a warning of a leak', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listen);
    onTestFinished(() => void process.off('warning', listen));
    const gate = limiter({ ...none, concurrency: 2 });
    const over = new AbortController();
    await Promise.all(Array.from({ length: 50 }, () => gate.run(free, over.signal, async () => turns())));
    await turns();
    expect(warnings).toEqual([]);
  });
});
