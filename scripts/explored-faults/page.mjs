/** @typedef {{id: string, breaks: string, sentence: string}} Fault */

/** @param {Fault} fault @param {{isFound: boolean, histories: number, steps: number, run: readonly string[]}} measured */
export function rowOf({ id, breaks, sentence }, { isFound, histories, steps, run }) {
  const explored = isFound ? `${histories} histories, ${steps} steps` : '**no**';
  const found = run.length === 0 ? 'no' : run.map((one) => `**${one}**`).join(', ');
  return `| \`${id}\` | ${sentence} | \`${breaks}\` | ${explored} | ${found} |`;
}

/** The rows of a page by fault. @param {string} text @returns {Map<string, string>} */
export function rowsOf(text) {
  return new Map([...text.matchAll(/^\| `([^`]+)` \|.*$/gm)].map(([row, id]) => [id, row]));
}

/** @param {readonly Fault[]} faults @param {ReadonlyMap<string, string>} rows */
export function page(faults, rows) {
  const known = faults.filter(({ id }) => rows.has(id));
  return [
    '# Faults that only exploration finds',
    '',
    'Made by `npm run explored`. Each of these faults shows in long histories, at certain sizes or where several things',
    'meet. A whole run with the seed 1 does not find it; `explore` with the seed 1 finds it within the histories of the',
    'table. `upload-contract selftest --fault ID` explores for it, and `serve --fault ID` plants it.',
    '',
    '| fault | what it does | requirement | found by explore after | found by run |',
    '|---|---|---|---|---|',
    ...known.map(({ id }) => rows.get(id)),
    '',
  ].join('\n');
}
