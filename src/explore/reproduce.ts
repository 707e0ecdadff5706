import { marked, type Step } from '../../suites/exploration/step.js';
import { emptyLedger } from '../../suites/exploration/world.js';
import { type Finding, findingOf } from './findings.js';
import { shrink } from './shrink.js';
import { type Failure, inOrder, keyOf, type Trial, type TrialOptions, tryHistory } from './trial.js';

/** What is played again. */
export interface Reproduction {
  readonly failure: Failure;
  /** The history that failed. */
  readonly trial: Trial;
  /** Histories that were played before it, the latest first. */
  readonly before: readonly (readonly Step[])[];
  readonly play: Omit<TrialOptions, 'seed' | 'open' | 'ledger' | 'isKnown'>;
  /** Whether another failure than this one is known. */
  readonly isKnown: NonNullable<TrialOptions['isKnown']>;
  readonly lanes: number;
  /** A seed of its own for each history, so that no two mean the same file. */
  readonly nextSeed: () => number;
  /** Whether nothing more is to be begun. */
  readonly isOver: () => boolean;
  /** Learns of every smaller history that fails. */
  readonly onSmaller: (finding: Finding) => void;
}

/** Steps of which a history consists at most that is made of several. */
const longest = 3000;

/** How often the smallest history is played to distinguish always from sometimes. */
const repeats = 2;

/** The histories one after the other, each with ids of its own. */
function joined(histories: readonly (readonly Step[])[]): readonly Step[] {
  return histories.flatMap((steps, at) => steps.map((step) => marked(step, `h${at}`)));
}

/** Longer and longer histories that end with the one that failed. */
function* withThoseBefore({ trial, before }: Reproduction): Generator<readonly Step[]> {
  yield trial.steps;
  for (let count = 1; count < 2 * before.length; count *= 2) {
    const all = joined([...before.slice(0, count).toReversed(), trial.steps]);
    if (all.length > longest) return;
    yield all;
  }
}

/**
 * Makes a failure as small as it can be. Where it depends on what was played before, that is played again before it.
 */
export async function reproduce(one: Reproduction): Promise<void> {
  const { failure, play, isOver } = one;
  const isIt = (trial: Trial): boolean => trial.failure !== undefined && keyOf(trial.failure) === keyOf(failure);
  const again = (steps: readonly Step[]): Promise<Trial> =>
    tryHistory({
      ...play,
      seed: one.nextSeed(),
      open: inOrder(steps),
      // What was seen before does not count: whoever repeats it has not seen it.
      ledger: emptyLedger(),
      isKnown: (violation) => one.isKnown(violation),
    });
  let tries = 1;
  let found: Trial | undefined;
  for (const steps of withThoseBefore(one)) {
    if (isOver()) return;
    const trial = await again(steps);
    tries += 1;
    if (isIt(trial)) found = trial;
    if (found !== undefined) break;
  }
  if (found === undefined) return one.onSmaller(findingOf(failure, one.trial, `sometimes (1 of ${tries} tries)`));
  one.onSmaller(findingOf(failure, found));
  const trials = new Map<readonly Step[], Trial>();
  let smallest = found;
  await shrink(found.steps, {
    lanes: one.lanes,
    async fails(steps) {
      if (isOver()) return undefined;
      const trial = await again(steps);
      trials.set(steps, trial);
      return trial.result.hindrance === 'limit' ? undefined : isIt(trial);
    },
    onSmaller(steps) {
      smallest = trials.get(steps) ?? smallest;
      trials.clear();
      one.onSmaller(findingOf(failure, smallest));
    },
  });
  let failures = 1;
  let count = 1;
  while (count <= repeats && !isOver()) {
    const trial = await again(smallest.steps);
    if (trial.result.verdict === 'inconclusive') break;
    count += 1;
    if (isIt(trial)) failures += 1;
  }
  if (count === 1) return;
  const how = failures === count ? 'always' : 'sometimes';
  one.onSmaller(findingOf(failure, smallest, `${how} (${failures} of ${count} tries)`));
}
