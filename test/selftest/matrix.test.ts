import { describe, expect, it, test } from 'vitest';
import { killCounts } from '../../src/selftest/idle-checks.js';
import {
  complaints,
  idleLines,
  isSound,
  matrixLines,
  matrixPage,
  totals,
  worstOfEach,
} from '../../src/selftest/matrix.js';
import type { Blame, TrialResult } from '../../src/selftest/trial.js';

const fails: Blame = { requirement: 'token.distinct', level: 'must', verdict: 'fail', reason: 'two are alike' };
const fault = (
  blamed: readonly Blame[],
  problems: readonly string[] = [],
  killers: readonly string[] = [],
): TrialResult => ({
  trial: { kind: 'fault', id: 'same-token', breaks: 'token.distinct', wide: false },
  blamed,
  killers,
  problems,
  duration: 1,
});
const variant = (
  blamed: readonly Blame[],
  problems: readonly string[] = [],
  { misses = [], unjudged = [] }: { misses?: readonly string[]; unjudged?: readonly string[] } = {},
): TrialResult => ({
  trial: { kind: 'variant', id: 'slow', misses, unjudged },
  blamed,
  killers: [],
  problems,
  duration: 1,
});

test('a fault is caught when the requirement that it breaks fails', () => {
  const caught = fault([fails, { ...fails, requirement: 'token.uses.above' }]);
  expect(isSound([caught])).toBe(true);
  expect(complaints([caught])).toEqual([]);
  expect(matrixLines([caught])).toEqual(['same-token  token.distinct  caught    by 0 checks, 2 failed']);
});

test.each([
  ['nothing fails', []],
  ['another requirement fails', [{ ...fails, requirement: 'token.uses.above' as const }]],
  ['the verdict is inconclusive', [{ ...fails, verdict: 'inconclusive' as const }]],
])('a fault survives when %s', (_when, blamed) => {
  const survived = fault(blamed);
  expect(isSound([survived])).toBe(false);
  expect(complaints([survived])[0]).toMatch(/^same-token survived: token\.distinct/);
  expect(matrixLines([survived])[0]).toMatch(/SURVIVED/);
});

test.each(['fail', 'inconclusive'] as const)('a variant of which something is said to be %s is blamed', (verdict) => {
  const blamed = variant([{ ...fails, level: 'should', verdict }]);
  expect(isSound([blamed])).toBe(false);
  expect(complaints([blamed])).toEqual([`slow was blamed: token.distinct (should) ${verdict}: two are alike`]);
});

test('a variant may miss what is not a must, and has to be seen to do so', () => {
  const should: Blame = { ...fails, level: 'should' };
  const misses = ['token.distinct'];
  expect(isSound([variant([should], [], { misses })])).toBe(true);
  expect(isSound([variant([fails], [], { misses })])).toBe(false);
  expect(isSound([variant([{ ...should, verdict: 'inconclusive' }], [], { misses })])).toBe(false);
  expect(complaints([variant([], [], { misses })])).toEqual([
    'slow does not fail token.distinct, which it says it misses',
  ]);
});

test('a variant may leave requirements unjudged, which are not to fail', () => {
  const open = { unjudged: ['token.distinct'] };
  expect(isSound([variant([{ ...fails, verdict: 'inconclusive' }], [], open)])).toBe(true);
  expect(isSound([variant([fails], [], open)])).toBe(false);
});

test('an internal error in the suite is never sound', () => {
  expect(isSound([fault([fails], ['it broke'])])).toBe(false);
  expect(isSound([variant([], ['it broke'])])).toBe(false);
  expect(complaints([variant([], ['it broke\nat line 1'])])).toEqual(['slow was blamed: it broke']);
});

test('the figures count faults and variants apart', () =>
  expect(totals([fault([fails]), fault([]), variant([])], [])).toBe('1 of 2 faults caught, 1 of 1 variants clean'));

test('of several rounds the worst counts', () => {
  const rounds = [variant([]), variant([fails]), variant([]), fault([fails]), fault([fails])];
  expect(totals(worstOfEach(rounds), [])).toBe('1 of 1 faults caught, 0 of 1 variants clean');
  expect(totals(worstOfEach([fault([fails]), fault([])]), [])).toBe('0 of 1 faults caught');
});

describe('checks that find no planted fault', () => {
  const faults = [{ id: 'same-token', breaks: 'token.distinct' }];
  const checks = [
    { requirement: 'token.distinct', name: 'tokens differ' },
    { requirement: 'token.distinct', name: 'tokens are strange' },
    { requirement: 'token.distinct', name: 'how long tokens are is noted', traits: { observes: true } },
    { requirement: 'token.uses.above', name: 'no more uses' },
  ];
  const caught = fault([fails], [], ['tokens differ']);
  const counts = killCounts([caught], faults, checks);

  it('are named', () => {
    expect(idleLines(counts)).toEqual(['IDLE  token.distinct  tokens are strange: finds no planted fault']);
    expect(totals([caught], counts)).toMatch(/, 1 of 2 checks catch a fault$/);
    expect(matrixLines([caught])).toEqual(['same-token  token.distinct  caught    by 1 check, 1 failed']);
  });

  it('are not known before every fault of their requirement was judged', () => {
    const another = { id: 'other', breaks: 'token.distinct' };
    expect(killCounts([caught], [...faults, another], checks)).toEqual([]);
  });

  it('are marked in the page, which has a row for each fault, variant and check', () => {
    const page = matrixPage([caught, variant([fails])], new Map([['same-token', 'A | B']]), counts);
    expect(page).toContain('| `same-token` | A \\| B | `token.distinct` | 1 | 1 |');
    expect(page).toContain('| `slow` |  |  | **no** |');
    expect(page).toContain('| `token.distinct` | tokens differ | 1 |');
    expect(page).toContain('| `token.distinct` | tokens are strange | **none** |');
    expect(page).toContain('| variant |');
    expect(matrixPage([caught], new Map(), counts)).not.toContain('| variant |');
  });
});
