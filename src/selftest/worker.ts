/** A process that judges one trial after the other, as the parent sends them. */
import { loadSuites } from '../run/suites.js';
import { attempt } from './attempt.js';
import type { Trial } from './trial.js';

// Ctrl-C reaches the whole process group; the parent ends its workers itself.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

const suites = loadSuites();
process.on('message', async (trial: Trial) => {
  await suites;
  process.send?.(await attempt(trial, new AbortController().signal));
});
