import { beginning, printable } from '../../src/printable.js';
import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { labelled, type Palette } from './palette.js';
import { sourceLines } from './source-lines.js';
import { hanging } from './wrap.js';

/** Checks of one requirement that are shown; the others are counted. */
const checksShown = 3;

/** The most lines of a command that is shown; results.json has longer ones. */
const commandLines = 16;

/** Characters shown of each value. */
const valueLength = 480;

function command(curl: string | null): string[] {
  if (curl === null) return [];
  const lines = curl.split('\n');
  if (lines.length > commandLines) return ['    (its curl line is long: see results.json)'];
  return ['', ...lines.map((line) => `    ${printable(line)}`)];
}

function checkBlock(check: ReportedCheck, width: number, colors: Palette): string[] {
  const { name, expected, actual, frequency, counterexample, replay, reason } = check;
  const rows: [string, string | null | undefined][] = [
    ['check', name],
    ['expected', expected],
    ['got', actual ?? reason],
    ['frequency', frequency],
    ['counterexample', counterexample === null ? null : JSON.stringify(counterexample)],
    ['replay', replay],
  ];
  const lines = rows.flatMap(([label, value]) => {
    if (typeof value !== 'string') return [];
    return [labelled(`    ${label.padEnd(16)}`, beginning(value, valueLength), width, colors)];
  });
  return [...lines, ...command(check.curl)];
}

/** A failing requirement: its text and, for each failing check, the actual value and how to reproduce it. */
export function failureBlock(requirement: ReportedRequirement, width: number, colors: Palette): string {
  const { id, level, text, checks } = requirement;
  const failing = checks.filter((one) => one.verdict === 'fail');
  const rest = failing.length - checksShown;
  return [
    `${colors.red('✗')} ${colors.bold(id)}  ${level}`,
    hanging('  ', text, width),
    ...sourceLines(requirement, width, colors),
    ...failing.slice(0, checksShown).flatMap((check) => ['', ...checkBlock(check, width, colors)]),
    ...(rest > 0 ? ['', `    and ${rest} more of its checks: see results.json`] : []),
  ].join('\n');
}
