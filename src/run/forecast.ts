import type { Check } from '../../suites/check/registry.js';
import type { Configuration, Limits } from '../config/configuration.js';
import { type Capability, requirement } from '../contract/requirements.js';
import { type CheckCost, noCost, plus } from './check-cost.js';
import { choose, isReadOnly, type LeftOutCheck, movesClock, type RunChoice } from './choice.js';
import { limitsOf } from './effort.js';
import { inapplicable } from './excuse.js';
import { expectedCost } from './expected-cost.js';
import { killsOf } from './kills.js';
import { checksOf, hasBudget, planChecks, selectRequirements } from './plan.js';
import { loadSuites } from './suites.js';

/** Whether a check can do harm, from the harmless to the harmful. */
export type Safety = 'read-only' | 'creates' | 'moves the clock' | 'hostile';

/** One check of a plan. */
export interface ForecastCheck extends CheckCost {
  readonly requirement: string;
  readonly name: string;
  readonly suite: string;
  readonly safety: Safety;
  readonly slow: boolean;
  /** Planted faults that it finds. */
  readonly kills: number;
  /** Why it is left out; left out for what is run. */
  readonly leftOut?: string;
}

/** What a run is going to do, as far as can be said without sending anything. */
export interface Forecast {
  /** In the order in which they begin. */
  readonly checks: readonly ForecastCheck[];
  /** Of all checks that are run, with what a run sends before its first check. */
  readonly total: CheckCost;
  readonly seconds: number;
  /** What the duration is based on, in words. */
  readonly pace: string;
}

/** What a run is asked to do. */
export interface ForecastOptions {
  readonly configuration: Configuration;
  readonly selection: { readonly suites: readonly string[]; readonly requirements: readonly string[] };
  readonly choice: RunChoice;
  /** Random cases of each property. */
  readonly runs: number;
  /** Milliseconds that an answer of this target took in an earlier run. */
  readonly answerMs?: number;
}

/** What a run sends before its first check, as the reference is asked. */
const opening: CheckCost = { requests: 10, uploads: 4, bytes: 6000 };

/** Milliseconds that an answer takes where nothing is known. */
const usualAnswerMs = 50;

const reasons: Readonly<Record<LeftOutCheck['why'], string>> = {
  profile: '--profile smoke',
  'read-only': '--read-only',
  shard: 'another shard',
  failures: '--max-failures',
};

function safetyOf(check: Check): Safety {
  if (check.traits.hostile === true) return 'hostile';
  if (movesClock(check)) return 'moves the clock';
  return isReadOnly(check) ? 'read-only' : 'creates';
}

/** Why the configuration leaves a check out; undefined where it does not, or only the target can say. */
function unconfigured(check: Check, { clock, auth, known, capabilities, target }: Configuration): string | undefined {
  const needs = [...requirement(check.requirement).needs, ...(check.traits.needs ?? [])];
  if (needs.includes('browser') && capabilities.browser !== true) return 'needs capabilities.browser';
  // The reference has everything.
  if (target === undefined) return undefined;
  const absent: Readonly<Partial<Record<Capability, boolean>>> = {
    clock: clock === undefined,
    read: auth.read === undefined,
    super: auth.super === undefined,
    knownAlbums: known.albums.length === 0,
    customVariables: Object.keys(known.variables).length === 0,
  };
  const settings: Readonly<Partial<Record<Capability, string>>> = {
    clock: 'clock',
    read: 'auth.read',
    super: 'auth.super',
    knownAlbums: 'known.albums',
    customVariables: 'known.variables',
  };
  for (const need of needs) {
    if (absent[need] === true) return `needs ${settings[need] ?? need}`;
    const declared = Object.entries(capabilities).find(([name]) => name === need)?.[1];
    if (declared === false) return `capabilities.${need} is false`;
  }
  return undefined;
}

/** Which limit a sum goes over; undefined within all. */
function over({ requests, uploads, bytes }: CheckCost, limits: Limits): string | undefined {
  if (limits.maxRequests > 0 && requests > limits.maxRequests) return 'limits.maxRequests';
  if (limits.maxUploads > 0 && uploads > limits.maxUploads) return 'limits.maxUploads';
  return limits.maxBytes > 0 && bytes > limits.maxBytes ? 'limits.maxBytes' : undefined;
}

function secondsFor({ requests }: CheckCost, { requestsPerSecond, concurrency }: Limits, answerMs: number): number {
  const atOnce = Math.max(1, concurrency) / (Math.max(1, answerMs) / 1000);
  const rate = requestsPerSecond > 0 ? Math.min(requestsPerSecond, atOnce) : atOnce;
  return Math.ceil(requests / rate);
}

function paceInWords({ requestsPerSecond, concurrency }: Limits, answerMs: number | undefined): string {
  const limit = requestsPerSecond > 0 ? `, at most ${requestsPerSecond} requests a second` : '';
  const answers = answerMs === undefined ? `${usualAnswerMs} ms an answer (assumed)` : `${answerMs} ms an answer`;
  return `${answers}, ${concurrency} at once${limit}`;
}

/** Foretells a run; sends nothing. @throws UsageError for a selection that names something that there is not */
export async function forecast(options: ForecastOptions): Promise<Forecast> {
  const { configuration, selection, choice, runs, answerMs } = options;
  const limits = limitsOf(choice.profile, configuration.limits);
  const all = await loadSuites(selection.suites);
  const isLimited = choice.maxFailures !== undefined || hasBudget(limits);
  const { plan, left } = choose(planChecks(all, selectRequirements(selection.requirements), isLimited), choice);
  const { backend } = configuration;
  const notApplicable =
    backend === undefined ? {} : (await import('../backend/applicable.js')).notApplicableTo(backend);
  let total = opening;
  const described = (check: Check, cost: CheckCost, leftOut: string | undefined): ForecastCheck => ({
    ...{ requirement: check.requirement, name: check.name, suite: check.suite },
    ...cost,
    ...{ safety: safetyOf(check), slow: check.traits.slow === true, kills: killsOf(check)?.kills ?? 0 },
    ...(leftOut === undefined ? {} : { leftOut }),
  });
  const planned = checksOf(plan).map((check) => {
    const cost = expectedCost(check, runs);
    const next = plus(total, cost);
    const isOut = inapplicable(check, notApplicable) !== undefined;
    const reason = isOut ? 'no part of a back end' : (unconfigured(check, configuration) ?? over(next, limits));
    if (reason === undefined) total = next;
    return described(check, cost, reason);
  });
  const rest = left.map(({ check, why }) => described(check, noCost, reasons[why]));
  return {
    checks: [...planned, ...rest],
    total,
    seconds: secondsFor(total, limits, answerMs ?? usualAnswerMs),
    pace: paceInWords(limits, answerMs),
  };
}
