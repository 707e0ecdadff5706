/**
 * @typedef {{id: string, breaks: string, file: string}} Fault
 * @typedef {{id: string, file: string}} Variant
 * @typedef {{requirement: string, suite: string}} Check
 */

/**
 * The requirements that differ between two states of the contract.
 *
 * @param {string} before `generated/requirements.ts` as it was; empty if there was none
 * @param {readonly {id: string, pointer: string, text?: string}[]} now
 * @returns {Set<string>} ids of those that are new or have changed, wherever they stand in the document
 */
export function changedRequirements(before, now) {
  const list = /export const requirements = (\[[\s\S]*\]) as const/.exec(before)?.[1];
  const content = ({ pointer: _, ...others }) => JSON.stringify(others);
  const earlier = new Set(list === undefined ? [] : JSON.parse(list).map(content));
  return new Set(now.filter((one) => !earlier.has(content(one))).map(({ id }) => id));
}

/**
 * What a change touches: faults and variants whose file it changes, and faults of requirements whose text or checks it
 * changes. A file of `suites/` that is not a suite belongs to all suites of its topic.
 *
 * @param {readonly string[]} paths that the change changes
 * @param {ReadonlySet<string>} requirements that it changes
 * @param {{faults: readonly Fault[], variants: readonly Variant[], checks: readonly Check[]}} all
 * @returns {{faults: Set<string>, variants: Set<string>}} ids
 */
export function touched(paths, requirements, { faults, variants, checks }) {
  const files = new Set(paths);
  const suites = paths.filter((path) => path.startsWith('suites/')).map((path) => path.slice('suites/'.length));
  const isChanged = (suite) =>
    suites.some((path) =>
      path.endsWith('.suite.ts') ? path === `${suite}.suite.ts` : suite.startsWith(path.replace(/[^/]*$/, '')),
    );
  const judged = new Set([
    ...requirements,
    ...checks.filter(({ suite }) => isChanged(suite)).map((one) => one.requirement),
  ]);
  return {
    faults: new Set(faults.filter(({ file, breaks }) => files.has(file) || judged.has(breaks)).map(({ id }) => id)),
    variants: new Set(variants.filter(({ file }) => files.has(file)).map(({ id }) => id)),
  };
}

/**
 * Every n-th of some ids, from a place that the commit decides, and those that are always included.
 *
 * @param {readonly string[]} ids
 * @param {ReadonlySet<string>} always
 * @param {string} commit in hexadecimal digits
 * @param {number} part n
 * @returns {string[]} in the order of the ids
 */
export function rotating(ids, always, commit, part) {
  const from = Number.parseInt(commit.slice(0, 8), 16) % part;
  return ids.filter((id, at) => always.has(id) || at % part === from);
}

/**
 * At most so many ids, evenly spread, from a place that the commit decides.
 *
 * @param {readonly string[]} ids
 * @param {string} commit in hexadecimal digits
 * @param {number} most
 * @returns {string[]} in the order of the ids
 */
export function atMost(ids, commit, most) {
  return ids.length <= most ? [...ids] : rotating(ids, new Set(), commit, Math.ceil(ids.length / most));
}
