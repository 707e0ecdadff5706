import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { usualChoices } from '../dist/reporters/choice.js';
import { writeReports } from '../dist/reporters/write.js';
import { defaultRun, inFolder } from './command.mjs';
import { atLeast, atMost, withoutLimit } from './figure.mjs';

/**
 * Writes reports.
 * @param {import('../dist/src/results/results.js').Results} results
 * @param {readonly import('../dist/reporters/choice.js').Choice[]} choices
 * @returns how long it took, and the size of the largest file in bytes
 */
function write(results, choices) {
  return inFolder(async (folder) => {
    const from = performance.now();
    const paths = await writeReports(results, folder, choices);
    const seconds = (performance.now() - from) / 1000;
    const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
    return { seconds, largest: Math.max(0, ...sizes) };
  });
}

/** Every usual report of a default run, one by one and all together. */
export async function measure() {
  const { results } = await defaultRun();
  const figures = [atLeast('exchanges in the reports', results.summary.exchanges, '', 2000)];
  for (const choice of usualChoices) {
    const { seconds, largest } = await write(results, [choice]);
    figures.push(atMost(choice.name, seconds, 's', 2));
    if (largest > 1e5) figures.push(atMost(`${choice.name}, its largest file`, largest / 1e6, 'MB', 10));
  }
  const { seconds } = await write(results, usualChoices);
  return [...figures, withoutLimit('all together', seconds, 's')];
}
