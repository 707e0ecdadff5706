/**
 * How many there are of each kind, by topic.
 * @typedef {Record<string, Record<string, number>>} Counts
 */

/** @param {string[]} topics @returns {Record<string, number>} */
function tally(topics) {
  const counts = {};
  for (const topic of topics.toSorted()) counts[topic] = (counts[topic] ?? 0) + 1;
  return counts;
}

/**
 * Checks by the folder of their suite, faults by area, the rest all together.
 *
 * @param {{
 *   requirements: readonly unknown[],
 *   checks: readonly {suite: string}[],
 *   faults: readonly {area: string}[],
 *   variants: readonly unknown[],
 * }} all
 * @returns {Counts}
 */
export function countsOf({ requirements, checks, faults, variants }) {
  return {
    requirements: { all: requirements.length },
    checks: tally(checks.map(({ suite }) => suite.split('/', 1)[0])),
    faults: tally(faults.map(({ area }) => area)),
    variants: { all: variants.length },
  };
}

/** @param {Counts} pinned @param {Counts} counts @returns {Counts} the higher number of each, of everything in either */
export function raised(pinned, counts) {
  const kinds = new Set([...Object.keys(pinned), ...Object.keys(counts)]);
  return Object.fromEntries(
    [...kinds].map((kind) => {
      const [before = {}, now = {}] = [pinned[kind], counts[kind]];
      const topics = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
      return [kind, Object.fromEntries(topics.map((topic) => [topic, Math.max(before[topic] ?? 0, now[topic] ?? 0)]))];
    }),
  );
}

/** How far a number may have grown before it has to be pinned. */
const slack = 10;

/** @param {Counts} pinned @param {Counts} counts @returns {string[]} what is fewer than pinned, or too far above it */
export function unpinned(pinned, counts) {
  const pairs = Object.entries(raised(pinned, counts)).flatMap(([kind, topics]) =>
    Object.keys(topics).map((topic) => ({
      what: topic === 'all' ? kind : `${kind} of ${topic}`,
      least: pinned[kind]?.[topic] ?? 0,
      is: counts[kind]?.[topic] ?? 0,
    })),
  );
  return pairs.flatMap(({ what, least, is }) => {
    if (is < least)
      return [`${what}: ${is}, pinned ${least}; if that is on purpose, lower test/gate/pinned.json by hand`];
    return is > least + slack ? [`${what}: ${is}, pinned ${least}; npm run pin raises it`] : [];
  });
}
