import type { Fault, Variant } from '../../../reference/faults/fault.js';
import { footprintOf, obstacle } from '../../../reference/variants/combining.js';
import type { Trial } from '../trial.js';
import { coveringSets, nameOfSet, shuffled } from './covering.js';

/** One target that is several variants at once. */
export type Combination = Extract<Trial, { kind: 'combination' }>;

/** Variants by their id. */
export type ById = ReadonlyMap<string, Variant>;

/** Whether two variants can be chosen together. */
export function fits(variants: ById): (one: string, other: string) => boolean {
  return (one, other) => {
    const [a, b] = [variants.get(one), variants.get(other)];
    return a !== undefined && b !== undefined && obstacle(a, b) === undefined;
  };
}

/** Several variants as one target. */
export function combinationOf(ids: readonly string[], variants: ById): Combination {
  const unjudged = ids.flatMap((id) => variants.get(id)?.unjudged ?? []);
  return { kind: 'combination', id: nameOfSet(ids), variants: ids, unjudged };
}

/** Sets in which every pair of variants that can be combined stands together. */
export function combinations(variants: ById, size: number, seed: number): readonly Combination[] {
  const sets = coveringSets({ items: [...variants.keys()], fitting: fits(variants), size, seed });
  return sets.map((ids) => combinationOf(ids, variants));
}

/**
 * Variants of a set on which a fault still is what it is: those that decide nothing which it decides, and that keep the
 * requirement which it breaks.
 */
function soil(fault: Fault, set: Combination, variants: ById): readonly string[] {
  const { replaces, buildsOn } = footprintOf((decisions) => fault.plant(decisions));
  const decided = new Set([...replaces, ...buildsOn]);
  return set.variants.filter((id) => {
    const variant = variants.get(id);
    if (variant === undefined) return false;
    const own = footprintOf((decisions) => variant.choose(decisions));
    const misses = [...(variant.misses ?? []), ...(variant.unjudged ?? [])].includes(fault.breaks);
    return !misses && ![...own.replaces, ...own.buildsOn].some((path) => decided.has(path));
  });
}

/** Plants one fault into each set, another one for another seed. */
export function planted(
  sets: readonly Combination[],
  faults: readonly Fault[],
  variants: ById,
  seed: number,
): readonly Combination[] {
  const byId = new Map(faults.map((fault) => [fault.id, fault]));
  const order = shuffled([...byId.keys()], seed);
  return sets.flatMap((set, at) => {
    const fault = byId.get(order[at % order.length] ?? '');
    if (fault === undefined) return [];
    const { id, breaks } = fault;
    return [{ ...combinationOf(soil(fault, set, variants), variants), fault: { id, breaks } }];
  });
}
