import type { Results, Tally } from '../../src/results/results.js';

/** What a requirement or a check counts as. */
export type Standing = keyof Tally;

/** How a standing is shown; the sign tells it without its colour. */
export interface StandingWords {
  readonly standing: Standing;
  readonly sign: string;
  readonly name: string;
  readonly meaning: string;
}

/** All standings, those first that need somebody's attention. */
export const standings: readonly StandingWords[] = [
  { standing: 'fail', sign: '✕', name: 'fail', meaning: 'The target did something else than the sentence says.' },
  {
    standing: 'waived',
    sign: '~',
    name: 'waived',
    meaning: 'It fails, as the list of expected failures says that it would.',
  },
  {
    standing: 'inconclusive',
    sign: '?',
    name: 'inconclusive',
    meaning: 'It could not be told; the reason says why. Often another requirement stands in the way.',
  },
  {
    standing: 'deferred',
    sign: '…',
    name: 'deferred',
    meaning: 'It can only be told later, or with a clock that can be moved.',
  },
  { standing: 'pass', sign: '✓', name: 'pass', meaning: 'Every check of it passed.' },
  {
    standing: 'not-applicable',
    sign: '–',
    name: 'not applicable',
    meaning: 'It concerns something that the target does not have.',
  },
  {
    standing: 'untestable',
    sign: '∅',
    name: 'untestable',
    meaning: 'Nothing that can be seen from outside would tell it.',
  },
];

const byStanding: ReadonlyMap<string, StandingWords> = new Map(standings.map((one) => [one.standing, one]));

/** The words for a standing; results that hold another one are shown all the same. */
export function wordsFor(standing: Standing): Pick<StandingWords, 'sign' | 'name'> {
  return byStanding.get(standing) ?? { sign: '!', name: standing };
}

const areas: ReadonlyMap<string, string> = new Map([
  ['answer', 'Answers'],
  ['token', 'Tokens'],
  ['callback', 'Callbacks'],
  ['background', 'Background callbacks'],
  ['redeem', 'Redemption'],
  ['chunk', 'Chunked uploads'],
  ['replace', 'Replacement'],
  ['file', 'Files'],
  ['auth', 'Permissions'],
]);

/** The heading of an area, which is the first word of its requirements' ids. */
export function areaName(area: string): string {
  return areas.get(area) ?? area;
}

/** What was judged, in a few words. */
export function targetName({ target, product }: Pick<Results, 'target' | 'product'>): string {
  if (target.reference) return 'The reference implementation';
  const name = [product?.vendor, product?.name, product?.version].filter((one) => one !== undefined && one !== '');
  return name.length === 0 ? target.url || 'The target' : name.join(' ');
}

/** A part of a page's address for something that has a name. */
export function anchor(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '_');
}
