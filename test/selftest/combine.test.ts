import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { combine } from '../../reference/variants/combining.js';
import { variants } from '../../reference/variants/index.js';
import { countPairs, coveringSets, nameOfSet } from '../../src/selftest/combine/covering.js';
import { complaintsOf, leastLine, totals } from '../../src/selftest/combine/report.js';
import { shrink } from '../../src/selftest/combine/shrink.js';
import { type Combination, combinationOf, combinations, planted } from '../../src/selftest/combine/trials.js';
import { fateOf } from '../../src/selftest/combine/verdict.js';
import type { Blame, TrialResult } from '../../src/selftest/trial.js';

const byId = new Map(variants.map((one) => [one.id, one]));
const fail: Blame = { requirement: 'token.distinct', level: 'must', verdict: 'fail', reason: 'two are alike' };

const result = (trial: Combination, given: Partial<TrialResult> = {}): TrialResult => ({
  trial,
  blamed: [],
  killers: [],
  problems: [],
  duration: 1,
  ...given,
});

describe('covering sets', () => {
  const items = Array.from({ length: 20 }, (_, at) => `v${at}`);
  /** v0 fits nothing, and neighbours do not fit each other. */
  const fitting = (one: string, other: string) => {
    const [a, b] = [Number(one.slice(1)), Number(other.slice(1))];
    return a > 0 && b > 0 && Math.abs(a - b) > 1;
  };
  const options = { items, fitting, size: 5, seed: 3 };

  it('every pair that fits stands together in some set, and no other pair does', () => {
    const sets = coveringSets(options);
    const pairs = new Set(
      sets.flatMap((set) => set.flatMap((one) => set.flatMap((other) => (one < other ? [`${one} ${other}`] : [])))),
    );
    const all = items.flatMap((one) => items.flatMap((other) => (one < other ? [[one, other] as const] : [])));
    const fit = all.filter(([one, other]) => fitting(one, other)).map((pair) => pair.join(' '));
    expect([...pairs].toSorted()).toEqual(fit.toSorted());
    expect(countPairs(options)).toBe(fit.length);
    expect(Math.max(...sets.map((set) => set.length))).toBe(5);
    expect(new Set(sets.flat())).toEqual(new Set(items));
  });

  it('the same seed gives the same sets, and another one others', () => {
    expect(coveringSets(options)).toEqual(coveringSets(options));
    expect(coveringSets({ ...options, seed: 4 })).not.toEqual(coveringSets(options));
  });

  it('a set has one name in any order', () => {
    expect(nameOfSet(['b', 'a'])).toBe(nameOfSet(['a', 'b']));
    expect(nameOfSet(['a'])).toMatch(/^set-[0-9a-f]{6}$/);
  });
});

describe('sets of variants', () => {
  const sets = combinations(byId, 40, 1);

  it('hold every variant, and each set can be chosen', () => {
    expect(new Set(sets.flatMap((set) => set.variants))).toEqual(new Set(byId.keys()));
    for (const set of sets) expect(() => combine(set.variants.flatMap((id) => byId.get(id) ?? []))).not.toThrow();
  });

  it('a fault is planted among variants that decide nothing of what it decides', () => {
    const fault = faults.find(({ id }) => id === 'redirect-302');
    const [set] = planted([combinationOf(['gzip', 'always-301', 'no-date'], byId)], fault ? [fault] : [], byId, 1);
    expect(set).toMatchObject({ fault: { id: 'redirect-302' }, variants: ['gzip', 'always-301', 'no-date'] });
    const date = faults.find(({ breaks }) => breaks === 'token.valid-until.arithmetic');
    const [other] = planted([combinationOf(['gzip', 'no-date'], byId)], date ? [date] : [], byId, 1);
    expect(other?.variants).toEqual(['gzip']);
  });
});

describe('shrinking', () => {
  const set = combinationOf(['gzip', 'http-1.0', 'always-301', 'typed-json', 'odd-xml'], byId);

  it('leaves the variants without which nothing is blamed', async () => {
    const least = await shrink(set, ['token.distinct'], byId, async ({ variants: chosen, judged }) => {
      expect(judged).toEqual(['token.distinct']);
      return chosen.includes('http-1.0') && chosen.includes('odd-xml');
    });
    expect(least).toEqual(['http-1.0', 'odd-xml']);
    expect(leastLine(set, least)).toContain('selftest --combine --variant http-1.0,odd-xml');
  });

  it('says so when it does not happen again', async () => {
    const least = await shrink(set, [], byId, async () => false);
    expect(leastLine(set, least)).toContain('did not happen again with the same 5 variants');
  });
});

describe('the verdict on a set', () => {
  const set = combinationOf(['gzip', 'no-date'], byId);
  const fault = { id: 'same-token', breaks: 'token.distinct' };
  const with_ = { ...set, fault };

  it('a must that fails is blamed, and one that is not judged for no stated reason', () => {
    const open: Blame = { ...fail, requirement: 'token.valid-until.arithmetic', verdict: 'inconclusive' };
    expect(complaintsOf(result(set, { blamed: [open, { ...fail, level: 'should' }] }))).toEqual([]);
    expect(complaintsOf(result(set, { blamed: [fail] }))).toEqual([
      `${set.id} (2 variants) was blamed: token.distinct fail: two are alike`,
    ]);
  });

  it('a fault is caught, does not apply, or survived', () => {
    const fates = (['fail', 'not-applicable', 'pass'] as const).map((verdict) =>
      fateOf(result(with_, { broken: { verdict, reason: '' } })),
    );
    expect(fates).toEqual(['caught', 'hidden', 'survived']);
    expect(complaintsOf(result(with_, { broken: { verdict: 'pass', reason: '' } }))).toEqual([
      `same-token survived in ${set.id} (2 variants): token.distinct pass`,
    ]);
  });

  it('the figures stand in one line', () => {
    const caught = result(with_, { broken: { verdict: 'fail', reason: 'x' } });
    const hidden = result(with_, { broken: { verdict: 'not-applicable', reason: 'x' } });
    expect(totals([result(set), caught, hidden], () => true)).toBe(
      '1 of 1 sets clean, in which 1 pairs of variants stand together; 1 of 2 faults caught in sets, 1 not applicable there',
    );
  });
});
