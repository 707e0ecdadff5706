import { decisive } from '../../src/results/outcome.js';
import type { ReportedCheck, ReportedRequirement, Results } from '../../src/results/results.js';
import { checkCountedAs } from '../../src/results/tally.js';
import type { ReportFile } from '../report-file.js';
import { uuid } from './uuid.js';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/** One test of a report; times are whole milliseconds. */
interface Test {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly duration: number;
  readonly suite?: readonly string[];
  readonly message?: string;
  readonly trace?: string;
  readonly rawStatus: string;
  readonly tags?: readonly string[];
  readonly type?: string;
  readonly extra?: object;
}

/** A check that ran and decides nothing is "other": neither passed nor the reason why a build fails. */
function statusOf(check: ReportedCheck, requirement: ReportedRequirement, results: Results): Status {
  switch (checkCountedAs(check, requirement)) {
    case 'pass':
      return 'passed';
    case 'fail':
      return decisive([requirement], results.run.failOn).length > 0 ? 'failed' : 'other';
    case 'not-applicable':
      return 'skipped';
    case 'deferred':
      return 'pending';
    default:
      return 'other';
  }
}

/** What it takes to reproduce a failure. */
function trace({ expected, actual, frequency, counterexample, replay, curl }: ReportedCheck): string {
  const told: [string, string | null | undefined][] = [
    ['expected', expected],
    ['got', actual],
    ['frequency', frequency],
    ['counterexample', counterexample === null ? null : JSON.stringify(counterexample)],
    ['replay', replay],
    ['curl', curl],
  ];
  return told.flatMap(([name, value]) => (typeof value === 'string' ? [`${name}: ${value}`] : [])).join('\n');
}

function testOf(check: ReportedCheck, requirement: ReportedRequirement, results: Results): Test {
  const { id, level, basis, source, sources, text, operation } = requirement;
  const failed = check.verdict === 'fail';
  return {
    id: uuid(`${id} ${check.name}`),
    name: `${id}: ${check.name}`,
    status: statusOf(check, requirement, results),
    duration: Math.round(check.duration),
    suite: check.suite.split('/'),
    ...(check.reason === '' ? {} : { message: check.reason }),
    ...(failed ? { trace: trace(check) } : {}),
    rawStatus: checkCountedAs(check, requirement),
    tags: [level, basis],
    type: 'conformance',
    extra: { requirement: id, level, source, ...(sources && { sources }), operation, text },
  };
}

/** Two tests of the run itself, so that no report passes for lack of tests. */
function ofTheRun({ outcome, because, run, staleExpectations: stale }: Results): Test[] {
  const judged = outcome !== 'inconclusive' && run.complete && run.harnessErrors.length === 0;
  const errors = run.harnessErrors.map(({ check, message }) => `${check}: ${message}`);
  const test = (name: string, problems: readonly string[]): Test => ({
    id: uuid(name),
    name,
    status: problems.length === 0 ? 'passed' : 'failed',
    duration: 0,
    suite: ['run'],
    ...(problems[0] === undefined ? {} : { message: problems[0], trace: problems.join('\n') }),
    rawStatus: outcome,
  });
  return [
    test('the run could be judged', judged ? [] : [because, ...errors]),
    test('every expected failure still fails', stale),
  ];
}

function counts(tests: readonly Test[]): Record<Status, number> {
  const count = (status: Status): number => tests.filter((one) => one.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: count('pending'),
    other: count('other'),
  };
}

function environment({ product, target, run, contract }: Results): object {
  const { name, version } = product ?? {};
  return {
    ...(name === undefined ? {} : { appName: name }),
    ...(version === undefined ? {} : { appVersion: version }),
    extra: { target: target.url, contract, seed: run.seed, runs: run.runs, run: run.id },
  };
}

/** The results in the Common Test Report Format, as `ctrf.json`: a test for each check. */
export function ctrf(results: Results): ReportFile[] {
  const { run, tool } = results;
  const tests = [
    ...ofTheRun(results),
    ...results.requirements.flatMap((one) => one.checks.map((check) => testOf(check, one, results))),
  ];
  const [start, stop] = [Date.parse(run.startedAt), Date.parse(run.finishedAt)];
  const suites = new Set(tests.map((one) => one.suite?.join('/'))).size;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    reportId: uuid(`${run.id} ${run.startedAt}`),
    timestamp: run.finishedAt,
    generatedBy: tool.name,
    results: {
      tool: { name: tool.name, version: tool.version },
      summary: { tests: tests.length, ...counts(tests), suites, start, stop, duration: stop - start },
      tests,
      environment: environment(results),
    },
  };
  return [{ path: 'ctrf.json', content: `${JSON.stringify(report, undefined, 1)}\n` }];
}
