import { beginning } from '../../src/printable.js';
import { decisive } from '../../src/results/outcome.js';
import type { ReportedRequirement, Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';

/** Annotations of one severity that GitHub shows for a step. */
const shown = 10;

type Severity = 'error' | 'warning';

/** The message of a workflow command, escaped. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property of a workflow command, escaped. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function annotation(severity: Severity, title: string, lines: readonly string[]): string {
  const message = lines.map((line) => beginning(line, 600)).join('\n');
  return `::${severity} title=${property(beginning(title, 200))}::${data(message)}\n`;
}

function failure(requirement: ReportedRequirement): [title: string, lines: string[]] {
  const { id, level, text, checks } = requirement;
  const check = checks.find((one) => one.verdict === 'fail');
  const evidence =
    check?.expected === undefined || check.actual === undefined
      ? [check?.reason ?? requirement.reason]
      : [`expected: ${check.expected}`, `got: ${check.actual}`];
  return [`${id} (${level})`, [text, ...evidence]];
}

/** The annotations that are shown; the last one counts the others. */
function annotations(severity: Severity, all: readonly [title: string, lines: string[]][]): string[] {
  const places = all.length > shown ? shown - 1 : shown;
  const rest = all.slice(places).map(([title]) => title);
  const last = rest.length === 0 ? [] : [annotation(severity, `${rest.length} more`, [rest.join(', ')])];
  return [...all.slice(0, places).map(([title, lines]) => annotation(severity, title, lines)), ...last];
}

/** The results as annotations of a GitHub workflow, one command a line; what makes the run fail is an error. */
export function githubAnnotations(results: Results): string {
  const { requirements, run, outcome, because, staleExpectations: stale } = results;
  const red = decisive(requirements, run.failOn);
  const lesser = requirements.filter((one) => one.verdict === 'fail' && !red.includes(one));
  const ofTheRun: [string, string[]][] = [
    ...(outcome === 'inconclusive' ? [['could not be judged', [because]] satisfies [string, string[]]] : []),
    ...run.harnessErrors.map(({ check, message }): [string, string[]] => ['internal error', [check, message]]),
    ...stale.map((one): [string, string[]] => ['stale expectation', [one]]),
  ];
  return [
    ...annotations('error', [...ofTheRun, ...red.map(failure)]),
    ...annotations('warning', lesser.map(failure)),
  ].join('');
}

/** The same as a file, `annotations.txt`. */
export function github(results: Results): ReportFile[] {
  return [{ path: 'annotations.txt', content: githubAnnotations(results) }];
}
