import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/run/execute.js';
import { Inconclusive } from '../../suites/check/signals.js';
import { granting, never, property, sessionWith, targetThat, unused, working } from './session.js';

describe('a property', () => {
  it('tries its examples first and then as many random cases as it is told', async () => {
    const tried: number[] = [];
    const check = property({ n: fc.integer({ min: 100, max: 1e9 }) }, async (_, { n }) => void tried.push(n), {
      examples: [{ n: 1 }, { n: 2 }],
    });
    const session = await sessionWith(unused, { effort: { runs: 5 } });
    expect(await execute(check, session, never)).toMatchObject({ verdict: 'pass' });
    expect(tried.slice(0, 2)).toEqual([1, 2]);
    expect(tried.length).toBe(7);
    expect(Math.min(...tried.slice(2))).toBeGreaterThanOrEqual(100);
  });

  it('tries fewer where cases cost much, and at least one', async () => {
    const count = async (traits: { atMost?: number; examples?: { n: number }[] }): Promise<number> => {
      const tried: number[] = [];
      const check = property({ n: fc.nat() }, async () => void tried.push(1), traits);
      await execute(check, await sessionWith(unused, { effort: { runs: 5 } }), never);
      return tried.length;
    };
    expect([
      await count({ atMost: 2 }),
      await count({ atMost: 0 }),
      await count({ atMost: 0, examples: [{ n: 1 }] }),
    ]).toEqual([2, 1, 1]);
  });

  it('has equal values in runs of one seed, and others in other runs and other checks', async () => {
    const values = async (seed: number, name: string): Promise<string> => {
      const tried: unknown[] = [];
      const check = property(
        { n: fc.integer(), s: fc.string() },
        async (context, one) => void tried.push([one, context.seed]),
        {},
        name,
      );
      await execute(check, await sessionWith(unused, { effort: { seed } }), never);
      return JSON.stringify(tried);
    };
    const first = await values(1, 'one');
    expect(await values(1, 'one')).toBe(first);
    expect(await values(2, 'one')).not.toBe(first);
    expect(await values(1, 'two')).not.toBe(first);
  });

  it('gives every case a seed and names of its own', async () => {
    const seeds = new Set<number>();
    const names = new Set<string>();
    const check = property({ n: fc.nat() }, async ({ seed, unique, files }) => {
      seeds.add(seed);
      for (const made of [unique('a'), unique('a'), files.photo().filename, files.photo().filename]) names.add(made);
    });
    await execute(check, await sessionWith(unused, { effort: { runs: 20 } }), never);
    expect([seeds.size, names.size]).toEqual([20, 80]);
  });

  it('reports its smallest failure, with the exchanges of that case alone and all that was made', async () => {
    const { url, seen } = await working();
    const check = property(
      { n: fc.integer({ min: 0, max: 100_000 }) },
      async ({ api, expect: must, observe }, { n }) => {
        await api.getUploadToken({ title: String(n) });
        await api.getUploadToken({ title: `${n} again` });
        observe('tried', n);
        must(n, 'n').toSatisfy((value) => value < 777, 'less than 777');
      },
    );
    const result = await execute(check, await sessionWith(url, { effort: { runs: 100 } }), never);
    expect(result).toMatchObject({
      verdict: 'fail',
      counterexample: { n: 777 },
      expected: 'n: less than 777',
      actual: '777',
    });
    expect(result.exchanges.map((one) => one.call.query[0])).toEqual([
      ['title', '777'],
      ['title', '777 again'],
    ]);
    expect(seen.length).toBeGreaterThan(2);
    expect(result.observations.length).toBe(seen.length / 2);
  });

  it('reports the failure as it is where counterexamples are not to be made small', async () => {
    const check = property({ n: fc.integer({ min: 1000, max: 2000 }) }, async ({ expect: must }, { n }) =>
      must(n).toBe(0),
    );
    const result = await execute(check, await sessionWith(unused, { effort: { shrink: false } }), never);
    const { counterexample } = result;
    expect(counterexample).not.toEqual({ n: 1000 });
  });

  it('reports a failing example', async () => {
    const check = property(
      { n: fc.nat() },
      async ({ expect: must }, { n }) => must(n).toSatisfy((one) => one !== 42, 'not 42'),
      {
        examples: [{ n: 41 }, { n: 42 }],
      },
    );
    expect(await execute(check, await sessionWith(unused), never)).toMatchObject({
      verdict: 'fail',
      counterexample: { n: 42 },
    });
  });

  it('keeps a failure although a smaller case cannot be told', async () => {
    const check = property(
      { n: fc.integer({ min: 1, max: 1000 }) },
      async ({ expect: must }, { n }) => {
        if (n < 500) must.inconclusive('too small');
        must(n).toBe(0);
      },
      { examples: [{ n: 900 }] },
    );
    expect(await execute(check, await sessionWith(unused), never)).toMatchObject({ verdict: 'fail' });
  });

  it.each([
    ['inconclusive', () => new Inconclusive('cannot tell'), { verdict: 'inconclusive', reason: 'cannot tell' }],
    [
      'an error of the suite',
      () => new TypeError('slip'),
      { verdict: 'inconclusive', harnessError: expect.stringContaining('slip') },
    ],
  ] as const)('stops at a case that is %s', async (_, error, wanted) => {
    let tried = 0;
    const check = property({ n: fc.nat() }, async () => {
      tried += 1;
      if (tried === 3) throw error();
    });
    expect(await execute(check, await sessionWith(unused), never)).toMatchObject(wanted);
    expect(tried).toBe(3);
  });

  it('whose arbitraries break is an error of the suite', async () => {
    const broken = fc.nat().map((): number => {
      throw new RangeError('cannot make one');
    });
    expect(
      await execute(
        property({ n: broken }, async () => {}),
        await sessionWith(unused),
        never,
      ),
    ).toMatchObject({
      verdict: 'inconclusive',
      harnessError: expect.stringContaining('cannot make one'),
    });
  });

  it('that runs out of time is inconclusive, and says how far it came', async () => {
    const session = await sessionWith(unused, { effort: { runs: 1000, checkLimitMs: 500 } });
    const result = await execute(
      property({ n: fc.nat() }, async () => delay(20)),
      session,
      never,
    );
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^cut short after \d+ of 1000 cases; see timeouts\.checkSeconds$/),
    });
  });

  it('that is stopped is inconclusive, and sends nothing more', async () => {
    const { url, seen } = await working();
    const stop = new AbortController();
    const check = property({ n: fc.nat() }, async ({ api }) => {
      await api.getUploadToken();
      if (seen.length === 3) stop.abort();
    });
    expect(await execute(check, await sessionWith(url, { effort: { runs: 100 } }), stop.signal)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the run was stopped',
    });
    expect(seen.length).toBe(3);
  });

  it('whose case hangs ends with its time, and nothing is sent after that', async () => {
    const { url, seen } = await targetThat((_, response) => void setTimeout(() => response.end(granting('a')), 100));
    const check = property({ n: fc.nat() }, async ({ api }) => {
      for (let n = 0; n < 100; n += 1) await api.getUploadToken();
    });
    const result = await execute(check, await sessionWith(url, { effort: { checkLimitMs: 450 } }), never);
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      reason: 'not done within 0.5 s; see timeouts.checkSeconds',
    });
    const sent = seen.length;
    await delay(300);
    expect(seen.length).toBe(sent);
  });

  it('that fails and then runs out of time still fails', async () => {
    const check = property({ n: fc.integer({ min: 0, max: 1e9 }) }, async ({ expect: must }, { n }) => {
      await delay(30);
      must(n).toBe(-1);
    });
    const session = await sessionWith(unused, { effort: { checkLimitMs: 400, repeats: 0 } });
    expect(await execute(check, session, never)).toMatchObject({ verdict: 'fail' });
  });
});
