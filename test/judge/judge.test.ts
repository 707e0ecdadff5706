import { describe, expect, it } from 'vitest';
import { requirements } from '../../src/contract/requirements.js';
import { type JudgedRequirement, judge } from '../../src/judge/judge.js';
import type { CheckResult, Verdict } from '../../src/run/check-result.js';
import { failed, result, table } from './build.js';

const id = 'token.lifetime.default';

function only(results: readonly CheckResult[]): JudgedRequirement {
  const [first, ...rest] = judge(results, { planned: results, selected: [] }).requirements;
  if (first === undefined || rest.length > 0) throw new Error('one requirement was expected');
  return first;
}

describe('the verdict of one requirement', () => {
  it.each<[checks: CheckResult['verdict'][], verdict: Verdict]>([
    [['pass'], 'pass'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'fail', 'inconclusive'], 'fail'],
    [['fail', 'not-applicable'], 'fail'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['deferred', 'inconclusive'], 'inconclusive'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
    [['not-applicable', 'pass'], 'pass'],
    [['deferred', 'deferred'], 'deferred'],
    [['deferred', 'not-applicable'], 'deferred'],
    [['deferred', 'pass'], 'pass'],
  ])('of %j is %s', (verdicts, verdict) => {
    const judged = only(verdicts.map((one, at) => result(id, { name: `check ${at}`, verdict: one })));
    expect(judged.verdict).toBe(verdict);
    expect(judged.reason === '').toBe(verdict === 'pass');
  });

  it('tells each reason once', () => {
    const because = (reason: string, at: number) => result(id, { name: `${at}`, verdict: 'inconclusive', reason });
    expect(only(['a', 'a'].map(because)).reason).toBe('a');
    expect(only(['a', 'b', 'a'].map(because)).reason).toBe('a; b');
    expect(only(['a', 'b', 'c'].map(because)).reason).toBe('a; and 2 other reasons');
  });
});

describe('checks that were not run', () => {
  const planned = [
    { requirement: id, name: 'does what it says', suite: 's' },
    { requirement: id, name: 'and more', suite: 's' },
  ] as const;

  it('leave their requirement inconclusive, even beside one that passed', () => {
    const [judged] = judge([result(id)], { planned, selected: [] }).requirements;
    expect(judged).toMatchObject({ verdict: 'inconclusive', reason: 'not run' });
    expect(judged?.checks.map((one) => [one.name, one.verdict])).toEqual([
      ['does what it says', 'pass'],
      ['and more', 'inconclusive'],
    ]);
  });

  it('do not hide a failure', () => {
    expect(judge([failed(id)], { planned, selected: [] }).requirements[0]?.verdict).toBe('fail');
  });

  it('are missed where a requirement was selected and nothing was planned for it', () => {
    const [judged] = judge([], { planned: [], selected: [id] }).requirements;
    expect(judged).toMatchObject({ verdict: 'inconclusive', reason: 'no check of it was planned', checks: [] });
  });
});

describe('which requirements are told', () => {
  it('all of the contract, in its order, unless selected otherwise', () => {
    const judged = judge([], { planned: [] }).requirements;
    expect(judged.map((one) => one.requirement.id)).toEqual(requirements.map((one) => one.id));
  });

  it('those that have checks or are selected', () => {
    const judged = judge([result('token.distinct')], { planned: [], selected: [id] }).requirements;
    expect(judged.map((one) => one.requirement.id)).toEqual(['token.distinct', id]);
  });

  it('tells the untestable ones as not applicable, with the reason of the contract', () => {
    const judged = judge([], { planned: [], selected: ['token.publish.bound'] }).requirements[0];
    expect(judged?.verdict).toBe('not-applicable');
    expect(judged?.reason).toBe(`untestable: ${judged?.requirement.untestable}`);
  });
});

describe('an error of the harness', () => {
  it('is collected apart and is no verdict on the target', () => {
    const broken = result(id, {
      verdict: 'inconclusive',
      reason: 'internal error in the suite',
      harnessError: 'TypeError: x',
    });
    const judgement = judge([broken], { planned: [broken], selected: [] });
    expect(judgement.harnessErrors).toEqual([{ check: `${id} does what it says`, message: 'TypeError: x' }]);
    expect(judgement.requirements[0]?.verdict).toBe('inconclusive');
  });
});

const [a, b, c, d] = ['token.distinct', 'token.uses.default', 'token.uses.granted', 'token.uses.below'] as const;

/** Verdicts by requirement, those that depend on others with what they depend on. */
function verdicts(results: readonly CheckResult[], requirements?: ReturnType<typeof table>): Record<string, string> {
  const options = { planned: results, selected: [], ...(requirements === undefined ? {} : { requirements }) };
  return Object.fromEntries(
    judge(results, options).requirements.map((one) => [
      one.requirement.id,
      one.dependsOn.length === 0 ? one.verdict : `${one.verdict} < ${one.dependsOn.join(' ')}`,
    ]),
  );
}

describe('a failure that points to other requirements', () => {
  it('follows from the first of them that fails', () => {
    const results = [failed(a), failed(b), failed(c, { suspects: [d, b, a] })];
    expect(verdicts(results)).toEqual({ [a]: 'fail', [b]: 'fail', [c]: `inconclusive < ${b}` });
  });

  it('is its own, in its own words, when they all hold', () => {
    const [, judged] = judge([result(a), failed(b, { suspects: [a] })], { planned: [], selected: [] }).requirements;
    expect(judged).toMatchObject({ verdict: 'fail', reason: 'expected 180, got 60', dependsOn: [] });
  });

  it('never points to itself', () => {
    expect(verdicts([failed(a, { suspects: [a] })])).toEqual({ [a]: 'fail' });
  });
});

describe('a step that belongs to another requirement', () => {
  it('fails its own requirement when it is a step of that', () => {
    expect(verdicts([failed(a, { unmet: a })])).toEqual({ [a]: 'fail' });
  });

  it('leaves a check inconclusive when that other requirement fails', () => {
    expect(verdicts([failed(a), failed(b, { unmet: a })])).toEqual({ [a]: 'fail', [b]: `inconclusive < ${a}` });
  });

  it('says so in the check and keeps its evidence', () => {
    const judged = judge([failed(a), failed(b, { unmet: a })], { planned: [], selected: [] }).requirements[1];
    expect(judged?.reason).toBe(`depends on ${a}`);
    expect(judged?.checks[0]).toMatchObject({ verdict: 'inconclusive', reason: `depends on ${a}`, expected: '180' });
    expect(judged?.checks[0]?.exchanges).toHaveLength(1);
  });

  it.each<[string, CheckResult[]]>([
    ['holds', [result(a)]],
    ['was not judged', []],
    ['could not be told for reasons of its own', [result(a, { verdict: 'inconclusive' })]],
    ['does not apply', [result(a, { verdict: 'not-applicable' })]],
  ])('stays a failure when that other requirement %s', (_what, others) => {
    const judged = judge([...others, failed(b, { unmet: a })], { planned: [], selected: [] }).requirements.at(-1);
    expect(judged?.verdict).toBe('fail');
    expect(judged?.reason).toBe(`a step that belongs to ${a} did not work: expected 180, got 60`);
  });

  it('stays a failure when it names nothing of the contract', () => {
    expect(verdicts([failed(b, { unmet: 'token.unheard-of' })])).toEqual({ [b]: 'fail' });
  });

  it('is followed through a chain to its cause, in whatever order the results came', () => {
    const results = [failed(a), failed(b, { unmet: a }), failed(c, { unmet: b }), failed(d, { unmet: c })];
    const expected = {
      [a]: 'fail',
      [b]: `inconclusive < ${a}`,
      [c]: `inconclusive < ${b}`,
      [d]: `inconclusive < ${c}`,
    };
    expect(verdicts(results)).toEqual(expected);
    expect(verdicts([...results].reverse())).toEqual(expected);
  });

  it('may be several steps in several checks', () => {
    const results = [failed(a), failed(b), failed(c, { name: 'one', unmet: a }), failed(c, { name: 'two', unmet: b })];
    expect(verdicts(results)[c]).toBe(`inconclusive < ${a} ${b}`);
  });

  it('excuses one check and not the other that failed by itself', () => {
    const results = [failed(a), failed(b, { name: 'one', unmet: a }), failed(b, { name: 'two' })];
    const judged = judge(results, { planned: [], selected: [] }).requirements[1];
    expect(judged).toMatchObject({ verdict: 'fail', dependsOn: [], reason: 'expected 180, got 60' });
    expect(judged?.checks.map((one) => one.verdict)).toEqual(['inconclusive', 'fail']);
  });

  it('that is its own excuses nothing, and leaves the excuse of another check', () => {
    const results = [failed(a), failed(b, { name: 'one', unmet: b }), failed(b, { name: 'two', unmet: a })];
    const judged = judge(results, { planned: [], selected: [] }).requirements[1];
    expect(judged?.verdict).toBe('fail');
    expect(judged?.checks.map((one) => one.verdict)).toEqual(['fail', 'inconclusive']);
  });

  it('fails both when two requirements blame each other', () => {
    expect(verdicts([failed(a, { unmet: b }), failed(b, { unmet: a })])).toEqual({ [a]: 'fail', [b]: 'fail' });
  });

  it('fails a circle of three, and not what only depends on it', () => {
    const results = [
      failed(a, { unmet: b }),
      failed(b, { unmet: c }),
      failed(c, { unmet: a }),
      failed(d, { unmet: a }),
    ];
    expect(verdicts(results)).toEqual({ [a]: 'fail', [b]: 'fail', [c]: 'fail', [d]: `inconclusive < ${a}` });
  });

  it('leaves a circle inconclusive that leads to a cause outside of it', () => {
    const requirements = table({ id: a }, { id: b, dependsOn: [a] }, { id: c });
    const results = [failed(a), failed(b, { unmet: c }), failed(c, { unmet: b })];
    expect(verdicts(results, requirements)).toEqual({
      [a]: 'fail',
      [b]: `inconclusive < ${a}`,
      [c]: `inconclusive < ${b}`,
    });
  });

  it('is no excuse when it belongs to a weaker requirement', () => {
    const requirements = table({ id: a, level: 'should' }, { id: b, level: 'must' });
    expect(verdicts([failed(a), failed(b, { unmet: a })], requirements)).toEqual({ [a]: 'fail', [b]: 'fail' });
  });
});

describe('a dependency that the contract declares', () => {
  it.each<[string, CheckResult[], string]>([
    ['makes a failure inconclusive when the other fails', [failed(a), failed(b)], `inconclusive < ${a}`],
    ['leaves a failure when the other holds', [result(a), failed(b)], 'fail'],
    ['leaves a failure when the other was not judged', [failed(b)], 'fail'],
    ['leaves a pass', [failed(a), result(b)], 'pass'],
    ['leaves what is inconclusive', [failed(a), result(b, { verdict: 'inconclusive' })], 'inconclusive'],
  ])('%s', (_what, results, verdict) => {
    expect(verdicts(results, table({ id: a }, { id: b, dependsOn: [a] }))[b]).toBe(verdict);
  });

  it('hides all failing checks, whatever they failed for', () => {
    const results = [failed(a), failed(b, { name: 'one' }), failed(b, { name: 'two', unmet: d })];
    const options = { planned: [], selected: [], requirements: table({ id: a }, { id: b, dependsOn: [a] }) };
    const checks = judge(results, options).requirements[1]?.checks;
    expect(checks?.map((one) => one.reason)).toEqual([`depends on ${a}`, `depends on ${a}`]);
  });

  it('reaches through a requirement that is itself hidden', () => {
    const requirements = table({ id: a }, { id: b, dependsOn: [a] }, { id: c, dependsOn: [b] });
    expect(verdicts([failed(a), failed(b), failed(c)], requirements)).toEqual({
      [a]: 'fail',
      [b]: `inconclusive < ${a}`,
      [c]: `inconclusive < ${b}`,
    });
  });

  it.each([
    ['must', 'must', `inconclusive < ${a}`],
    ['must', 'should', `inconclusive < ${a}`],
    ['should', 'may', `inconclusive < ${a}`],
    ['should', 'must', 'fail'],
    ['may', 'should', 'fail'],
  ] as const)('on a %s leaves a %s that fails as %s', (other, own, verdict) => {
    const requirements = table({ id: a, level: other }, { id: b, level: own, dependsOn: [a] });
    expect(verdicts([failed(a), failed(b)], requirements)[b]).toBe(verdict);
  });

  it('is one of the contract itself, too', () => {
    const results = [failed('callback.failure.sent'), failed('callback.failure.domain')];
    expect(verdicts(results)).toEqual({
      'callback.failure.sent': 'fail',
      'callback.failure.domain': 'inconclusive < callback.failure.sent',
    });
  });
});
