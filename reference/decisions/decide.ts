import { closest } from 'fastest-levenshtein';
import { allFaults } from '../faults/index.js';
import { combine } from '../variants/combining.js';
import { variants } from '../variants/index.js';
import type { Decisions } from './decisions.js';
import { defaults } from './defaults.js';

function find<Known extends { readonly id: string }>(what: string, id: string, known: readonly Known[]): Known {
  const found = known.find((entry) => entry.id === id);
  if (found !== undefined) return found;
  const nearest = closest(
    id,
    known.map((entry) => entry.id),
  );
  throw new Error(`There is no ${what} "${id}". The nearest is "${nearest}".`);
}

/**
 * The decisions of an instance: the right ones, those of the variants, and on top of them one fault.
 * @throws Error when an id is not known, or when two variants cannot be combined.
 */
export function decide(fault?: string, chosen: readonly string[] = []): Decisions {
  const decided = combine(chosen.map((id) => find('variant', id, variants)))(defaults);
  return fault === undefined ? decided : find('fault', fault, allFaults).plant(decided);
}
