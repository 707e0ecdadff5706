import { createHash } from 'node:crypto';
import type { Check } from '../../suites/check/registry.js';
import { changeTexts, plainJson } from '../plain-json.js';
import { type Budget, budgetOf } from './budget.js';
import { emptyTrace, type Trace } from './case.js';
import type { CheckResult } from './check-result.js';
import { type CheckTime, checkTime } from './check-time.js';
import { type Ending, hindered, suiteError } from './ending.js';
import { excused } from './excuse.js';
import { expectedCost } from './expected-cost.js';
import { interferenceIn } from './interference.js';
import { type CheckRun, runProperty } from './property.js';
import { type Body, runCase, unreliable } from './run-case.js';
import type { Session } from './session.js';

const unlimited: Budget = budgetOf(() => true);

async function runCheck(session: Session, seed: number, time: CheckTime, { body }: Check): Promise<CheckRun> {
  if ('example' in body) return { ...(await runCase(session, seed, time, body.example)), again: body.example };
  return body.property.open((arbitraries, property, traits) =>
    runProperty(session, seed, time, { arbitraries, body: property, traits }),
  );
}

/** Tries a failure again, and says how often it shows; tries that could not be judged do not count. */
async function tryAgain(session: Session, seed: number, time: CheckTime, run: CheckRun): Promise<string | undefined> {
  let [failures, tries] = [1, 1];
  for (let repeat = 1; repeat <= session.effort.repeats && !time.signal.aborted; repeat += 1) {
    const { ending, trace } = await runCase(session, (seed + repeat) >>> 0, time, run.again);
    run.trace.created.push(...trace.created);
    if (ending.verdict === 'fail') failures += 1;
    if (ending.verdict === 'fail' || ending.verdict === 'pass') tries += 1;
  }
  if (tries === 1) return undefined;
  return failures === tries ? `always (${tries} of ${tries} tries)` : `sometimes (${failures} of ${tries} tries)`;
}

/**
 * Whether what failed passes now that the target has just been seen to answer: whoever answered in its place, or broke its
 * connections, may have gone meanwhile.
 */
async function wasInterference(session: Session, seed: number, time: CheckTime, run: CheckRun): Promise<boolean> {
  if (interferenceIn(run, session.catcher.url) === undefined) return false;
  const { ending, trace } = await runCase(session, seed, time, run.again);
  run.trace.created.push(...trace.created);
  return ending.verdict !== 'fail';
}

/** A number that differs between checks and follows from the run's seed. */
export function seedOf(check: Check, seed: number): number {
  const digest = createHash('sha256').update(`${seed}:${check.requirement}:${check.name}`).digest();
  return digest.readUInt32BE(0) & 0x7fffffff;
}

/** Takes secrets out of all that a check found; its exchanges were recorded without. */
function withoutSecrets(ending: Ending, { exchanges, clockMoves, ...left }: Trace, session: Session) {
  const { verdict, unmet, suspects, hindrance, ...told } = ending;
  const counterexample = told.counterexample === undefined ? {} : { counterexample: plainJson(told.counterexample) };
  const clean = changeTexts({ ...told, ...counterexample, ...left }, (text) => session.target.redact(text));
  const moves = clockMoves.length === 0 ? {} : { clockMoves };
  const causes = {
    ...(hindrance === undefined ? {} : { hindrance }),
    ...(unmet === undefined ? {} : { unmet }),
    ...(suspects === undefined ? {} : { suspects }),
  };
  return { verdict, ...causes, ...clean, ...moves, exchanges };
}

/** Does the work of one check within its time, and says what it found. */
export async function withinTime(
  check: Check,
  session: Session,
  stop: AbortSignal,
  work: (
    time: CheckTime,
  ) => Promise<{ readonly run: Omit<CheckRun, 'again'>; readonly frequency?: string | undefined }>,
): Promise<CheckResult> {
  const startedAt = Date.now();
  const { requirement: id, name, suite } = check;
  const result = (ending: Ending, trace: Trace): CheckResult => ({
    requirement: id,
    name,
    suite,
    ...withoutSecrets(ending, trace, session),
    duration: Date.now() - startedAt,
  });
  const excuse = excused(check, session);
  if (excuse !== undefined) return result(excuse, emptyTrace());
  // Half a check says nothing; what it would cost may be enough for another one.
  const giveBack = await (session.budget ?? unlimited).admit(expectedCost(check, session.effort.runs));
  if (giveBack === undefined)
    return result(hindered('limit', 'it costs more than is left of the limits (limits)'), emptyTrace());
  const time = checkTime(stop, session.effort.checkLimitMs);
  try {
    const { run, frequency } = await work(time);
    return { ...result(run.ending, run.trace), ...(frequency === undefined ? {} : { frequency }) };
  } catch (error) {
    return result(suiteError(error), emptyTrace());
  } finally {
    giveBack();
    time.release();
  }
}

/** Runs one check to its end; never throws. */
export function execute(check: Check, session: Session, stop: AbortSignal): Promise<CheckResult> {
  const seed = seedOf(check, session.effort.seed);
  return withinTime(check, session, stop, async (time) => {
    const run = await runCheck(session, seed, time, check);
    if (run.ending.verdict !== 'fail') return { run };
    const frequency = await tryAgain(session, seed, time, run);
    const disturbed = await session.disturbance(time.signal);
    if (disturbed !== undefined) return { run: { ...run, ending: hindered(disturbed.hindrance, disturbed.reason) } };
    if (await wasInterference(session, seed, time, run))
      return { run: { ...run, ending: unreliable(run.ending.reason) } };
    return { run, frequency };
  });
}

/** One case of a check, from its result. */
export interface KnownCase {
  readonly seed: number;
  /** The values of a property's case, as JSON. */
  readonly values: unknown;
}

/** The body of a check with the values of one case. */
export function bodyWith({ body }: Check, values: unknown): Body {
  if ('example' in body) return body.example;
  const text = JSON.stringify(values);
  return body.property.open(
    (_arbitraries, property): Body =>
      (context) =>
        property(context, JSON.parse(text)),
  );
}

/** Runs one known case of a check again, whatever its generators make now; never throws. */
export function executeCase(
  check: Check,
  session: Session,
  stop: AbortSignal,
  { seed, values }: KnownCase,
): Promise<CheckResult> {
  return withinTime(check, session, stop, async (time) => ({
    run: await runCase(session, seed, time, bodyWith(check, values)),
  }));
}
