import { beginning, printable } from '../../src/printable.js';
import type { ReportedRequirement, Results } from '../../src/results/results.js';
import { failuresOf, levelsInWords } from '../failures.js';
import { areaTable } from './areas.js';
import { failureBlock, failureLine } from './failure.js';
import { labelled, type Output, type Palette, palette } from './palette.js';
import { byReason } from './reasons.js';
import { hanging } from './wrap.js';

function header({ tool, contract, run, target, product }: Results, width: number, colors: Palette): string {
  const rows: [string, string][] = [
    ['target', `${target.url}${target.reference ? ' (the reference implementation)' : ''}`],
    ['product', [product?.vendor, product?.name, product?.version].filter((one) => one !== undefined).join(' ')],
    ['contract', contract.revision],
    ['shard', run.shard === undefined ? '' : `${run.shard.index} of ${run.shard.count}`],
    ['seed', run.observed === true ? '' : `${run.seed} (${run.runs} random cases of each property)`],
  ];
  const lines = rows.flatMap(([label, value]) =>
    value === '' ? [] : [labelled(label.padEnd(10), beginning(value, 200), width, colors)],
  );
  return [colors.bold(`upload-contract ${tool.version}`), ...lines].join('\n');
}

function cost({ run, summary }: Results): string {
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  if (run.observed === true)
    return `${run.spent.requests} exchanges in ${seconds.toFixed(1)} s, ${run.executedChecks} requirements concerned`;
  const checks = run.complete
    ? `${run.executedChecks} checks`
    : `${run.executedChecks} of ${run.expectedChecks} checks`;
  return `${checks}, ${summary.exchanges} exchanges, ${seconds.toFixed(1)} s`;
}

/** What the run left on the target, and how it is found. */
function leftBehind({ created, cleanup, target, run }: Results, width: number): string[] {
  const left = target.reference ? 0 : created.filter(({ removed }) => removed !== true).length;
  const problems = (cleanup?.failures ?? []).slice(0, problemsShown);
  const summary =
    left === 0
      ? []
      : [
          `${left} created by this run ${left === 1 ? 'is' : 'are'} still there: see upload-contract list created${run.shards === undefined ? '' : ' --report-dir of each shard'}`,
        ];
  const removed = (cleanup?.removed ?? 0) === 0 ? [] : [`${cleanup?.removed} removed by cleanup`];
  const failed = problems.map(({ kind, id, problem }) => `${kind} ${beginning(id, 100)}: ${beginning(problem, 200)}`);
  return [...removed, ...summary, ...failed].map((one) => hanging('  ', one, width));
}

/** Failures that are shown with their evidence; the list at the end has all of them. */
const detailed = 8;

/** Evidence of the first failures. */
function evidence(failures: readonly ReportedRequirement[], width: number, colors: Palette): string[] {
  const rest = failures.length - detailed;
  return [
    ...failures.slice(0, detailed).map((one) => failureBlock(one, width, colors)),
    ...(rest > 0 ? [colors.dim(`The evidence of ${rest} more is in report.html and results.json.`)] : []),
  ];
}

/** Every failure in a line. */
function failureList(failures: readonly ReportedRequirement[], width: number, colors: Palette): string[] {
  const title = `${failures.length} requirement${failures.length === 1 ? ' fails' : 's fail'} (${levelsInWords(failures)})`;
  return section(
    title,
    failures.map((one) => failureLine(one, width, colors)),
    colors,
  );
}

function section(title: string, lines: readonly string[], colors: Palette): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
}

/** Things that cleanup could not remove, as far as they are listed. */
const problemsShown = 5;

const outcomes = {
  conformant: 'Conformant.',
  partial: 'Nothing failed, but not everything was judged.',
  nonconformant: 'Not conformant.',
  inconclusive: 'Could not be judged.',
};

function lastLines(
  { outcome, because }: Results,
  directory: string | undefined,
  width: number,
  colors: Palette,
): string {
  const color = {
    conformant: colors.green,
    partial: colors.yellow,
    nonconformant: colors.red,
    inconclusive: colors.yellow,
  }[outcome];
  const sentence = color(hanging('', `${outcomes[outcome]} ${beginning(because, 400)}`, width));
  return directory === undefined ? sentence : `${sentence}\nReport: ${printable(directory)}`;
}

/**
 * The report for people, as text that ends with a line feed.
 * @param directory folder of the other reports, if any were written
 */
export function terminalReport(
  results: Results,
  output: Output,
  directory?: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const colors = palette(output, environment);
  const width = Math.min(Math.max(output.columns ?? 80, 40), 100);
  const having = (verdict: string): ReportedRequirement[] =>
    results.requirements.filter((one) => one.verdict === verdict);
  const failed = failuresOf(results);
  const blocks = [
    header(results, width, colors),
    ...(results.warnings ?? []).map((one) => colors.bold(colors.red(hanging('', `WARNING: ${printable(one)}`, width)))),
    `${areaTable(results, colors)}\n${colors.dim(cost(results))}`,
    ...evidence(failed, width, colors),
    ...section('Waived', byReason(having('waived'), width), colors),
    ...section(
      'Stale expectations',
      results.staleExpectations.map((one) => hanging('  ', beginning(one, 300), width)),
      colors,
    ),
    ...section('Inconclusive', byReason(having('inconclusive'), width), colors),
    ...section('Deferred', byReason(having('deferred'), width), colors),
    ...section(
      'Internal errors in the suite, which say nothing about the target',
      results.run.harnessErrors.map(({ check, message }) =>
        hanging('  ', `${printable(check)}: ${beginning(message.split('\n', 1)[0] ?? '', 300)}`, width),
      ),
      colors,
    ),
    ...section('Things on the target', leftBehind(results, width), colors),
    ...failureList(failed, width, colors),
    lastLines(results, directory, width, colors),
  ];
  return `${blocks.join('\n\n')}\n`;
}
