import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/run/execute.js';
import { example, granting, never, sessionWith, targetThat, unused, working } from './session.js';

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
      expect(result).toMatchObject({ verdict: 'inconclusive', reason: 'the run was stopped' });
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
      reason: 'not done within 0.3 s; see timeouts.checkSeconds',
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
    expect(await running).toMatchObject({ reason: 'not done within 0.5 s; see timeouts.checkSeconds' });
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
