import { expect, test } from 'vitest';
import { type Postponed, postpone } from '../../src/run/postpone.js';
import type { Check } from '../../suites/check/registry.js';
import { example, granting, never, sessionWith, targetThat } from '../check/session.js';

/** A target that shows whatever time it is told to, and how often it was asked. */
async function clockwork(date = 1_800_000_000) {
  const shown = { date };
  const { url, seen } = await targetThat((_, response) => {
    response.setHeader('date', new Date(shown.date * 1000).toUTCString());
    response.end(granting('abc'));
  });
  return { url, seen, shown };
}

const inAnHour = 1_800_003_600;

/** Asks once, waits for a span of the target's clock, and asks again. */
const twice = (until?: number): Check =>
  example(
    async ({ api, clock, expect: expects }) => {
      const token = await api.getUploadToken();
      const met = await clock.reach?.({ from: inAnHour, ...(until === undefined ? {} : { until }) });
      if (met === true) expects((await api.getUploadToken()).value, 'the token').toBe(token.value);
    },
    'token.expiry.ended',
    'a check that waits',
  );

const session = (url: string) => sessionWith(url, { absent: ['clock'], session: { postpones: true } });

/** As another process gets it. */
const carried = (rest: Postponed | undefined): Postponed | undefined =>
  rest === undefined ? undefined : JSON.parse(JSON.stringify(rest));

test('a check goes on in another session where it ended, and asks nothing twice', async () => {
  const { url, seen, shown } = await clockwork();
  const first = await postpone(twice(), await session(url), never);
  expect(first.result).toMatchObject({
    verdict: 'deferred',
    hindrance: 'due',
    due: { from: inAnHour },
    reason: 'due at 2027-01-15 09:00 UTC',
    exchanges: [],
  });
  const other = await session(url);
  const early = await postpone(twice(), other, never, carried(first.rest));
  expect(early.result.verdict).toBe('deferred');
  expect(seen).toHaveLength(1);
  // Only answers show the time: any will do.
  shown.date = inAnHour + 1;
  const later = await session(url);
  await later.target.send(
    { operation: 'getUploadToken', method: 'GET', path: '/any', caller: 'nobody', query: [], deliberate: 'a test' },
    { signal: never, keep: () => {}, created: () => {} },
  );
  const last = await postpone(twice(), later, never, carried(early.rest));
  expect(last).toMatchObject({ result: { verdict: 'pass' } });
  expect(last.rest).toBeUndefined();
  expect(last.result.exchanges).toHaveLength(2);
  expect(seen).toHaveLength(3);
});

test('a span that has passed is reported, and is no pass', async () => {
  const { url, shown } = await clockwork();
  const first = await postpone(twice(inAnHour + 60), await session(url), never);
  shown.date = inAnHour + 61;
  const later = await session(url);
  await later.target.send(
    { operation: 'getUploadToken', method: 'GET', path: '/any', caller: 'nobody', query: [], deliberate: 'a test' },
    { signal: never, keep: () => {}, created: () => {} },
  );
  expect((await postpone(twice(inAnHour + 60), later, never, carried(first.rest))).result).toMatchObject({
    verdict: 'inconclusive',
    hindrance: 'late',
    reason: 'resumed too late: it had to be judged by 2027-01-15 09:01:00 UTC, on the clock of the target',
  });
});

test('a check that asks for something else than before is an error of the suite', async () => {
  const { url } = await clockwork();
  const first = await postpone(twice(), await session(url), never);
  const other = example(
    async ({ api }) => void (await api.getReplaceToken()),
    'token.expiry.ended',
    'a check that waits',
  );
  const { result } = await postpone(other, await session(url), never, carried(first.rest));
  expect(result.hindrance).toBe('suite');
  expect(result.harnessError).toContain('asks for something else');
});

test('without a Date header nothing is ever due', async () => {
  const { url } = await targetThat((_, response) => {
    response.sendDate = false;
    response.end(granting('abc'));
  });
  const { result, rest } = await postpone(twice(), await session(url), never);
  expect(result.verdict).toBe('deferred');
  expect((await postpone(twice(), await session(url), never, carried(rest))).result.verdict).toBe('deferred');
});
