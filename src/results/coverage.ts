import { type Hindrance, leftOut } from '../../suites/check/signals.js';
import type { Level } from '../contract/requirements.js';
import type { NotJudged, ReportedRequirement, Results } from './results.js';

const purposes: ReadonlySet<string> = new Set(['selection', ...leftOut]);

/** What each reason is called, with the setting that helps. */
const words: Readonly<Record<NotJudged['why'], string>> = {
  selection: 'not selected',
  credentials: 'no credentials (auth)',
  clock: 'no clock that can be moved (clock)',
  setting: 'not configured',
  capability: 'declared absent, but there (capabilities)',
  choice: 'nothing to judge, by a choice that is open to the target',
  backend: 'no part of a back end (backend)',
  profile: 'left out by --profile',
  'read-only': 'left out by --read-only',
  shard: 'left to other shards',
  failures: 'left out by --max-failures',
  premise: 'nothing to compare',
  limit: 'a limit was reached (limits)',
  throttled: 'throttled (limits.requestsPerSecond)',
  time: 'no time left (timeouts.checkSeconds)',
  'no-answer': 'no answer (timeouts.answerSeconds)',
  due: 'due later (resume)',
  late: 'resumed too late (resume)',
  'callback-path': 'no callback path (callbacks)',
  access: 'access was lost',
  gone: 'the target was gone',
  'not-run': 'not run',
  suite: 'internal errors of the suite',
};

/** Why a requirement was not judged; undefined for one that was, or that does not apply. */
export function hindranceOf({ verdict, checks }: ReportedRequirement): Hindrance | undefined {
  // What a back end has no part in is not judged, other than what a target does not have.
  if (verdict === 'not-applicable') return checks.find(({ hindrance }) => hindrance === 'backend')?.hindrance;
  if (verdict !== 'inconclusive' && verdict !== 'deferred') return undefined;
  const all = checks.flatMap(({ hindrance }) => hindrance ?? []);
  // What was meant to be judged weighs more than what was left out beside it.
  return all.find((one) => !purposes.has(one)) ?? all.find((one) => one === 'due') ?? all[0] ?? 'not-run';
}

/** A requirement of the contract, as far as it counts here. */
export interface Testable {
  readonly id: string;
  readonly level: Level;
}

/**
 * What a run did not judge, by reason, in the order of the words above.
 * @param testable every requirement that a run on this target could judge
 */
export function notJudged(requirements: readonly ReportedRequirement[], testable: readonly Testable[]): NotJudged[] {
  const reported = new Set<string>(requirements.map(({ id }) => id));
  const found = new Map<NotJudged['why'], { requirements: number; musts: number }>();
  const count = (why: NotJudged['why'], level: Level): void => {
    const { requirements: all, musts } = found.get(why) ?? { requirements: 0, musts: 0 };
    found.set(why, { requirements: all + 1, musts: musts + (level === 'must' ? 1 : 0) });
  };
  for (const one of testable) if (!reported.has(one.id)) count('selection', one.level);
  for (const one of requirements) {
    const why = hindranceOf(one);
    // What merely follows from a failure is not missing: the failure says it.
    if (why !== undefined && one.dependsOn.length === 0) count(why, one.level);
  }
  return [...found].map(([why, counts]) => ({ why, ...counts, onPurpose: purposes.has(why) }));
}

/** The same in words, as in "6 no clock that can be moved (clock)". */
export function notJudgedInWords(gaps: Results['notJudged']): string {
  return gaps.map(({ why, requirements }) => `${requirements} ${words[why]}`).join(', ');
}

/** Whether something was meant to be judged and could not be; a recommendation without its premise is no gap. */
export function wasHindered(gaps: readonly NotJudged[]): boolean {
  return gaps.some(({ onPurpose, why, musts }) => !onPurpose && (why !== 'premise' || musts > 0));
}
