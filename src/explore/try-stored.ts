import { causeOf, historyCheck } from '../../suites/exploration/history-check.js';
import type { Step } from '../../suites/exploration/step.js';
import type { CheckResult } from '../run/check-result.js';
import { executeCase } from '../run/execute.js';
import type { Session } from '../run/session.js';
import type { StoredCase } from './cases.js';
import { type Finding, findingOf } from './findings.js';

/** What became of a stored case. */
export interface CaseVerdict extends StoredCase {
  readonly verdict: 'fixed' | 'fails' | 'not judged';
  readonly why: string;
}

/** How often a case is played before it is fixed. */
const patience = { always: 3, sometimes: 10 };

/** What a case is played with. */
interface Playing {
  readonly session: Session;
  readonly signal: AbortSignal;
  nextSeed(): number;
  isOver(): boolean;
  onResult(result: CheckResult): void;
}

/**
 * Plays a stored case as often as it takes to say that it is fixed.
 * @returns undefined for a case of which this version has no check
 */
export async function tryStored(
  stored: StoredCase,
  { session, signal, nextSeed, isOver, onResult }: Playing,
): Promise<{ readonly verdict: CaseVerdict; readonly finding?: Finding } | undefined> {
  const { requirement, check: name, counterexample: values, frequency } = stored.replay;
  const check = historyCheck(requirement, name);
  if (check === undefined) return undefined;
  const tries = frequency?.startsWith('sometimes') === true ? patience.sometimes : patience.always;
  const verdict = (how: CaseVerdict['verdict'], why: string) => ({ verdict: { ...stored, verdict: how, why } });
  for (let at = 0; at < tries; at += 1) {
    if (isOver()) return verdict('not judged', 'the time or a limit was used up');
    const seed = nextSeed();
    const result = await executeCase(check, session, signal, { seed, values });
    onResult(result);
    const isItsOwn = result.unmet === requirement || result.unmet === undefined;
    if (result.verdict === 'fail' && isItsOwn) {
      const found = { requirement, what: causeOf(name) };
      const finding = findingOf(found, { seed, steps: stepsIn(values), result }, frequency ?? undefined);
      return { ...verdict('fails', result.reason), finding };
    }
    if (result.verdict !== 'pass') return verdict('not judged', result.reason);
  }
  return verdict('fixed', `passes ${tries} of ${tries} times`);
}

/** The steps of a stored case, which its schema does not describe. */
function stepsIn(values: unknown): readonly Step[] {
  if (typeof values !== 'object' || values === null || !('steps' in values)) return [];
  return Array.isArray(values.steps) ? values.steps : [];
}
