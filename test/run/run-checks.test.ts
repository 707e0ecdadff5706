import { afterEach, expect, test } from 'vitest';
import type { RequirementId } from '../../src/contract/requirements.js';
import { runChecks } from '../../src/run/run-checks.js';
import type { Session } from '../../src/run/session.js';
import type { Check } from '../../suites/check/registry.js';
import { effort, fakeTarget, granted, open } from './fake-target.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function session(): Promise<Session> {
  const target = await fakeTarget(() => granted);
  closing.push(target.close);
  const opened = await open({ target: target.url, clock: { advanceUrl: `${target.url}/clock` } });
  closing.unshift(opened.close);
  return { ...opened.session, effort };
}

function example(name: string, body: () => Promise<void>, requirement: RequirementId = 'token.distinct'): Check {
  return { requirement, name, suite: 'tokens/test', traits: {}, body: { example: body } };
}

const never = new AbortController().signal;

test('no more checks run at once than may, and exclusive ones run alone', async () => {
  let running = 0;
  const together: number[] = [];
  const body = async (): Promise<void> => {
    running += 1;
    together.push(running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  const plan = {
    concurrent: Array.from({ length: 7 }, (_, at) => example(`check ${at}`, body)),
    exclusive: [example('first', body, 'token.expiry.ended'), example('second', body, 'token.expiry.ended')],
    hostile: [example('third', body)],
  };
  const results = await runChecks(plan, await session(), { signal: never, concurrency: 3 });
  expect(results.map(({ verdict }) => verdict)).toEqual(Array(10).fill('pass'));
  expect(Math.max(...together)).toBe(3);
  expect(together.slice(-3)).toEqual([1, 1, 1]);
});

test('checks that have not begun when the run is stopped give no result', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const plan = {
    concurrent: [
      example('stops the run', async () => stop.abort()),
      example('comes too late', () => Promise.reject(new Error('must not run'))),
    ],
    exclusive: [example('later still', () => Promise.reject(new Error('must not run')))],
    hostile: [],
  };
  const onResult = ({ name }: { name: string }): void => void told.push(name);
  const results = await runChecks(plan, await session(), { signal: stop.signal, concurrency: 1, onResult });
  expect(results.map(({ name }) => name)).toEqual(['stops the run']);
  expect(told).toEqual(['stops the run']);
});
