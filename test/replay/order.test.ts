import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, inTheirOrder } from '../../src/replay/order.js';

const never = new AbortController().signal;
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An act of some length that writes its beginning and its end into a log; a held one waits for those within. */
function noted(log: string[], [name, at, took, held = false]: readonly [string, number, number, boolean?]): Act {
  return {
    at,
    ended: at + took,
    async run(within) {
      log.push(`${name} begins`);
      await (held ? within : soon());
      log.push(`${name} ends`);
    },
  };
}

async function logOf(...acts: Parameters<typeof noted>[1][]): Promise<string[]> {
  const log: string[] = [];
  await inTheirOrder(
    acts.map((one) => noted(log, one)),
    never,
  );
  return log;
}

describe('acts in their order', () => {
  it('begin after what had ended before, however they are listed', async () => {
    expect(await logOf(['b', 10, 5], ['a', 0, 10])).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('are under way together where they were', async () => {
    expect((await logOf(['a', 0, 10], ['b', 9, 5], ['c', 14, 1])).slice(0, 2)).toEqual(['a begins', 'b begins']);
  });

  it('go on until those within have ended when they are held', async () => {
    const log = await logOf(['held', 0, 100, true], ['a', 10, 10], ['b', 30, 10], ['later', 110, 1]);
    expect(log).toEqual([
      ...['held begins', 'a begins', 'a ends', 'b begins', 'b ends', 'held ends'],
      ...['later begins', 'later ends'],
    ]);
  });

  it('are not begun once all is over', async () => {
    const over = new AbortController();
    const log: string[] = [];
    const stop: Act = { at: 0, ended: 1, run: async () => over.abort() };
    await inTheirOrder([stop, noted(log, ['a', 2, 1])], over.signal);
    expect(log).toEqual([]);
  });

  it('tell what went wrong when all have ended', async () => {
    const log: string[] = [];
    const wrong: Act = { at: 0, ended: 9, run: () => Promise.reject(new Error('a slip')) };
    const running = inTheirOrder([wrong, noted(log, ['a', 2, 1]), noted(log, ['b', 20, 1])], never);
    await expect(running).rejects.toThrow('a slip');
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('never wait for each other for ever, and never begin before what had ended', async () => {
    const time = fc.nat({ max: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(time, time, fc.boolean()), { maxLength: 8 }), async (all) => {
        const named = all.map(([at, took, held], number) => [String(number), at, took, held] as const);
        const log = await logOf(...named);
        expect(log).toHaveLength(2 * all.length);
        for (const [one, at, took] of named)
          for (const [other, begins] of named)
            if (at + took < begins) expect(log.indexOf(`${one} ends`)).toBeLessThan(log.indexOf(`${other} begins`));
      }),
      { numRuns: 1000 },
    );
  });
});
