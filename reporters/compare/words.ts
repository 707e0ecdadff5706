import type { ChangeKind, Comparison, Standing, Yardstick } from '../../src/compare/comparison.js';
import { type StandingWords, wordsFor } from '../html/words.js';

/** How a standing is shown; the sign tells it without its colour. */
export function standingWords(standing: Standing): Pick<StandingWords, 'sign' | 'name'> {
  if (standing === 'not-run') return { sign: '·', name: 'not run' };
  if (standing === 'not-in-contract') return { sign: '·', name: 'not in the contract' };
  return wordsFor(standing);
}

/** A change in a word or two. */
export const changeWords: Readonly<Record<ChangeKind, string>> = {
  broke: 'broke',
  worse: 'worse',
  unwaived: 'no longer waived',
  new: 'newly tested',
  lost: 'no longer tested',
  waived: 'now waived',
  mended: 'mended',
};

/** What a comparison comes to, in a few words. */
export const outcomeWords: Readonly<Record<Comparison['outcome'], string>> = {
  regression: 'Regression',
  'no-regression': 'No regression',
  unsettled: 'Could not be judged',
};

/** How the verdict of a comparison is reached, for whoever has to act by it. */
export function rule({ failOn, strict }: Yardstick): string {
  const level = failOn === 'must' ? 'of level must' : 'of level must or should';
  return [
    `A regression is a requirement ${level} that passed and now fails (broke), also behind another failure,`,
    'or that failed already and now also fails in a check that passed (worse).',
    ...(strict ? ['Strict: also one that passed and is no longer tested.'] : []),
    'Each run is compared with the one before it, or, where that one tells nothing, with the last that does.',
    `Expected failures${strict ? '' : ', what is no longer tested,'} and what was never tested before are no regression.`,
  ].join(' ');
}

/** How many requirements changed how, as in "2 broke, 1 mended". */
export function changesInWords(changes: Readonly<Record<ChangeKind, number>>, kinds: readonly ChangeKind[]): string {
  const told = kinds.flatMap((kind) => (changes[kind] === 0 ? [] : [`${changes[kind]} ${changeWords[kind]}`]));
  return told.length === 0 ? 'nothing changed' : told.join(', ');
}
