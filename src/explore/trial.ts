import type { CheckContext } from '../../suites/check/context.js';
import type { Check } from '../../suites/check/registry.js';
import { explorationSuite } from '../../suites/exploration/history-check.js';
import { openWorld, type Playing } from '../../suites/exploration/play.js';
import type { Step } from '../../suites/exploration/step.js';
import { type Observer, Violation, type World } from '../../suites/exploration/world.js';
import type { RequirementId } from '../contract/requirements.js';
import { isRequirementId } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';
import { executeCase } from '../run/execute.js';
import type { Session } from '../run/session.js';

/** What broke which requirement. */
export interface Failure {
  readonly requirement: RequirementId;
  readonly what: string;
}

export const keyOf = ({ requirement, what }: Failure): string => `${requirement} ${what}`;

/** One history that was played. */
export interface Trial {
  readonly seed: number;
  /** As far as it was played, the failing step included. */
  readonly steps: readonly Step[];
  readonly result: CheckResult;
  /** Left out where it did not fail. */
  readonly failure?: Failure;
}

/** Gives the next step; undefined at the end of the history. */
export type Next = (world: World, at: number) => Step | undefined;

/** How a history is played. */
export interface TrialOptions extends Playing {
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly seed: number;
  /** Makes the steps; called anew when the way to the target failed and the history begins again. */
  readonly open: () => Next;
}

/** The requirement that is broken where an answer breaks off, whatever was asked. */
const anyAnswer: Failure = { requirement: 'redeem.history', what: 'a request is not answered completely' };

function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Violation) || !isRequirementId(error.requirement)) return undefined;
  return { requirement: error.requirement, what: error.what };
}

/** Plays a history; never throws. */
export async function tryHistory(options: TrialOptions): Promise<Trial> {
  const { session, signal, seed, open, ...playing } = options;
  let steps: Step[] = [];
  let failure: Failure | undefined;
  const body = async (context: CheckContext): Promise<void> => {
    steps = [];
    failure = undefined;
    const next = open();
    const { world, step: play, end } = openWorld(context, playing);
    try {
      for (let step = next(world, 0); step !== undefined; step = next(world, steps.length)) {
        steps.push(step);
        await play(step);
      }
      await end();
    } catch (error) {
      failure = failureOf(error);
      throw error;
    }
  };
  const check: Check = {
    requirement: anyAnswer.requirement,
    name: 'a history is explained by the rules',
    suite: explorationSuite,
    traits: {},
    body: { example: body },
  };
  const result = await executeCase(check, session, signal, { seed, values: null });
  return { seed, steps, result, ...(result.verdict === 'fail' ? { failure: failure ?? anyAnswer } : {}) };
}

/** The steps of a known history. */
export const inOrder = (steps: readonly Step[]) => (): Next => (_world, at) => steps[at];

/** Keeps which requirements were judged. */
export function judgedBy(judged: Set<RequirementId>, answered: (sign: string) => void): Observer {
  return { held: (requirement) => void judged.add(requirement), answered };
}
