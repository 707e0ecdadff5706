import { describe, expect, it } from 'vitest';
import { assertCertifiable, NotCertifiable } from '../../src/certify/certifiable.js';
import type { Results } from '../../src/results/results.js';
import { exchange } from '../judge/build.js';
import { but, checks, now, resultsOf, revision, run, toolVersion } from './build.js';

const facts = { now, revisions: [revision], toolVersion, changed: [] };

/** Why results are refused; none when they are not. */
function reasons(results: Results, more: Partial<Parameters<typeof assertCertifiable>[2]> = {}): readonly string[] {
  try {
    assertCertifiable(results, revision, { ...facts, ...more });
    return [];
  } catch (error) {
    if (error instanceof NotCertifiable) return error.reasons;
    throw error;
  }
}

describe('what is certifiable', () => {
  it('a whole run in which every must holds', () => {
    expect(reasons(resultsOf())).toEqual([]);
  });

  it('a run in which something below must fails, could not be told, or is waived', () => {
    const failing = but('answer.json.bare', { verdict: 'fail', reason: 'it was wrapped' });
    const results = resultsOf(failing);
    expect(results.requirements.find(({ id }) => id === 'answer.json.bare')?.verdict).toBe('fail');
    expect(reasons(results)).toEqual([]);
    expect(reasons(resultsOf(failing, { expectedFailures: [{ id: 'answer.json.bare', reason: 'old' }] }))).toEqual([]);
    expect(reasons(resultsOf(but('token.unguessable', { verdict: 'inconclusive', reason: 'too few' })))).toEqual([]);
  });

  it('a product that lacks a capability and is not judged by it', () => {
    const found = but('background.callback.sent', { verdict: 'not-applicable', reason: 'background: declared' });
    const capabilities = { background: { present: false, source: 'declared', evidence: 'declared' } } as const;
    expect(reasons(resultsOf(found, { capabilities }))).toEqual([]);
  });

  it('the product that the configuration still names', () => {
    expect(reasons(resultsOf(), { product: { vendor: 'Example', name: 'Videos', version: '4.2.0' } })).toEqual([]);
  });
});

describe('what is not certifiable, and why', () => {
  const clock = 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand';
  const capabilities = { background: { present: true, source: 'probed', evidence: 'HTTP 200' } } as const;

  it.each<[string, Results, string]>([
    ['an interrupted run', resultsOf(checks, { interrupted: true }), 'the run is incomplete: 8 of 8 checks'],
    [
      'a run that anybody could have answered',
      { ...resultsOf(), warnings: ['The certificate of the target was not verified.'] },
      'the run has a warning: The certificate of the target was not verified',
    ],
    ['checks that were not executed', resultsOf(checks.slice(1)), 'the run is incomplete: 7 of 8 checks were executed'],
    [
      'a must that fails',
      resultsOf(but('token.distinct', { verdict: 'fail', reason: 'two are the same' })),
      'token.distinct: must hold, but the verdict is fail (two are the same)',
    ],
    [
      'a must whose failure was expected',
      resultsOf(but('token.distinct', { verdict: 'fail', reason: 'two are the same' }), {
        expectedFailures: [{ id: 'token.distinct', reason: 'until the next release' }],
      }),
      'token.distinct: must hold, but the verdict is waived (until the next release)',
    ],
    [
      'musts that could not be told',
      resultsOf(but('file.permission.read', { verdict: 'inconclusive', reason: 'set auth.read' })),
      'file.permission.read: must hold, but the verdict is inconclusive (set auth.read)',
    ],
    [
      'expiry without a clock',
      resultsOf(but('token.expiry.ended', { verdict: 'deferred', reason: clock, exchanges: [] })),
      `token.expiry.ended: must hold, but the verdict is deferred (${clock})`,
    ],
    [
      'a must that does not concern the product though it has the capability',
      resultsOf(but('background.callback.sent', { verdict: 'not-applicable', reason: 'said so' }), { capabilities }),
      'background.callback.sent: must hold, but the verdict is not-applicable (said so)',
    ],
    [
      'a must that needs no capability and is said not to concern the product',
      resultsOf(but('token.distinct', { verdict: 'not-applicable', reason: 'said so' })),
      'token.distinct: must hold, but the verdict is not-applicable (said so)',
    ],
    [
      'a lack of credentials told as a lack of a capability',
      resultsOf(but('file.permission.read', { verdict: 'not-applicable', reason: 'no auth.read' }), {
        capabilities: { read: { present: false, source: 'configuration', evidence: 'no auth.read' } },
      }),
      'file.permission.read: must hold, but the verdict is not-applicable (no auth.read)',
    ],
    [
      'only some suites',
      resultsOf(checks, { run: { ...run, selection: { suites: ['tokens'], requirements: [] } } }),
      'only part of the contract was judged: tokens',
    ],
    [
      'only some requirements',
      resultsOf(checks, { run: { ...run, selection: { suites: [], requirements: ['token.*'] } } }),
      'only part of the contract was judged: token.*',
    ],
    ['another seed', resultsOf(checks, { run: { ...run, seed: 1 } }), `the seed was 1, and that of revision`],
    ['fewer random cases', resultsOf(checks, { run: { ...run, runs: 5 } }), 'the random cases were 5, and revision'],
    [
      'another contract',
      { ...resultsOf(), contract: { revision: revision.revision, digest: `sha256:${'0'.repeat(64)}` } },
      'the contract is not the frozen one',
    ],
    [
      'errors of the suite itself',
      resultsOf(checks, { harnessErrors: [{ check: 'runner', message: 'oops' }] }),
      'internal errors in the suite (1): runner',
    ],
    [
      'an expected failure that did not come',
      resultsOf(checks, { expectedFailures: [{ id: 'token.distinct', reason: 'known' }] }),
      'the outcome is nonconformant: The expected failure of token.distinct did not come',
    ],
    [
      'a should that fails when asked to mind',
      resultsOf(but('answer.json.bare', { verdict: 'fail', reason: 'wrapped' }), { run: { ...run, failOn: 'should' } }),
      'the outcome is nonconformant',
    ],
    [
      'the reference implementation',
      resultsOf(checks, { target: { url: 'http://127.0.0.1:9', reference: true } }),
      'the target was the reference implementation',
    ],
    ['a product without a name', resultsOf(checks, { product: null }), 'the configuration must name the product'],
    [
      'a product without a version',
      resultsOf(checks, { product: { vendor: 'Example', name: 'Videos', version: ' ' } }),
      'the configuration must name the product: its vendor, name and version',
    ],
    [
      'an earlier version of the tool than the revision takes',
      resultsOf(checks, { toolVersion: '0.0.1' }),
      `is judged by upload-contract ${toolVersion} or later, not 0.0.1`,
    ],
  ])('%s', (_what, results, reason) => {
    expect(reasons(results)).toContainEqual(expect.stringContaining(reason));
  });

  it('a run that another version of the tool made', () => {
    const results = resultsOf(checks, { toolVersion: '99.0.0' });
    expect(reasons(results)).toEqual([`the run was made by upload-contract 99.0.0, and this is ${toolVersion}`]);
  });

  it('files that were changed', () => {
    expect(reasons(resultsOf(), { changed: ['report.html was changed'] })).toEqual(['report.html was changed']);
  });

  it('another product than the one that was judged', () => {
    const product = { vendor: 'Example', name: 'Videos', version: '4.3.0' };
    expect(reasons(resultsOf(), { product })).toEqual([
      'the configuration names another product than the one that was judged',
    ]);
  });

  it('a run that is too old, and one that is not yet over', () => {
    expect(reasons(resultsOf(), { now: new Date('2027-05-02T00:00:00Z') })).toEqual([
      'a certificate of this run lapsed after 2027-05-01: twelve months after the run',
    ]);
    expect(reasons(resultsOf(), { now: new Date('2026-05-01T10:00:00Z') })).toEqual(['the run ended in the future']);
  });

  it('every reason is told, not only the first', () => {
    const results = resultsOf(but('token.distinct', { verdict: 'fail', reason: 'same' }), {
      product: null,
      run: { ...run, seed: 1, runs: 1 },
    });
    expect(reasons(results)).toHaveLength(5);
  });
});

describe('what was touched up', () => {
  const honest = resultsOf();
  const failing = resultsOf(but('token.distinct', { verdict: 'fail', reason: 'two are the same' }));
  const edited = (results: Results, id: string, change: Partial<Results['requirements'][number]>): Results => ({
    ...results,
    requirements: results.requirements.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
  const distinct = honest.requirements.find(({ id }) => id === 'token.distinct');
  const twice = distinct?.checks ?? [];

  it.each<[string, Results, string]>([
    [
      'a verdict',
      { ...edited(failing, 'token.distinct', { verdict: 'pass', reason: '' }), outcome: 'conformant' },
      'token.distinct has the verdict pass, but its checks give fail',
    ],
    [
      'the outcome',
      { ...failing, outcome: 'conformant' },
      'the outcome is conformant, but the verdicts give nonconformant',
    ],
    [
      'the summary',
      { ...honest, summary: { ...honest.summary, exchanges: 9 } },
      'the summary does not count what is recorded',
    ],
    [
      'a requirement left out',
      { ...honest, requirements: honest.requirements.slice(1) },
      `requirements of the revision that are missing (1): ${honest.requirements[0]?.id}`,
    ],
    [
      'a requirement of no revision',
      edited(honest, 'token.distinct', { id: 'token.issue.xml' }),
      'requirements that the revision does not have (1): token.issue.xml',
    ],
    [
      'a requirement told twice',
      { ...honest, requirements: [...honest.requirements, ...honest.requirements.slice(0, 1)] },
      'requirements that are listed twice (1)',
    ],
    [
      'a must told as a should',
      edited(failing, 'token.distinct', { level: 'should' }),
      'requirements with another level (1): token.distinct has the level should, not must',
    ],
    [
      'a check left out',
      edited(honest, 'token.distinct', { checks: twice.slice(0, 1) }),
      'checks of the revision that were not executed (1): token.distinct "says it twice" (tokens/lifetime)',
    ],
    [
      'a check under another name',
      edited(honest, 'token.distinct', { checks: twice.map((one) => ({ ...one, name: `${one.name}!` })) }),
      'checks that the revision does not have (2): token.distinct "does what it says!"',
    ],
    [
      'a check told twice',
      edited(honest, 'token.distinct', { checks: [...twice, ...twice.slice(0, 1)] }),
      'checks that are listed twice (1)',
    ],
    [
      'a number of checks',
      { ...honest, run: { ...honest.run, executedChecks: 9, expectedChecks: 9 } },
      '9 checks are said to have been executed, but 8 are recorded',
    ],
    [
      'a check that passed without asking',
      resultsOf(but('token.distinct', { exchanges: [] })),
      'the check "does what it says" of token.distinct passed, but sent nothing',
    ],
    [
      'somebody to blame who did not fail',
      edited(honest, 'answer.json.bare', { dependsOn: ['token.distinct'], verdict: 'inconclusive' }),
      'answer.json.bare depends on a failure of token.distinct, which the results do not record',
    ],
  ])('is found: %s', (_what, results, reason) => {
    expect(reasons(results)).toContainEqual(expect.stringContaining(reason));
  });

  it('nothing is found where a real failure hides others', () => {
    const fault = { verdict: 'fail', reason: 'x', exchanges: [exchange()] } as const;
    const found = but('answer.json.bare', fault).map((one) =>
      one.requirement === 'token.unguessable' ? { ...one, ...fault, unmet: 'answer.json.bare' } : one,
    );
    const results = resultsOf(found);
    expect(results.requirements.find(({ id }) => id === 'token.unguessable')?.dependsOn).toEqual(['answer.json.bare']);
    expect(reasons(results)).toEqual([]);
  });
});
