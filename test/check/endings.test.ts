import { describe, expect, it } from 'vitest';
import { ClockError } from '../../src/client/clock.js';
import { BudgetSpent, HarnessError, Unmet } from '../../src/client/failure.js';
import { execute } from '../../src/run/execute.js';
import { Inconclusive } from '../../suites/check/signals.js';
import { example, granting, never, sessionWith, targetThat, unused, working } from './session.js';

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
        reason: 'expected a token, got none',
      },
    ],
    [
      'an error of the suite',
      () => new HarnessError('a slip'),
      {
        verdict: 'inconclusive',
        reason: 'internal error in the suite',
        harnessError: expect.stringContaining('a slip'),
      },
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
      reason: 'expected one: 2, got 1',
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
      reason: expect.stringMatching(/^the target cannot be reached: /),
    });
    expect(result.exchanges[0]?.failure?.kind).toBe('unreachable');
  });

  it.each([
    ['breaks off at the same request each time', 'broken', (response: { destroy(): void }) => response.destroy()],
    ['has no end', 'too-large', (response: { end(text: string): void }) => response.end('x'.repeat(2 ** 20 + 1))],
  ] as const)('that %s is a failure', async (_, kind, answer) => {
    const { url } = await targetThat((__, response) => answer(response));
    const result = await execute(asks, await sessionWith(url), never);
    expect(result).toMatchObject({ verdict: 'fail', expected: 'a complete answer' });
    expect(result.exchanges[0]?.failure?.kind).toBe(kind);
  });

  it('in time says nothing, and names the setting', async () => {
    const { url } = await targetThat(() => {});
    const result = await execute(asks, await sessionWith(url, { timeoutMs: 200 }), never);
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      hindrance: 'no-answer',
      reason: expect.stringMatching(/^no complete answer within 0\.2 s; see timeouts\.answerSeconds$/),
    });
  });

  it('on an unreliable line is made up for: the case is run again from its start', async () => {
    let requests = 0;
    const { url } = await targetThat((_, response) => {
      requests += 1;
      if (requests === 2) response.destroy();
      else response.end(granting(`token${requests}`));
    });
    const twice = example(async ({ api }) => {
      await api.getUploadToken({}, { by: 'POST' });
      await api.getUploadToken({}, { by: 'POST' });
    });
    expect(await execute(twice, await sessionWith(url), never)).toMatchObject({ verdict: 'pass' });
    expect(requests).toBe(4);
  });

  it('that is there once little is asked of the target is the line, or a limit on it', async () => {
    let requests = 0;
    const { url } = await targetThat((_, response) => {
      requests += 1;
      // In four attempts of two requests each the second one breaks.
      if (requests % 2 === 0 && requests <= 8) response.destroy();
      else response.end(granting(`token${requests}`));
    });
    const twice = example(async ({ api }) => {
      await api.getUploadToken({}, { by: 'POST' });
      await api.getUploadToken({}, { by: 'POST' });
    });
    expect(await execute(twice, await sessionWith(url), never)).toMatchObject({ verdict: 'pass' });
    expect(requests).toBe(10);
  });

  it('of the target itself is no failure of it: a network that wants a login answers, and is gone again', async () => {
    let requests = 0;
    const { url } = await targetThat((_, response) => {
      requests += 1;
      if (requests <= 7) response.end('<!DOCTYPE html><html><title>Welcome</title></html>');
      else response.end(granting(`token${requests}`));
    });
    const once = example(async ({ api }) => void (await api.getUploadToken({}, { by: 'POST' })));
    expect(await execute(once, await sessionWith(url), never)).toMatchObject({
      verdict: 'inconclusive',
      hindrance: 'no-answer',
      reason: expect.stringMatching(/^the connection is unreliable: /),
    });
  });

  it('but a page, at the same request each time, fails', async () => {
    const { url } = await targetThat((_, response) => response.end('<!DOCTYPE html><html></html>'));
    const once = example(async ({ api }) => void (await api.getUploadToken({}, { by: 'POST' })));
    expect(await execute(once, await sessionWith(url), never)).toMatchObject({ verdict: 'fail' });
  });

  it('that breaks at another request each time is the line, and not the target', async () => {
    let requests = 0;
    const { url } = await targetThat((_, response) => {
      requests += 1;
      // The first attempt breaks at its first request, the second one at its second, and so on.
      if ([1, 3, 6, 10].includes(requests)) response.destroy();
      else response.end(granting(`token${requests}`));
    });
    const many = example(async ({ api }) => {
      for (let count = 0; count < 5; count += 1) await api.getUploadToken({}, { by: 'POST' });
    });
    expect(await execute(many, await sessionWith(url), never)).toMatchObject({
      verdict: 'inconclusive',
      hindrance: 'no-answer',
      reason: expect.stringMatching(/^the connection is unreliable: /),
    });
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
