import type { ReportedRequirement, Results } from '../results/results.js';
import type { FrozenRequirement, Revision } from './revision.js';

/** Names: the first few, and the number of the others. */
export function several(names: readonly string[]): string {
  const rest = names.length - 3;
  return rest > 0 ? `${names.slice(0, 3).join(', ')} and ${rest} more` : names.join(', ');
}

/** Names that occur more than once. */
function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** Names that only the first list has. */
function missing(names: readonly string[], from: readonly string[]): string[] {
  const there = new Set(from);
  return names.filter((name) => !there.has(name));
}

/** The checks of requirements, by unique names. */
function checkNames(requirements: readonly (ReportedRequirement | FrozenRequirement)[]): string[] {
  return requirements.flatMap(({ id, checks }) => checks.map(({ suite, name }) => `${id} "${name}" (${suite})`));
}

/** Compares results with a revision: every requirement and every check, each once, and no others. */
export function completeness(results: Results, revision: Revision): string[] {
  const ids = results.requirements.map(({ id }) => id);
  const demanded = revision.requirements.map(({ id }) => id);
  const executed = checkNames(results.requirements);
  const expected = checkNames(revision.requirements);
  const levels = new Map(revision.requirements.map(({ id, level }) => [id, level]));
  const relabelled = results.requirements.flatMap(({ id, level }) => {
    const frozen = levels.get(id);
    return frozen === undefined || frozen === level ? [] : [`${id} has the level ${level}, not ${frozen}`];
  });
  const lists: [string, readonly string[]][] = [
    ['requirements of the revision that are missing', missing(demanded, ids)],
    ['requirements that the revision does not have', missing(ids, demanded)],
    ['requirements that are listed twice', repeated(ids)],
    ['requirements with another level', relabelled],
    ['checks of the revision that were not executed', missing(expected, executed)],
    ['checks that the revision does not have', missing(executed, expected)],
    ['checks that are listed twice', repeated(executed)],
  ];
  return lists.flatMap(([what, names]) => (names.length === 0 ? [] : [`${what} (${names.length}): ${several(names)}`]));
}
