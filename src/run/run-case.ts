import { setTimeout as delay } from 'node:timers/promises';
import type { CheckContext } from '../../suites/check/context.js';
import type { Remembered } from '../client/memory.js';
import { openCase, type Trace } from './case.js';
import type { CheckTime } from './check-time.js';
import { cutShort, type Ending, endingOf, hindered, passed } from './ending.js';
import { interferenceIn } from './interference.js';
import type { Session } from './session.js';

/** What a check does in one case. */
export type Body = (context: CheckContext) => Promise<void>;

/** How a case ended, and what it left. */
export interface CaseRun {
  readonly ending: Ending;
  readonly trace: Trace;
  /** What it has learned, where it may go on in another process. */
  readonly learned?: readonly Remembered[];
}

/** Milliseconds that a body may take to notice that it was ended. */
const grace = 250;

/** How often a case is run whose way to the target failed. */
const mostAttempts = 4;

async function afterEnd(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await delay(grace, undefined, { ref: false });
}

/** Runs one body in a case of its own. */
async function runOnce(
  session: Session,
  seed: number,
  time: CheckTime,
  body: Body,
  earlier?: readonly Remembered[],
): Promise<CaseRun> {
  const { signal } = time;
  const one = openCase(session, seed, time, earlier);
  const ended = (ending: Ending): CaseRun => ({
    ending: signal.aborted ? cutShort(signal) : ending,
    trace: one.trace,
    ...(one.memory === undefined ? {} : { learned: one.memory.all }),
  });
  try {
    await Promise.race([body(one.context), afterEnd(one.end)]);
    return ended(one.missed === undefined ? passed : hindered('late', one.missed));
  } catch (error) {
    const ending = endingOf(error);
    return ended(ending.verdict === 'fail' ? { ...ending, seed } : ending);
  } finally {
    one.close();
  }
}

/** The ending of a check that failed by what may not have been the target. @param reason of the failure */
export function unreliable(reason: string): Ending {
  const remedy = 'see limits.requestsPerSecond and limits.concurrency';
  return hindered('no-answer', `the connection is unreliable: ${reason}; ${remedy}`);
}

/**
 * Runs a case once more while little is asked of the target: a limit of the rate may break connections without a word.
 * @param at where it broke each time until now
 * @param run what it found then, which stands where calm was in vain before
 */
async function calmly(
  { target: { calm }, catcher }: Pick<Session, 'target' | 'catcher'>,
  run: CaseRun,
  at: number,
  again: () => Promise<CaseRun>,
): Promise<CaseRun> {
  if (!calm.isWorthwhile) return run;
  const quiet = await calm.during(again);
  const then = interferenceIn(quiet, catcher.url);
  calm.learn(then !== at);
  return then === undefined || then === at ? quiet : { ...quiet, ending: unreliable(quiet.ending.reason) };
}

/**
 * Runs a case, and runs it again from its start when the way to the target failed: a connection broke, or somebody else
 * answered. That happens anywhere on an unreliable line; where it happens at the same request each time, also while little
 * else is asked of the target, that is what the target does.
 * @param earlier what it learned in an earlier process, where it may be judged later
 */
export async function runCase(
  session: Session,
  seed: number,
  time: CheckTime,
  body: Body,
  earlier?: readonly Remembered[],
): Promise<CaseRun> {
  const breaks: number[] = [];
  const created: Trace['created'] = [];
  const again = async (): Promise<CaseRun> => {
    const run = await runOnce(session, seed, time, body, earlier);
    run.trace.created.unshift(...created);
    return run;
  };
  for (;;) {
    const run = await again();
    const at = interferenceIn(run, session.catcher.url);
    if (at === undefined) return run;
    breaks.push(at);
    created.splice(0, created.length, ...run.trace.created);
    const isLast = breaks.length >= mostAttempts;
    if (isLast && breaks.every((one) => one === at)) return calmly(session, run, at, again);
    if (isLast || time.isRunningOut) return { ending: unreliable(run.ending.reason), trace: run.trace };
  }
}
