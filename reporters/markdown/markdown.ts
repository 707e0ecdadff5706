import type { ReportedRequirement, Results, Tally } from '../../src/results/results.js';
import { tallyRequirements } from '../../src/results/tally.js';
import { failuresOf, gistOf, levelsInWords } from '../failures.js';
import { areasOf } from '../html/areas.js';
import type { ReportFile } from '../report-file.js';
import { tallyColumns } from '../tally-columns.js';
import { byteLimit, bytes, fitting, fittingCount } from './byte-limit.js';
import { failureBlock } from './failure.js';
import { code, words } from './safe.js';

/** Groups of a list, and requirements of a group, that are named; the others are counted. */
const groupsShown = 12;
const idsShown = 6;

/** Characters of the evidence in the line of a failure. */
const lineLength = 160;

const outcomes = {
  conformant: '✅ Conformant',
  partial: '◐ Judged in part, nothing failed',
  nonconformant: '❌ Not conformant',
  inconclusive: '❔ Could not be judged',
};

/** What a reader must know first, as an alert of GitHub. */
function warned({ warnings = [] }: Results): string {
  return warnings.map((one) => `> [!WARNING]\n> ${words(one, 400)}\n\n`).join('');
}

function header(results: Results): string {
  const { outcome, because, target, contract, run, summary, tool, product } = results;
  const named = [product?.vendor, product?.name, product?.version].filter((one) => one !== undefined).join(' ');
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  const facts = [
    `Target ${code(target.url)}${target.reference ? ' (the reference implementation)' : ''}`,
    ...(named === '' ? [] : [`Product ${code(named)}`]),
    `Contract ${code(contract.revision)}`,
    ...(run.shard === undefined ? [] : [`Shard ${run.shard.index} of ${run.shard.count}`]),
    `Seed ${run.seed}, ${run.executedChecks} of ${run.expectedChecks} checks, ${summary.exchanges} exchanges, ${seconds.toFixed(1)} s`,
    `upload-contract ${words(tool.version, 40)}`,
  ];
  return `## ${outcomes[outcome]}\n\n${warned(results)}Outcome: ${words(because)}\n\n${facts.map((one) => `- ${one}`).join('\n')}`;
}

/** The verdicts of each area; empty columns are left out. */
function table(results: Results): string {
  const all = results.summary.requirements;
  const shown = tallyColumns.filter(([key]) => key === 'pass' || key === 'fail' || all[key] > 0);
  const row = (name: string, tally: Tally): string =>
    `| ${[name, ...shown.map(([key]) => tally[key] || '·')].join(' | ')} |`;
  const areas = areasOf(results).map(({ area, requirements }) => row(words(area, 40), tallyRequirements(requirements)));
  return [
    `| ${['Area', ...shown.map(([, name]) => name)].join(' | ')} |`,
    `|${[':--', ...shown.map(() => '--:')].join('|')}|`,
    ...areas,
    ...(areas.length > 1 ? [row('all', all)] : []),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - groupsShown;
  const more = rest > 0 ? [`- and ${rest} more: see report.html`] : [];
  return [[`### ${title}\n`, ...lines.slice(0, groupsShown), ...more].join('\n')];
}

/** Requirements by their reason, the most frequent first. */
function byReason(requirements: readonly ReportedRequirement[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of requirements) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, ids]) => {
      const rest = ids.length > idsShown ? ` and ${ids.length - idsShown} more` : '';
      const named = ids.slice(0, idsShown).map((id) => code(id, 80));
      return `- ${ids.length} because: ${words(reason, 200)}: ${named.join(', ')}${rest}`;
    });
}

/** What neither passed nor failed, and what is wrong with the run itself. */
function remainder({ requirements, staleExpectations, run }: Results): string[] {
  const having = (verdict: string): ReportedRequirement[] => requirements.filter((one) => one.verdict === verdict);
  const errors = run.harnessErrors.map(({ check, message }) => `${check}: ${message.split('\n', 1)[0]}`);
  return [
    ...list(
      'Internal errors in the suite, which say nothing about the target',
      errors.map((one) => `- In ${words(one, 300)}`),
    ),
    ...list(
      'Stale expectations',
      staleExpectations.map((one) => `- Listed: ${words(one, 300)}`),
    ),
    ...list('Waived', byReason(having('waived'))),
    ...list('Inconclusive', byReason(having('inconclusive'))),
    ...list('Deferred', byReason(having('deferred'))),
  ];
}

/** Every failure in a line, before anything else that is long. */
function failureList(results: Results): string[] {
  const failed = failuresOf(results);
  if (failed.length === 0) return [];
  const lines = failed.map((one) => `- ${one.level} ${code(one.id, 80)}: ${words(gistOf(one), lineLength)}`);
  const shown = fittingCount(lines, byteLimit / 3);
  const rest = failed.length - shown;
  return [
    `### ${failed.length} requirement${failed.length === 1 ? ' fails' : 's fail'} (${levelsInWords(failed)})`,
    [...lines.slice(0, shown), ...(rest > 0 ? [`- and ${rest} more: see report.html`] : [])].join('\n'),
  ];
}

/** The results for a pull request, as `summary.md`: GitHub's Markdown, in which everything from a target is text. */
export function markdown(results: Results): ReportFile[] {
  const top = [header(results), ...failureList(results), table(results)];
  const rest = fitting(remainder(results), byteLimit / 4, 'lists');
  const used = [...top, ...rest].reduce((sum, one) => sum + bytes(one), 0);
  const content = [
    ...top,
    ...fitting(failuresOf(results).map(failureBlock), byteLimit - used, 'failures'),
    ...rest,
  ].join('\n\n');
  return [{ path: 'summary.md', content: `${content}\n` }];
}
