import type { Check } from '../../suites/check/registry.js';
import type { Hindrance } from '../../suites/check/signals.js';
import type { Span } from '../client/clock.js';
import type { Remembered } from '../client/memory.js';
import type { Created } from '../client/target.js';
import { plainJson } from '../plain-json.js';
import { emptyTrace, type Trace } from './case.js';
import type { CheckResult, PlannedCheck } from './check-result.js';
import type { CheckTime } from './check-time.js';
import { deferred, type Ending, hindered, passed } from './ending.js';
import { bodyWith, seedOf, withinTime } from './execute.js';
import { runCase } from './run-case.js';
import type { Session } from './session.js';

interface KnownCase {
  readonly seed: number;
  /** Of a property, as JSON. */
  readonly values?: unknown;
  readonly created: readonly Created[];
}

/** A case that goes on when the target's clock has reached a time. */
export interface DueCase extends KnownCase {
  readonly state: 'due';
  readonly due: Span;
  readonly learned: readonly Remembered[];
}

/** A case that ended, while others of its check are still due. */
export interface EndedCase extends KnownCase {
  readonly state: 'ended';
  readonly ending: Ending;
  readonly trace: Trace;
}

/** A check of which a part is judged later, as JSON: what another process needs to go on with it. */
export interface Postponed extends PlannedCheck {
  readonly cases: readonly (DueCase | EndedCase)[];
}

/** What there is to say of a check now, and what remains for later. */
export interface Postponement {
  readonly result: CheckResult;
  readonly rest?: Postponed;
}

/** When the cases of checks are due, in the order of time. */
export function spansOf(checks: readonly Pick<Postponed, 'cases'>[]): readonly Span[] {
  const spans = checks.flatMap(({ cases }) => cases.flatMap((one) => (one.state === 'due' ? [one.due] : [])));
  return spans.toSorted((a, b) => a.from - b.from);
}

/** When the first case of a check is due; undefined when none is. */
export function dueOf(check: Pick<Postponed, 'cases'>): Span | undefined {
  return spansOf([check])[0];
}

/** What checks that are judged later created, and may still need. */
export function needed(checks: readonly Postponed[]): readonly Created[] {
  return checks.flatMap(({ cases }) => cases.flatMap(({ created }) => created));
}

/** The cases of a check before their first request: its examples alone, since each of them is waited for. */
function freshCases(check: Check, seed: number): DueCase[] {
  const fresh = { state: 'due', due: { from: 0 }, learned: [], created: [] } as const;
  if ('example' in check.body) return [{ ...fresh, seed }];
  const examples = check.body.property.open((_arbitraries, _body, traits) => (traits.examples ?? []).map(plainJson));
  return examples.map((values, at) => ({ ...fresh, seed: (seed + at * 104729) >>> 0, values }));
}

/** What another attempt may be without: the target was not asked, or could not answer. */
const passing: ReadonlySet<Hindrance> = new Set([
  'no-answer',
  'throttled',
  'gone',
  'not-run',
  'limit',
  'time',
  'access',
]);

/** Goes on with a case, as far as the target's clock lets it. */
async function goOn(check: Check, session: Session, time: CheckTime, one: DueCase): Promise<DueCase | EndedCase> {
  const { seed, values, learned } = one;
  const run = await runCase(session, seed, time, bodyWith(check, values), learned);
  const known = { ...one, created: [...one.created, ...run.trace.created] };
  const { due } = run.ending;
  if (due !== undefined) return { ...known, due, learned: run.learned ?? learned };
  const disturbed = run.ending.verdict === 'fail' ? await session.disturbance(time.signal) : undefined;
  const ending = disturbed === undefined ? run.ending : hindered(disturbed.hindrance, disturbed.reason);
  if (learned.length > 0 && ending.hindrance !== undefined && passing.has(ending.hindrance)) return known;
  const { state: _state, due: _due, learned: _learned, ...rest } = known;
  return { ...rest, state: 'ended', ending, trace: run.trace };
}

/** All that cases left; the tokens of those that are due still work, and stay out of every report. */
function together(cases: readonly (DueCase | EndedCase)[]): Trace {
  const trace = emptyTrace();
  for (const one of cases) {
    trace.created.push(...one.created);
    if (one.state === 'due') continue;
    trace.exchanges.push(...one.trace.exchanges);
    trace.observations.push(...one.trace.observations);
  }
  return trace;
}

/** What the cases of a check say together. */
function summary(cases: readonly (DueCase | EndedCase)[]): { readonly ending: Ending; readonly trace: Trace } {
  const ended = cases.flatMap((one) => (one.state === 'ended' ? [one] : []));
  const trace = together(cases);
  const failed = ended.find(({ ending }) => ending.verdict === 'fail');
  if (failed !== undefined) {
    const shown = failed.values === undefined ? {} : { counterexample: failed.values };
    return { ending: { ...failed.ending, ...shown }, trace: { ...trace, exchanges: failed.trace.exchanges } };
  }
  const due = dueOf({ cases });
  if (due !== undefined) return { ending: deferred(due), trace: { ...trace, exchanges: [] } };
  return { ending: ended.find(({ ending }) => ending.verdict !== 'pass')?.ending ?? passed, trace };
}

/**
 * Begins a check that waits for the target's clock, or goes on with it; never throws.
 * @param before what an earlier process left of it
 */
export async function postpone(
  check: Check,
  session: Session,
  stop: AbortSignal,
  before?: Postponed,
): Promise<Postponement> {
  let cases = before?.cases ?? freshCases(check, seedOf(check, session.effort.seed));
  const result = await withinTime(check, session, stop, async (time) => {
    cases = await Promise.all(
      cases.map((one) => (one.state === 'due' ? goOn(check, session, time, one) : Promise.resolve(one))),
    );
    return { run: summary(cases) };
  });
  if (result.verdict !== 'deferred' || dueOf({ cases }) === undefined) return { result };
  const { requirement: id, name, suite } = check;
  return { result, rest: { requirement: id, name, suite, cases } };
}
