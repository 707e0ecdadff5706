import { describe, expect, it } from 'vitest';
import { pace } from '../../src/client/pace.js';

/**
 * Sends requests one after the other to a target that takes or refuses each, on a clock of its own.
 * @returns requests taken per second in the second half of so many seconds
 */
function ratePerSecond(seconds: number, takes: (now: number, count: number) => boolean): number {
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
    } else pacer.slowDown(now, 0, begunAt);
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

  it.each([1, 5, 20, 100])('comes near to a limit of %i requests a second', (limit) => {
    expect(ratePerSecond(120, limitOf(limit))).toBeGreaterThan(limit * 0.6);
  });

  it('is refused few requests by a limit once it has found it', () => {
    let refused = 0;
    let sent = 0;
    const takes = limitOf(20);
    ratePerSecond(120, (now) => {
      const isTaken = takes(now);
      if (now > 60_000) {
        sent += 1;
        if (!isTaken) refused += 1;
      }
      return isTaken;
    });
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
