/** @typedef {{id: string, breaks: string, sentence: string}} Fault */

/**
 * @typedef {{
 *   explored?: {isFound: boolean, histories: number, steps: number},
 *   run?: readonly string[],
 * }} Measured what exploration did until it found a fault, and the requirements that a run found to fail
 */

const unmeasured = 'not measured';

/** @param {Fault} fault @param {Measured} measured @returns {string} */
export function rowOf({ id, breaks, sentence }, { explored, run }) {
  const effort = explored && `${explored.histories} histories, ${explored.steps} steps`;
  const found = effort === undefined ? unmeasured : explored?.isFound ? effort : `**not** after ${effort}`;
  const seen = run === undefined ? unmeasured : run.length === 0 ? 'no' : run.map((one) => `**${one}**`).join(', ');
  return `| \`${id}\` | ${sentence} | \`${breaks}\` | ${found} | ${seen} |`;
}

/** The rows of a page by fault. @param {string} text @returns {Map<string, string>} */
export function rowsOf(text) {
  return new Map(Array.from(text.matchAll(/^\| `([^`]+)` \|.*$/gm), ([row, id]) => [id, row]));
}

/** @param {readonly Fault[]} faults @param {ReadonlyMap<string, string>} rows @returns {string} */
export function page(faults, rows) {
  return [
    '# Faults that only exploration finds',
    '',
    'Made by `npm run explored`. Each of these faults shows in long histories, at certain sizes or where several things',
    'meet: a whole run does not find it. The table says after how many random histories and steps `explore` found it, with',
    'the seed 1, and which requirements a run found to fail. `upload-contract selftest --fault ID` explores for a fault, and',
    '`serve --fault ID` plants it. `test/explore/long-histories.test.ts` has a short history that shows each of them.',
    '',
    '| fault | what it does | requirement | found by explore after | found by run |',
    '|---|---|---|---|---|',
    ...faults.map((fault) => rows.get(fault.id) ?? rowOf(fault, {})),
    '',
  ].join('\n');
}
