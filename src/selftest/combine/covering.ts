import { createHash } from 'node:crypto';

/** What stands together, and what the sets are to be like. */
export interface CoveringOptions {
  readonly items: readonly string[];
  /** Whether two of them can stand in one set. */
  readonly fitting: (one: string, other: string) => boolean;
  /** The most items of a set; a small set is judged quickly, and what is wrong with it is soon found. */
  readonly size: number;
  /** Another seed gives other sets. */
  readonly seed: number;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The name of a set: the same for the same items, whatever their order. */
export function nameOfSet(items: readonly string[]): string {
  return `set-${hash(items.toSorted().join(' ')).slice(0, 6)}`;
}

/** The items in an order that depends on the seed alone. */
export function shuffled(items: readonly string[], seed: number): readonly string[] {
  const keys = new Map(items.map((item) => [item, hash(`${seed} ${item}`)]));
  return items.toSorted((one, other) => ((keys.get(one) ?? '') < (keys.get(other) ?? '') ? -1 : 1));
}

/** For each item others that it can stand with, or still has to. */
type Pairs = ReadonlyMap<string, Set<string>>;

function pairsOf({ items, fitting }: CoveringOptions): Pairs {
  return new Map(items.map((one) => [one, new Set(items.filter((other) => other !== one && fitting(one, other)))]));
}

/** How many pairs can stand together. */
export function countPairs(options: CoveringOptions): number {
  return [...pairsOf(options).values()].reduce((sum, { size }) => sum + size, 0) / 2;
}

/** The one with the highest score above 0; of several the first. */
function best(scores: ReadonlyMap<string, number>): string | undefined {
  let found: string | undefined;
  let highest = 0;
  for (const [item, score] of scores) if (score > highest) [found, highest] = [item, score];
  return found;
}

/** The set that covers many open pairs, one item after the other; empty when no pair is open. */
function nextSet(open: Pairs, order: readonly string[], fits: Pairs, size: number): string[] {
  const chosen: string[] = [];
  // What each item would cover that fits all chosen ones.
  let gains = new Map(order.map((item) => [item, open.get(item)?.size ?? 0]));
  for (let next = best(gains); next !== undefined && chosen.length < size; next = best(gains)) {
    const added = next;
    const isFirst = chosen.length === 0;
    chosen.push(added);
    const left = [...gains].filter(([item]) => fits.get(added)?.has(item) === true);
    gains = new Map(
      left.map(([item, gain]) => [item, (isFirst ? 0 : gain) + (open.get(item)?.has(added) === true ? 1 : 0)]),
    );
  }
  return chosen;
}

/**
 * Sets of items in which every pair that fits stands together at least once: a covering array of strength two, made
 * greedily. The first sets cover the most pairs. An item that fits no other one is a set of its own.
 */
export function coveringSets(options: CoveringOptions): readonly (readonly string[])[] {
  if (options.size < 2) throw new RangeError('a set has at least two items');
  const fits = pairsOf(options);
  const open = new Map([...fits].map(([item, others]) => [item, new Set(others)]));
  const order = shuffled(options.items, options.seed);
  const sets = order.filter((item) => open.get(item)?.size === 0).map((item) => [item]);
  for (;;) {
    const set = nextSet(open, order, fits, options.size);
    if (set.length === 0) return sets;
    for (const one of set) for (const other of set) open.get(one)?.delete(other);
    sets.push(set);
  }
}
