import { changedRows } from '../../src/compare/compare.js';
import { type Comparison, changeKinds, type Row } from '../../src/compare/comparison.js';
import { bytes, fittingCount, room } from '../markdown/room.js';
import { block, code, words } from '../markdown/safe.js';
import { tallyColumns } from '../terminal/areas.js';
import { earlier, type Finding, failures, losses } from './findings.js';
import { changesInWords, changeWords, outcomeWords, rule, standingWords } from './words.js';

const signs = { regression: '❌', 'no-regression': '✅', unsettled: '❔' };

/** Characters of a label, and of what a check found. */
const labelLength = 60;
const reasonLength = 600;

/** Checks of one requirement, and notices, that are shown; the rest is counted. */
const checksShown = 3;
const noticesShown = 12;

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function runs({ columns }: Comparison): string {
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
  return [
    tableRow(['Run', 'Outcome', 'Contract', 'Seed', ...shown.map(([, name]) => name), 'Changes']),
    `|:--|:--|:--|--:|${shown.map(() => '--:|').join('')}:--|`,
    ...rows,
  ].join('\n');
}

function rowText({ id, level, cells }: Row): string {
  const texts = cells.map(({ standing, change }) => {
    const { sign, name } = standingWords(standing);
    return change === null ? `${sign} ${name}` : `${sign} ${name}, **${changeWords[change.kind]}**`;
  });
  return tableRow([words(id, 120), level, ...texts]);
}

/** As many rows as there is room for; what is left out is counted. */
function matrix(rows: readonly Row[], { columns }: Comparison, room: number): string {
  const texts = rows.map(rowText);
  const count = fittingCount(texts, room);
  const rest = texts.length - count;
  const table = [
    tableRow(['Requirement', 'Level', ...columns.map(({ label }) => words(label, labelLength))]),
    `|:--|:--|${columns.map(() => ':--|').join('')}`,
    ...texts.slice(0, count),
  ].join('\n');
  return rest === 0 ? table : `${table}\n\n**${rest} of ${texts.length} requirements** are left out here.`;
}

function failure({ row, cell, change, label, since }: Finding): string {
  const { id, level, source, text, reworded } = row;
  const rest = change.checks.length - checksShown;
  const shown = change.checks
    .slice(0, checksShown)
    .flatMap((check) => [
      `Check: ${words(check.name, 200)} (${earlier(check)})`,
      `Came:\n\n${block(check.reason.slice(0, reasonLength), 'text')}`,
    ]);
  return [
    `### ${code(id)}\n\n**${level}**: ${words(text)} (${words(source, 200)})`,
    `Change: **${changeWords[change.kind]}** in ${words(label, labelLength)}, against ${words(since, labelLength)}`,
    ...(reworded ? ['The contracts give it other words or another level.'] : []),
    ...(shown.length === 0 ? [`Reason: ${words(cell.reason)}`] : shown),
    ...(rest > 0 ? [`And ${rest} more of its checks.`] : []),
  ].join('\n\n');
}

function lossLines(comparison: Comparison, rows: readonly Row[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of losses(comparison, rows)) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  const most = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const lines = most.map(([reason, ids]) => {
    const rest = ids.length > 6 ? ` and ${ids.length - 6} more` : '';
    const named = ids.slice(0, 6).map((id) => code(id, 80));
    return `- ${ids.length} by reason of: ${words(reason, 200)}: ${named.join(', ')}${rest}`;
  });
  return lines.length === 0 ? [] : [listed('### No longer tested\n', lines)];
}

function listed(title: string, lines: readonly string[]): string {
  const rest = lines.length - noticesShown;
  return [title, ...lines.slice(0, noticesShown), ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

/**
 * A comparison for a pull request: GitHub's Markdown, in which nothing of a target or a file is anything but text.
 * @param all every requirement, not only those that changed
 */
export function markdownComparison(comparison: Comparison, { all = false }: { readonly all?: boolean } = {}): string {
  const { outcome, because, notices } = comparison;
  const changed = changedRows(comparison);
  const top = [
    `## ${signs[outcome]} ${outcomeWords[outcome]}`,
    `Outcome: ${words(because)}`,
    ...(notices.length === 0
      ? []
      : [
          listed(
            '### To know before\n',
            notices.map((one) => `- Note: ${words(one)}`),
          ),
        ]),
    `### Runs\n\n${runs(comparison)}`,
    ...(changed.length === 0 ? ['No requirement changed.'] : []),
  ];
  const bottom = [...lossLines(comparison, changed), `Rule: ${words(rule(comparison), 2000)}`];
  const size = (texts: readonly string[]): number => texts.reduce((sum, one) => sum + bytes(one), 0);
  const left = room - size(top) - size(bottom);
  const rows = all ? comparison.rows : changed;
  const table = rows.length === 0 ? [] : [`### Requirements\n\n${matrix(rows, comparison, left / 2)}`];
  const found = failures(comparison, changed).map(failure);
  const count = fittingCount(found, left - size(table) - 200);
  const rest = found.length - count;
  const pointer = rest === 0 ? [] : [`**${rest} of ${found.length} failures** are left out here.`];
  return `${[...top, ...table, ...found.slice(0, count), ...pointer, ...bottom].join('\n\n')}\n`;
}
