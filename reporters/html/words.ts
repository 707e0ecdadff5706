import type { Results, Tally } from '../../src/results/results.js';

/** The standing of a requirement or a check. */
export type Standing = keyof Tally;

/** How a standing is shown; the sign distinguishes it without colour. */
export interface StandingWords {
  readonly standing: Standing;
  readonly sign: string;
  readonly name: string;
  readonly meaning: string;
}

/** All standings, those that need attention first. */
export const standings: readonly StandingWords[] = [
  { standing: 'fail', sign: '✕', name: 'fail', meaning: 'The target does not do what the requirement says.' },
  {
    standing: 'waived',
    sign: '~',
    name: 'waived',
    meaning: 'It fails, and the list of expected failures names it.',
  },
  {
    standing: 'inconclusive',
    sign: '?',
    name: 'inconclusive',
    meaning: 'It could not be judged; the reason says why. Often the failure of another requirement hides it.',
  },
  {
    standing: 'deferred',
    sign: '…',
    name: 'deferred',
    meaning: 'It can be judged only later, or with a clock that can be moved.',
  },
  { standing: 'pass', sign: '✓', name: 'pass', meaning: 'Every check of it passed.' },
  {
    standing: 'not-applicable',
    sign: '–',
    name: 'not applicable',
    meaning: 'The target does not have the capability that it is about.',
  },
  {
    standing: 'untestable',
    sign: '∅',
    name: 'untestable',
    meaning: 'No behaviour that is visible from outside shows it.',
  },
];

const byStanding: ReadonlyMap<string, StandingWords> = new Map(standings.map((one) => [one.standing, one]));

/** The words for a standing; an unknown one is shown as it is. */
export function wordsFor(standing: Standing): Pick<StandingWords, 'sign' | 'name'> {
  return byStanding.get(standing) ?? { sign: '!', name: standing };
}

const areas: ReadonlyMap<string, string> = new Map([
  ['answer', 'Answers'],
  ['token', 'Tokens'],
  ['callback', 'Callbacks'],
  ['browser', 'Forms in a browser'],
  ['background', 'Background callbacks'],
  ['redeem', 'Redemption'],
  ['chunk', 'Chunked uploads'],
  ['replace', 'Replacement'],
  ['file', 'Files'],
  ['auth', 'Permissions'],
  ['client', 'Uploaders and callback handlers'],
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

/** A fragment of the page's address for a name. */
export function anchor(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '_');
}
