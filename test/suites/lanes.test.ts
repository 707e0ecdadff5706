import { describe, expect, it } from 'vitest';
import { inLanes } from '../../suites/shared/lanes.js';

describe('work in lanes', () => {
  it('keeps the order of its results, and never does more at once than there are lanes', async () => {
    let now = 0;
    let most = 0;
    const results = await inLanes([5, 4, 3, 2, 1, 0], async (one) => {
      now += 1;
      most = Math.max(most, now);
      for (let turns = 0; turns < one; turns += 1) await Promise.resolve();
      now -= 1;
      return one * 2;
    });
    expect(results).toEqual([10, 8, 6, 4, 2, 0]);
    expect(most).toBe(3);
  });

  it('ends with the first failure', async () => {
    await expect(inLanes([1, 2], async (one) => Promise.reject(new Error(`no ${one}`)))).rejects.toThrow('no 1');
  });
});
