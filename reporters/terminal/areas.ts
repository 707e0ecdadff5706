import Table from 'cli-table3';
import type { Results, Tally } from '../../src/run/results.js';
import { tallyRequirements } from '../../src/run/tally.js';
import type { Palette } from './palette.js';

const columns: readonly (readonly [keyof Tally, string])[] = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['waived', 'waived'],
  ['inconclusive', 'inconclusive'],
  ['deferred', 'deferred'],
  ['not-applicable', 'n/a'],
  ['untestable', 'untestable'],
];

/** How many requirements have each verdict, by area: the first word of their ids. Columns of nothing are left out. */
export function areaTable({ requirements, summary }: Results, colors: Palette): string {
  const areas = new Map<string, Results['requirements'][number][]>();
  for (const one of requirements) {
    const area = one.id.split('.', 1)[0] ?? '';
    areas.set(area, [...(areas.get(area) ?? []), one]);
  }
  const shown = columns.filter(([key]) => key === 'pass' || key === 'fail' || summary.requirements[key] > 0);
  const cell = (tally: Tally, key: keyof Tally): string => {
    if (tally[key] === 0) return colors.dim('·');
    return key === 'fail' ? colors.red(String(tally[key])) : String(tally[key]);
  };
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const sides = { 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '' };
  const table = new Table({
    head: ['', ...shown.map(([, name]) => colors.dim(name))],
    colAligns: ['left', ...shown.map(() => 'right' as const)],
    chars: { ...none, ...sides, right: '', 'right-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  for (const [area, all] of areas) {
    const tally = tallyRequirements(all);
    table.push([area, ...shown.map(([key]) => cell(tally, key))]);
  }
  if (areas.size > 1) table.push([colors.bold('all'), ...shown.map(([key]) => cell(summary.requirements, key))]);
  return table.toString();
}
