import type { ChangeKind, Comparison, Standing, Yardstick } from '../../src/compare/comparison.js';
import { type StandingWords, wordsFor } from '../html/words.js';

/** How a standing is shown; the sign distinguishes it without colour. */
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
  fixed: 'fixed',
};

/** The outcome of a comparison, in a few words. */
export const outcomeWords: Readonly<Record<Comparison['outcome'], string>> = {
  regression: 'Regression',
  'no-regression': 'No regression',
  unsettled: 'Could not be judged',
};

/** The rule of a comparison, for those who act on it. */
export function rule({ failOn, strict }: Yardstick): string {
  const level = failOn === 'must' ? 'of level must' : 'of level must or should';
  return [
    `A regression is a requirement ${level} that passed and now fails (broke), also where another failure hides it,`,
    'or that failed and now also fails in a check that passed (worse).',
    ...(strict ? ['Strict: also one that passed and is no longer tested.'] : []),
    'Each run is compared with the one before it, or, where that one did not judge a requirement, with the last that did.',
    `Expected failures${strict ? '' : ', what is no longer tested,'} and what is newly tested are not regressions.`,
  ].join(' ');
}

/** The number of changes of each kind, as in "2 broke, 1 fixed". */
export function changesInWords(changes: Readonly<Record<ChangeKind, number>>, kinds: readonly ChangeKind[]): string {
  const counted = kinds.flatMap((kind) => (changes[kind] === 0 ? [] : [`${changes[kind]} ${changeWords[kind]}`]));
  return counted.length === 0 ? 'nothing changed' : counted.join(', ');
}
