import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Level, type RequirementId, requirements } from '../../src/contract/requirements.js';
import { judge } from '../../src/judge/judge.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { failed, result, table } from './build.js';

const ids: readonly RequirementId[] = requirements.slice(0, 9).map(({ id }) => id);
const anyId = fc.constantFrom(...ids);
const weight: Record<Level, number> = { must: 3, should: 2, may: 1 };

const anyTable = fc
  .tuple(
    ...ids.map((id) =>
      fc.record(
        {
          id: fc.constant(id),
          level: fc.constantFrom<Level>('must', 'should', 'may'),
          dependsOn: fc.uniqueArray(anyId, { maxLength: 2 }),
        },
        { noNullPrototype: true },
      ),
    ),
  )
  .map((changes) => table(...changes));

const anyVerdict = fc.constantFrom<CheckResult['verdict']>('pass', 'fail', 'fail', 'fail', 'inconclusive', 'deferred');

const anyResults = fc
  .array(fc.tuple(anyId, anyVerdict, fc.option(anyId, { nil: undefined })), { maxLength: 20 })
  .map((all) =>
    all.map(([id, verdict, unmet], at) => {
      const name = `check ${at}`;
      if (verdict !== 'fail') return result(id, { name, verdict });
      return failed(id, unmet === undefined ? { name } : { name, unmet });
    }),
  );

describe('no failure is ever lost', () => {
  it('every failing check leads to a requirement that fails and weighs as much', () => {
    let hidden = 0;
    fc.assert(
      fc.property(anyTable, anyResults, (requirements, results) => {
        const judged = judge(results, { planned: results, selected: [], requirements }).requirements;
        const byId = new Map(judged.map((one) => [one.requirement.id, one]));
        for (const one of results.filter(({ verdict }) => verdict === 'fail')) {
          let at = byId.get(one.requirement);
          const seen = new Set<string>();
          const level = at?.requirement.level ?? 'must';
          while (at !== undefined && at.verdict !== 'fail' && !seen.has(at.requirement.id)) {
            seen.add(at.requirement.id);
            expect(at.reason).toBe(`depends on ${at.dependsOn.join(', ')}`);
            at = byId.get(at.dependsOn[0] ?? one.requirement);
          }
          if (seen.size > 0) hidden += 1;
          expect(at?.verdict).toBe('fail');
          expect(weight[at?.requirement.level ?? 'may']).toBeGreaterThanOrEqual(weight[level]);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(hidden).toBeGreaterThan(100);
  });

  it('a requirement fails when and only when one of its checks still fails', () => {
    fc.assert(
      fc.property(anyTable, anyResults, (requirements, results) => {
        for (const one of judge(results, { planned: results, selected: [], requirements }).requirements) {
          expect(one.verdict === 'fail').toBe(one.checks.some(({ verdict }) => verdict === 'fail'));
        }
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('the order of the results does not matter', () => {
    fc.assert(
      fc.property(anyTable, anyResults, (requirements, results) => {
        const tell = (all: CheckResult[]) =>
          judge(all, { planned: all, selected: [], requirements }).requirements.map((one) => [
            one.verdict,
            [...one.dependsOn].sort(),
          ]);
        expect(tell([...results].reverse())).toEqual(tell(results));
      }),
      { numRuns: 500, seed: 9 },
    );
  });
});
