import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { json } from '../../reporters/json/json.js';
import { type RequirementId, requirements } from '../../src/contract/requirements.js';
import { assemble, type FinishedRun } from '../../src/results/assemble.js';
import { merge } from '../../src/results/merge/merge.js';
import { exitStatus } from '../../src/results/outcome.js';
import { resultsFrom } from '../../src/results/read.js';
import type { Results } from '../../src/results/results.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { leftOutResult } from '../../src/run/choice.js';
import { exchange, failed, finished, result } from './build.js';

const ids: readonly RequirementId[] = requirements.slice(0, 9).map(({ id }) => id);
const anyId = fc.constantFrom(...ids);
const anyVerdict = fc.constantFrom<CheckResult['verdict']>('pass', 'pass', 'fail', 'fail', 'inconclusive', 'deferred');

const anyResults = fc
  .array(fc.tuple(anyId, anyVerdict, fc.option(anyId, { nil: undefined }), fc.boolean()), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all) =>
    all.map(([id, verdict, other, isUnmet], at) => {
      const name = `check ${at}`;
      if (verdict === 'inconclusive') return result(id, { name, verdict, hindrance: 'premise' });
      if (verdict !== 'fail') return result(id, { name, verdict, exchanges: [exchange()] });
      if (other === undefined) return failed(id, { name, counterexample: { at } });
      return failed(id, isUnmet ? { name, unmet: other } : { name, suspects: [other] });
    }),
  );

const settings = { auth: 'a', known: 'b' };
const base = finished([]);

/** Results of a run that could judge the whole contract. */
function assembled(results: readonly CheckResult[], more: Partial<FinishedRun> = {}): Results {
  const { testable: _none, ...run } = finished(results, more);
  return assemble(run);
}

/** What `run --shard` writes of some results, of which it ran its own part. */
function shardOf(
  results: readonly CheckResult[],
  isMine: (at: number) => boolean,
  shard: { readonly index: number; readonly count: number },
  more: Partial<FinishedRun> = {},
): Results {
  const leftOut = results
    .filter((_one, at) => !isMine(at))
    .map((check) => ({ ...check, ...leftBy('shard'), requirement: check.requirement, name: check.name }));
  const file = assembled(
    results.filter((_one, at) => isMine(at)),
    {
      leftOut,
      planned: results,
      run: { ...base.run, id: `run${shard.index}`, shard },
      shard: { strict: false, settings },
      ...more,
    },
  );
  const [written] = json(file);
  return resultsFrom(written?.content ?? '', 'it');
}

function leftBy(why: 'shard' | 'profile'): Omit<CheckResult, 'requirement' | 'name' | 'suite'> {
  const check = { requirement: ids[0] ?? 'token.distinct', name: '', suite: '', traits: {}, body: { example: no } };
  const { requirement: _r, name: _n, suite: _s, ...left } = leftOutResult({ check, why });
  return left;
}

async function no(): Promise<void> {}

const named = (all: readonly Results[]) => all.map((results, at) => ({ name: `shard-${at + 1}`, results }));

const two = [result('token.distinct', { name: 'one' }), result('token.distinct', { name: 'two' })];
const first = (more: Partial<FinishedRun> = {}, shard = { index: 1, count: 2 }): Results =>
  shardOf(two, (at) => at === 0, shard, more);
const second = (more: Partial<FinishedRun> = {}, shard = { index: 2, count: 2 }): Results =>
  shardOf(two, (at) => at === 1, shard, more);

describe('shards merge into what one run says', () => {
  it('whatever failed, and whichever shard found it', () => {
    fc.assert(
      fc.property(anyResults, fc.integer({ min: 1, max: 4 }), fc.integer(), (results, count, salt) => {
        const owner = (at: number): number => Math.abs((at * 7 + salt) % count);
        const shards = Array.from({ length: count }, (_, index) =>
          shardOf(results, (at) => owner(at) === index, { index: index + 1, count }),
        );
        const [whole] = json(assembled(results));
        const expected = resultsFrom(whole?.content ?? '', 'it');
        const { results: merged, exit } = merge(named(shards.toReversed()));
        const verdicts = ({ requirements: all }: Results) =>
          all.map(({ id, verdict, reason, dependsOn, checks }) => ({
            ...{ id, verdict, reason, dependsOn },
            checks: checks.map((one) => ({ ...one, exchanges: one.exchanges.length })),
          }));
        expect(verdicts(merged)).toEqual(verdicts(expected));
        expect(merged.outcome).toBe(expected.outcome);
        expect(merged.because).toBe(expected.because);
        expect(merged.summary).toEqual(expected.summary);
        expect(merged.notJudged).toEqual(expected.notJudged);
        expect(merged.run).toMatchObject({ complete: true, executedChecks: results.length });
        expect(exit).toBe(exitStatus(expected));
        expect(merged.shardNotes).toBeUndefined();
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('exchanges are numbered through, and the report is whole by its schema', () => {
    const numbered = (name: string) => result('token.distinct', { name, exchanges: [{ ...exchange(), id: 1 }] });
    const results = [numbered('one'), numbered('two')];
    const shards = [0, 1].map((mine) => shardOf(results, (at) => at === mine, { index: mine + 1, count: 2 }));
    const { results: merged } = merge(named(shards));
    expect(
      merged.requirements.flatMap(({ checks }) => checks.flatMap((one) => one.exchanges.map(({ id }) => id))),
    ).toEqual([1, 2]);
    expect(json(merged)).toHaveLength(1);
    expect(merged.run.shards?.map(({ id }) => id)).toEqual(['run1', 'run2']);
    expect(merged.run.id).toBe('run1+run2');
    expect(merged.run.spent).toEqual({ requests: 6, uploads: 2, bytes: 840 });
  });

  it('an expected failure is waived, and one that did not come is told once', () => {
    const results = [failed('token.distinct', { name: 'one' }), result('token.lifetime.default', { name: 'two' })];
    const expectedFailures = [
      { id: 'token.distinct', reason: 'known' },
      { id: 'token.lifetime.default', reason: 'known' },
    ];
    const shards = [0, 1].map((mine) =>
      shardOf(results, (at) => at === mine, { index: mine + 1, count: 2 }, { expectedFailures }),
    );
    const { results: merged, exit } = merge(named(shards));
    expect(merged.requirements.map(({ verdict }) => verdict).sort()).toEqual(['pass', 'waived']);
    expect(merged.staleExpectations).toHaveLength(1);
    expect(exit).toBe(1);
  });

  it('a shard that was cut short leaves the whole cut short', () => {
    const cut = shardOf(
      two,
      () => false,
      { index: 2, count: 2 },
      {
        leftOut: [],
        planned: two,
        endedBy: 'the target is gone',
        interrupted: true,
      },
    );
    const own = {
      ...cut,
      requirements: cut.requirements.map((one) => ({ ...one, checks: one.checks.map(leaveFirst) })),
    };
    const { results: merged, exit } = merge(named([first(), own]));
    expect(merged).toMatchObject({
      outcome: 'inconclusive',
      run: { complete: false, executedChecks: 1, expectedChecks: 2 },
    });
    expect(merged.because).toContain('shard 2: the target is gone');
    expect(exit).toBe(3);
  });

  it('what all shards leave out is left out of the whole', () => {
    const results = [...two, result('token.lifetime.default', { ...leftBy('profile'), name: 'three' })];
    const parts = [0, 1].map((mine) =>
      shardOf(
        results,
        (at) => at === mine,
        { index: mine + 1, count: 2 },
        {
          leftOut: results.flatMap((one, at) =>
            at === 2 ? [one] : at === mine ? [] : [{ ...one, ...leftBy('shard') }],
          ),
        },
      ),
    );
    const { results: merged } = merge(named(parts));
    expect(merged.run.executedChecks).toBe(2);
    expect(merged.notJudged).toContainEqual({ why: 'profile', requirements: 1, musts: 1, onPurpose: true });
    expect(merged.notJudged.map(({ why }) => why)).not.toContain('shard');
  });
});

/** As a shard writes it whose second check never ran. */
function leaveFirst<T extends { readonly name: string }>(check: T): T {
  return check.name === 'one' ? { ...check, ...{ hindrance: 'shard', reason: 'left to another shard' } } : check;
}

describe('a single shard', () => {
  it('is partial, and says that the rest is left to others', () => {
    const one = first();
    expect(one).toMatchObject({ outcome: 'partial', run: { complete: true, expectedChecks: 1 } });
    expect(one.because).toContain('1 left to other shards');
    expect(exitStatus(one)).toBe(0);
    expect(exitStatus({ ...one, notJudged: one.notJudged.filter(({ why }) => why === 'shard') }, true)).toBe(0);
  });

  it('is partial also when nothing falls to it', () => {
    const none = shardOf(two, () => false, { index: 3, count: 3 });
    expect(none.outcome).toBe('partial');
    expect(exitStatus(none)).toBe(0);
  });
});

const other = (more: Partial<FinishedRun['run']>): Partial<FinishedRun> => ({
  run: { ...base.run, id: 'run2', shard: { index: 2, count: 2 }, ...more },
});

test.each<[what: string, shards: () => readonly Results[], message: RegExp]>([
  ['one that is missing', () => [second()], /^shard 1 of 2 is missing$/],
  ['one that is there twice', () => [first(), first()], /^shard 1 of 2 is there twice: shard-1, shard-2$/],
  ['another seed', () => [first(), second(other({ seed: 43 }))], /^shard-1 and shard-2 differ in the seed: 42, 43$/],
  [
    'another version',
    () => [first(), second({ toolVersion: '0.1.1' })],
    /version of upload-contract: 0\.1\.0, 0\.1\.1$/,
  ],
  [
    'another target',
    () => [first(), second({ target: { url: 'http://b', reference: false } })],
    /target: .*, http:\/\/b$/,
  ],
  ['another number of shards', () => [first(), second({}, { index: 2, count: 3 })], /number of shards: 2, 3$/],
  ['more random cases', () => [first(), second(other({ runs: 99 }))], /random cases \(--runs\): 10, 99$/],
  ['a profile', () => [first(), second(other({ profile: 'smoke' }))], /profile: standard, smoke$/],
  ['--fail-on', () => [first(), second(other({ failOn: 'should' }))], /--fail-on: must, should$/],
  [
    'a selection',
    () => [first(), second(other({ selection: { suites: ['files'], requirements: [] } }))],
    /selection: suites all, requirements all, suites files, requirements all$/,
  ],
  [
    'other settings',
    () => [first(), second({ shard: { strict: false, settings: { ...settings, known: 'c' } } })],
    /^shard-1 and shard-2 were configured differently: see known$/,
  ],
  [
    'other capabilities',
    () => [first(), second({ capabilities: { background: { present: false, source: 'probed', evidence: '' } } })],
    /different capabilities: background/,
  ],
  ['a whole run', () => [assembled(two)], /^shard-1 is no shard but a whole run/],
  ['the merged', () => [merge(named([first(), second()])).results], /^shard-1 is no shard but merged already/],
  [
    'a check that no shard ran',
    () => [first(), shardOf(two, () => false, { index: 2, count: 2 })],
    /^no shard ran the check "token\.distinct two"$/,
  ],
  [
    'a check that two shards ran',
    () => [first(), shardOf(two, () => true, { index: 2, count: 2 })],
    /^shard-1 and shard-2 both ran the check "token\.distinct one"$/,
  ],
  [
    'a check that only one shard knows',
    () => [first(), shardOf(two.slice(1), () => true, { index: 2, count: 2 })],
    /^shard-2 does not know the check "token\.distinct one", as other shards do$/,
  ],
])('refuses shards with %s', (_what, shards, message) => {
  expect(() => merge(named(shards()))).toThrow(
    expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }),
  );
});
