import { beginning, printable } from '../../src/printable.js';
import type { RepeatedStep } from '../../src/replay/align.js';
import type { ReplayStep, StepAnswer } from '../../src/replay/recording.js';
import type { ReplayVerdict } from '../../src/replay/repeat.js';
import type { Replayed } from '../../src/replay/replay.js';
import { labelled, type Output, type Palette, palette } from './palette.js';
import { hanging } from './wrap.js';

/** The most steps of which all are shown; of more, only those that differ. */
const stepsShown = 40;

/** Characters of an answer that are shown. */
const answerLength = 240;

const usualWidth = 100;

const hues: Readonly<Record<ReplayVerdict, (text: string, colors: Palette) => string>> = {
  FIXED: (text, colors) => colors.green(text),
  FAILED: (text, colors) => colors.red(text),
  ERROR: (text, colors) => colors.yellow(text),
};

function requestOf({ call }: ReplayStep): string {
  const { operation, method, caller, file, transmission } = call;
  const part = file === undefined ? '' : `, bytes ${file.start} to ${file.end}`;
  const who = caller === 'write' || caller === 'nobody' ? '' : `, as ${caller}`;
  const odd = transmission?.tornAfter === undefined ? '' : ', broken off';
  return printable(`${method} ${operation}${part}${who}${odd}`);
}

function shortly(answer: StepAnswer): string {
  return 'status' in answer ? String(answer.status) : answer.failure;
}

function saying(answer: StepAnswer): string {
  return 'status' in answer ? answer.says : '';
}

/** A step as a line: request, answer, and a mark where the answer differs from the recorded one. */
function stepLines({ recorded, repeated, changed }: RepeatedStep, width: number, colors: Palette): string[] {
  const step = recorded ?? repeated;
  if (step === undefined) return [];
  const number = recorded === undefined ? '+' : String(recorded.step);
  const line = (answer: string): string => `${number.padStart(5)}  ${requestOf(step).padEnd(44)}  ${answer}`;
  if (repeated === undefined) return [colors.dim(line('not sent'))];
  const now = shortly(repeated.answer);
  if (recorded === undefined) return [colors.dim(line(`${now} (not in the recording)`))];
  if (!changed) return [line(now)];
  const before = shortly(recorded.answer);
  if (before !== now) return [colors.bold(line(`${before} -> ${now} ~`))];
  const said = (label: string, answer: StepAnswer): string =>
    labelled(`         ${label.padEnd(5)}`, beginning(saying(answer), answerLength), width, colors);
  return [colors.bold(line(`${now} ~`)), said('was', recorded.answer), said('is', repeated.answer)];
}

/** The result of one recording, for people. */
export function replayReport(
  { name, replay, target, steps, verdict, because }: Replayed,
  output: Output,
  environment: NodeJS.ProcessEnv,
): string {
  const colors = palette(output, environment);
  const width = output.columns ?? usualWidth;
  const differs = ({ recorded, repeated, changed }: RepeatedStep): boolean =>
    changed || recorded === undefined || repeated === undefined;
  const shown = steps.length <= stepsShown ? steps : steps.filter(differs).slice(0, stepsShown);
  const rest = steps.length - shown.length;
  const why = hanging(`${verdict}  `, beginning(because, 2 * answerLength), width);
  return [
    `${colors.bold(printable(replay.requirement))}  ${printable(name)}`,
    hanging('  ', `${printable(replay.check)}, on ${printable(target)}`, width),
    ...shown.flatMap((step) => stepLines(step, width, colors)),
    ...(rest > 0 ? [`       and ${rest} more, see --json`] : []),
    hues[verdict](verdict, colors) + why.slice(verdict.length),
    '',
  ].join('\n');
}

/** All recordings in one line. */
export function replaySummary(all: readonly Pick<Replayed, 'verdict'>[]): string {
  const count = (verdict: ReplayVerdict): number => all.filter((one) => one.verdict === verdict).length;
  return `${count('FIXED')} fixed, ${count('FAILED')} failed, ${count('ERROR')} could not be judged`;
}
