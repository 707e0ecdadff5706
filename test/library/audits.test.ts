import { describe, expect, it, onTestFinished } from 'vitest';
import { audits, ConfigurationError, RequirementFailure, UsageError } from '../../src/library/index.js';
import type { TargetOptions } from '../../src/library/options.js';
import { startReference } from '../../src/library/reference.js';
import { Turns } from '../../src/library/turns.js';

async function opened(options: TargetOptions) {
  const all = await audits(options);
  onTestFinished(() => all.close());
  return all;
}

/** Audits of the one check of a requirement, on an instance with a planted fault. */
async function onFault(fault: string, requirement: string) {
  const reference = await startReference({ fault });
  onTestFinished(() => reference.close());
  return opened({ configuration: reference.configuration, requirements: [requirement] });
}

describe('audits', () => {
  it('are the selected checks, with their sentences, in the order in which they are best run', async () => {
    const all = await opened({ requirements: ['token.lifetime.*', 'token.expiry.ended'] });
    expect(all.length).toBeGreaterThan(4);
    expect(all.map(({ exclusive }) => exclusive)).toEqual(all.map(({ exclusive }) => exclusive).sort());
    expect(all.find(({ requirement }) => requirement === 'token.lifetime.default')).toMatchObject({
      level: 'must',
      text: 'A token asked for without valid_minutes is valid for 180 minutes.',
      suite: 'tokens/limits',
    });
    expect(await opened({ suites: ['files'] })).toSatisfy((some: readonly { readonly suite: string }[]) =>
      some.every(({ suite }) => suite.startsWith('files/')),
    );
  });

  it('pass on the reference implementation, which is the target without another', async () => {
    const all = await opened({ requirements: ['token.lifetime.default'] });
    expect(await Promise.all(all.map((one) => one.run()))).toEqual(all.map(() => ({ verdict: 'pass', reason: '' })));
  });

  it('fail with what was expected and what the target did', async () => {
    const [audit] = await onFault('token-lifetime-default-360', 'token.lifetime.default');
    const failure = await audit?.run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RequirementFailure);
    expect(failure).toMatchObject({
      requirement: 'token.lifetime.default',
      expected: expect.stringContaining('180'),
      actual: '360',
      frequency: 'always (3 of 3 tries)',
      message: expect.stringMatching(
        /^token\.lifetime\.default \(must\): A token .*\nexpected .*\n(?:.*\n)*Source: .*https:/,
      ),
    });
  });

  it('send nothing once they are closed', async () => {
    const all = await opened({ requirements: ['token.distinct'] });
    await all.close();
    await expect(all[0]?.run()).rejects.toThrow('the audits were closed');
  });

  it('say in one line why a target cannot be judged', async () => {
    const [audit] = await opened({ target: 'http://127.0.0.1:9', requirements: ['token.distinct'] });
    await expect(audit?.run()).rejects.toThrow(/127\.0\.0\.1:9/);
  });

  it('refuse names that mean nothing, before anything is sent', async () => {
    await expect(audits({ requirements: ['token.distnct'] })).rejects.toThrow(UsageError);
    await expect(audits({ suites: ['token'] })).rejects.toThrow(UsageError);
    await expect(audits({ target: 'ftp://127.0.0.1' })).rejects.toThrow(ConfigurationError);
  });
});

describe('turns', () => {
  it('let work run alone, when all before it is over and before all that follows', async () => {
    const turns = new Turns();
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`+${name}`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`-${name}`);
    };
    const all = [turns.take(false, work('a')), turns.take(false, work('b')), turns.take(true, work('c'))];
    await Promise.all([...all, turns.take(false, work('d')), turns.take(false, work('e'))]);
    expect(events.join(' ')).toBe('+a +b -a -b +c -c +d +e -d -e');
  });

  it('go on after work that fails', async () => {
    const turns = new Turns();
    const failing = turns.take(true, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await turns.take(false, async () => 1)).toBe(1);
  });
});
