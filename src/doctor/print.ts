import { type Output, palette } from '../../reporters/terminal/palette.js';
import { hanging } from '../../reporters/terminal/wrap.js';
import { printable } from '../printable.js';
import type { Diagnosis } from './examine.js';

const marks = { good: 'ok  ', note: 'note', bad: 'BAD ' };

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A diagnosis for people, as text that ends with a line feed. */
export function printed(
  { findings, missing, spent }: Diagnosis,
  output: Output,
  environment: NodeJS.ProcessEnv,
): string {
  const colors = palette(output, environment);
  const width = Math.min(Math.max(output.columns ?? 80, 40), 100);
  const color = { good: colors.green, note: colors.yellow, bad: colors.red };
  const lines = findings.map(({ topic, state, text, remedy }) => {
    const said = `${text}${remedy === undefined ? '' : `; ${remedy}`}`;
    const mark = marks[state];
    return color[state](mark) + hanging(`${mark}  ${topic.padEnd(14)}`, printable(said), width).slice(mark.length);
  });
  const left = missing.map(
    ({ capability, requirements, musts, remedy }) =>
      `  ${capability}: ${counted(requirements, 'requirement')} (${musts} must); ${remedy}`,
  );
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const end =
    bad === 0 ? 'A run can begin.' : `${counted(bad, 'thing')} that a run needs ${bad === 1 ? 'does' : 'do'} not work.`;
  return [
    ...lines,
    ...(left.length === 0 ? [] : ['', colors.bold('A run cannot judge'), ...left]),
    '',
    `${end} Spent: ${counted(spent.requests, 'request')}, ${counted(spent.uploads, 'upload')}.`,
    '',
  ].join('\n');
}
