import { describe, expect, it } from 'vitest';
import { exitStatus, outcomeOf } from '../../src/results/outcome.js';
import type { ReportedRequirement } from '../../src/results/results.js';
import type { Hindrance } from '../../suites/check/signals.js';
import { assembled, failed, result } from './build.js';

const should = 'token.unguessable';
const must = 'token.distinct';

describe('the outcome of a run', () => {
  it('is conformant when all is run and something passed', () => {
    const results = assembled([result(must)]);
    expect(results).toMatchObject({ outcome: 'conformant', because: '1 requirement passed.' });
    expect(exitStatus(results)).toBe(0);
  });

  it('is nonconformant when a must fails, and names it', () => {
    const results = assembled([failed(must), result(should)]);
    expect(results).toMatchObject({ outcome: 'nonconformant', because: `1 requirement fails: ${must}.` });
    expect(exitStatus(results)).toBe(1);
  });

  it('names the first three of many', () => {
    const five = ['token.issue.xml', 'token.issue.json', must, 'token.uses.default', 'token.uses.granted'] as const;
    const because = '5 requirements fail: token.issue.xml, token.issue.json, token.distinct and 2 more.';
    expect(assembled(five.map((id) => failed(id))).because).toBe(because);
  });

  it('goes by the level that was asked for', () => {
    const results = [failed(should), result(must)];
    const lenient = assembled(results);
    expect(lenient.outcome).toBe('conformant');
    expect(lenient.because).toBe('1 requirement passed, 1 below the level must fail.');
    const { run } = lenient;
    expect(outcomeOf({ ...lenient, run: { ...run, failOn: 'should' } }).outcome).toBe('nonconformant');
  });

  it('never hangs on a may', () => {
    const { requirements, run } = assembled([failed(must), result(should)]);
    const may = requirements.map((one): ReportedRequirement => ({ ...one, level: 'may' }));
    expect(
      outcomeOf({ requirements: may, staleExpectations: [], notJudged: [], run: { ...run, failOn: 'should' } }).outcome,
    ).toBe('conformant');
  });

  it('is inconclusive when the run was cut short, and says by how much', () => {
    const planned = [result(must), result(should)];
    const results = assembled([result(must)], { planned });
    expect(results).toMatchObject({
      outcome: 'inconclusive',
      because: 'The run was cut short after 1 of 2 checks.',
      run: { complete: false, expectedChecks: 2, executedChecks: 1 },
    });
    expect(exitStatus(results)).toBe(3);
  });

  it('is inconclusive when the run was interrupted, though every check has ended', () => {
    expect(assembled([result(must)], { interrupted: true }).outcome).toBe('inconclusive');
  });

  it('is inconclusive when something ended it, and says what', () => {
    expect(assembled([result(must)], { endedBy: 'nobody listens at http://x.' })).toMatchObject({
      outcome: 'inconclusive',
      because: 'The run was cut short after 1 of 1 check (nobody listens at http://x).',
    });
  });

  it('is nonconformant even then when a must has failed', () => {
    expect(assembled([failed(must)], { interrupted: true }).outcome).toBe('nonconformant');
  });

  it('is inconclusive when the suite itself went wrong, within a check or outside', () => {
    const broken = result(should, {
      verdict: 'inconclusive',
      reason: 'internal error in the suite',
      harnessError: 'Error: x',
    });
    const within = assembled([result(must), broken]);
    expect(within.outcome).toBe('inconclusive');
    expect(within.run.harnessErrors).toEqual([{ check: `${should} does what it says`, message: 'Error: x' }]);
    const outside = assembled([result(must)], { harnessErrors: [{ check: 'probes', message: 'Error: y' }] });
    expect(outside.outcome).toBe('inconclusive');
  });

  it('is inconclusive when nothing passed, also when nothing was run at all', () => {
    const results = assembled([result(must, { verdict: 'deferred', hindrance: 'clock' })]);
    expect(results).toMatchObject({
      outcome: 'inconclusive',
      because: 'Not one requirement passed. Not judged: 1 no clock that can be moved (clock).',
    });
    expect(assembled([]).outcome).toBe('inconclusive');
  });

  it('remarks on what was not judged and on what was waived, and is partial for a must that is', () => {
    const results = assembled(
      [
        result(must),
        result(should, { verdict: 'inconclusive', hindrance: 'limit', reason: 'used up' }),
        failed('token.uses.default'),
      ],
      { expectedFailures: [{ id: 'token.uses.default', reason: 'bug 1' }] },
    );
    expect(results).toMatchObject({
      outcome: 'partial',
      because: '1 requirement passed, 1 failed as expected. Not judged: 1 a limit was reached (limits).',
      notJudged: [{ why: 'limit', requirements: 1, musts: 0, onPurpose: false }],
    });
    expect(exitStatus(results)).toBe(3);
  });

  describe('that is partial', () => {
    const lacking = (hindrance: Hindrance) =>
      result(must, { verdict: 'inconclusive', reason: 'it could not', hindrance });
    const fine = result('token.uses.default');

    it.each(['credentials', 'clock', 'setting', 'capability', 'choice'] as const)(
      'ends with 0 for %s, left out on purpose',
      (one) => {
        const results = assembled([fine, lacking(one)]);
        expect(results.outcome).toBe('partial');
        expect([exitStatus(results), exitStatus(results, true)]).toEqual([0, 3]);
      },
    );

    it.each(['premise', 'limit', 'throttled', 'time', 'no-answer', 'callback-path'] as const)(
      'ends with 3 for %s, which was meant to be judged',
      (one) => {
        const results = assembled([fine, lacking(one)]);
        expect(results.outcome).toBe('partial');
        expect([exitStatus(results), exitStatus(results, true)]).toEqual([3, 3]);
      },
    );

    it('for a recommendation too, where it is declared absent and there all the same', () => {
      const left = result(should, { verdict: 'inconclusive', reason: 'it is there', hindrance: 'capability' });
      const results = assembled([fine, left]);
      expect([results.outcome, exitStatus(results)]).toEqual(['partial', 0]);
      expect(results.because).toContain('Not judged: 1 declared absent, but there (capabilities).');
    });

    it('counts what was not selected', () => {
      const results = assembled([fine], {
        testable: [
          { id: fine.requirement, level: 'must' },
          { id: must, level: 'must' },
          { id: should, level: 'should' },
        ],
      });
      expect(results).toMatchObject({
        outcome: 'partial',
        because: '1 requirement passed. Not judged: 2 not selected.',
        notJudged: [{ why: 'selection', requirements: 2, musts: 1, onPurpose: true }],
      });
      expect([exitStatus(results), exitStatus(results, true)]).toEqual([0, 3]);
    });

    it('is conformant all the same when no must is missing', () => {
      const results = assembled([fine, result(should, { verdict: 'inconclusive', reason: 'x', hindrance: 'premise' })]);
      expect(results.outcome).toBe('conformant');
      expect(exitStatus(results)).toBe(0);
    });
  });
});
