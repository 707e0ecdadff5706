import { changedRows } from '../../src/compare/compare.js';
import { type Cell, type Column, type Comparison, changeKinds, type Row } from '../../src/compare/comparison.js';
import { beginning, printable } from '../../src/printable.js';
import { tallyColumns } from '../tally-columns.js';
import { labelled, type Output, type Palette, palette } from '../terminal/palette.js';
import { byReason } from '../terminal/reasons.js';
import { sourceLines } from '../terminal/source-lines.js';
import { bareTable } from '../terminal/table.js';
import { hanging } from '../terminal/wrap.js';
import { earlier, type Finding, failures, losses } from './findings.js';
import { changesInWords, changeWords, outcomeWords, rule, standingWords } from './words.js';

/** Characters of a label, and of a sentence about a check. */
const labelLength = 60;
const reasonLength = 480;

/** Checks of one requirement that are shown; the others are counted. */
const checksShown = 3;

function header({ columns }: Comparison, width: number, colors: Palette): string {
  const lines = columns.map(({ label, file, outcome, contract, run }, at) => {
    const parts = [beginning(label, labelLength), outcome, `contract ${beginning(contract.revision, 40)}`];
    const more = [`seed ${run.seed}`, run.startedAt.slice(0, 10), beginning(file, 200)];
    return labelled(`${at + 1}  `, [...parts, ...more].join(', '), width, colors);
  });
  return [colors.bold(`${columns.length} runs, each compared with the one before it`), ...lines].join('\n');
}

/** Requirements of each verdict in each run, and how many changed. */
function counts({ columns }: Comparison, width: number, colors: Palette): string {
  const shown = tallyColumns.filter(
    ([key]) => key === 'pass' || key === 'fail' || columns.some(({ requirements }) => requirements[key] > 0),
  );
  const table = bareTable(
    ['', ...shown.map(([, name]) => colors.dim(name))],
    ['left', ...shown.map(() => 'right' as const)],
  );
  const cell = ({ requirements }: Column, key: (typeof shown)[number][0]): string => {
    if (requirements[key] === 0) return colors.dim('·');
    return key === 'fail' ? colors.red(String(requirements[key])) : String(requirements[key]);
  };
  for (const [at, column] of columns.entries())
    table.push([String(at + 1), ...shown.map(([key]) => cell(column, key))]);
  const changes = columns.map(({ changes }, at) =>
    labelled(`${at + 1}  `, changesInWords(changes, changeKinds), width, colors),
  );
  return [table.toString(), ...changes.slice(1)].join('\n');
}

function cellText({ standing, change }: Cell, short: boolean): string {
  const { sign, name } = standingWords(standing);
  const word = change === null ? '' : changeWords[change.kind];
  if (short) return word === '' ? sign : `${sign} ${word}`;
  return word === '' ? `${sign} ${name}` : `${sign} ${name}, ${word}`;
}

function coloured({ change, known }: Cell, text: string, colors: Palette): string {
  if (change === null) return colors.dim(text);
  if (change.regression) return colors.bold(colors.red(text));
  if (known === 'fails') return colors.red(text);
  return change.kind === 'fixed' ? colors.green(text) : text;
}

function tableWidth(rows: readonly (readonly string[])[]): number {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? '')].length)));
  return widths.reduce((sum, one) => sum + one + 2, 0);
}

/** Requirements by runs; signs only, where words do not fit. */
function matrix(rows: readonly Row[], columns: readonly Column[], width: number, colors: Palette): string {
  const head = ['requirement', 'level', ...columns.map((_, at) => String(at + 1))];
  const texts = (short: boolean): string[][] =>
    rows.map(({ id, level, cells }) => [id, level, ...cells.map((cell) => cellText(cell, short))]);
  const short = tableWidth([head, ...texts(false)]) > width;
  const table = bareTable(
    head.map((one) => colors.dim(one)),
    head.map(() => 'left' as const),
  );
  for (const { id, level, cells } of rows)
    table.push([id, level, ...cells.map((cell) => coloured(cell, cellText(cell, short), colors))]);
  if (!short) return table.toString();
  const used = new Map(rows.flatMap(({ cells }) => cells.map(({ standing }) => [standing, standingWords(standing)])));
  const legend = [...used.values()].map(({ sign, name }) => `${sign} ${name}`).join(', ');
  return `${table.toString()}\n${colors.dim(hanging('', legend, width))}`;
}

function failure({ row, cell, change, label, since }: Finding, width: number, colors: Palette): string {
  const { id, level, text, reworded } = row;
  const rest = change.checks.length - checksShown;
  const from = beginning(since, labelLength);
  const words = `${changeWords[change.kind]} in ${beginning(label, labelLength)}, against ${from}`;
  const rows: [string, string][] = [
    ['change', reworded ? `${words}; the contracts differ in its text or level` : words],
    ...(change.checks.length === 0 ? [['got', cell.reason] satisfies [string, string]] : []),
    ...change.checks.slice(0, checksShown).flatMap((check): [string, string][] => [
      ['check', `${check.name} (${earlier(check)})`],
      ['got', check.reason],
    ]),
  ];
  return [
    `${colors.red(standingWords(cell.standing).sign)} ${colors.bold(id)}  ${level}`,
    hanging('  ', printable(text), width),
    ...sourceLines(row, width, colors),
    ...rows.map(([name, value]) =>
      labelled(`    ${name.padEnd(8)}`, beginning(value.split('\n', 1)[0] ?? '', reasonLength), width, colors),
    ),
    ...(rest > 0 ? [`    and ${rest} more of its checks: see results.json`] : []),
  ].join('\n');
}

function lastLines(comparison: Comparison, width: number, colors: Palette): string {
  const { outcome, because } = comparison;
  const color = { regression: colors.red, 'no-regression': colors.green, unsettled: colors.yellow }[outcome];
  const sentence = color(hanging('', `${outcomeWords[outcome]}. ${beginning(because, reasonLength)}`, width));
  return `${colors.dim(hanging('', rule(comparison), width))}\n\n${sentence}`;
}

/**
 * A comparison for people, as text that ends with a line feed.
 * @param all every requirement, not only those that changed
 */
export function terminalComparison(
  comparison: Comparison,
  output: Output,
  { all = false, environment = process.env }: { readonly all?: boolean; readonly environment?: NodeJS.ProcessEnv } = {},
): string {
  const colors = palette(output, environment);
  const width = Math.min(Math.max(output.columns ?? 80, 40), 100);
  const changed = changedRows(comparison);
  const rows = all ? comparison.rows : changed;
  const lost = byReason(losses(comparison, changed), width);
  const notices = comparison.notices.map((one) => labelled('! ', beginning(one, reasonLength), width, colors));
  const nothing = 'No requirement changed: none broke, was fixed, or was tested in only one of the runs.';
  const blocks = [
    header(comparison, width, colors),
    ...(notices.length === 0 ? [] : [notices.join('\n')]),
    counts(comparison, width, colors),
    ...(changed.length === 0 ? [hanging('', nothing, width)] : []),
    ...(rows.length === 0 ? [] : [matrix(rows, comparison.columns, width, colors)]),
    ...failures(comparison, changed).map((one) => failure(one, width, colors)),
    ...(lost.length === 0 ? [] : [[colors.bold('No longer tested'), ...lost].join('\n')]),
    lastLines(comparison, width, colors),
  ];
  return `${blocks.join('\n\n').replaceAll(/ +$/gm, '')}\n`;
}
