import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRows, compare } from '../../src/compare/compare.js';
import { type Comparison, changeKinds, type Yardstick } from '../../src/compare/comparison.js';
import { exitStatus } from '../../src/compare/conclusion.js';
import { contract, type RequirementId } from '../../src/contract/requirements.js';
import type { Results } from '../../src/results/results.js';
import { result } from '../judge/build.js';
import { type Endings, endings, type More, ran, resultsOf, sources } from './build.js';

const ids: readonly RequirementId[] = ['token.distinct', 'token.unguessable', 'token.lifetime.default'];
const usual: Yardstick = { failOn: 'must', strict: false };

const anyEndings: fc.Arbitrary<Endings> = fc
  .tuple(...ids.map(() => fc.option(fc.constantFrom(...endings), { nil: undefined })))
  .map((all) => Object.fromEntries(ids.map((id, at) => [id, all[at]])));
const anyYardstick = fc.record({ failOn: fc.constantFrom('must' as const, 'should' as const), strict: fc.boolean() });

function compared(...all: readonly Results[]): Comparison {
  return compare(sources(...all), usual);
}

/** How many changes of each kind there are in a comparison. */
function counts({ rows }: Comparison): Record<string, number> {
  const found: string[] = rows.flatMap(({ cells }) => cells.flatMap(({ change }) => change?.kind ?? []));
  return Object.fromEntries(changeKinds.map((kind) => [kind, found.filter((one) => one === kind).length]));
}

describe('a comparison', () => {
  it('of a run with itself has no changes', () => {
    fc.assert(
      fc.property(anyEndings, anyYardstick, (all, yardstick) => {
        const results = resultsOf(all);
        const comparison = compare(sources(results, results, results), yardstick);
        expect(changedRows(comparison)).toEqual([]);
        expect(comparison.outcome).not.toBe('regression');
      }),
    );
  });

  it('the other way round has what broke and what was fixed exchanged, over any number of runs', () => {
    fc.assert(
      fc.property(fc.array(anyEndings, { minLength: 2, maxLength: 5 }), (all) => {
        const runs = all.map((one) => resultsOf(one));
        const [there, back] = [counts(compared(...runs)), counts(compared(...runs.toReversed()))];
        expect([back.broke, back.fixed]).toEqual([there.fixed, there.broke]);
        if (all.length === 2) expect([back.new, back.lost]).toEqual([there.lost, there.new]);
      }),
    );
  });

  it('exits 1 exactly when something at the level broke or, if strict, was lost', () => {
    fc.assert(
      fc.property(anyEndings, anyEndings, anyYardstick, (before, after, yardstick) => {
        const comparison = compare(sources(resultsOf(before), resultsOf(after)), yardstick);
        const counting = ids.filter((id) => yardstick.failOn === 'should' || id !== 'token.unguessable');
        const regressed = counting.some((id) => {
          if (before[id] !== 'pass' || after[id] === 'pass' || after[id] === 'waived') return false;
          return yardstick.strict || after[id] === 'fail' || after[id] === 'hidden';
        });
        expect(exitStatus(comparison) === 1).toBe(regressed);
      }),
    );
  });

  it('has a cell for every requirement of any run, in the order of the last contract', () => {
    const comparison = compared(
      resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'pass' }),
      resultsOf({ 'token.lifetime.default': 'pass', 'token.unguessable': 'pass' }),
    );
    const last = resultsOf({ 'token.lifetime.default': 'pass', 'token.unguessable': 'pass' }).requirements;
    expect(comparison.rows.map(({ id }) => id)).toEqual([...last.map(({ id }) => id), 'token.distinct']);
    expect(comparison.rows.map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  });

  it('tells what a run was not asked for from what its contract does not have', () => {
    const run: More = { run: { selection: { suites: ['tokens'], requirements: [] } } };
    const both = resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'pass' });
    const standing = (later: Results) =>
      compared(both, later).rows.find(({ id }) => id === 'token.distinct')?.cells[1]?.standing;
    expect(standing(resultsOf({ 'token.unguessable': 'pass' }))).toBe('not-in-contract');
    expect(standing(resultsOf({ 'token.unguessable': 'pass' }, run))).toBe('not-run');
  });

  it('shows regressions before what else broke, and that before what was fixed', () => {
    const before: Endings = {
      ...{ 'token.distinct': 'fail', 'token.unguessable': 'pass', 'token.lifetime.default': 'pass' },
      'token.echo.tags': 'pass',
    };
    const after: Endings = {
      ...{ 'token.distinct': 'pass', 'token.unguessable': 'fail', 'token.lifetime.default': 'fail' },
      'token.echo.tags': 'pass',
    };
    const comparison = compared(resultsOf(before), resultsOf(after));
    expect(changedRows(comparison).map(({ id }) => id)).toEqual([
      ...['token.lifetime.default', 'token.unguessable', 'token.distinct'],
    ]);
    expect(comparison.columns.map(({ changes }) => [changes.broke, changes.fixed])).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });

  it('marks a requirement that the contracts put differently', () => {
    const earlier = resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'pass' });
    const requirements = earlier.requirements.map((one) =>
      one.id === 'token.distinct' ? { ...one, level: 'should' as const } : one,
    );
    const later = resultsOf({ 'token.distinct': 'fail', 'token.unguessable': 'pass' });
    const row = compared({ ...earlier, requirements }, later).rows.find(({ id }) => id === 'token.distinct');
    expect(row).toMatchObject({ reworded: true, level: 'must' });
    expect(row?.cells[1]?.change?.regression).toBe(true);
    expect(compared(earlier, later).rows.some(({ reworded }) => reworded)).toBe(false);
  });
});

describe('a column', () => {
  const label = (more: Partial<Results>, file = 'a.json') =>
    compare(
      [
        { file, results: { ...resultsOf({}), ...more } },
        { file: 'z.json', results: { ...resultsOf({}), product: { name: 'Other' } } },
      ],
      usual,
    ).columns[0]?.label;

  it('is called after the product, else after the target, else after the file', () => {
    const unnamed = { product: null };
    expect(label({})).toBe('Videos 4.2.0');
    expect(label({ product: { vendor: 'Example', version: '2' } })).toBe('Example 2');
    expect(label(unnamed)).toBe('http://127.0.0.1:9');
    expect(label({ ...unnamed, target: { url: 'http://127.0.0.1:5', reference: true } })).toBe('reference');
    expect(label({ product: { name: '' }, target: { url: '', reference: false } })).toBe('a.json');
  });

  it('has a label of its own, whatever products and files are called', () => {
    const words = fc.constantFrom('a', 'a (b)', 'a (b) #2', 'b', 'a #2');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 2, maxLength: 8 }), (all) => {
        const runs = all.map(([name, file]) => ({ file, results: { ...resultsOf({}), product: { name } } }));
        const labels = compare(runs, usual).columns.map((one) => one.label);
        expect(new Set(labels).size).toBe(all.length);
        for (const [at, one] of labels.entries()) expect(one.startsWith(all[at]?.[0] ?? '?')).toBe(true);
      }),
    );
  });
});

describe('what a reader has to know', () => {
  const good = resultsOf({ 'token.distinct': 'pass' }, { run: { id: 'r0' } });
  const called = (version: string, more: More = {}): Results =>
    ran([result('token.distinct')], { product: { name: 'V', version }, ...more });

  it('is nothing of two runs alike', () => {
    expect(compared(good, resultsOf({ 'token.distinct': 'pass' })).notices).toEqual([]);
  });

  it.each<[string, Results]>([
    [
      'The seeds differ: 42 (V 1) and 7 (V 2). A verdict may have changed with the random cases.',
      called('2', { run: { id: 'r2', seed: 7 } }),
    ],
    ['The numbers of random cases differ: 10 (V 1) and 99 (V 2).', called('2', { run: { id: 'r2', runs: 99 } })],
    [
      'The versions of the suite differ: 0.1.0 (V 1) and 0.2.0 (V 2). A verdict may have changed with its checks.',
      called('2', { toolVersion: '0.2.0', run: { id: 'r2' } }),
    ],
    [
      'V 2 judged only part of the contract: tokens, token.*.',
      called('2', { run: { id: 'r2', selection: { suites: ['tokens'], requirements: ['token.*'] } } }),
    ],
    [
      'V 2 was cut short after 1 of 2 checks.',
      called('2', {
        planned: [result('token.distinct'), result('token.unguessable')],
        run: { id: 'r2' },
      }),
    ],
    [
      'V 2 had internal errors in the suite (once).',
      called('2', { harnessErrors: [{ check: 'c', message: 'm' }], run: { id: 'r2' } }),
    ],
    ['V 2 is the same run as V 1.', called('2')],
  ])('is known: %s', (notice, later) => {
    expect(compared(called('1'), later).notices).toEqual([notice]);
  });

  it('is told of contracts that differ, by revision or by digest alone', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const later = { ...called('2', { run: { id: 'r2' } }), contract: { revision: contract.revision, digest } };
    const [notice, ...more] = compared(called('1'), later).notices;
    expect(more).toEqual([]);
    const { revision } = contract;
    const ours = contract.digest.slice(0, 'sha256:'.length + 12);
    expect(notice).toContain(
      `The contracts differ: ${revision}, ${ours} (V 1) and ${revision}, sha256:${'a'.repeat(12)} (V 2).`,
    );
  });
});

describe('the outcome', () => {
  const good = resultsOf({ 'token.distinct': 'pass' });
  const cut = resultsOf(
    { 'token.distinct': 'pass' },
    { planned: [result('token.distinct'), result('token.unguessable')] },
  );

  it.each<[string, readonly Results[], number, RegExp]>([
    ['nothing changed', [good, good], 0, /^Nothing changed\.$/],
    [
      'something broke',
      [good, resultsOf({ 'token.distinct': 'fail' })],
      1,
      /^1 regression: token\.distinct \(broke\)\.$/,
    ],
    ['it broke on the way and was fixed', [good, resultsOf({ 'token.distinct': 'fail' }), good], 1, /^1 regression/],
    ['the later run was cut short', [good, cut], 3, /^No regression was seen, but .* after 1 of 2 checks\.$/],
    ['the earlier run was cut short', [cut, good], 3, /^No regression was seen, but .* after 1 of 2 checks\.$/],
    [
      'one broke in a run cut short',
      [
        resultsOf({ 'token.distinct': 'pass' }),
        { ...cut, requirements: resultsOf({ 'token.distinct': 'fail' }).requirements },
      ],
      1,
      /^1 regression/,
    ],
    [
      'nothing was tested in both',
      [good, resultsOf({ 'token.unguessable': 'pass' })],
      3,
      /shares no tested requirement/,
    ],
    [
      'a failure is new',
      [good, resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'fail' })],
      0,
      /^1 newly tested and failing\.$/,
    ],
    [
      'a failure was expected',
      [good, resultsOf({ 'token.distinct': 'waived' })],
      0,
      /^1 broke as expected \(waived\)\.$/,
    ],
    [
      'a lesser one broke',
      [resultsOf({ 'token.unguessable': 'pass' }), resultsOf({ 'token.unguessable': 'fail' })],
      0,
      /^1 broke below the level must\.$/,
    ],
  ])('when %s', (_when, runs, status, because) => {
    const comparison = compared(...runs);
    expect(exitStatus(comparison)).toBe(status);
    expect(comparison.because).toMatch(because);
  });

  it('names three regressions and counts the rest', () => {
    const all = ['token.distinct', 'token.lifetime.default', 'token.echo.tags', 'token.echo.title'] as const;
    const runs = (['pass', 'fail'] as const).map((ending) =>
      resultsOf(Object.fromEntries(all.map((id) => [id, ending]))),
    );
    expect(compared(...runs).because).toMatch(/^4 regressions: (token\.\S+ \(broke\),? ){3}and 1 more\.$/);
  });
});
