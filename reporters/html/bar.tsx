import type { Tally } from '../../src/results/results.js';
import { number } from './format.js';
import { type StandingWords, standings } from './words.js';

/** The standings that occur, with their numbers. */
export function present(tally: Tally): (StandingWords & { readonly count: number })[] {
  return standings.map((one) => ({ ...one, count: tally[one.standing] })).filter(({ count }) => count > 0);
}

/** A tally in words, as in "3 fail, 40 pass". */
export function inWords(tally: Tally): string {
  return present(tally)
    .map(({ count, name }) => `${number(count)} ${name}`)
    .join(', ');
}

/** Patterns that distinguish bars without colour; once in a page. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <pattern id="fill-fail" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="6" />
      </pattern>
      <pattern id="fill-waived" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="2" height="6" />
      </pattern>
      <pattern id="fill-inconclusive" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.4" />
      </pattern>
      <pattern id="fill-deferred" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="1.6" />
      </pattern>
      <pattern id="fill-not-applicable" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="1.6" height="5" />
      </pattern>
      <pattern id="fill-untestable" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 0h2v6h-2zM0 0h6v2h-6z" />
      </pattern>
    </svg>
  );
}

const height = 14;

/** A tally as a bar; the length of a part is its share. */
export function Bar({ tally, title }: { readonly tally: Tally; readonly title: string }) {
  const parts = present(tally);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return (
    <svg class="bar" role="img" width="100%" height={height}>
      <title>{`${title}: ${inWords(tally) || 'nothing'}`}</title>
      {parts.map(({ standing, count }) => {
        const place = { x: `${(before / total) * 100}%`, width: `${(count / total) * 100}%`, height };
        before += count;
        return (
          <>
            <rect class={standing} {...place} />
            {standing === 'pass' ? null : <rect fill={`url(#fill-${standing})`} {...place} />}
          </>
        );
      })}
    </svg>
  );
}
