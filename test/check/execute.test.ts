import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { execute } from '../../src/run/execute.js';
import { ClockError } from '../../src/target/clock.js';
import { BudgetSpent, HarnessError, Unmet } from '../../src/target/failure.js';
import { redaction } from '../../src/target/redaction.js';
import { Inconclusive, NotApplicable } from '../../suites/check/signals.js';
import { example, granting, property, sessionWith, targetThat } from './session.js';

const never = new AbortController().signal;
const working = async () => targetThat((_, response) => void response.end(granting('abc')));
const unused = 'http://127.0.0.1:9';

describe('a check', () => {
  it('that comes to its end passes, with all its exchanges, creations and observations', async () => {
    const { url, seen } = await working();
    const check = example(async ({ api, observe, expect: must }) => {
      const token = await api.getUploadToken({ title: 'x' });
      must(token.value).toBe('abc');
      await api.getUploadToken();
      observe('one', 1);
    });
    const result = await execute(check, await sessionWith(url), never);
    expect(result).toMatchObject({
      requirement: 'token.distinct',
      name: 'a check',
      suite: 'test',
      verdict: 'pass',
      reason: '',
    });
    expect(result.exchanges.length).toBe(2);
    expect(result.observations).toEqual([{ id: 'one', value: 1 }]);
    expect(result).not.toHaveProperty('frequency');
    expect(seen.length).toBe(2);
  });

  it.each<[string, () => Error, Record<string, unknown>]>([
    ['an inconclusive one', () => new Inconclusive('who knows'), { verdict: 'inconclusive', reason: 'who knows' }],
    [
      'one that does not concern the target',
      () => new NotApplicable('no such thing'),
      { verdict: 'not-applicable', reason: 'no such thing' },
    ],
    ['a budget that is spent', () => new BudgetSpent('used up'), { verdict: 'inconclusive', reason: 'used up' }],
    ['a clock that does not move', () => new ClockError('stuck'), { verdict: 'inconclusive', reason: 'stuck' }],
    [
      'a step that did not work',
      () => new Unmet('token.issue.xml', 'a token', 'none'),
      {
        verdict: 'fail',
        expected: 'a token',
        actual: 'none',
        unmet: 'token.issue.xml',
        reason: 'expected a token, came none',
      },
    ],
    [
      'an error of the suite',
      () => new HarnessError('a slip'),
      { verdict: 'inconclusive', reason: 'the harness went wrong', harnessError: expect.stringContaining('a slip') },
    ],
    [
      'any other error',
      () => new TypeError('x is not a function'),
      { verdict: 'inconclusive', harnessError: expect.stringContaining('x is not a function') },
    ],
  ])('ends with %s', async (_, error, wanted) => {
    const result = await execute(
      example(() => Promise.reject(error())),
      await sessionWith(unused),
      never,
    );
    expect(result).toMatchObject(wanted);
    if (!('harnessError' in wanted)) expect(result).not.toHaveProperty('harnessError');
  });

  it('that throws at once, or something that is no error, is an error of the suite', async () => {
    const session = await sessionWith(unused);
    const thrown = example(() => {
      throw new RangeError('at once');
    });
    expect(await execute(thrown, session, never)).toMatchObject({ harnessError: expect.stringContaining('at once') });
    const odd = example(() => Promise.reject('a text'));
    expect(await execute(odd, session, never)).toMatchObject({ verdict: 'inconclusive', harnessError: 'a text' });
  });

  it('fails by what was expected and what came', async () => {
    const check = example(async ({ expect: must }) => must(1, 'one').toBe(2));
    expect(await execute(check, await sessionWith(unused), never)).toMatchObject({
      verdict: 'fail',
      expected: 'one: 2',
      actual: '1',
      reason: 'expected one: 2, came 1',
    });
  });
});

describe('no answer', () => {
  const asks = example(async ({ api }) => void (await api.getUploadToken()));

  it('from nobody tells nothing', async () => {
    const { url } = await working();
    const session = await sessionWith(url.replace(/\d+$/, '1'));
    const result = await execute(asks, session, never);
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^the target could not be reached: /),
    });
    expect(result.exchanges[0]?.failure?.kind).toBe('unreachable');
  });

  it.each([
    ['breaks off', 'broken', (response: { destroy(): void }) => response.destroy()],
    ['never comes', 'timeout', () => {}],
    ['has no end', 'too-large', (response: { end(text: string): void }) => response.end('x'.repeat(2 ** 20 + 1))],
  ] as const)('that %s is a failure', async (_, kind, answer) => {
    const { url } = await targetThat((__, response) => answer(response));
    const result = await execute(asks, await sessionWith(url, { timeoutMs: kind === 'timeout' ? 200 : 20_000 }), never);
    expect(result).toMatchObject({ verdict: 'fail', expected: 'an answer' });
    expect(result.exchanges[0]?.failure?.kind).toBe(kind);
  });
});

describe('what a target has not', () => {
  const runs = (requirement: Parameters<typeof example>[1]) =>
    example(() => Promise.reject(new Error('must not run')), requirement);

  it.each([
    ['clock', 'token.expiry.ended', 'deferred', /clock\.advanceUrl/],
    ['read', 'token.permission.read', 'inconclusive', /auth\.read/],
    ['super', 'token.permission.higher', 'inconclusive', /auth\.super/],
    ['background', 'background.ok-line', 'not-applicable', /^background: the test says so/],
  ] as const)('excuses its checks: %s', async (capability, requirement, verdict, reason) => {
    const session = await sessionWith(unused, { absent: [capability] });
    const result = await execute(runs(requirement), session, never);
    expect(result).toMatchObject({ verdict, reason: expect.stringMatching(reason), exchanges: [] });
  });
});

describe('the end of a run', () => {
  it('makes nothing of what it cut short, whatever that says of itself', async () => {
    const { url } = await targetThat(() => {});
    const session = await sessionWith(url);
    const bodies: Parameters<typeof example>[0][] = [
      async ({ api }) => void (await api.getUploadToken()),
      // What a check makes of requests that were ended from this side is no verdict.
      async ({ api }) => void (await Promise.allSettled([api.getUploadToken()])),
      async ({ api, expect: must }) => {
        const [one] = await Promise.allSettled([api.getUploadToken()]);
        must(one.status).toBe('fulfilled');
      },
      async ({ api }) => {
        await Promise.allSettled([api.getUploadToken()]);
        throw new TypeError('half of it is missing');
      },
    ];
    for (const body of bodies) {
      const stop = new AbortController();
      const running = execute(example(body), session, stop.signal);
      setTimeout(() => stop.abort(), 30);
      const result = await running;
      expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'cut short before it could be told' });
      expect(result).not.toHaveProperty('harnessError');
      expect(result.exchanges.map((one) => one.failure?.kind)).toEqual(['aborted']);
    }
  });

  it('that came before a check lets it send nothing', async () => {
    const { url, seen } = await working();
    const check = example(async ({ api }) => void (await api.getUploadToken()));
    expect(await execute(check, await sessionWith(url), AbortSignal.abort())).toMatchObject({
      verdict: 'inconclusive',
    });
    expect(seen.length).toBe(0);
  });

  it('does not wait for a check that does not hear it', async () => {
    const stop = new AbortController();
    const running = execute(
      example(() => new Promise(() => {})),
      await sessionWith(unused),
      stop.signal,
    );
    const started = performance.now();
    stop.abort();
    expect(await running).toMatchObject({ verdict: 'inconclusive' });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('comes to a check of its own accord when its time is over', async () => {
    const { url } = await targetThat(() => {});
    const session = await sessionWith(url, { effort: { checkLimitMs: 300 } });
    const check = example(async ({ api }) => void (await api.getUploadToken()));
    expect(await execute(check, session, never)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'not done within 0.3 s',
      exchanges: [{ failure: { kind: 'aborted' } }],
    });
  });

  it('is not lost when garbage is collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const { url } = await targetThat(() => {});
    const session = await sessionWith(url, { effort: { checkLimitMs: 500 } });
    const running = execute(
      example(async ({ api }) => void (await api.getUploadToken())),
      session,
      never,
    );
    for (let n = 0; n < 10; n += 1) {
      await delay(20);
      collectGarbage();
    }
    expect(await running).toMatchObject({ reason: 'not done within 0.5 s' });
  });

  it('of a check lets nothing be sent that it left behind', async () => {
    const { url, seen } = await working();
    let goOn = (): void => {};
    const later = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let stray: Promise<unknown> = Promise.resolve();
    const check = example(async ({ api, observe }) => {
      await api.getUploadToken();
      stray = later.then(() => {
        observe('late', true);
        return api.getUploadToken();
      });
    });
    const result = await execute(check, await sessionWith(url), never);
    const failed = expect(stray).rejects.toThrow('the case is over');
    goOn();
    await failed;
    expect([seen.length, result.exchanges.length, result.observations]).toEqual([1, 1, []]);
  });

  it('of a check lets it move no clock that others go by', async () => {
    let moved = 0;
    const clock = {
      get moved() {
        return moved;
      },
      async advance(seconds: number) {
        moved += seconds;
      },
    };
    let late: Promise<unknown> = Promise.resolve();
    let goOn = (): void => {};
    const later = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const check = example(async (context) => {
      await context.clock.advance(5);
      late = later.then(() => context.clock.advance(1000));
    });
    expect((await execute(check, await sessionWith(unused, { session: { clock } }), never)).verdict).toBe('pass');
    const failed = expect(late).rejects.toThrow('the case is over');
    goOn();
    await failed;
    expect(moved).toBe(5);
  });

  it('ends what a check left under way', async () => {
    const { url, seen } = await targetThat(
      (one, response) => void (one.query.has('title') && response.end(granting('a'))),
    );
    let left: Promise<unknown> = Promise.resolve();
    const check = example(async ({ api }) => {
      left = api.getUploadToken({}, { bare: true });
      void left.catch(() => {});
      await expect.poll(() => seen.length).toBe(1);
    });
    const result = await execute(check, await sessionWith(url), never);
    await expect(left).rejects.toMatchObject({ exchange: { failure: { kind: 'aborted' } } });
    // What came too late is not told, or results would change after they were given.
    expect(result).toMatchObject({ verdict: 'pass', exchanges: [] });
  });
});

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
    ['not applicable', () => new NotApplicable('not here'), { verdict: 'not-applicable', reason: 'not here' }],
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
      reason: expect.stringMatching(/^cut short after \d+ of 1000 cases$/),
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
      reason: 'cut short before it could be told',
    });
    expect(seen.length).toBe(3);
  });

  it('whose case hangs ends with its time, and nothing is sent after that', async () => {
    const { url, seen } = await targetThat((_, response) => void setTimeout(() => response.end(granting('a')), 100));
    const check = property({ n: fc.nat() }, async ({ api }) => {
      for (let n = 0; n < 100; n += 1) await api.getUploadToken();
    });
    const result = await execute(check, await sessionWith(url, { effort: { checkLimitMs: 450 } }), never);
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'not done within 0.5 s' });
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

describe('a failure', () => {
  it('is tried again, and always shows', async () => {
    const { url, seen } = await working();
    const check = example(async ({ api, expect: must }) => must((await api.getUploadToken()).value).toBe('other'));
    const result = await execute(check, await sessionWith(url, { effort: { repeats: 2 } }), never);
    expect(result).toMatchObject({ verdict: 'fail', frequency: 'always (3 of 3 tries)' });
    expect([seen.length, result.exchanges.length]).toEqual([3, 1]);
  });

  it('shows sometimes', async () => {
    let tried = 0;
    const check = example(async ({ expect: must }) => {
      tried += 1;
      must(tried % 2).toBe(0);
    });
    expect(await execute(check, await sessionWith(unused, { effort: { repeats: 3 } }), never)).toMatchObject({
      frequency: 'sometimes (2 of 4 tries)',
    });
  });

  it('of a property is tried again with its smallest case', async () => {
    const again: number[] = [];
    const check = property({ n: fc.nat({ max: 1000 }) }, async ({ expect: must }, { n }) => {
      again.push(n);
      must(n).toSatisfy((one) => one < 5, 'less than 5');
    });
    const session = await sessionWith(unused, { effort: { repeats: 2, runs: 50 } });
    expect(await execute(check, session, never)).toMatchObject({ frequency: 'always (3 of 3 tries)' });
    expect(again.slice(-2)).toEqual([5, 5]);
  });

  it('is not counted by tries that tell nothing', async () => {
    let tried = 0;
    const check = example(async ({ expect: must }) => {
      tried += 1;
      if (tried > 1) must.inconclusive('not now');
      must(1).toBe(2);
    });
    const result = await execute(check, await sessionWith(unused, { effort: { repeats: 2 } }), never);
    expect(result.verdict).toBe('fail');
    expect(result).not.toHaveProperty('frequency');
  });

  it('lists what its tries made as well', async () => {
    const { url } = await targetThat((seen, response) => {
      if (seen.path.endsWith('get-upload-token')) return void response.end(granting('abc'));
      response.writeHead(301, { location: 'http://a.test/?photo_id=7' }).end();
    });
    const check = example(async ({ api, files, expect: must }) => {
      await api.redeem(await api.getUploadToken(), files.photo());
      must(1).toBe(2);
    });
    const result = await execute(check, await sessionWith(url, { effort: { repeats: 1 } }), never);
    expect(result.created).toEqual([
      { kind: 'photo', id: '7' },
      { kind: 'photo', id: '7' },
    ]);
  });
});

it('nothing that a check found holds a secret', async () => {
  const secret = 'b3arer secret/&"<';
  const { url } = await targetThat((_, response) =>
    response.writeHead(301, { location: `http://a.test/?photo_id=${encodeURIComponent(secret)}` }).end(secret),
  );
  const auth = { write: { bearer: secret.replaceAll(/[^\w/]/g, '') } };
  const secrets = [secret, auth.write.bearer];
  const session = await sessionWith(url, { redact: redaction(secrets), auth });
  const leaks = secrets.flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)]);
  const check = property(
    { text: fc.constant(secret) },
    async ({ api, files, expect: must, observe, unique }, { text }) => {
      observe('what', `came ${text}`);
      const outcome = await api.redeem(text, files.photo({ filename: `${text}.png` }), {
        extra: text,
        more: unique('x'),
      });
      must(outcome.reply.text, `the ${text}`).toSatisfy(() => false, `no ${text}`);
    },
  );
  for (const one of [
    check,
    example(
      async ({ api }) =>
        void (await api.upload(await api.getUploadToken(), {
          descriptor: { kind: 'png', seed: 1, length: 100 },
          start: 0,
          end: 100,
          filename: secret,
          type: secret,
        })),
    ),
    example(() => Promise.reject(new TypeError(secret))),
  ]) {
    const result = await execute(one, session, never);
    const text = JSON.stringify(result);
    for (const leak of leaks) expect(text).not.toContain(leak);
    expect(text).toContain('[redacted]');
  }
});

it('a warning of a leak is drawn by no crowd of checks or requests', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const { url } = await working();
  const session = await sessionWith(url);
  const crowd = example(
    async ({ api }) => void (await Promise.all(Array.from({ length: 15 }, () => api.getUploadToken()))),
  );
  await Promise.all(Array.from({ length: 12 }, () => execute(crowd, session, never)));
  await delay(10);
  expect(warnings.filter((warning) => warning.name === 'MaxListenersExceededWarning')).toEqual([]);
});
