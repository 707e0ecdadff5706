import { expect, test } from 'vitest';
import { checksAtOnce, effortOf, usualRuns } from '../../src/run/effort.js';

const unlimited = { concurrency: 8, requestsPerSecond: 0, maxUploads: 0, maxBytes: 0 };

test('a check gets more time the more cases it tries', () => {
  const usual = effortOf(1, usualRuns, unlimited).checkLimitMs;
  expect(effortOf(1, usualRuns * 10, unlimited).checkLimitMs).toBe(usual * 10);
  expect(effortOf(1, 0, unlimited).checkLimitMs).toBe(usual);
});

test('under a limit of requests per second a check has the time to send some hundred of them beside all others', () => {
  const { checkLimitMs } = effortOf(1, usualRuns, { ...unlimited, requestsPerSecond: 2 });
  expect(checkLimitMs).toBeGreaterThanOrEqual(((checksAtOnce * 100) / 2) * 1000);
});
