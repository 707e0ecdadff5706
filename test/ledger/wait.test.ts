import { expect, test } from 'vitest';
import { msUntilNext, nextMoment } from '../../src/ledger/wait.js';
import type { DueCase, Postponed } from '../../src/run/postpone.js';

const due = (from: number, until?: number): DueCase => ({
  ...{ state: 'due', seed: 1, created: [], learned: [] },
  due: { from, ...(until === undefined ? {} : { until }) },
});

const check = (...cases: DueCase[]): Postponed => ({
  ...{ requirement: 'token.expiry.ended', name: 'a check', suite: 'tokens/expiry' },
  cases,
});

test('the next moment is just behind the first, or near the end of a span', () => {
  expect(nextMoment({ checks: [check(due(1000), due(500))] })).toBe(501);
  expect(nextMoment({ checks: [check(due(500, 600)), check(due(1000))] })).toBe(580);
  expect(nextMoment({ checks: [check(due(500, 510))] })).toBe(504);
});

test('what is waited for is counted from when the clock of the target was seen', () => {
  const clock = { now: 400, seenAt: 10_000 };
  expect(msUntilNext({ clock, checks: [check(due(500))] }, 40_000)).toBe(71_000);
});
