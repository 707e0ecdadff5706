import { setTimeout as delay } from 'node:timers/promises';
import type { CheckContext } from '../../suites/check/context.js';
import { openCase, type Trace } from './case.js';
import { cutShort, type Ending, endingOf, passed } from './ending.js';
import type { Session } from './session.js';

/** What a check does in one case. */
export type Body = (context: CheckContext) => Promise<void>;

/** Milliseconds that a body may take to notice that it was ended. */
const grace = 250;

async function afterEnd(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await delay(grace, undefined, { ref: false });
}

/** Runs one body in a case of its own. */
export async function runCase(
  session: Session,
  seed: number,
  signal: AbortSignal,
  body: Body,
): Promise<{ ending: Ending; trace: Trace }> {
  const one = openCase(session, seed, signal);
  const ended = (ending: Ending): { ending: Ending; trace: Trace } => ({
    ending: signal.aborted ? cutShort(signal) : ending,
    trace: one.trace,
  });
  try {
    await Promise.race([body(one.context), afterEnd(one.end)]);
    return ended(passed);
  } catch (error) {
    const ending = endingOf(error);
    return ended(ending.verdict === 'fail' ? { ...ending, seed } : ending);
  } finally {
    one.close();
  }
}
