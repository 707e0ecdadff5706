import { describe, expect, it } from 'vitest';
import type { ExpectedFailure } from '../../src/config/configuration.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { assembled, failed, result } from './build.js';

const id = 'token.lifetime.default';

/** The verdict of the requirement and what is stale, on the first of May 2026. */
function told(results: readonly CheckResult[], expectedFailures: readonly ExpectedFailure[], more = {}) {
  const { requirements, staleExpectations: stale, outcome } = assembled(results, { expectedFailures, ...more });
  const { verdict, reason } = requirements[0] ?? { verdict: 'none', reason: '' };
  return { verdict, reason, stale, outcome };
}

describe('an expected failure', () => {
  it('is waived, with its reason and its checks as they were', () => {
    const results = assembled([failed(id), result('token.distinct')], { expectedFailures: [{ id, reason: 'bug 77' }] });
    const one = results.requirements.find((other) => other.id === id);
    expect(one).toMatchObject({ verdict: 'waived', reason: 'bug 77' });
    expect(one?.checks[0]).toMatchObject({ verdict: 'fail', expected: '180', actual: '60' });
    expect(results).toMatchObject({ outcome: 'partial', staleExpectations: [] });
    expect(results.summary.checks).toMatchObject({ waived: 1, fail: 0, pass: 1 });
  });

  it.each([
    ['2026-05-01', 'waived'],
    ['2026-12-31', 'waived'],
    ['2026-04-30', 'fail'],
    ['2025-12-31', 'fail'],
  ])('until %s is %s on the first of May 2026', (until, verdict) => {
    expect(told([failed(id)], [{ id, reason: 'bug 77', until }]).verdict).toBe(verdict);
  });

  it('tells its last day, and that it is over', () => {
    expect(told([failed(id)], [{ id, reason: 'bug 77', until: '2026-06-01' }]).reason).toBe(
      'bug 77 (until 2026-06-01)',
    );
    const over = told([failed(id)], [{ id, reason: 'bug 77', until: '2026-04-01' }]);
    expect(over).toMatchObject({ stale: [], outcome: 'nonconformant' });
    expect(over.reason).toContain('(was expected until 2026-04-01)');
  });

  it('is still waived by another entry that is not over', () => {
    const both = [
      { id, reason: 'old', until: '2026-04-01' },
      { id, reason: 'new' },
    ];
    expect(told([failed(id)], both)).toMatchObject({ verdict: 'waived', reason: 'new' });
  });

  it('also waives what is hidden behind it', () => {
    const both = [failed('callback.failure.sent'), failed('callback.failure.domain'), result(id)];
    const results = assembled(both, { expectedFailures: [{ id: 'callback.failure.sent', reason: 'bug 78' }] });
    expect(results.requirements.map((one) => one.verdict)).toEqual(['waived', 'inconclusive', 'pass']);
    expect(results.outcome).toBe('partial');
  });
});

describe('a stale expectation', () => {
  it.each(['pass', 'not-applicable'] as const)('is one whose requirement is %s in a complete run', (verdict) => {
    const { stale, outcome } = told([result(id, { verdict })], [{ id, reason: 'bug 77' }]);
    expect(stale).toEqual([`The expected failure of ${id} did not come: the verdict is ${verdict}.`]);
    expect(outcome).toBe('nonconformant');
  });

  it.each(['inconclusive', 'deferred'] as const)('is not one whose requirement is %s: it may fail', (verdict) => {
    expect(told([result(id, { verdict })], [{ id, reason: 'bug 77' }]).stale).toEqual([]);
  });

  it('is not one that another failure hides', () => {
    const results = [failed('callback.failure.sent'), failed('callback.failure.domain')];
    expect(told(results, [{ id: 'callback.failure.domain', reason: 'bug 77' }]).stale).toEqual([]);
  });

  it('is not told of a run that was cut short, nor of a requirement that was not selected', () => {
    expect(told([result(id)], [{ id, reason: 'bug 77' }], { interrupted: true }).stale).toEqual([]);
    expect(told([result(id)], [{ id: 'token.distinct', reason: 'bug 77' }]).stale).toEqual([]);
  });

  it('is always one that names no requirement', () => {
    const wrong = [{ id: 'token.lifetime.defualt', reason: 'bug 77' }];
    expect(told([result(id)], wrong, { interrupted: true })).toMatchObject({
      stale: ['The expected failure "token.lifetime.defualt" names no requirement of the contract.'],
      outcome: 'nonconformant',
    });
  });
});
