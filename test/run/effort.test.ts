import { expect, test } from 'vitest';
import { effortOf, usualRuns } from '../../src/run/effort.js';

const timeouts = { answerSeconds: 30, checkSeconds: 300, settleSeconds: 5 };

test('a check gets the configured time, and more the more cases it tries', () => {
  expect(effortOf(1, usualRuns, timeouts).checkLimitMs).toBe(300_000);
  expect(effortOf(1, usualRuns * 10, timeouts).checkLimitMs).toBe(3_000_000);
  expect(effortOf(1, 0, timeouts).checkLimitMs).toBe(300_000);
});
