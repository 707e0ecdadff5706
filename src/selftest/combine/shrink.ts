import { type ById, type Combination, combinationOf } from './trials.js';

/** Judges a combination again; true when it still does not have the result that it should have. */
export type StillWrong = (combination: Combination) => Promise<boolean>;

/**
 * The fewest variants that fail in the same way: none of them can be left out. Undefined when the failure does not
 * come again with all of them.
 * @param judged the requirements in question, so that nothing else is judged
 */
export async function shrink(
  from: Combination,
  judged: readonly string[],
  variants: ById,
  isWrong: StillWrong,
): Promise<readonly string[] | undefined> {
  const { fault } = from;
  const holds = (ids: readonly string[]): Promise<boolean> =>
    isWrong({ ...combinationOf(ids, variants), judged, ...(fault && { fault }) });
  let kept = from.variants;
  if (!(await holds(kept))) return undefined;
  // Large parts first, so that of many variants most go at once.
  for (let part = Math.ceil(kept.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2))
    for (let at = 0; at < kept.length; ) {
      const fewer = kept.toSpliced(at, part);
      if (fewer.length < kept.length && (await holds(fewer))) kept = fewer;
      else at += part;
    }
  return kept;
}
