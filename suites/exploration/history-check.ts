import fc from 'fast-check';
import type { RequirementId } from '../../src/contract/requirements.js';
import type { CheckContext } from '../check/context.js';
import type { Check } from '../check/registry.js';
import { playHistory } from './play.js';
import type { Step } from './step.js';

/** The suite of what exploration finds. */
export const explorationSuite = 'exploration';

/** What begins the name of a check by exploration; what broke the requirement follows. */
const begins = 'no history shows that ';

/** The name of the check that a history fails. @param cause in words that are the same whenever it happens */
export const checkNameOf = (cause: string): string => begins + cause;

/** What broke the requirement, from the name of its check. */
export const causeOf = (name: string): string => name.slice(begins.length);

interface Values {
  readonly steps: readonly Step[];
}

const body = (context: CheckContext, { steps }: Values): Promise<void> => playHistory(context, steps);

/** The check by which a recorded history is judged; undefined for a name that is not of exploration. */
export function historyCheck(requirement: RequirementId, name: string): Check | undefined {
  if (!name.startsWith(begins)) return undefined;
  return {
    requirement,
    name,
    suite: explorationSuite,
    traits: {},
    body: { property: { open: (receiver) => receiver({ steps: fc.constant([]) }, body, {}) } },
  };
}
