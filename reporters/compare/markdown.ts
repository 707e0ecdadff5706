import { changedRows } from '../../src/compare/compare.js';
import { type Comparison, changeKinds, type Row } from '../../src/compare/comparison.js';
import { byteLimit, bytes, fittingCount } from '../markdown/byte-limit.js';
import { block, code, words } from '../markdown/safe.js';
import { sourceLinks } from '../markdown/sources.js';
import { tallyColumns } from '../tally-columns.js';
import { earlier, type Finding, failures, losses } from './findings.js';
import { changesInWords, changeWords, outcomeWords, rule, standingWords } from './words.js';

const signs = { regression: '❌', 'no-regression': '✅', unsettled: '❔' };

/** Characters of a label, and of what a check found. */
const labelLength = 60;
const reasonLength = 600;

/** Checks of one requirement, and requirements of a group, that are shown; the others are counted. */
const checksShown = 3;
const idsShown = 6;

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table of as many rows as fit; the others are counted. */
function table(head: readonly string[], rows: readonly string[], limit: number, what: string): string {
  const count = fittingCount(rows, limit - bytes(head.join('\n')));
  const rest = rows.length - count;
  const pointer = `**${rest} of ${rows.length} ${what}** are left out here.`;
  // Not even the head fits.
  if (count === 0) return pointer;
  return [...head, ...rows.slice(0, count), ...(rest === 0 ? [] : ['', pointer])].join('\n');
}

/** As many paragraphs as fit; the others are counted. */
function paragraphs(texts: readonly string[], limit: number, what: string): string[] {
  const count = fittingCount(texts, limit);
  const rest = texts.length - count;
  return [
    ...texts.slice(0, count),
    ...(rest === 0 ? [] : [`**${rest} of ${texts.length} ${what}** are left out here.`]),
  ];
}

function runs({ columns }: Comparison, limit: number): string {
  const shown = tallyColumns.filter(
    ([key]) => key === 'pass' || key === 'fail' || columns.some(({ requirements }) => requirements[key] > 0),
  );
  const rows = columns.map(({ label, outcome, contract, run, requirements, changes }, at) =>
    tableRow([
      words(label, labelLength),
      ...[outcome, words(contract.revision, 40), String(run.seed)],
      ...shown.map(([key]) => String(requirements[key] || '·')),
      at === 0 ? '' : changesInWords(changes, changeKinds),
    ]),
  );
  const head = [
    tableRow(['Run', 'Outcome', 'Contract', 'Seed', ...shown.map(([, name]) => name), 'Changes']),
    `|:--|:--|:--|--:|${shown.map(() => '--:|').join('')}:--|`,
  ];
  return table(head, rows, limit, 'runs');
}

function rowText({ id, level, cells }: Row): string {
  const texts = cells.map(({ standing, change }) => {
    const { sign, name } = standingWords(standing);
    return change === null ? `${sign} ${name}` : `${sign} ${name}, **${changeWords[change.kind]}**`;
  });
  return tableRow([words(id, 120), level, ...texts]);
}

function matrix(rows: readonly Row[], { columns }: Comparison, limit: number): string {
  const head = [
    tableRow(['Requirement', 'Level', ...columns.map(({ label }) => words(label, labelLength))]),
    `|:--|:--|${columns.map(() => ':--|').join('')}`,
  ];
  return table(head, rows.map(rowText), limit, 'requirements');
}

function failure({ row, cell, change, label, since }: Finding): string {
  const { id, level, text, reworded } = row;
  const rest = change.checks.length - checksShown;
  const shown = change.checks
    .slice(0, checksShown)
    .flatMap((check) => [
      `Check: ${words(check.name, 200)} (${earlier(check)})`,
      `Got:\n\n${block(check.reason.slice(0, reasonLength), 'text')}`,
    ]);
  return [
    `### ${code(id)}\n\n**${level}**: ${words(text)} (${sourceLinks(row)})`,
    `Change: **${changeWords[change.kind]}** in ${words(label, labelLength)}, against ${words(since, labelLength)}`,
    ...(reworded ? ['Note: The contracts differ in its text or level.'] : []),
    ...(shown.length === 0 ? [`Reason: ${words(cell.reason)}`] : shown),
    ...(rest > 0 ? [`And ${rest} more of its checks.`] : []),
  ].join('\n\n');
}

function lossLines(comparison: Comparison, rows: readonly Row[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of losses(comparison, rows)) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  const most = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return most.map(([reason, ids]) => {
    const rest = ids.length > idsShown ? ` and ${ids.length - idsShown} more` : '';
    const named = ids.slice(0, idsShown).map((id) => code(id, 80));
    return `- ${ids.length} because: ${words(reason, 200)}: ${named.join(', ')}${rest}`;
  });
}

/** As many lines below a title as fit; empty when there are none. */
function list(title: string, lines: readonly string[], limit: number): string[] {
  if (lines.length === 0) return [];
  const count = fittingCount(lines, limit);
  const rest = lines.length - count;
  return [[`### ${title}\n`, ...lines.slice(0, count), ...(rest === 0 ? [] : [`- and ${rest} more`])].join('\n')];
}

/**
 * A comparison for a pull request: GitHub's Markdown, in which everything from a target or a file is text.
 * @param all every requirement, not only those that changed
 */
export function markdownComparison(comparison: Comparison, { all = false }: { readonly all?: boolean } = {}): string {
  const { outcome, because, notices } = comparison;
  const changed = changedRows(comparison);
  const notes = notices.map((one) => `- Note: ${words(one)}`);
  const top = [
    `## ${signs[outcome]} ${outcomeWords[outcome]}`,
    `Outcome: ${words(because)}`,
    ...list('Read this first', notes, byteLimit / 8),
    `### Runs\n\n${runs(comparison, byteLimit / 8)}`,
    ...(changed.length === 0 ? ['No requirement changed.'] : []),
  ];
  const bottom = [
    ...list('No longer tested', lossLines(comparison, changed), byteLimit / 8),
    `Rule: ${words(rule(comparison), 2000)}`,
  ];
  const size = (texts: readonly string[]): number => texts.reduce((sum, one) => sum + bytes(one), 0);
  const left = byteLimit - size(top) - size(bottom);
  const rows = all ? comparison.rows : changed;
  const table = rows.length === 0 ? [] : [`### Requirements\n\n${matrix(rows, comparison, left / 2)}`];
  const found = paragraphs(failures(comparison, changed).map(failure), left - size(table) - 200, 'failures');
  return `${[...top, ...table, ...found, ...bottom].join('\n\n')}\n`;
}
