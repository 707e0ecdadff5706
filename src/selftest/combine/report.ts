import type { TrialResult } from '../trial.js';
import type { Combination } from './trials.js';
import { blamesOf, fateOf, isAsExpected } from './verdict.js';

const variantsInWords = (count: number): string => (count === 1 ? '1 variant' : `${count} variants`);

/** Characters of a reason that are printed; what is left is for the least set that shows it. */
const longestReason = 200;

/** Why a set did not have the result that it should have, one line each. */
export function complaintsOf(result: TrialResult): string[] {
  const { trial, problems, broken } = result;
  if (trial.kind !== 'combination' || isAsExpected(result)) return [];
  const name = `${trial.id} (${variantsInWords(trial.variants.length)})`;
  const lines = problems.map((one) => `${name}: ${one.split('\n', 1)[0]}`);
  if (trial.fault === undefined)
    return [
      ...lines,
      ...blamesOf(result).map(
        (one) => `${name} was blamed: ${one.requirement} ${one.verdict}: ${one.reason.slice(0, longestReason)}`,
      ),
    ];
  const { id, breaks } = trial.fault;
  return [
    ...lines,
    `${id} survived in ${name}: ${breaks} ${broken?.verdict ?? 'was not judged'} ${broken?.reason ?? ''}`.trim(),
  ];
}

/** Which variants of a set make it fail, and how to judge them again. */
export function leastLine({ id, fault, variants }: Combination, least: readonly string[] | undefined): string {
  if (least === undefined) return `${id}: this did not happen again with the same ${variantsInWords(variants.length)}`;
  const names = least.join(',');
  if (fault !== undefined)
    return `${id}: ${fault.id} is hidden by ${least.length === 0 ? 'no variant' : least.join(' + ')}`;
  return `${id}: blamed for ${least.join(' + ')} (upload-contract selftest --combine --variant ${names})`;
}

/** How many pairs of variants stand together in some set that was judged. */
function countTogether(results: readonly TrialResult[], fitting: (one: string, other: string) => boolean): number {
  const pairs = new Set<string>();
  for (const { trial } of results) {
    if (trial.kind !== 'combination' || trial.fault !== undefined) continue;
    for (const one of trial.variants)
      for (const other of trial.variants) if (one < other && fitting(one, other)) pairs.add(`${one} ${other}`);
  }
  return pairs.size;
}

/** The figures in one line. */
export function totals(results: readonly TrialResult[], fitting: (one: string, other: string) => boolean): string {
  const sets = results.filter((one) => fateOf(one) === undefined);
  const fates = results.flatMap((one) => fateOf(one) ?? []);
  const count = (fate: string): number => fates.filter((one) => one === fate).length;
  const clean = sets.filter(isAsExpected).length;
  const pairs = countTogether(results, fitting);
  const line = `${clean} of ${sets.length} sets clean, in which ${pairs} pairs of variants stand together`;
  if (fates.length === 0) return line;
  const hidden = count('hidden') === 0 ? '' : `, ${count('hidden')} not applicable there`;
  return `${line}; ${count('caught')} of ${fates.length} faults caught in sets${hidden}`;
}
