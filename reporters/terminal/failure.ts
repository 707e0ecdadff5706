import { beginning } from '../../src/printable.js';
import { scriptFileOf } from '../../src/replay/recording.js';
import { tellingExchange } from '../../src/results/curl.js';
import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { failingChecks, gistOf } from '../failures.js';
import { labelled, type Palette } from './palette.js';
import { requestInWords } from './request.js';
import { sourceLines } from './source-lines.js';
import { hanging } from './wrap.js';

/** Checks of one requirement that are shown; the others are counted. */
const checksShown = 2;

/** Characters shown of each value. */
const valueLength = 480;

function checkBlock(check: ReportedCheck, width: number, colors: Palette): string[] {
  const { name, expected, actual, frequency, counterexample, replay, reason, exchanges } = check;
  const telling = tellingExchange(exchanges);
  const rows: [string, string | null | undefined][] = [
    ['check', name],
    ['expected', expected],
    ['got', actual ?? reason],
    ['frequency', frequency],
    ['counterexample', counterexample === null ? null : JSON.stringify(counterexample)],
    ['request', telling === undefined ? null : requestInWords(telling)],
    ['replay', replay],
    ['script', replay === null ? null : scriptFileOf(replay)],
  ];
  return rows.flatMap(([label, value]) => {
    if (typeof value !== 'string') return [];
    return [labelled(`    ${label.padEnd(16)}`, beginning(value, valueLength), width, colors)];
  });
}

/** A failing requirement: its text and, for its first failing checks, the actual value and how to reproduce it. */
export function failureBlock(requirement: ReportedRequirement, width: number, colors: Palette): string {
  const { id, level, text } = requirement;
  const failing = failingChecks(requirement);
  const rest = failing.length - checksShown;
  return [
    `${colors.red('✗')} ${colors.bold(id)}  ${level}`,
    hanging('  ', text, width),
    ...sourceLines(requirement, width, colors),
    ...failing.slice(0, checksShown).flatMap((check) => ['', ...checkBlock(check, width, colors)]),
    ...(rest > 0 ? ['', `    and ${rest} more of its checks: see results.json`] : []),
  ].join('\n');
}

/** The characters of a text that fit into a number of columns, wide ones counted as two. */
function fitting(text: string, columns: number): string {
  let left = columns;
  let shown = '';
  for (const character of text) {
    left -= /[\u{1100}-\u{ffff}]|\p{Extended_Pictographic}|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1;
    if (left < 1) return `${shown}…`;
    shown += character;
  }
  return shown;
}

/** A failing requirement in one line of at most a width. */
export function failureLine(requirement: ReportedRequirement, width: number, colors: Palette): string {
  const { id, level } = requirement;
  const head = `  ${level.padEnd(6)}  ${id}  `;
  const gist = fitting(beginning(gistOf(requirement), valueLength), Math.max(8, width - head.length));
  return `  ${colors.red(level.padEnd(6))}  ${colors.bold(id)}  ${gist}`;
}
