import { expect, test } from 'vitest';
import { noLimits } from '../../src/client/limiter.js';
import { budgetOf } from '../../src/run/budget.js';
import { keyOf } from '../../src/run/check-cost.js';
import { choose, leftOutResult, wholeRun } from '../../src/run/choice.js';
import { limitsOf } from '../../src/run/effort.js';
import { failureCount } from '../../src/run/failure-count.js';
import { killData, killsOf } from '../../src/run/kills.js';
import { checksOf, planChecks, selectRequirements } from '../../src/run/plan.js';
import { loadSuites } from '../../src/run/suites.js';

const checks = await loadSuites();
const plan = planChecks(checks, selectRequirements([]), true);

/** A check that was renamed since the measurement counts as never measured, until `selftest --kills` runs again. */
test('nearly all that the kill data names are checks that exist, each once', () => {
  const known = new Set(checks.map(keyOf));
  const named = killData.checks.map(({ requirement, name }) => `${requirement} ${name}`);
  expect(named.filter((one) => known.has(one)).length).toBeGreaterThan(0.75 * checks.length);
  expect(new Set(named).size).toBe(named.length);
});

test('the smoke profile is small and finds many faults', () => {
  expect(killData.smoke.requests).toBeLessThanOrEqual(190);
  expect(killData.smoke.uploads).toBeLessThanOrEqual(26);
  expect(killData.smoke.found / killData.faults).toBeGreaterThanOrEqual(0.45);
  const smoke = choose(plan, { ...wholeRun, profile: 'smoke' });
  const measured = killData.checks.filter((one) => one.smoke === true).length;
  expect(checksOf(smoke.plan).length).toBeGreaterThan(0.75 * measured);
  expect(checksOf(smoke.plan).length).toBeLessThanOrEqual(measured);
});

test('a limited run begins with what finds most for its cost', () => {
  const kills = plan.concurrent.map((check) => killsOf(check)?.kills ?? 0);
  const sum = (some: readonly number[]): number => some.reduce((all, one) => all + one, 0);
  expect(sum(kills.slice(0, 50))).toBeGreaterThan(3 * sum(kills.slice(-50)));
});

test('a read-only run keeps no check that sends a file', () => {
  const { plan: kept, left } = choose(plan, { ...wholeRun, readOnly: true });
  const uploading = new Set(killData.checks.filter(({ uploads }) => uploads > 0).map((one) => keyOfEntry(one)));
  expect(checksOf(kept).filter((check) => uploading.has(keyOf(check)))).toEqual([]);
  expect(checksOf(kept).length + left.length).toBe(checks.length);
  expect(checksOf(kept).length).toBeGreaterThan(50);
});

function keyOfEntry({ requirement, name }: { readonly requirement: string; readonly name: string }): string {
  return `${requirement} ${name}`;
}

test.each([2, 4, 7])('%i shards have every check exactly once and about the same cost', (count) => {
  const parts = Array.from({ length: count }, (_, at) =>
    checksOf(choose(plan, { ...wholeRun, shard: { index: at + 1, count } }).plan).map(keyOf),
  );
  expect(parts.flat().sort()).toEqual(checksOf(plan).map(keyOf).sort());
  const again = choose(plan, { ...wholeRun, shard: { index: 1, count } });
  expect(checksOf(again.plan).map(keyOf)).toEqual(parts[0]);
});

test('what is left out is inconclusive on purpose', () => {
  const { left } = choose(plan, { ...wholeRun, readOnly: true });
  const [one] = left.map(leftOutResult);
  expect(one).toMatchObject({ verdict: 'inconclusive', hindrance: 'read-only' });
});

test('limits of the smoke profile are never above its own', () => {
  expect(limitsOf('smoke', noLimits)).toMatchObject({ maxRequests: 200, maxUploads: 30 });
  expect(limitsOf('smoke', { ...noLimits, maxUploads: 5, maxRequests: 900 })).toMatchObject({
    maxRequests: 200,
    maxUploads: 5,
  });
  expect(limitsOf('standard', noLimits)).toEqual(noLimits);
});

test('failures are counted by requirement, from the level that counts', () => {
  const count = failureCount({ count: 2, failOn: 'must', expected: ['token.uses.above'] });
  const fails = (requirement: 'token.uses.above' | 'token.distinct' | 'token.lifetime.default') =>
    count.isEnoughWith({ requirement, verdict: 'fail' });
  expect(fails('token.uses.above')).toBe(false);
  expect(fails('token.distinct')).toBe(false);
  expect(fails('token.distinct')).toBe(false);
  expect(count.isEnoughWith({ requirement: 'token.lifetime.default', verdict: 'pass' })).toBe(false);
  expect(fails('token.lifetime.default')).toBe(true);
  expect(count.isEnough).toBe(true);
});

test('a budget waits for what is under way, and refuses only what it never covers', async () => {
  const spent = { requests: 0 };
  const budget = budgetOf(({ requests }) => spent.requests + requests <= 10);
  const cost = (requests: number) => ({ requests, uploads: 0, bytes: 0 });
  const first = await budget.admit(cost(8));
  const second = budget.admit(cost(5));
  spent.requests = 3;
  first?.();
  expect(await second).toBeTypeOf('function');
  (await second)?.();
  expect(await budget.admit(cost(11))).toBeUndefined();
});
