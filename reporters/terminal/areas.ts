import type { Results, Tally } from '../../src/results/results.js';
import { tallyRequirements } from '../../src/results/tally.js';
import { tallyColumns } from '../tally-columns.js';
import type { Palette } from './palette.js';
import { bareTable } from './table.js';

/** The verdicts of each area, which is the first word of an id; empty columns are left out. */
export function areaTable({ requirements, summary }: Results, colors: Palette): string {
  const areas = new Map<string, Results['requirements'][number][]>();
  for (const one of requirements) {
    const area = one.id.split('.', 1)[0] ?? '';
    areas.set(area, [...(areas.get(area) ?? []), one]);
  }
  const shown = tallyColumns.filter(([key]) => key === 'pass' || key === 'fail' || summary.requirements[key] > 0);
  const cell = (tally: Tally, key: keyof Tally): string => {
    if (tally[key] === 0) return colors.dim('·');
    return key === 'fail' ? colors.red(String(tally[key])) : String(tally[key]);
  };
  const table = bareTable(
    ['', ...shown.map(([, name]) => colors.dim(name))],
    ['left', ...shown.map(() => 'right' as const)],
  );
  for (const [area, all] of areas) {
    const tally = tallyRequirements(all);
    table.push([area, ...shown.map(([key]) => cell(tally, key))]);
  }
  if (areas.size > 1) table.push([colors.bold('all'), ...shown.map(([key]) => cell(summary.requirements, key))]);
  return table.toString();
}
