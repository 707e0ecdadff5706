import { XMLBuilder } from 'fast-xml-parser';
import { decisive } from '../../src/results/outcome.js';
import type { ReportedCheck, ReportedRequirement, Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';
import { xmlLine, xmlText } from './xml-text.js';

/** The result of a test as elements; none for a test that passed. */
interface Ending {
  readonly failure?: Problem;
  readonly error?: Problem;
  readonly skipped?: { readonly '@message': string };
}

interface Problem {
  readonly '@message': string;
  readonly '@type': string;
  readonly '#text': string;
}

type Testcase = Ending & { readonly '@classname': string; readonly '@name': string; readonly '@time': string };

function problem(message: string, type: string, text: string): Problem {
  return { '@message': xmlLine(message), '@type': type, '#text': xmlText(text) };
}

function skipped(message: string): Ending {
  return { skipped: { '@message': xmlLine(message) } };
}

/** Seconds in the format of JUnit. */
function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** The sources of a requirement, one a line with its address. */
function sources({ source, sources: cited = [] }: ReportedRequirement): [string, string][] {
  if (cited.length === 0) return [['source', source]];
  return cited.map(({ title, section, url }) => ['source', `${title}, ${section}: ${url}`]);
}

/** What it takes to reproduce the failure. */
function evidence(requirement: ReportedRequirement, check: ReportedCheck): string {
  const lines: [string, string | null | undefined][] = [
    ['requirement', `${requirement.text} (${requirement.level})`],
    ...sources(requirement),
    ['expected', check.expected],
    ['got', check.actual],
    ['frequency', check.frequency],
    ['counterexample', check.counterexample === null ? null : JSON.stringify(check.counterexample)],
    ['replay', check.replay],
  ];
  const told = lines.flatMap(([name, value]) => (typeof value === 'string' ? [`${name}: ${value}`] : []));
  return [check.reason, ...told, ...(check.curl === null ? [] : ['', check.curl])].join('\n');
}

/**
 * The result of a check. Only what decides the outcome is a failure, so that a build fails if and only if the target
 * is nonconformant: a failure that is waived, or below the level of --fail-on, is skipped with the reason.
 */
function ending(requirement: ReportedRequirement, check: ReportedCheck, results: Results): Ending {
  const { verdict, reason } = check;
  const own = results.run.harnessErrors.find((one) => one.check === `${requirement.id} ${check.name}`);
  if (own !== undefined) return { error: problem(reason, 'harness', own.message) };
  if (verdict === 'pass') return {};
  if (verdict !== 'fail') return skipped(`${verdict}: ${reason}`);
  if (requirement.verdict === 'waived') return skipped(`waived: ${requirement.reason}: ${reason}`);
  if (decisive([requirement], results.run.failOn).length === 0)
    return skipped(`fails, which is below the level ${results.run.failOn}: ${reason}`);
  return { failure: problem(reason, requirement.level, evidence(requirement, check)) };
}

/** Two tests of the run itself, so that no report passes for lack of tests. */
function ofTheRun(results: Results): Testcase[] {
  const { outcome, because, run, staleExpectations: stale } = results;
  const judged = outcome !== 'inconclusive' && run.complete && run.harnessErrors.length === 0;
  const errors = run.harnessErrors.map(({ check, message }) => `${check}: ${message}`);
  const told = { '@classname': 'upload-contract', '@time': '0.000' };
  return [
    {
      ...told,
      '@name': 'the run could be judged',
      ...(judged ? {} : { error: problem(because, outcome, [because, ...errors].join('\n')) }),
    },
    {
      ...told,
      '@name': 'every expected failure still fails',
      ...(stale.length === 0 ? {} : { failure: problem(stale[0] ?? '', 'expectation', stale.join('\n')) }),
    },
  ];
}

function counts(cases: readonly Testcase[]): Record<string, string> {
  const having = (key: keyof Ending): string => String(cases.filter((one) => one[key] !== undefined).length);
  return {
    '@tests': String(cases.length),
    '@failures': having('failure'),
    '@errors': having('error'),
    '@skipped': having('skipped'),
    '@time': cases.reduce((sum, one) => sum + Number(one['@time']), 0).toFixed(3),
  };
}

function properties({ run, target, contract, tool, outcome, warnings = [] }: Results): object {
  const all = {
    ...{ target: target.url, seed: `${run.seed}`, runs: `${run.runs}`, run: run.id, outcome },
    ...{ 'contract.revision': contract.revision, 'contract.digest': contract.digest, 'tool.version': tool.version },
    ...(run.shard === undefined ? {} : { shard: `${run.shard.index}/${run.shard.count}` }),
  };
  const named = [...Object.entries(all), ...warnings.map((one) => ['warning', one] as const)];
  return { property: named.map(([name, value]) => ({ '@name': name, '@value': xmlLine(value) })) };
}

/** The results for build servers, as `junit.xml`: a suite for each theme, a test for each check. */
export function junit(results: Results): ReportFile[] {
  const suites = new Map<string, Testcase[]>([['run', ofTheRun(results)]]);
  for (const requirement of results.requirements)
    for (const check of requirement.checks) {
      const cases = suites.get(check.suite) ?? [];
      suites.set(check.suite, cases);
      const named = { '@classname': requirement.id, '@name': xmlLine(check.name), '@time': seconds(check.duration) };
      cases.push({ ...named, ...ending(requirement, check, results) });
    }
  const shared = { '@timestamp': results.run.startedAt, properties: properties(results) };
  const testsuite = [...suites].map(([name, cases]) => ({
    '@name': xmlLine(name),
    ...counts(cases),
    ...shared,
    testcase: cases,
  }));
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  // The schema of Jenkins knows no number of skipped tests here, only in each suite.
  const { '@skipped': _, ...total } = counts([...suites.values()].flat());
  const testsuites = { '@name': 'upload-contract', ...total, testsuite };
  const declaration = { '@version': '1.0', '@encoding': 'UTF-8' };
  return [{ path: 'junit.xml', content: builder.build({ '?xml': declaration, testsuites }) }];
}
