import type { Tally } from '../src/results/results.js';

/** The columns of a table of tallies, with their headings. */
export const tallyColumns: readonly (readonly [keyof Tally, string])[] = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['waived', 'waived'],
  ['inconclusive', 'inconclusive'],
  ['deferred', 'deferred'],
  ['not-applicable', 'n/a'],
  ['untestable', 'untestable'],
];
