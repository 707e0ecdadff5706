import type { Check } from '../../suites/check/registry.js';
import { type CheckCost, times } from './check-cost.js';
import { killsOf } from './kills.js';

/** Random cases of a property when its cost was measured. */
const measuredRuns = 5;

/** Cases of a check: its examples and its random ones. */
export function casesOf({ body }: Check, runs: number): number {
  if ('example' in body) return 1;
  return body.property.open((_arbitraries, _body, { examples = [], atMost }) =>
    Math.max(1, examples.length + Math.min(runs, atMost ?? runs)),
  );
}

/** What a check costs that was never measured. */
const unknown: CheckCost = { requests: 8, uploads: 2, bytes: 2000 };

/** What a check is expected to cost with so many random cases of a property, going by what it costs on the reference. */
export function expectedCost(check: Check, runs: number): CheckCost {
  const known = killsOf(check);
  if (known === undefined) return unknown;
  const cases = casesOf(check, runs);
  if (cases === 1 && known.firstCase !== undefined) return known.firstCase;
  return times(known, cases / casesOf(check, measuredRuns));
}
