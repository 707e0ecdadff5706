import pLimit from 'p-limit';
import { type Check, declaredChecks } from '../../suites/check/registry.js';
import { historyCheck } from '../../suites/exploration/history-check.js';
import type { CapabilityState } from '../config/capabilities.js';
import { executeCase } from '../run/execute.js';
import type { Session } from '../run/session.js';
import { align, type RepeatedStep } from './align.js';
import { stepsOf } from './record.js';
import type { Replay } from './recording.js';
import { sendSteps } from './send.js';

/** The verdict of a replay: fixed, failing as before, or could not be judged. */
export type ReplayVerdict = 'FIXED' | 'FAILED' | 'ERROR';

/** The result of repeating the steps of one recording. */
export interface Repetition {
  readonly verdict: ReplayVerdict;
  /** In one sentence. */
  readonly because: string;
  readonly steps: readonly RepeatedStep[];
}

/** How often a check must pass: a failure on every try may still depend on timing. */
const patience = { always: 3, sometimes: 10 };

function aligned(recording: Replay, session: Session, exchanges: Parameters<typeof stepsOf>[0]): RepeatedStep[] {
  const { runId } = session;
  return align({ runId: recording.run.id, steps: recording.steps }, { runId, steps: stepsOf(exchanges, runId) });
}

/** What is said of a recording when no step of it could be sent. */
export function unsent({ steps }: Replay, because: string): Repetition {
  return { verdict: 'ERROR', because, steps: steps.map((recorded) => ({ recorded, changed: false })) };
}

/** Why the steps show nothing on this target; undefined when they may. */
function missingCapability({ needs }: Replay, { capabilities }: Session): string | undefined {
  const states: Readonly<Record<string, CapabilityState>> = capabilities;
  const need = needs.find((one) => states[one]?.present === false);
  return need === undefined ? undefined : `its steps need ${need}: ${states[need]?.evidence}`;
}

/** Without the check that judged them, the steps can only be compared with the recorded ones. */
async function repeatUnjudged(
  recording: Replay,
  session: Session,
  signal: AbortSignal,
  why: string,
): Promise<Repetition> {
  const lack = missingCapability(recording, session);
  if (lack !== undefined) return unsent(recording, `${why}, and ${lack}`);
  let steps: readonly RepeatedStep[];
  try {
    steps = aligned(recording, session, await sendSteps(recording, session, signal));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return unsent(recording, `${why}, and its steps could not be sent: ${problem}`);
  }
  const same = steps.every(({ recorded, repeated, changed }) => recorded && repeated && !changed);
  const answers = same
    ? 'every answer equals the recorded one, as far as it was kept'
    : 'the answers differ from the recorded ones';
  return { verdict: 'ERROR', because: `${why}, so nothing here can judge the steps; ${answers}`, steps };
}

/** Whether a check that passes now sends other requests than the recorded ones, although no answer led to that. */
function isAnotherCheck(steps: readonly RepeatedStep[]): boolean {
  return steps.some(({ repeated }) => repeated === undefined) && !steps.some(({ changed }) => changed);
}

async function repeatOnce(check: Check, recording: Replay, session: Session, signal: AbortSignal): Promise<Repetition> {
  const { seed, counterexample: values } = recording;
  const result = await executeCase(check, session, signal, { seed, values });
  const steps = aligned(recording, session, result.exchanges);
  const { verdict, reason, expected, unmet, harnessError } = result;
  if (harnessError !== undefined)
    return {
      verdict: 'ERROR',
      because: `the check could not repeat its case: ${harnessError.split('\n', 1)[0]}`,
      steps,
    };
  const isItsOwn = unmet === undefined || unmet === recording.requirement || expected === recording.expected;
  if (verdict === 'fail' && isItsOwn) return { verdict: 'FAILED', because: reason, steps };
  if (verdict === 'fail')
    return { verdict: 'ERROR', because: `a step that belongs to ${unmet} did not work: ${reason}`, steps };
  if (verdict !== 'pass') return { verdict: 'ERROR', because: `${verdict}: ${reason}`, steps };
  if (isAnotherCheck(steps))
    return repeatUnjudged(recording, session, signal, 'the check sends other requests than the recorded ones');
  return { verdict: 'FIXED', because: 'the check passes', steps };
}

/**
 * Repeats the steps of a recording: the check that judged them goes through the recorded case again, whatever its
 * generators make now, and judges the answers. Where this version has no such check, the steps are sent as they stand.
 */
export async function repeat(recording: Replay, session: Session, signal: AbortSignal): Promise<Repetition> {
  const check =
    historyCheck(recording.requirement, recording.check) ??
    declaredChecks().find((one) => one.requirement === recording.requirement && one.name === recording.check);
  if (check === undefined) return repeatUnjudged(recording, session, signal, 'this version has no such check');
  const first = await repeatOnce(check, recording, session, signal);
  if (first.verdict !== 'FIXED' || signal.aborted) return first;
  const { always, sometimes } = patience;
  const tries = recording.frequency?.startsWith('sometimes') === true ? sometimes : always;
  // Beside each other, as checks are in a run: some failures show only on a target that has much to do. Each with a seed
  // of its own, so that no two mean the same file.
  const gate = pLimit(recording.needs.includes('clock') ? 1 : tries);
  const again = Array.from({ length: tries - 1 }, (_, at) => ({ ...recording, seed: recording.seed + at + 1 }));
  const more = await Promise.all(again.map((one) => gate(() => repeatOnce(check, one, session, signal))));
  const failed = more.find(({ verdict }) => verdict === 'FAILED') ?? more.find(({ verdict }) => verdict === 'ERROR');
  return failed ?? { ...first, because: `the check passes, ${tries} of ${tries} times` };
}
