import { type Check, declaredChecks } from '../../suites/check/registry.js';
import type { Configuration } from '../config/configuration.js';
import { configure } from '../config/load.js';
import { isRequirementId, type RequirementId, requirement } from '../contract/requirements.js';
import { hunt } from '../explore/hunt.js';
import { type JudgedRequirement, judge } from '../judge/judge.js';
import type { CheckResult } from '../run/check-result.js';
import { effortOfProfile } from '../run/effort.js';
import { firstCaseOnly } from '../run/first-case.js';
import { openSession } from '../run/open-session.js';
import { planChecks } from '../run/plan.js';
import { type ReferenceChoice, startReferenceTarget } from '../run/reference-target.js';
import { runChecks } from '../run/run-checks.js';
import type { Effort, Session } from '../run/session.js';
import { failingFirstCases } from './first-cases.js';
import type { Blame, Trial, TrialResult } from './trial.js';

const seed = 20_240_229;
const thorough: Effort = { seed, runs: 5, races: 3, crowd: 300, shrink: false, repeats: 0, checkLimitMs: 120_000 };
const quick: Effort = { seed, runs: 1, races: 1, crowd: 40, shrink: false, repeats: 0, checkLimitMs: 10_000 };
/** Milliseconds that a fault may take until a file can be read back: it is not late, it is wrong. */
const settleMs = 400;
const quietMs = { thorough: 250, quick: 60 };

/** Capabilities that a fault must not be able to hide. */
const declared: Configuration['capabilities'] = {
  replaceRedeem: true,
  redeemReplaceToken: true,
  background: true,
  rejectsUnsupported: true,
  imageRescale: true,
  readBack: true,
  exactReadBack: true,
  chunkedFileUpload: true,
  json: true,
};

/** A requirement and all on which it depends, whose failure would hide its own. */
function withCauses(id: RequirementId, known: Set<RequirementId> = new Set()): Set<RequirementId> {
  if (known.has(id)) return known;
  known.add(id);
  for (const cause of requirement(id).dependsOn) withCauses(cause, known);
  return known;
}

/** One quick check of each requirement. */
function quickChecks(checks: readonly Check[]): readonly Check[] {
  const fast = checks.filter((check) => check.traits.slow !== true).reverse();
  return [...new Map(fast.map((check) => [check.requirement, firstCaseOnly(check)])).values()];
}

/**
 * Judges requirements thoroughly, and everything that a verdict on them can depend on: the requirements on which they
 * depend, and those that their failures point to. The verdict is therefore that of a whole run.
 */
async function judgeWithCauses(
  wanted: Iterable<RequirementId>,
  session: Session,
  signal: AbortSignal,
): Promise<{ readonly results: readonly CheckResult[]; readonly judged: ReadonlySet<RequirementId> }> {
  const results: CheckResult[] = [];
  const judged = new Set<RequirementId>();
  for (let open = new Set([...wanted].flatMap((id) => [...withCauses(id)])); open.size > 0; ) {
    results.push(...(await runChecks(planChecks(declaredChecks(), open), session, { signal })));
    for (const id of open) judged.add(id);
    const failed = results.filter((one) => one.verdict === 'fail');
    const suspects = failed.flatMap(({ unmet = '', suspects = [] }) => [unmet, ...suspects]);
    const causes = suspects.filter(isRequirementId).flatMap((id) => [...withCauses(id)]);
    open = new Set(causes.filter((id) => !judged.has(id)));
  }
  return { results, judged };
}

/**
 * Judges what a fault should break.
 * @param wide judges every other requirement as well, by one quick check each
 */
async function judgeFault(
  broken: RequirementId,
  session: Session,
  signal: AbortSignal,
  wide: boolean,
): Promise<readonly CheckResult[]> {
  const { results, judged } = await judgeWithCauses([broken], session, signal);
  if (!wide) return results;
  const checks = declaredChecks();
  const others = new Set(checks.map((check) => check.requirement).filter((id) => !judged.has(id)));
  const hurried: Session = { ...session, effort: quick, quietMs: quietMs.quick };
  return [...results, ...(await runChecks(planChecks(quickChecks(checks), others), hurried, { signal }))];
}

/** Judges what a trial is about. */
async function judgeChosen(trial: Trial, session: Session, signal: AbortSignal): Promise<readonly CheckResult[]> {
  const broken = brokenBy(trial);
  if (broken !== undefined && isRequirementId(broken))
    return judgeFault(broken, session, signal, trial.kind === 'fault' && trial.wide);
  const everything = new Set(declaredChecks().map((check) => check.requirement));
  if (trial.kind !== 'combination') return runChecks(planChecks(declaredChecks(), everything), session, { signal });
  const musts = [...everything].filter((id) => requirement(id).level === 'must');
  const wanted = trial.judged?.filter(isRequirementId) ?? musts;
  return (await judgeWithCauses(wanted, session, signal)).results;
}

function blame({ requirement: { id, level }, verdict, reason }: JudgedRequirement): Blame[] {
  return verdict === 'fail' || verdict === 'inconclusive' ? [{ requirement: id, level, verdict, reason }] : [];
}

/** The checks of one requirement whose failure nothing else explains. */
function failing(requirements: readonly JudgedRequirement[], id: RequirementId): string[] {
  const checks = requirements.find((one) => one.requirement.id === id)?.checks ?? [];
  return checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
}

type Findings = Omit<TrialResult, 'trial' | 'duration'>;

/** Histories after which exploration is not expected to find a fault any more. */
const mostHistories = 1200;

/** Explores a target until the requirement fails that its fault breaks. */
async function huntFault(breaks: string, session: Session, signal: AbortSignal): Promise<Findings> {
  const isIt = (one: { readonly requirement: string }): boolean => one.requirement === breaks;
  const { findings } = await hunt({ session, seed, signal, most: mostHistories, isIt });
  return {
    blamed: findings.map(({ requirement: id, result }) => {
      return { requirement: id, level: requirement(id).level, verdict: 'fail', reason: result.reason };
    }),
    killers: findings.filter(isIt).map(({ result }) => result.name),
    problems: [],
  };
}

/** The requirement that the planted fault breaks, if there is one. */
function brokenBy(trial: Trial): string | undefined {
  if (trial.kind === 'fault') return trial.breaks;
  return trial.kind === 'combination' ? trial.fault?.breaks : undefined;
}

/** What is planted into the reference for a trial. */
function choiceOf(trial: Trial): ReferenceChoice {
  if (trial.kind === 'fault') return { fault: trial.id };
  if (trial.kind === 'variant') return trial.id === null ? {} : { variant: trial.id };
  return { variant: trial.variants, ...(trial.fault && { fault: trial.fault.id }) };
}

async function judgeTrial(trial: Trial, signal: AbortSignal): Promise<Findings> {
  const breaks = brokenBy(trial);
  if (breaks !== undefined && !isRequirementId(breaks))
    return { blamed: [], killers: [], problems: [`the contract has no requirement "${breaks}"`] };
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const inBrowser = trial.kind !== 'combination' && trial.inBrowser === true ? { browser: true } : {};
  const capabilities = trial.kind === 'fault' ? { ...declared, ...inBrowser } : inBrowser;
  const reference = await startReferenceTarget({ ...base, capabilities }, choiceOf(trial));
  try {
    const opened = await openSession({
      configuration: reference.configuration,
      // Many variants at once take their time one after the other.
      effort: trial.kind === 'combination' ? { ...thorough, checkLimitMs: 300_000 } : thorough,
      runId: 'selftest',
      signal,
      quietMs: quietMs.thorough,
      ...(trial.kind === 'fault' ? { timeoutMs: 10_000, settleMs } : {}),
    });
    try {
      const { session } = opened;
      if (trial.kind === 'fault' && trial.only !== undefined) {
        const smoke = effortOfProfile('smoke', seed, 1, base.timeouts);
        const hurried: Session = { ...session, effort: smoke, quietMs: quietMs.quick };
        const failing = await failingFirstCases(trial.only, hurried, signal);
        return { blamed: [], killers: [], problems: [], failing };
      }
      if (trial.kind === 'fault' && trial.found === 'explore') return await huntFault(trial.breaks, session, signal);
      const results = await judgeChosen(trial, session, signal);
      const { requirements, harnessErrors } = judge(results, { planned: results, selected: [] });
      const broken = requirements.find((one) => one.requirement.id === breaks);
      return {
        blamed: requirements.flatMap(blame),
        killers: breaks === undefined ? [] : failing(requirements, breaks),
        problems: harnessErrors.map(({ check, message }) => `${check}: ${message}`),
        ...(broken && { broken: { verdict: broken.verdict, reason: broken.reason } }),
      };
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
  const findings = await judgeTrial(trial, signal).catch((error: unknown) => ({
    blamed: [],
    killers: [],
    problems: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)],
  }));
  return { trial, ...findings, duration: Date.now() - startedAt };
}
