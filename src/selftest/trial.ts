import { type Check, declaredChecks } from '../../suites/check/registry.js';
import type { Configuration } from '../config/configuration.js';
import { configure } from '../config/load.js';
import { isRequirementId, type RequirementId, requirement } from '../contract/requirements.js';
import { type JudgedRequirement, judge } from '../judge/judge.js';
import type { CheckResult } from '../run/check-result.js';
import { openSession } from '../run/open-session.js';
import { planChecks } from '../run/plan.js';
import { startReferenceTarget } from '../run/reference-target.js';
import { runChecks } from '../run/run-checks.js';
import type { Effort, Session } from '../run/session.js';
import { firstCaseOnly } from './first-case.js';

/** One target to be judged: the reference with a planted fault, as a variant, or as it is. */
export type Trial =
  | {
      readonly kind: 'fault';
      readonly id: string;
      readonly breaks: string;
      /** Look at every other requirement as well, in passing. */
      readonly wide: boolean;
    }
  | {
      readonly kind: 'variant';
      readonly id: string | null;
      /** Requirements below the level must that it does not keep. */
      readonly misses: readonly string[];
      /** Requirements that cannot be judged of it. */
      readonly unjudged: readonly string[];
    };

/** A requirement that does not hold, or of which it could not be told. */
export interface Blame {
  readonly requirement: RequirementId;
  readonly level: 'must' | 'should' | 'may';
  readonly verdict: 'fail' | 'inconclusive';
  readonly reason: string;
}

/** What a trial came to. */
export interface TrialResult {
  readonly trial: Trial;
  /** In the order of the contract. */
  readonly blamed: readonly Blame[];
  /** Why nothing could be told, or what went wrong with the suite itself; empty when all is well. */
  readonly problems: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
}

const seed = 20_240_229;
const inEarnest: Effort = { seed, runs: 5, races: 3, crowd: 300, shrink: false, repeats: 0, checkLimitMs: 120_000 };
const inPassing: Effort = { seed, runs: 1, races: 1, crowd: 40, shrink: false, repeats: 0, checkLimitMs: 10_000 };
const quietMs = { inEarnest: 250, inPassing: 60 };

/** What a fault must not be able to talk the suite out of. */
const declared: Configuration['capabilities'] = {
  replaceRedeem: true,
  background: true,
  imageRescale: true,
  readBack: true,
  chunkedFileUpload: true,
};

/** A requirement and all on which it depends, whose failure would hide its own. */
function withCauses(id: RequirementId, known: Set<RequirementId> = new Set()): Set<RequirementId> {
  if (known.has(id)) return known;
  known.add(id);
  for (const cause of requirement(id).dependsOn) withCauses(cause, known);
  return known;
}

/** One quick look at each of some requirements. */
function glances(checks: readonly Check[]): readonly Check[] {
  const quick = checks.filter((check) => check.traits.slow !== true).reverse();
  return [...new Map(quick.map((check) => [check.requirement, firstCaseOnly(check)])).values()];
}

/**
 * Looks in earnest at what a fault should break and at everything that a verdict on it can turn on: the requirements on
 * which it depends, and those that its failures point to. The verdict is therefore that of a whole run.
 * @param wide looks at every other requirement as well, in passing
 */
async function judgeFault(
  broken: RequirementId,
  session: Session,
  signal: AbortSignal,
  wide: boolean,
): Promise<readonly CheckResult[]> {
  const checks = declaredChecks();
  const results: CheckResult[] = [];
  const judged = new Set<RequirementId>();
  for (let open = withCauses(broken); open.size > 0; ) {
    results.push(...(await runChecks(planChecks(checks, open), session, { signal })));
    for (const id of open) judged.add(id);
    const failed = results.filter((one) => one.verdict === 'fail');
    const suspects = failed.flatMap(({ unmet = '', suspects = [] }) => [unmet, ...suspects]);
    const causes = suspects.filter(isRequirementId).flatMap((id) => [...withCauses(id)]);
    open = new Set(causes.filter((id) => !judged.has(id)));
  }
  if (!wide) return results;
  const others = new Set(checks.map((check) => check.requirement).filter((id) => !judged.has(id)));
  const passing: Session = { ...session, effort: inPassing, quietMs: quietMs.inPassing };
  return [...results, ...(await runChecks(planChecks(glances(checks), others), passing, { signal }))];
}

function blame({ requirement: { id, level }, verdict, reason }: JudgedRequirement): Blame[] {
  return verdict === 'fail' || verdict === 'inconclusive' ? [{ requirement: id, level, verdict, reason }] : [];
}

async function judgeTrial(trial: Trial, signal: AbortSignal): Promise<Pick<TrialResult, 'blamed' | 'problems'>> {
  const breaks = trial.kind === 'fault' ? trial.breaks : undefined;
  if (breaks !== undefined && !isRequirementId(breaks))
    return { blamed: [], problems: [`the contract has no requirement "${breaks}"`] };
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const capabilities = trial.kind === 'fault' ? declared : {};
  const chosen = trial.id === null ? {} : trial.kind === 'fault' ? { fault: trial.id } : { variant: trial.id };
  const reference = await startReferenceTarget({ ...base, capabilities }, chosen);
  try {
    const { configuration } = reference;
    const opened = await openSession({
      configuration,
      effort: inEarnest,
      runId: 'selftest',
      signal,
      quietMs: quietMs.inEarnest,
      ...(trial.kind === 'fault' ? { timeoutMs: 10_000 } : {}),
    });
    try {
      const { session } = opened;
      const everything = new Set(declaredChecks().map((check) => check.requirement));
      const results =
        breaks === undefined
          ? await runChecks(planChecks(declaredChecks(), everything), session, { signal })
          : await judgeFault(breaks, session, signal, trial.kind === 'fault' && trial.wide);
      const { requirements, harnessErrors } = judge(results, { planned: results, selected: [] });
      const trouble = harnessErrors.map(({ check, message }) => `${check}: ${message}`);
      return { blamed: requirements.flatMap(blame), problems: trouble };
    } finally {
      await opened.close();
    }
  } finally {
    await reference.close();
  }
}

/** Judges one target in this process; every suite must have been loaded. Never throws. */
export async function attempt(trial: Trial, signal: AbortSignal): Promise<TrialResult> {
  const startedAt = Date.now();
  const found = await judgeTrial(trial, signal).catch((error: unknown) => ({
    blamed: [],
    problems: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)],
  }));
  return { trial, ...found, duration: Date.now() - startedAt };
}

/** Whether a fault was found out: the requirement that it breaks fails by itself. */
export function isCaught({ trial, blamed }: TrialResult): boolean {
  return trial.kind === 'fault' && blamed.some((one) => one.requirement === trial.breaks && one.verdict === 'fail');
}

/** What is said against a variant beyond what it misses by its own account; a must is never among that. */
export function wronglyBlamed({ trial, blamed }: TrialResult): readonly Blame[] {
  if (trial.kind !== 'variant') return [];
  return blamed.filter(({ requirement: id, level, verdict }) =>
    verdict === 'fail' ? level === 'must' || !trial.misses.includes(id) : !trial.unjudged.includes(id),
  );
}

/** What a variant misses by its own account and what was not seen to fail. */
export function unseen({ trial, blamed }: TrialResult): readonly string[] {
  if (trial.kind !== 'variant') return [];
  const failed = new Set<string>(blamed.filter(({ verdict }) => verdict === 'fail').map((one) => one.requirement));
  return trial.misses.filter((id) => !failed.has(id));
}

/** Whether nothing was said against a target that keeps the contract but what it misses by its own account. */
export function isClean(result: TrialResult): boolean {
  const { trial, problems } = result;
  return (
    trial.kind === 'variant' &&
    problems.length === 0 &&
    wronglyBlamed(result).length === 0 &&
    unseen(result).length === 0
  );
}
