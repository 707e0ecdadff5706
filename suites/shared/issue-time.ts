import type { Token } from '../../src/client/token.js';

/** Seconds from one moment to another that lies between two bounds; 0 within them. */
interface Distance {
  readonly least: number;
  readonly most: number;
}

/**
 * Seconds by which valid_until is away from the moment of issue plus the lifetime, on the target's own clock. That moment
 * is known by the Date header of the answer, which is written in whole seconds while the request is under way, and by no
 * more than the time that the request took.
 * @returns undefined where the answer has no Date header; NaN where valid_until or valid_minutes are not numbers
 */
function distance({ reply, validMinutes, validUntil }: Token): Distance | undefined {
  const { date, exchange } = reply;
  if (date === undefined) return undefined;
  const seconds = exchange.duration / 1000;
  const issue = Number(validUntil) - 60 * validMinutes;
  return { least: issue - (date + 1 + seconds), most: issue - (date - seconds) };
}

/** The number closest to 0 between two. */
function closestToZero({ least, most }: Distance): number {
  if (Number.isNaN(least)) return Number.NaN;
  return Math.max(least, Math.min(most, 0));
}

/** Seconds by which valid_until certainly misses the moment of issue plus the lifetime; undefined without a Date. */
export function missOf(token: Token): number | undefined {
  const found = distance(token);
  return found === undefined ? undefined : closestToZero(found);
}

/** Seconds by which valid_until of two tokens certainly differ, each seen from its own moment of issue. */
export function disagreement(one: Token, other: Token): number | undefined {
  const [a, b] = [distance(one), distance(other)];
  if (a === undefined || b === undefined) return undefined;
  return Math.abs(closestToZero({ least: a.least - b.most, most: a.most - b.least }));
}
