import type { Level, RequirementId } from '../contract/requirements.js';

/** A requirement with a failing check, and what might be to blame in its place. */
export interface Failing {
  readonly id: RequirementId;
  readonly level: Level;
  /** Requirements that it depends on by the contract; one of them that fails is enough to blame. */
  readonly dependsOn: readonly RequirementId[];
  /** For each failing check, requirements that would explain it; none where only the check itself can be meant. */
  readonly suspects: readonly (readonly string[])[];
}

/** What is to blame for the failures of one requirement. */
export interface Cause {
  /** The requirements that explain all of it; none when it fails by itself. */
  readonly dependsOn: readonly RequirementId[];
  /** For each failing check, the requirement that explains it; undefined where it failed by itself. */
  readonly checks: readonly (RequirementId | undefined)[];
}

const strength: Readonly<Record<Level, number>> = { must: 3, should: 2, may: 1 };

/** Whether a requirement of one level weighs as much as one of another, or more. */
export function atLeast(level: Level, other: Level): boolean {
  return strength[level] >= strength[other];
}

/**
 * The requirement that a failing one may point to: another one that fails as well and weighs as much. A weaker one is
 * no excuse, or a `should` that fails would hide a `must`.
 */
function scapegoat(one: Failing, id: string, all: ReadonlyMap<string, Failing>): RequirementId | undefined {
  const other = id === one.id ? undefined : all.get(id);
  return other !== undefined && atLeast(other.level, one.level) ? other.id : undefined;
}

/** What might explain one requirement, as long as it is not known what explains the others. */
interface Suspicion {
  /** For each failing check, the first of its suspects that fails. */
  readonly steps: readonly (RequirementId | undefined)[];
  /** Sets of requirements of which each explains every failure. */
  readonly ways: readonly (readonly RequirementId[])[];
}

function suspicion(one: Failing, all: ReadonlyMap<string, Failing>): Suspicion {
  const declared = one.dependsOn.flatMap((id) => scapegoat(one, id, all) ?? []);
  const steps = one.suspects.map((ids) => ids.flatMap((id) => scapegoat(one, id, all) ?? [])[0]);
  const known = steps.flatMap((id) => id ?? []);
  const ways = declared.map((id) => [id]);
  return { steps, ways: known.length === steps.length ? [...ways, [...new Set(known)]] : ways };
}

/** Everything that can be reached from a node; the node itself only when it stands on a circle. */
function reachable(
  from: RequirementId,
  edges: ReadonlyMap<RequirementId, readonly RequirementId[]>,
): Set<RequirementId> {
  const seen = new Set<RequirementId>();
  const open = [...(edges.get(from) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(edges.get(id) ?? []));
  }
  return seen;
}

/** Those that blame each other in a circle which leads nowhere else. */
function circles(open: ReadonlyMap<RequirementId, Suspicion>): RequirementId[] {
  const edges = new Map([...open].map(([id, { ways }]) => [id, ways.flat().filter((other) => open.has(other))]));
  const reach = new Map([...edges.keys()].map((id) => [id, reachable(id, edges)]));
  return [...reach].flatMap(([id, seen]) => ([...seen].every((other) => reach.get(other)?.has(id)) ? [id] : []));
}

/** The cause of one requirement's failures, as soon as it is known. */
function causeOf({ steps, ways }: Suspicion, settled: ReadonlyMap<RequirementId, Cause>): Cause | undefined {
  if (ways.length === 0) return { dependsOn: [], checks: steps };
  const way = ways.find((ids) => ids.every((id) => settled.has(id)));
  return way === undefined ? undefined : { dependsOn: way, checks: steps.map((id) => id ?? way[0]) };
}

/**
 * Traces failures to their causes, so that one cause is one failure. Every chain of blame ends at a requirement that
 * fails by itself and weighs as much; where requirements only blame each other, all of them fail by themselves.
 */
export function causes(failing: readonly Failing[]): ReadonlyMap<RequirementId, Cause> {
  const all = new Map<string, Failing>(failing.map((one) => [one.id, one]));
  const open = new Map(failing.map((one) => [one.id, suspicion(one, all)]));
  const settled = new Map<RequirementId, Cause>();
  while (open.size > 0) {
    const round = [...open].flatMap(([id, one]): [RequirementId, Cause][] => {
      const cause = causeOf(one, settled);
      return cause === undefined ? [] : [[id, cause]];
    });
    const stuck = round.length === 0 ? circles(open) : [];
    for (const [id, cause] of round) settled.set(id, cause);
    for (const id of stuck) settled.set(id, { dependsOn: [], checks: [] });
    for (const id of [...round.map(([one]) => one), ...stuck]) open.delete(id);
  }
  return settled;
}
