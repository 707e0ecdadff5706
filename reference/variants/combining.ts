import type { Decisions } from '../decisions/decisions.js';
import { defaults } from '../decisions/defaults.js';
import type { Variant } from '../faults/fault.js';

/** What a variant does to decisions, each named by its path, such as `answers.json.value`. */
export interface Footprint {
  /** Decisions that it takes whatever they were before. */
  readonly replaces: ReadonlySet<string>;
  /** Decisions that it changes and takes the earlier ones into account. */
  readonly buildsOn: ReadonlySet<string>;
  /** Decisions that it looks at, whether it changes them or not. */
  readonly reads: ReadonlySet<string>;
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * The same decisions, which note what is read of them. Copying all of them by `...` reads nothing: ECMAScript asks for
 * the descriptor of a property right before it copies it.
 */
function watched<T extends object>(group: T, path: string, reads: Set<string>): T {
  let copied: string | symbol | undefined;
  return new Proxy(group, {
    getOwnPropertyDescriptor(target, key) {
      copied = key;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const name = `${path}${String(key)}`;
      const isCopied = copied === key;
      copied = undefined;
      if (isGroup(value)) return watched(value, `${name}.`, reads);
      if (!isCopied) reads.add(name);
      return value;
    },
  });
}

/** The paths at which two groups of decisions differ. */
function differences(one: object, other: object, path = ''): string[] {
  const before = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).flatMap(([name, value]: [string, unknown]) => {
    const known = before.get(name);
    if (isGroup(value) && isGroup(known)) return differences(known, value, `${path}${name}.`);
    return known === value ? [] : [`${path}${name}`];
  });
}

/** What a change of the default decisions does to them. */
export function footprintOf(choose: (decisions: Decisions) => Decisions): Footprint {
  const reads = new Set<string>();
  const changed = differences(defaults, choose(watched(defaults, '', reads)));
  return {
    replaces: new Set(changed.filter((path) => !reads.has(path))),
    buildsOn: new Set(changed.filter((path) => reads.has(path))),
    reads,
  };
}

const footprints = new WeakMap<Variant, Footprint>();

function footprint(variant: Variant): Footprint {
  const known = footprints.get(variant) ?? footprintOf((decisions) => variant.choose(decisions));
  footprints.set(variant, known);
  return known;
}

const common = (one: ReadonlySet<string>, other: ReadonlySet<string>): string | undefined =>
  [...one].find((path) => other.has(path));

/** Whether `one` has to choose before `other`, which builds on what `one` replaces. */
const precedes = (one: Variant, other: Variant): boolean =>
  common(footprint(one).replaces, footprint(other).buildsOn) !== undefined;

/** Why two variants cannot be chosen together; undefined when they can. */
export function obstacle(one: Variant, other: Variant): string | undefined {
  const both = common(footprint(one).replaces, footprint(other).replaces);
  if (both !== undefined) return `both decide ${both}`;
  if (precedes(one, other) && precedes(other, one)) return 'each builds on a decision that the other one takes';
  const claimed = common(new Set(one.claims), new Set(other.claims));
  return claimed === undefined ? undefined : `both claim the ${claimed}`;
}

/** Those that look at a decision come after those that take it. */
function inOrder(variants: readonly Variant[]): readonly Variant[] {
  const left = [...variants];
  const ordered: Variant[] = [];
  const changes = (variant: Variant) => new Set([...footprint(variant).replaces, ...footprint(variant).buildsOn]);
  const waits = (variant: Variant, isBefore: (other: Variant) => boolean): boolean =>
    left.some((other) => other !== variant && isBefore(other));
  while (left.length > 0) {
    const unread = left.findIndex(
      (variant) => !waits(variant, (other) => common(changes(other), footprint(variant).reads) !== undefined),
    );
    const next = unread >= 0 ? unread : left.findIndex((variant) => !waits(variant, (one) => precedes(one, variant)));
    ordered.push(...left.splice(Math.max(next, 0), 1));
  }
  return ordered;
}

/** Two variants that no one target can be. */
export class NotCombinable extends Error {
  override readonly name = 'NotCombinable';
}

/**
 * Chooses several variants at once.
 * @throws NotCombinable when two of them cannot be combined, with the reason.
 */
export function combine(variants: readonly Variant[]): (decisions: Decisions) => Decisions {
  assertCombinable(variants);
  const ordered = inOrder(variants);
  return (decisions) => ordered.reduce((chosen, variant) => variant.choose(chosen), decisions);
}

/** @throws NotCombinable when two variants cannot be combined, with the reason. */
export function assertCombinable(variants: readonly Variant[]): void {
  for (const [at, one] of variants.entries())
    for (const other of variants.slice(at + 1)) {
      const why = obstacle(one, other);
      if (why !== undefined)
        throw new NotCombinable(`The variants "${one.id}" and "${other.id}" cannot be combined: ${why}.`);
    }
}
