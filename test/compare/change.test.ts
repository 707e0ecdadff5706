import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Yardstick } from '../../src/compare/comparison.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import { failed, result } from '../judge/build.js';
import { type Ending, kinds, ran, resultsOf, root, sources } from './build.js';

const must = 'token.distinct';
const should = 'token.unguessable';
const usual: Yardstick = { failOn: 'must', strict: false };

/** What becomes of one requirement over some runs, and whether that is a regression. */
function became(id: RequirementId, all: readonly (Ending | undefined)[], yardstick = usual) {
  const runs = all.map((ending) => resultsOf({ 'token.echo.title': 'pass', [id]: ending }));
  const cells = compare(sources(...runs), yardstick).rows.find((row) => row.id === id)?.cells;
  return { kinds: kinds(cells), regressions: (cells ?? []).map(({ change }) => change?.regression === true) };
}

describe('from one run to the next', () => {
  it.each<[Ending | undefined, Ending | undefined, string | null, boolean]>([
    ['pass', 'fail', 'broke', true],
    ['pass', 'hidden', 'broke', true],
    ['pass', 'waived', 'broke', false],
    ['pass', 'inconclusive', 'lost', false],
    ['pass', 'deferred', 'lost', false],
    ['pass', 'not-applicable', 'lost', false],
    ['pass', undefined, 'lost', false],
    ['fail', 'pass', 'fixed', false],
    ['hidden', 'pass', 'fixed', false],
    ['waived', 'pass', 'fixed', false],
    ['fail', 'waived', 'waived', false],
    ['waived', 'fail', 'unwaived', false],
    ['fail', 'hidden', null, false],
    ['hidden', 'fail', null, false],
    ['fail', 'inconclusive', 'lost', false],
    ['inconclusive', 'fail', 'new', false],
    ['not-applicable', 'fail', 'new', false],
    ['deferred', 'pass', 'new', false],
    [undefined, 'fail', 'new', false],
    [undefined, 'pass', 'new', false],
    [undefined, 'waived', 'new', false],
    ['inconclusive', 'not-applicable', null, false],
    [undefined, 'deferred', null, false],
  ])('%s, then %s: %s, a regression: %s', (before, after, kind, regression) => {
    expect(became(must, [before, after])).toEqual({ kinds: [kind], regressions: [false, regression] });
  });

  it.each<[RequirementId, Ending | undefined, Yardstick, boolean]>([
    [should, 'fail', usual, false],
    [should, 'fail', { failOn: 'should', strict: false }, true],
    [must, 'fail', { failOn: 'should', strict: false }, true],
    [must, 'inconclusive', { failOn: 'must', strict: true }, true],
    [must, undefined, { failOn: 'must', strict: true }, true],
    [must, 'waived', { failOn: 'must', strict: true }, false],
    [should, 'inconclusive', { failOn: 'must', strict: true }, false],
    [should, undefined, { failOn: 'should', strict: true }, true],
  ])('%s passed and is %s, by %o: %s', (id, after, yardstick, regression) => {
    expect(became(id, ['pass', after], yardstick).regressions).toEqual([false, regression]);
  });

  it('what failed and is no longer tested is no regression, however strict', () => {
    expect(became(must, ['fail', undefined], { failOn: 'must', strict: true }).regressions).toEqual([false, false]);
  });
});

describe('over a gap', () => {
  it.each<[readonly (Ending | undefined)[], readonly (string | null)[]]>([
    [
      ['pass', 'inconclusive', 'fail'],
      ['lost', 'broke'],
    ],
    [
      ['fail', undefined, 'not-applicable', 'pass'],
      ['lost', null, 'fixed'],
    ],
    [
      ['pass', 'deferred', 'pass'],
      ['lost', 'new'],
    ],
    [
      ['fail', 'deferred', 'fail'],
      ['lost', 'new'],
    ],
    [
      ['pass', 'fail', 'deferred', 'fail'],
      ['broke', 'lost', 'new'],
    ],
  ])('%o becomes %o', (all, expected) => {
    expect(became(must, all).kinds).toEqual(expected);
  });

  it('is told against the run that tells it', () => {
    const runs = (['pass', 'inconclusive', 'fail'] as const).map((ending) => resultsOf({ [must]: ending }));
    const [row] = compare(sources(...runs), usual).rows;
    expect(row?.cells.map(({ change }) => change?.since)).toEqual([undefined, 0, 0]);
    expect(row?.cells[2]?.change?.regression).toBe(true);
  });
});

describe('checks', () => {
  const changeOf = (before: ReturnType<typeof result>[], after: ReturnType<typeof result>[]) =>
    compare(sources(ran(before), ran(after)), usual).rows.find(({ id }) => id === must)?.cells[1]?.change;

  it('that fail are told with what they came to before and the first line of why', () => {
    const change = changeOf(
      [result(must, { name: 'a' })],
      [failed(must, { name: 'a', reason: 'one\ntwo' }), failed(must, { name: 'b' }), result(must, { name: 'c' })],
    );
    expect(change).toMatchObject({ kind: 'broke', regression: true });
    expect(change?.checks).toEqual([
      { name: 'a', before: 'pass', reason: 'one' },
      { name: 'b', before: 'absent', reason: 'expected 180, got 60' },
    ]);
  });

  it('that passed and now fail make a failing requirement worse', () => {
    const change = changeOf(
      [failed(must, { name: 'a' }), result(must, { name: 'b' })],
      [failed(must, { name: 'a' }), failed(must, { name: 'b' }), failed(must, { name: 'c' })],
    );
    expect(change).toMatchObject({ kind: 'worse', regression: true });
    expect(change?.checks.map(({ name }) => name)).toEqual(['b']);
  });

  it('that nobody ran before do not', () => {
    expect(changeOf([failed(must, { name: 'a' })], [failed(must, { name: 'b' })])).toBeNull();
  });

  it('that failed and now pass do not mend a requirement that still fails', () => {
    const before = [failed(must, { name: 'a' }), failed(must, { name: 'b' })];
    expect(changeOf(before, [failed(must, { name: 'a' }), result(must, { name: 'b' })])).toBeNull();
  });

  it('are not told of a failure behind another one, which has none of its own', () => {
    const change = changeOf([result(root), result(must)], [failed(root), failed(must, { unmet: root })]);
    expect(change).toEqual({ kind: 'broke', since: 0, regression: true, checks: [] });
  });
});
