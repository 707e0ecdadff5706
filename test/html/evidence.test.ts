import { describe, expect, it } from 'vitest';
import { planEvidence, showsCommand } from '../../reporters/html/evidence.js';
import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { exchange } from '../judge/build.js';

function check(verdict: ReportedCheck['verdict'], count: number, text = 'ok'): ReportedCheck {
  const exchanges = Array.from({ length: count }, (_, at) => exchange({}, { text }, { id: at + 1, startedAt: at }));
  const nothing = { counterexample: null, replay: null, curl: null, duration: 1 };
  return { name: verdict, suite: 'tokens/issue', verdict, reason: '', exchanges, ...nothing };
}

function requirement(...checks: ReportedCheck[]): ReportedRequirement {
  const words = { source: 'S1', text: 'It is so.', operation: 'all', reason: '', dependsOn: [] };
  return { id: 'token.distinct', level: 'must', basis: 'stated', verdict: 'pass', checks, ...words };
}

function details(checked: ReportedCheck, ...others: ReportedCheck[]): string[] {
  const plan = planEvidence({ requirements: [requirement(...others, checked)] });
  return plan.steps(checked).map(({ detail }) => detail);
}

function tally(all: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    ['whole', 'line', 'none'].map((one) => [one, all.filter((detail) => detail === one).length]),
  );
}

describe('the evidence of a report', () => {
  it('shows every step of a failure of usual length whole', () => {
    expect(tally(details(check('fail', 40)))).toEqual({ whole: 40, line: 0, none: 0 });
  });

  it('shows the beginning and the end of a long failure whole', () => {
    const long = details(check('fail', 300));
    expect(tally(long)).toEqual({ whole: 40, line: 200, none: 60 });
    expect(long.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'whole'));
    expect(long.slice(-20)).toEqual(Array.from({ length: 20 }, () => 'whole'));
  });

  it('shows the first requests of a pass whole and some more in a line', () => {
    expect(tally(details(check('pass', 300)))).toEqual({ whole: 2, line: 20, none: 278 });
  });

  it('gives failures their room first, wherever they stand', () => {
    const greedy = Array.from({ length: 800 }, () => check('pass', 2, '<'.repeat(4000)));
    expect(tally(details(check('fail', 20, '<'.repeat(4000)), ...greedy))).toEqual({ whole: 20, line: 0, none: 0 });
    const [first] = greedy;
    const last = greedy.at(-1);
    if (first === undefined || last === undefined) throw new Error('there are many');
    const plan = planEvidence({ requirements: [requirement(...greedy)] });
    expect(plan.steps(first).map(({ detail }) => detail)).toEqual(['whole', 'whole']);
    expect(plan.steps(last).map(({ detail }) => detail)).not.toContain('whole');
  });

  it('shortens the texts of checks for which there is no room', () => {
    const wordy = Array.from({ length: 400 }, () => ({ ...check('fail', 0), actual: '\u0000a'.repeat(2000) }));
    const plan = planEvidence({ requirements: [requirement(...wordy)] });
    const limits = wordy.map((one) => plan.limit(one));
    expect(limits[0]).toBe(4000);
    expect(limits.at(-1)).toBe(140);
  });

  it('shows a command whole or not at all', () => {
    expect(showsCommand('c'.repeat(12_000), 4000)).toBe(true);
    expect(showsCommand('c'.repeat(12_001), 4000)).toBe(false);
    expect(showsCommand('c'.repeat(201), 200)).toBe(false);
  });

  it('puts steps into the order in which they began, and counts all', () => {
    const one = check('fail', 3);
    const shuffled = { ...one, exchanges: [...one.exchanges].reverse() };
    const plan = planEvidence({ requirements: [requirement(shuffled)] });
    expect(plan.steps(shuffled).map(({ exchange: { id } }) => id)).toEqual([1, 2, 3]);
    expect(plan.counts).toEqual({ whole: 3, line: 0, none: 0 });
  });
});
