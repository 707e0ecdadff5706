import type { Source } from '../../src/compare/comparison.js';
import type { Results } from '../../src/results/results.js';
import { fixture } from '../html/fixture.js';
import { plant, poison } from '../html/plant.js';

/** Words of ours, and what has to be the same in both for them to be compared. */
const spared = ['schema', 'startedAt', 'finishedAt', 'outcome', 'verdict', 'level', 'basis', 'id'];

/** Poison behind every text that a comparison may show. */
function poisoned(results: Results, what: string): Results {
  const requirements = results.requirements.map((one) => ({
    ...one,
    checks: one.checks.map((check) => ({ ...check, exchanges: [] })),
  }));
  return plant({ ...results, requirements }, spared, what).results;
}

/** Two runs of which the later one has every kind of trouble, with a stranger's words in every text. */
export function hostileSources(what = poison): Source[] {
  return [
    { file: `before ${what}`, results: poisoned(fixture({ size: 1, trouble: false }), what) },
    { file: `after ${what}`, results: poisoned(fixture({ size: 1, seed: 43 }), what) },
  ];
}
