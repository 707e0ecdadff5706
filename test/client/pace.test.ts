import { describe, expect, it } from 'vitest';
import { pace } from '../../src/client/pace.js';
import { random } from '../../src/media/random.js';

/**
 * Sends requests one after the other to a target that takes or refuses each, on a clock of its own.
 * @param after seconds after which a refused request may come again
 * @returns requests taken per second in the second half of so many seconds
 */
function ratePerSecond(seconds: number, takes: (now: number, count: number) => boolean, after = 0): number {
  const pacer = pace(0);
  let now = 0;
  let taken = 0;
  for (let count = 1; now < seconds * 1000; count += 1) {
    now += pacer.next(now);
    const begunAt = now;
    now += 2;
    if (takes(begunAt, count)) {
      pacer.taken();
      if (now > seconds * 500) taken += 1;
    } else pacer.slowDown(now, after, begunAt);
  }
  return taken / (seconds / 2);
}

/** Whether a limit of requests in each second lets one through. */
function limitOf(perSecond: number): (now: number) => boolean {
  const counts = new Map<number, number>();
  return (now) => {
    const second = Math.floor(now / 1000);
    counts.set(second, (counts.get(second) ?? 0) + 1);
    return (counts.get(second) ?? 0) <= perSecond;
  };
}

describe('the pace of requests', () => {
  it('does not fall on and on where every seventh request is put off at any pace', () => {
    expect(ratePerSecond(120, (_, count) => count % 7 !== 0)).toBeGreaterThan(100);
  });

  it('lets others go on where requests that are put off for a second come at any pace', () => {
    expect(ratePerSecond(240, (_, count) => count % 7 !== 0, 1)).toBeGreaterThan(10);
    // Unevenly, by the last digits of a sequence that looks random.
    const sequence = random(1);
    expect(ratePerSecond(240, () => sequence() % 4 !== 0, 1)).toBeGreaterThan(3);
  });

  it.each([1, 5, 20, 100])('comes near to a limit of %i a second that says how long to wait', (limit) => {
    expect(ratePerSecond(120, limitOf(limit), 1)).toBeGreaterThan(limit * 0.5);
  });

  it.each([1, 5, 20, 100])('comes near to a limit of %i requests a second', (limit) => {
    expect(ratePerSecond(120, limitOf(limit))).toBeGreaterThan(limit * 0.6);
  });

  it.each([
    [20, 0],
    [20, 1],
    [5, 1],
    [60, 1],
  ])('is refused few requests by a limit of %i once it has found it, which says to wait for %i s', (limit, after) => {
    let refused = 0;
    let sent = 0;
    const takes = limitOf(limit);
    const counted = (now: number): boolean => {
      const isTaken = takes(now);
      if (now > 60_000) {
        sent += 1;
        if (!isTaken) refused += 1;
      }
      return isTaken;
    };
    ratePerSecond(120, counted, after);
    expect(refused / sent).toBeLessThan(0.1);
  });

  it('is slow for as long as it is to be calm, and as before afterwards', () => {
    const pacer = pace(0);
    const release = pacer.calm(0);
    const first = pacer.next(0);
    expect(first).toBeGreaterThan(1000);
    expect(pacer.next(first)).toBeGreaterThan(100);
    release();
    expect(pacer.next(first + 10_000)).toBe(0);
    expect(pacer.next(first + 10_000)).toBe(0);
  });
});
